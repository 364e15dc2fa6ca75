import * as vscode from 'vscode';
import type { Finding } from '../../core/finding.js';
import { fingerprints } from '../../core/finding-identity.js';
import { openDocument } from '../article-document.js';
import type { Configuration } from '../configuration.js';
import { diagnosticOf, MOST_DIAGNOSTICS, SEVERITY, SOURCE } from '../diagnostics.js';
import type { DocumentStore } from '../documents.js';
import type { IgnoreList } from '../ignores.js';
import { shownSeverity } from '../judge.js';
import { pause } from '../pause.js';
import { speak } from '../speak.js';
import type { ArticleFile } from './article-files.js';
import { LineIndex } from './line-index.js';

/** A finding as the Problems panel shows it, with what decides whether it does. */
interface Shown {
  readonly diagnostic: vscode.Diagnostic;
  readonly finding: Pick<Finding, 'rule' | 'severity'>;
  readonly prints: readonly string[];
}

/** A file of the last check. */
interface Seen {
  readonly file: Pick<ArticleFile, 'uri' | 'languageId'>;
  findings: readonly Shown[];
  /** Why it was not checked. */
  fault: vscode.Diagnostic | undefined;
  /** The files in which its articles stand as well. */
  twins: readonly vscode.Diagnostic[];
}

const START = new vscode.Range(0, 0, 0, 0);
/** Files shown anew between two pauses. */
const AT_ONCE = 50;

/**
 * What the last check of the folder said, in the Problems panel. An open file speaks for itself, a finding goes with its
 * rule, and a file that changes on the disk is read again, so that nothing is shown that is not there any more.
 */
export class FolderProblems implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('cleanCopy.folder');
  private readonly seen = new Map<string, Seen>();
  private readonly disposables: vscode.Disposable[];
  private watcher: vscode.Disposable | undefined;
  /** Counts up with every change of settings or ignores: the newest one wins. */
  private generation = 0;

  /** `again` reads and checks a file of the last check once more. */
  constructor(
    store: DocumentStore,
    private readonly configuration: Configuration,
    private readonly ignores: IgnoreList,
    private readonly again: (uri: vscode.Uri) => void,
  ) {
    this.disposables = [
      this.collection,
      store.onDidPublish(({ document: { uri } }) => this.show(uri)),
      store.onDidClose(({ uri }) => this.readAgain(uri)),
      configuration.onDidChange(() => void this.showAll()),
      ignores.onDidChange(() => void this.showAll()),
    ];
  }

  /** Forgets everything: a new check begins. */
  clear(): void {
    this.collection.clear();
    this.seen.clear();
    this.watcher ??= this.watch();
  }

  /** Shows the findings of a file as they come from the core; settings and ignores are asked here. */
  set(file: ArticleFile, findings: readonly Finding[]): void {
    const seen = this.entry(file);
    seen.fault = undefined;
    const lines = new LineIndex(file.text);
    seen.findings = findings.slice(0, MOST_DIAGNOSTICS).map((finding) => ({
      diagnostic: withRelated(finding, file.uri, lines),
      finding: { rule: finding.rule, severity: finding.severity },
      prints: fingerprints(finding, file.text),
    }));
    this.show(file.uri);
  }

  /** Says why a file was not checked. */
  fail(uri: vscode.Uri, code: string, why: string): void {
    const seen = this.entry({ uri, languageId: 'plaintext' });
    seen.findings = [];
    seen.fault = remark(START, code, why);
    this.show(uri);
  }

  /** Says that an article, which begins at `range`, also stands at another place. */
  addTwin(uri: vscode.Uri, range: vscode.Range, other: vscode.Location): void {
    const seen = this.seen.get(uri.toString());
    if (!seen) return;
    const name = vscode.workspace.asRelativePath(other.uri);
    const twin = remark(range, 'repeated-article', vscode.l10n.t('This article also stands in {0}', name));
    twin.relatedInformation = [
      new vscode.DiagnosticRelatedInformation(other, vscode.l10n.t('The same article')),
    ];
    seen.twins = [...seen.twins, twin];
    this.show(uri);
  }

  private entry({ uri, languageId }: Seen['file']): Seen {
    const known = this.seen.get(uri.toString());
    if (known) return known;
    const entry: Seen = { file: { uri, languageId }, findings: [], fault: undefined, twins: [] };
    this.seen.set(uri.toString(), entry);
    return entry;
  }

  private show(uri: vscode.Uri): void {
    const seen = this.seen.get(uri.toString());
    if (seen) this.collection.set(uri, this.diagnosticsOf(seen));
  }

  private async showAll(): Promise<void> {
    const generation = ++this.generation;
    let count = 0;
    for (const { file } of [...this.seen.values()]) {
      if (count++ % AT_ONCE === AT_ONCE - 1) await pause();
      if (generation !== this.generation) return;
      this.show(file.uri);
    }
  }

  private diagnosticsOf({ file, findings, fault, twins }: Seen): vscode.Diagnostic[] {
    const settings = this.configuration.of(file);
    if (!settings.active) return [];
    if (openDocument(file.uri)) return [...twins];
    const shown: vscode.Diagnostic[] = fault ? [fault, ...twins] : [...twins];
    for (const { diagnostic, finding, prints } of findings) {
      const severity = shownSeverity(finding, settings);
      if (severity === 'off' || this.ignores.hasPrints(prints)) continue;
      diagnostic.severity = SEVERITY[severity];
      shown.push(diagnostic);
    }
    return shown;
  }

  /** The disk as other programs change it, from the first check on. */
  private watch(): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*', true);
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange((uri) => this.readAgain(uri)),
      watcher.onDidDelete((uri) => this.forget(uri)),
    );
  }

  private readAgain(uri: vscode.Uri): void {
    if (this.seen.has(uri.toString()) && !openDocument(uri)) this.again(uri);
  }

  /** A file or a whole folder is gone. */
  private forget(gone: vscode.Uri): void {
    const isGone = (uri: vscode.Uri) =>
      uri.toString() === gone.toString() || uri.toString().startsWith(`${gone}/`);
    for (const [key, seen] of this.seen) {
      if (isGone(seen.file.uri)) {
        this.seen.delete(key);
        this.collection.delete(seen.file.uri);
        continue;
      }
      const stays = ({ relatedInformation = [] }: vscode.Diagnostic) =>
        !relatedInformation.some(({ location }) => isGone(location.uri));
      if (seen.twins.every(stays)) continue;
      seen.twins = seen.twins.filter(stays);
      this.show(seen.file.uri);
    }
  }

  dispose(): void {
    this.watcher?.dispose();
    for (const disposable of this.disposables) disposable.dispose();
  }
}

function remark(range: vscode.Range, code: string, message: string): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Information);
  diagnostic.source = SOURCE;
  diagnostic.code = code;
  return diagnostic;
}

function withRelated(finding: Finding, uri: vscode.Uri, lines: LineIndex): vscode.Diagnostic {
  const diagnostic = diagnosticOf(finding, lines.range(finding));
  diagnostic.relatedInformation = finding.related.map(
    (related) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(uri, lines.range(related)),
        speak(related.message),
      ),
  );
  return diagnostic;
}
