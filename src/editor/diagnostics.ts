import * as vscode from 'vscode';
import type { Finding, Severity } from '../core/finding.js';
import { rangeOf } from './article-document.js';
import type { DocumentStore, Snapshot } from './documents.js';
import { speak } from './speak.js';

/** VS Code shows no more per file; the language status says so where there are more. */
export const MOST_DIAGNOSTICS = 1000;

export const SEVERITY: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

export const SOURCE = 'Clean Copy';

/** Shows the findings of open articles as diagnostics. */
export function showDiagnostics(store: DocumentStore): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('cleanCopy');
  return vscode.Disposable.from(
    collection,
    store.onDidPublish((snapshot) => {
      // A result that was overtaken on its way is dropped: the newer one follows.
      if (snapshot.version === snapshot.document.version)
        collection.set(snapshot.document.uri, diagnosticsOf(snapshot));
    }),
    store.onDidClose((document) => collection.delete(document.uri)),
  );
}

function diagnosticsOf({ document, findings, settings }: Snapshot): vscode.Diagnostic[] {
  const hints: vscode.Diagnostic[] = [];
  const own = findings.slice(0, MOST_DIAGNOSTICS).map((finding) => {
    const diagnostic = diagnosticOf(finding, rangeOf(document, finding));
    diagnostic.relatedInformation = finding.related.map(
      (related) =>
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(document.uri, rangeOf(document, related)),
          speak(related.message),
        ),
    );
    if (settings.fade) hints.push(...fade(document, finding, diagnostic));
    return diagnostic;
  });
  // Where there is no room for all, the faded look goes before any finding does.
  return [...own, ...hints].slice(0, MOST_DIAGNOSTICS);
}

/** A finding as a diagnostic, without related places. */
export function diagnosticOf(finding: Finding, range: vscode.Range): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, speak(finding.message), SEVERITY[finding.severity]);
  diagnostic.source = SOURCE;
  diagnostic.code = finding.rule;
  return diagnostic;
}

/** Fades what the preferred fix would take away: the finding itself, or, where it is less or elsewhere, a hint on it. */
function fade(document: vscode.TextDocument, finding: Finding, own: vscode.Diagnostic): vscode.Diagnostic[] {
  const faded: vscode.Diagnostic[] = [];
  for (const surplus of finding.surplus) {
    if (surplus.start === finding.start && surplus.end === finding.end) {
      own.tags = [vscode.DiagnosticTag.Unnecessary];
      continue;
    }
    const hint = diagnosticOf({ ...finding, severity: 'hint' }, rangeOf(document, surplus));
    hint.tags = [vscode.DiagnosticTag.Unnecessary];
    faded.push(hint);
  }
  return faded;
}
