import * as vscode from 'vscode';

/** A place in one version of a document. */
export interface Place {
  readonly uri: vscode.Uri;
  readonly version: number;
  readonly range: vscode.Range;
}

/** `cleanCopy.goToPlace`: selects a place in the text; with `keepFocus` the keyboard stays where it is. */
export function offerGoing(): vscode.Disposable {
  return vscode.commands.registerCommand('cleanCopy.goToPlace', show);
}

export async function show(place: Place, keepFocus = false): Promise<void> {
  const document = await vscode.workspace.openTextDocument(place.uri);
  const editor = await vscode.window.showTextDocument(document, {
    preserveFocus: keepFocus,
    ...(visibleColumn(place.uri) && { viewColumn: visibleColumn(place.uri)! }),
  });
  // A place of an older version may have moved by a few characters; it is still about where the user wants to look.
  const range = document.validateRange(place.range);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The column that shows the document already, so that it does not open a second time in another. */
function visibleColumn(uri: vscode.Uri): vscode.ViewColumn | undefined {
  return vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString())
    ?.viewColumn;
}
