import * as vscode from 'vscode';
import { openDocument } from './article-document.js';
import { columnOf } from './tabs.js';

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

export async function show({ uri, range: wanted }: Place, keepFocus = false): Promise<void> {
  // VS Code keeps a document for minutes that an extension has opened, and its findings with it.
  const document = openDocument(uri) ?? (await vscode.workspace.openTextDocument(uri));
  const editor = await bringForward(document, keepFocus);
  // A place of an older version may have moved by a few characters; it is still about where the user wants to look.
  const range = document.validateRange(wanted);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Shows a document in the tab that it has, or in a new one. */
export function bringForward(document: vscode.TextDocument, keepFocus = false): Thenable<vscode.TextEditor> {
  const viewColumn = columnOf(document.uri);
  return vscode.window.showTextDocument(document, {
    preserveFocus: keepFocus,
    ...(viewColumn !== undefined && { viewColumn }),
  });
}
