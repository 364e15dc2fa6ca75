import * as vscode from 'vscode';
import { type CheckResult, checkSteps } from '../../core/check.js';
import type { Finding } from '../../core/finding.js';
import type { Resources } from '../../core/resources.js';
import { inSlices } from '../../core/slices.js';
import { type Twin, Twins } from '../../core/twins.js';
import type { Configuration } from '../configuration.js';
import { diagnosticOf, MOST_DIAGNOSTICS, SOURCE } from '../diagnostics.js';
import type { DocumentStore } from '../documents.js';
import { type Ignores, judge } from '../judge.js';
import type { Models } from '../models.js';
import { pause } from '../pause.js';
import { speak } from '../speak.js';
import { type ArticleFile, findArticles, openDocument, readArticle } from './article-files.js';
import { LineIndex } from './line-index.js';

/** What a check of the whole folder has seen. */
interface Tally {
  files: number;
  findings: number;
  filesWithFindings: number;
  unreadable: number;
  tooLarge: number;
}

/** `Check All Articles`: the findings of every file in the Problems panel, and articles that stand in two files. */
export class FolderCheck implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('cleanCopy.folder');
  /** Files of the last check: their findings come back when they are closed. */
  private readonly checked = new Set<string>();
  private readonly twins = new Map<string, vscode.Diagnostic[]>();
  private readonly disposables: vscode.Disposable;

  constructor(
    store: DocumentStore,
    private readonly models: Models,
    private readonly configuration: Configuration,
    private readonly ignores: Ignores,
  ) {
    this.disposables = vscode.Disposable.from(
      this.collection,
      vscode.commands.registerCommand('cleanCopy.checkAll', () => this.run()),
      // An open file speaks for itself: only that it stands in another file as well is still said here.
      store.onDidPublish(({ document: { uri } }) => {
        if (this.checked.has(uri.toString())) this.collection.set(uri, this.twins.get(uri.toString()) ?? []);
      }),
      store.onDidClose(({ uri }) => {
        if (this.checked.has(uri.toString())) void this.again(uri);
      }),
    );
  }

  private async run(): Promise<void> {
    const uris = await findArticles();
    if (uris.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There are no articles in this folder.'));
      return;
    }
    this.collection.clear();
    this.checked.clear();
    this.twins.clear();
    await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Checking articles'),
        cancellable: true,
      },
      (progress, token) => this.checkFiles(uris, progress, token),
    );
  }

  private async checkFiles(
    uris: readonly vscode.Uri[],
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
  ): Promise<void> {
    const tally: Tally = { files: 0, findings: 0, filesWithFindings: 0, unreadable: 0, tooLarge: 0 };
    const twins = new Twins();
    const resources = await this.models.load();
    for (const [i, uri] of uris.entries()) {
      if (token.isCancellationRequested) break;
      progress.report({ message: `${i + 1} / ${uris.length}`, increment: 100 / uris.length });
      const file = await readArticle(uri);
      if (!file) tally.unreadable++;
      else await this.checkFile(file, resources, tally, twins, token);
      await pause();
    }
    for (const twin of twins.twins) await this.showTwin(twin);
    const cancelled = token.isCancellationRequested;
    void sayTally(tally, { twins: twins.twins.length, left: cancelled ? uris.length - tally.files : 0 });
  }

  private async checkFile(
    file: ArticleFile,
    resources: Resources,
    tally: Tally,
    twins: Twins,
    token: vscode.CancellationToken,
  ): Promise<void> {
    const settings = this.configuration.of(file);
    if (!settings.active) return;
    if (file.text.length > settings.maxFileSize) {
      tally.tooLarge++;
      return;
    }
    const result = await checkFile(file, resources, token);
    if (!result) return;
    twins.add(file.uri.toString(), result.article);
    const { findings } = judge(result.findings, file.text, settings, this.ignores);
    this.checked.add(file.uri.toString());
    tally.files++;
    tally.findings += findings.length;
    if (findings.length > 0) tally.filesWithFindings++;
    if (!openDocument(file.uri)) this.collection.set(file.uri, diagnosticsOf(file, findings));
  }

  /** A file of the last check has been closed: what stands on the disk now is shown. */
  private async again(uri: vscode.Uri): Promise<void> {
    const file = await readArticle(uri);
    const result = file && (await checkFile(file, await this.models.load()));
    if (!result || openDocument(uri)) return;
    const { findings } = judge(result.findings, file.text, this.configuration.of(file), this.ignores);
    this.collection.set(uri, [...diagnosticsOf(file, findings), ...(this.twins.get(uri.toString()) ?? [])]);
  }

  /** An article that stands in two files: said at the one that was read later, with a link to the other. */
  private async showTwin({ file, place, other }: Twin): Promise<void> {
    const uri = vscode.Uri.parse(file);
    const otherUri = vscode.Uri.parse(other.file);
    const here = await readArticle(uri);
    const there = await readArticle(otherUri);
    if (!here || !there) return;
    const name = vscode.workspace.asRelativePath(otherUri);
    const diagnostic = new vscode.Diagnostic(
      new LineIndex(here.text).range(place),
      vscode.l10n.t('This article also stands in {0}', name),
      vscode.DiagnosticSeverity.Information,
    );
    diagnostic.source = SOURCE;
    diagnostic.code = 'repeated-article';
    diagnostic.relatedInformation = [
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(otherUri, new LineIndex(there.text).range(other.place)),
        vscode.l10n.t('The same article'),
      ),
    ];
    this.twins.set(file, [...(this.twins.get(file) ?? []), diagnostic]);
    this.collection.set(uri, [...(this.collection.get(uri) ?? []), diagnostic]);
  }

  dispose(): void {
    this.disposables.dispose();
  }
}

/** The check of one file, without people and figures; undefined where it was cancelled. */
function checkFile(
  file: ArticleFile,
  resources: Resources,
  token?: vscode.CancellationToken,
): Promise<CheckResult | undefined> {
  const cancelled = () => token?.isCancellationRequested ?? false;
  return inSlices(checkSteps(file.text, { facts: false }, resources), { pause, cancelled });
}

function diagnosticsOf(file: ArticleFile, findings: readonly Finding[]): vscode.Diagnostic[] {
  const lines = new LineIndex(file.text);
  return findings.slice(0, MOST_DIAGNOSTICS).map((finding) => {
    const diagnostic = diagnosticOf(finding, lines.range(finding));
    diagnostic.relatedInformation = finding.related.map(
      (related) =>
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(file.uri, lines.range(related)),
          speak(related.message),
        ),
    );
    return diagnostic;
  });
}

/** Says in one message what the check has seen, and what it has not. */
async function sayTally(tally: Tally, { twins, left }: { twins: number; left: number }): Promise<void> {
  const { t } = vscode.l10n;
  const parts = [
    t(
      '{0} articles checked, {1} findings in {2} of them.',
      tally.files,
      tally.findings,
      tally.filesWithFindings,
    ),
    twins > 0 && t('{0} articles stand in two files.', twins),
    tally.unreadable > 0 &&
      t(
        '{0} files could not be read: binary, or in another encoding than “files.encoding” says.',
        tally.unreadable,
      ),
    tally.tooLarge > 0 && t('{0} files are longer than the size limit.', tally.tooLarge),
    left > 0 && t('Cancelled: {0} files were not checked.', left),
  ].filter((part) => part !== false);
  const show = t('Show Problems');
  const chosen = await vscode.window.showInformationMessage(parts.join(' '), show);
  if (chosen) await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
}
