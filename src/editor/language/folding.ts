import * as vscode from 'vscode';
import { ARTICLES, rangeOf } from '../article-document.js';
import type { DocumentStore } from '../documents.js';

/** Surplus copies that run over several lines can be folded away. */
export function offerFolding(store: DocumentStore): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    store.onDidPublish(() => changed.fire()),
    vscode.languages.registerFoldingRangeProvider(ARTICLES, {
      onDidChangeFoldingRanges: changed.event,
      provideFoldingRanges(document) {
        const snapshot = store.current(document);
        if (!snapshot?.settings.folding) return undefined;
        return snapshot.findings
          .filter((finding) => finding.rule === 'repeated-paragraph')
          .map((finding) => rangeOf(document, finding))
          .filter((range) => range.end.line > range.start.line)
          .map((range) => new vscode.FoldingRange(range.start.line, range.end.line));
      },
    }),
  );
}
