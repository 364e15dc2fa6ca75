import * as vscode from 'vscode';
import { plan } from '../../core/fixes.js';
import type { Resources } from '../../core/resources.js';
import { isReadOnly } from '../apply.js';
import type { Configuration } from '../configuration.js';
import type { DocumentStore, Snapshot } from '../documents.js';
import { type Ignores, judge } from '../judge.js';
import type { Models } from '../models.js';
import { addChoices } from '../preview.js';
import type { VirtualTexts } from '../virtual-texts.js';
import { findArticles, readArticle } from './article-files.js';
import { check } from './check-all.js';

/** Every changed file is held open until the user has chosen; more at once would be nobody's choice. */
const MOST_FILES = 200;

/** What the user may choose from, and what had to be left out. */
interface Collected {
  readonly edit: vscode.WorkspaceEdit;
  more: boolean;
  /** Files that could be cleaned up but may not be written or opened. */
  leftOut: number;
}

/** `Clean Up All Articles`: the safe fixes of all files in VS Code's refactor preview. */
export class FolderCleaning implements vscode.Disposable {
  private readonly command: vscode.Disposable;

  constructor(
    private readonly store: DocumentStore,
    private readonly models: Models,
    private readonly configuration: Configuration,
    private readonly ignores: Ignores,
    private readonly texts: VirtualTexts,
  ) {
    this.command = vscode.commands.registerCommand('cleanCopy.cleanAll', () => this.run());
  }

  private async run(): Promise<void> {
    const { t } = vscode.l10n;
    const collected = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: t('Looking for what can be cleaned up'),
        cancellable: true,
      },
      (progress, token) => this.collect(progress, token),
    );
    if (!collected) return;
    const { edit, more, leftOut } = collected;
    const said = [
      edit.size === 0 && t('There is nothing to clean up in this folder.'),
      more && t('The first {0} articles are shown; run the command again for the rest.', MOST_FILES),
      leftOut > 0 && t('Left out, because they are read-only or cannot be opened: {0}.', leftOut),
    ].filter((part) => part !== false);
    if (said.length > 0) void vscode.window.showInformationMessage(said.join(' '));
    if (edit.size === 0) return;
    const preview = this.withNote(edit);
    await vscode.workspace.applyEdit(preview, { isRefactoring: true });
  }

  /** Goes through file after file; undefined where the user cancelled. */
  private async collect(
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
  ): Promise<Collected | undefined> {
    const collected: Collected = { edit: new vscode.WorkspaceEdit(), more: false, leftOut: 0 };
    const cancelled = () => token.isCancellationRequested;
    const resources = await this.models.load();
    const uris = await findArticles(token);
    for (const [i, uri] of uris.entries()) {
      if (collected.edit.size >= MOST_FILES) {
        collected.more = true;
        break;
      }
      progress.report({ message: `${i + 1} / ${uris.length}`, increment: 100 / uris.length });
      if (!cancelled() && (await this.hasSafeFixes(uri, resources, cancelled)))
        await this.add(uri, collected);
      if (cancelled()) return undefined;
    }
    return collected;
  }

  /** Found out from the file's bytes: of a whole archive only what will change is opened. */
  private async hasSafeFixes(
    uri: vscode.Uri,
    resources: Resources,
    cancelled: () => boolean,
  ): Promise<boolean> {
    const file = await readArticle(uri);
    if (!file) return false;
    const settings = this.configuration.of(file);
    if (!settings.active || file.text.length > settings.maxFileSize) return false;
    const result = await check(file, resources, cancelled);
    return (
      !!result && plan(judge(result.findings, file.text, settings, this.ignores).findings).edits.length > 0
    );
  }

  private async add(uri: vscode.Uri, collected: Collected): Promise<void> {
    const snapshot = (await isReadOnly(uri)) ? undefined : await this.open(uri);
    if (snapshot) addChoices(collected.edit, snapshot, true);
    else collected.leftOut++;
  }

  /** Opened, so that the edit is bound to the version it was made for. VS Code refuses what is too long for it. */
  private async open(uri: vscode.Uri): Promise<Snapshot | undefined> {
    try {
      return await this.store.fresh(await vscode.workspace.openTextDocument(uri));
    } catch {
      return undefined;
    }
  }

  /**
   * VS Code shows a preview only where something is not ticked, and ticking hundreds of files is nobody's work. So the
   * fixes, all of them safe, come ticked, below one line that says so and changes nothing.
   */
  private withNote(edit: vscode.WorkspaceEdit): vscode.WorkspaceEdit {
    const { t } = vscode.l10n;
    const name = t('What is ticked will be cleaned up');
    const note = this.texts.note(name, t('Untick what shall stay as it is, then press Apply.'));
    const whole = new vscode.WorkspaceEdit();
    whole.insert(note, new vscode.Position(0, 0), '', { label: name, needsConfirmation: true });
    for (const [uri, edits] of edit.entries()) whole.set(uri, edits);
    return whole;
  }

  dispose(): void {
    this.command.dispose();
  }
}
