import * as vscode from 'vscode';
import type { CheckResult } from '../../core/check.js';
import type { Twin, Twins } from '../../core/repeats/across-files.js';
import { inSlices } from '../../core/slices.js';
import type { Configuration } from '../configuration.js';
import { inOneLine } from '../counted.js';
import type { DocumentStore } from '../documents.js';
import type { Engine, Loaded } from '../engine.js';
import type { IgnoreList } from '../ignores.js';
import { judge } from '../judge.js';
import { pause } from '../pause.js';
import { type ArticleFile, findArticles, readArticle } from './article-files.js';
import { FolderProblems } from './folder-problems.js';
import { leftOut } from './left-out.js';
import { LineIndex } from './line-index.js';

/** What a check of the whole folder has seen. */
interface Tally {
  files: number;
  findings: number;
  filesWithFindings: number;
  unreadable: number;
  tooLarge: number;
  twins: number;
  /** Files that were not looked at because the user has cancelled. */
  left: number;
}

/** `Check All Articles`: the findings of every file in the Problems panel, and articles that stand in two files. */
export class FolderCheck implements vscode.Disposable {
  private readonly problems: FolderProblems;
  private readonly command: vscode.Disposable;
  private isRunning = false;
  /** Files to be read again, one after another. */
  private readonly waiting = new Map<string, vscode.Uri>();
  private isReading = false;

  constructor(
    store: DocumentStore,
    private readonly engine: Engine,
    private readonly configuration: Configuration,
    private readonly ignores: IgnoreList,
  ) {
    this.problems = new FolderProblems(store, configuration, ignores, (uri) => void this.again(uri));
    this.command = vscode.commands.registerCommand('cleanCopy.checkAll', () => this.run());
  }

  private async run(): Promise<void> {
    // The one under way says so itself, and can be cancelled.
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      const tally = await vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Notification,
          title: vscode.l10n.t('Checking articles'),
          cancellable: true,
        },
        (progress, token) => this.checkFiles(progress, token),
      );
      void sayTally(tally);
    } finally {
      this.isRunning = false;
    }
  }

  private async checkFiles(
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
  ): Promise<Tally> {
    const tally: Tally = {
      files: 0,
      findings: 0,
      filesWithFindings: 0,
      unreadable: 0,
      tooLarge: 0,
      twins: 0,
      left: 0,
    };
    const uris = await findArticles(token);
    if (uris.length === 0) return tally;
    this.problems.clear();
    const loaded = await this.engine.load();
    const twins = new loaded.core.Twins<vscode.Range>();
    for (const [i, uri] of uris.entries()) {
      progress.report({ message: `${i + 1} / ${uris.length}`, increment: 100 / uris.length });
      const isChecked = await this.checkFile(uri, loaded, tally, twins, token);
      if (!isChecked) {
        tally.left = uris.length - i;
        break;
      }
      await pause();
    }
    tally.twins = twins.twins.length;
    for (const twin of twins.twins) this.showTwin(twin);
    return tally;
  }

  /** False where the user has cancelled before the file was done. */
  private async checkFile(
    uri: vscode.Uri,
    loaded: Loaded,
    tally: Tally,
    twins: Twins<vscode.Range>,
    token: vscode.CancellationToken,
  ): Promise<boolean> {
    const cancelled = () => token.isCancellationRequested;
    if (cancelled()) return false;
    const file = await readArticle(uri);
    if (cancelled()) return false;
    if (!file) {
      tally.unreadable++;
      this.problems.fail(uri, 'unreadable', unreadable());
      return true;
    }
    const settings = this.configuration.of(file);
    if (!settings.active) return true;
    if (file.text.length > settings.maxFileSize) {
      tally.tooLarge++;
      this.problems.fail(uri, 'too-large', tooLarge(file, settings.maxFileSize));
      return true;
    }
    const result = await check(file, loaded, cancelled);
    if (!result) return false;
    const lines = new LineIndex(file.text);
    twins.add(uri.toString(), result.article, (range) => lines.range(range));
    this.problems.set(file, result.findings);
    const { findings } = judge(result.findings, file.text, settings, this.ignores);
    tally.files++;
    tally.findings += findings.length;
    if (findings.length > 0) tally.filesWithFindings++;
    return true;
  }

  /** A file has changed or been closed: what stands on the disk now is shown. */
  private async again(uri: vscode.Uri): Promise<void> {
    this.waiting.set(uri.toString(), uri);
    if (this.isReading) return;
    this.isReading = true;
    try {
      for (const [key, next] of this.waiting) {
        // Before it is read: what changes meanwhile is read once more.
        this.waiting.delete(key);
        await this.readAgain(next);
      }
    } finally {
      this.isReading = false;
    }
  }

  private async readAgain(uri: vscode.Uri): Promise<void> {
    const file = await readArticle(uri);
    if (!file) {
      this.problems.fail(uri, 'unreadable', unreadable());
      return;
    }
    const { active, maxFileSize } = this.configuration.of(file);
    if (!active) return;
    if (file.text.length > maxFileSize) this.problems.fail(uri, 'too-large', tooLarge(file, maxFileSize));
    else this.problems.set(file, (await check(file, await this.engine.load()))?.findings ?? []);
  }

  /** An article that stands in two files is said at the one that was read later, with a link to the other. */
  private showTwin({ file, place, other }: Twin<vscode.Range>): void {
    const where = new vscode.Location(vscode.Uri.parse(other.file), other.place);
    this.problems.addTwin(vscode.Uri.parse(file), place, where);
  }

  dispose(): void {
    this.command.dispose();
    this.problems.dispose();
  }
}

/** The check of one file, as it would be checked when it is opened; undefined where it was cancelled. */
export const check = (
  file: ArticleFile,
  { core, resources }: Loaded,
  cancelled?: () => boolean,
): Promise<CheckResult | undefined> =>
  inSlices(core.checkSteps(file.text, {}, resources), { pause, ...(cancelled && { cancelled }) });

const unreadable = (): string =>
  vscode.l10n.t('The file cannot be read: it is binary, or in another encoding than “files.encoding” says.');

const tooLarge = ({ text }: ArticleFile, limit: number): string =>
  vscode.l10n.t(
    'The article is too long to check: {0} characters; the limit is {1} (cleanCopy.maxFileSize).',
    text.length,
    limit,
  );

/** Says in one message what the check has seen, and what it has not. */
async function sayTally(tally: Tally): Promise<void> {
  const { t } = vscode.l10n;
  const { files, findings, filesWithFindings, unreadable, tooLarge, twins, left } = tally;
  if (files + unreadable + tooLarge + left === 0) {
    void vscode.window.showInformationMessage(t('There are no articles in this folder.'));
    return;
  }
  const parts = [
    t('Articles checked: {0}. Findings: {1}, in {2} of them.', files, findings, filesWithFindings),
    twins > 0 && t('Articles that stand in two files: {0}.', twins),
    ...leftOut(tally),
    left > 0 && t('Cancelled: {0} not checked.', left),
  ].filter((part) => part !== false);
  const show = t('Show Problems');
  const isShown = findings + unreadable + tooLarge + twins > 0;
  const chosen = await vscode.window.showInformationMessage(inOneLine(parts), ...(isShown ? [show] : []));
  if (chosen) await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
}
