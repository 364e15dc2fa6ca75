import * as vscode from 'vscode';
import type { Range } from '../core/range.js';
import { openDocument, rangeOf } from './article-document.js';
import type { Snapshot } from './documents.js';
import { columnOf, ownEditor } from './tabs.js';

/** A place in a document as it was read, with the words that stood there. */
export interface Place {
  readonly uri: vscode.Uri;
  readonly start: number;
  readonly words: string;
}

export const placeIn = ({ document, text }: Snapshot, { start, end }: Range): Place => ({
  uri: document.uri,
  start,
  words: text.slice(start, end),
});

/** `cleanCopy.goToPlace`: selects a place in the text; with `keepFocus` the keyboard stays where it is. */
export function offerGoing(): vscode.Disposable {
  return vscode.commands.registerCommand('cleanCopy.goToPlace', show);
}

export async function show(place: Place, keepFocus = false): Promise<void> {
  // VS Code keeps a document for minutes that an extension has opened, and its findings with it.
  const document = openDocument(place.uri) ?? (await vscode.workspace.openTextDocument(place.uri));
  const editor = await editorOf(document, keepFocus);
  const range = rangeOf(document, whereNow(document.getText(), place));
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** One side of a diff editor, where the user is looking at it, or else the document's own tab. */
async function editorOf(document: vscode.TextDocument, keepFocus: boolean): Promise<vscode.TextEditor> {
  const { activeTextEditor } = vscode.window;
  if (activeTextEditor?.document !== document || activeTextEditor === ownEditor(document))
    return bringForward(document, keepFocus);
  if (!keepFocus) await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  return activeTextEditor;
}

/** Where the words stand now: the text may have changed since it was read. Where they are gone, about there. */
function whereNow(text: string, { start, words }: Place): Range {
  const before = text.lastIndexOf(words, start);
  const after = text.indexOf(words, start);
  const at = before < 0 || (after >= 0 && after - start < start - before) ? after : before;
  return at < 0 ? { start, end: start } : { start: at, end: at + words.length };
}

/** Shows a document in the tab that it has, or in a new one. */
export function bringForward(document: vscode.TextDocument, keepFocus = false): Thenable<vscode.TextEditor> {
  const viewColumn = columnOf(document.uri);
  return vscode.window.showTextDocument(document, {
    preserveFocus: keepFocus,
    ...(viewColumn !== undefined && { viewColumn }),
  });
}
