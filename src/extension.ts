import type * as vscode from 'vscode';
import { offerCleaning } from './editor/clean-up.js';
import { Cleaner } from './editor/cleaner.js';
import { offerCodeActions } from './editor/code-actions.js';
import { offerComparing } from './editor/compare.js';
import { Configuration } from './editor/configuration.js';
import { CurrentArticle } from './editor/current-article.js';
import { showDiagnostics } from './editor/diagnostics.js';
import { DocumentStore } from './editor/documents.js';
import { Engine } from './editor/engine.js';
import { offerExport } from './editor/export.js';
import { offerFirstSteps } from './editor/first-steps.js';
import { FolderCheck } from './editor/folder/check-all.js';
import { FolderCleaning } from './editor/folder/clean-all.js';
import { offerGoing } from './editor/go-to.js';
import { offerIgnoring } from './editor/ignore-commands.js';
import { IgnoreList } from './editor/ignores.js';
import { offerFolding } from './editor/language/folding.js';
import { offerHovers } from './editor/language/hover.js';
import { offerMentions } from './editor/language/mentions.js';
import { offerRename } from './editor/language/rename.js';
import { offerOutline } from './editor/language/symbols.js';
import { offerWalking } from './editor/next-finding.js';
import { offerPreview } from './editor/preview.js';
import { offerSwitches } from './editor/rule-switches.js';
import { showStatus } from './editor/status.js';
import { showPanel } from './editor/views/panel.js';
import { VirtualTexts } from './editor/virtual-texts.js';

/** Wiring only: everything reads the store, which checks the open articles and is started last. */
export function activate(context: vscode.ExtensionContext): void {
  const configuration = new Configuration();
  const ignores = new IgnoreList(context);
  const engine = new Engine(context.extensionUri);
  const store = new DocumentStore(engine, configuration, ignores);
  const article = new CurrentArticle(store);
  const cleaner = new Cleaner(engine, ignores);
  const texts = new VirtualTexts();
  context.subscriptions.push(
    configuration,
    ignores,
    store,
    article,
    texts,
    showDiagnostics(store),
    showStatus(article),
    showPanel(article, context.globalState),
    offerCodeActions(store),
    offerCleaning(store, article, cleaner, texts),
    offerPreview(store, article, cleaner, texts),
    offerComparing(texts),
    offerGoing(),
    offerWalking(article),
    offerIgnoring(ignores),
    offerSwitches(configuration, article),
    offerHovers(store),
    offerMentions(store),
    offerRename(store),
    offerOutline(store, configuration),
    offerFolding(store),
    new FolderCheck(store, engine, configuration, ignores),
    new FolderCleaning(store, engine, configuration, ignores, cleaner, texts),
    offerExport(article, engine, configuration),
    offerFirstSteps(context),
  );
  store.start();
}
