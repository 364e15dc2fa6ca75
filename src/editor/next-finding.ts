import * as vscode from 'vscode';
import type { CurrentArticle } from './current-article.js';
import { placeIn, show } from './go-to.js';

/** Walking from finding to finding with the keyboard, round and round. */
export function offerWalking(article: CurrentArticle): vscode.Disposable {
  const walk = async (step: 1 | -1) => {
    const snapshot = await article.fresh();
    if (!snapshot) return;
    const { document, findings } = snapshot;
    if (findings.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No findings in this article.'));
      return;
    }
    const editor = vscode.window.visibleTextEditors.find((e) => e.document === document);
    const at = editor ? document.offsetAt(editor.selection.start) : -1;
    const next =
      step === 1
        ? (findings.find((f) => f.start > at) ?? findings[0]!)
        : (findings.findLast((f) => f.start < at) ?? findings.at(-1)!);
    await show(placeIn(snapshot, next));
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('cleanCopy.nextFinding', () => walk(1)),
    vscode.commands.registerCommand('cleanCopy.previousFinding', () => walk(-1)),
  );
}
