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
    // The same article may stand in two columns: the cursor that counts is where the user is.
    const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
    const editor = editors.find((e) => e?.document === document);
    const start = editor ? document.offsetAt(editor.selection.start) : -1;
    const end = editor ? document.offsetAt(editor.selection.end) : -1;
    // Two findings may begin at the same place: from the one that is selected it goes on in the order of the list.
    const here = findings.findIndex((f) => f.start === start && f.end === end);
    const ahead =
      step === 1 ? findings.find((f) => f.start > start) : findings.findLast((f) => f.start < start);
    const around = findings.at(step === 1 ? 0 : -1)!;
    const next = here < 0 ? (ahead ?? around) : findings.at((here + step) % findings.length)!;
    await show(placeIn(snapshot, next));
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('cleanCopy.nextFinding', () => walk(1)),
    vscode.commands.registerCommand('cleanCopy.previousFinding', () => walk(-1)),
  );
}
