import * as vscode from 'vscode';
import type { Choice } from '../core/choices.js';
import { apply, changeOf, isReadOnly } from './apply.js';
import { rangeOf } from './article-document.js';
import type { Cleaner } from './cleaner.js';
import { listed } from './counted.js';
import type { CurrentArticle } from './current-article.js';
import type { DocumentStore, Snapshot } from './documents.js';
import { bringForward } from './go-to.js';
import { refuse } from './refusals.js';
import { report, sayNothingToDo } from './report.js';
import { ruleName } from './rule-names.js';
import type { VirtualTexts } from './virtual-texts.js';

/** `Preview Clean-up`: the article against its cleaned text in a diff editor, with Apply in the title bar. */
export function offerPreview(
  store: DocumentStore,
  article: CurrentArticle,
  cleaner: Cleaner,
  texts: VirtualTexts,
): vscode.Disposable {
  /** The article that each open preview is of, by the preview's own address. */
  const previews = new Map<string, { readonly preview: vscode.Uri; readonly of: vscode.TextDocument }>();

  const open = async () => {
    const snapshot = await article.fresh();
    if (!snapshot) return;
    const { document } = snapshot;
    const { text, edits } = await cleaner.plan(snapshot);
    if (edits.length === 0) {
      sayNothingToDo(snapshot);
      return;
    }
    const preview = texts.add('preview', document.uri, text);
    previews.set(preview.toString(), { preview, of: document });
    const name = document.uri.path.split('/').pop() ?? '';
    const title = vscode.l10n.t('{0}: clean-up preview', name);
    await vscode.commands.executeCommand('vscode.diff', document.uri, preview, title);
  };

  const applyPreview = async (uri?: vscode.Uri) => {
    const entry = previews.get(String(uri ?? vscode.window.activeTextEditor?.document.uri));
    const snapshot = entry && (await store.fresh(entry.of));
    if (!snapshot) {
      refuse('closed');
      return;
    }
    const cleaned = await cleaner.plan(snapshot);
    // In its own editor the article keeps the cursor where it is, and is found out where it may not be edited.
    await bringForward(snapshot.document);
    if (cleaned.edits.length === 0) sayNothingToDo(snapshot);
    else if (await apply(changeOf(snapshot, cleaned.edits))) await report(snapshot, cleaned, store, texts);
    else return;
    await closePreview(entry.preview);
  };

  return vscode.Disposable.from(
    vscode.commands.registerCommand('cleanCopy.previewClean', open),
    vscode.commands.registerCommand('cleanCopy.applyPreview', applyPreview),
    vscode.commands.registerCommand('cleanCopy.pickChanges', async () => {
      const snapshot = await article.fresh();
      if (snapshot) await pickChanges(snapshot, await cleaner.choices(snapshot));
    }),
    // The preview follows the article, so that Apply does what it shows.
    store.onDidPublish(async (snapshot) => {
      const shown = [...previews.values()].filter(({ of }) => of === snapshot.document);
      // Switched off, it is not read: what the preview shows stays.
      if (shown.length === 0 || snapshot.state !== 'checked') return;
      const { text } = await cleaner.plan(snapshot);
      if (store.latest(snapshot.document.uri) === snapshot)
        for (const { preview } of shown) texts.update(preview, text);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => previews.delete(uri.toString())),
  );
}

async function closePreview(preview: vscode.Uri): Promise<void> {
  const shows = ({ input }: vscode.Tab) =>
    input instanceof vscode.TabInputTextDiff && input.modified.toString() === preview.toString();
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.filter(shows));
  await vscode.window.tabGroups.close(tabs);
}

/** The safe fixes of the article in VS Code's refactor preview, each with a box to tick. */
async function pickChanges(snapshot: Snapshot, choices: readonly Choice[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  addChoices(edit, snapshot.document, choices, false);
  // VS Code's preview would write to a file that may not be written.
  if (edit.size === 0) sayNothingToDo(snapshot);
  else if (await isReadOnly(snapshot.document.uri)) refuse('readOnly');
  else if (snapshot.document.version !== snapshot.version) refuse('movedOn');
  else await vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

/** Adds changes of an article to an edit, for the user to choose from: ticked, or to be ticked first. */
export function addChoices(
  edit: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  choices: readonly Choice[],
  ticked: boolean,
): void {
  for (const choice of choices) {
    const label = listed(choice.rules.map(ruleName));
    edit.replace(document.uri, rangeOf(document, choice.edit), choice.edit.text, {
      label,
      needsConfirmation: !ticked,
    });
  }
}
