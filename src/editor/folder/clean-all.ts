import * as vscode from 'vscode';
import type { Choice } from '../../core/choices.js';
import { plan } from '../../core/fixes.js';
import { isReadOnly } from '../apply.js';
import type { Cleaner } from '../cleaner.js';
import type { Configuration } from '../configuration.js';
import { inOneLine } from '../counted.js';
import type { DocumentStore, Snapshot } from '../documents.js';
import type { Engine, Loaded } from '../engine.js';
import { type Ignores, judge } from '../judge.js';
import { addChoices } from '../preview.js';
import type { VirtualTexts } from '../virtual-texts.js';
import { findArticles, readArticle } from './article-files.js';
import { check } from './check-all.js';

/** Every changed file is held open until the user has chosen; more at once would be nobody's choice. */
const MOST_FILES = 200;

/** An article and what can be done to it, as it stood when it was read. */
interface Changeable {
  readonly snapshot: Snapshot;
  readonly choices: readonly Choice[];
}

/** What the user may choose from, and what had to be left out. */
interface Collected {
  readonly files: Changeable[];
  more: boolean;
  /** Files that could be cleaned up but may not be written or opened. */
  leftOut: number;
}

/** `Clean Up All Articles`: the safe fixes of all files in VS Code's refactor preview. */
export class FolderCleaning implements vscode.Disposable {
  private readonly command: vscode.Disposable;

  constructor(
    private readonly store: DocumentStore,
    private readonly engine: Engine,
    private readonly configuration: Configuration,
    private readonly ignores: Ignores,
    private readonly cleaner: Cleaner,
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
    await this.renew(collected);
    // From here on nothing waits: the edit carries the versions that were read.
    const { files, more, leftOut } = collected;
    const said = [
      files.length === 0 && t('There is nothing to clean up in this folder.'),
      more && t('The first {0} articles are shown; run the command again for the rest.', MOST_FILES),
      leftOut > 0 && t('Left out, because they are read-only or cannot be opened: {0}.', leftOut),
    ].filter((part) => part !== false);
    if (said.length > 0) void vscode.window.showInformationMessage(inOneLine(said));
    if (files.length > 0) await vscode.workspace.applyEdit(this.preview(files), { isRefactoring: true });
  }

  /** Goes through file after file; undefined where the user cancelled. */
  private async collect(
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
  ): Promise<Collected | undefined> {
    const collected: Collected = { files: [], more: false, leftOut: 0 };
    const cancelled = () => token.isCancellationRequested;
    const loaded = await this.engine.load();
    const uris = await findArticles(token);
    for (const [i, uri] of uris.entries()) {
      if (collected.files.length >= MOST_FILES) {
        collected.more = true;
        break;
      }
      progress.report({ message: `${i + 1} / ${uris.length}`, increment: 100 / uris.length });
      if (!cancelled() && (await this.hasSafeFixes(uri, loaded, cancelled))) await this.add(uri, collected);
      if (cancelled()) return undefined;
    }
    return collected;
  }

  /** Found out from the file's bytes: of a whole archive only what will change is opened. */
  private async hasSafeFixes(uri: vscode.Uri, loaded: Loaded, cancelled: () => boolean): Promise<boolean> {
    const file = await readArticle(uri);
    if (!file) return false;
    const settings = this.configuration.of(file);
    if (!settings.active || file.text.length > settings.maxFileSize) return false;
    const result = await check(file, loaded, cancelled);
    return (
      !!result && plan(judge(result.findings, file.text, settings, this.ignores).findings).edits.length > 0
    );
  }

  private async add(uri: vscode.Uri, collected: Collected): Promise<void> {
    const snapshot = (await isReadOnly(uri)) ? undefined : await this.open(uri);
    if (snapshot) collected.files.push(...(await this.changeable(snapshot)));
    else collected.leftOut++;
  }

  /** None where the article, as it is open, has nothing to be cleaned up. */
  private async changeable(snapshot: Snapshot): Promise<Changeable[]> {
    const choices = await this.cleaner.choices(snapshot);
    return choices.length > 0 ? [{ snapshot, choices }] : [];
  }

  /** Reads again what somebody has typed into while other files were read. */
  private async renew({ files }: Collected): Promise<void> {
    for (;;) {
      const i = files.findIndex(({ snapshot: { document, version } }) => document.version !== version);
      if (i < 0) return;
      const snapshot = await this.store.fresh(files[i]!.snapshot.document);
      files.splice(i, 1, ...(snapshot ? await this.changeable(snapshot) : []));
    }
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
  private preview(files: readonly Changeable[]): vscode.WorkspaceEdit {
    const { t } = vscode.l10n;
    const name = t('What is ticked will be cleaned up');
    const note = this.texts.note(name, t('Untick what shall stay as it is, then press Apply.'));
    const whole = new vscode.WorkspaceEdit();
    whole.insert(note, new vscode.Position(0, 0), '', { label: name, needsConfirmation: true });
    for (const { snapshot, choices } of files) addChoices(whole, snapshot.document, choices, true);
    return whole;
  }

  dispose(): void {
    this.command.dispose();
  }
}
