import * as vscode from 'vscode';
import { hash } from '../core/fingerprint.js';
import type { Edit } from '../core/range.js';
import { rangeOf } from './article-document.js';

/** Edits made for one version of a document, with a hash of the words they replace. */
export interface Change {
  readonly uri: vscode.Uri;
  readonly version: number;
  readonly edits: readonly Edit[];
  readonly expected: string;
}

/** A change to a text as it was read; `edits` in order and not overlapping. */
export function changeOf(
  read: { readonly document: vscode.TextDocument; readonly version: number; readonly text: string },
  edits: readonly Edit[],
): Change {
  const replaced = edits.map((edit) => read.text.slice(edit.start, edit.end));
  return {
    uri: read.document.uri,
    version: read.version,
    edits,
    expected: hash(replaced.join('\n')),
  };
}

const openDocument = (uri: vscode.Uri): vscode.TextDocument | undefined =>
  vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());

/**
 * Applies a change as one undo step: the only way by which anything here edits an article. Nothing is touched unless
 * the document is open, may be written, and still is the version, with the words, that the change was made for;
 * otherwise one message says why. Resolves to whether it was applied.
 */
export async function apply(change: Change): Promise<boolean> {
  if (change.edits.length === 0) return false;
  const fault = await faultOf(change);
  if (fault) {
    void vscode.window.showWarningMessage(fault);
    return false;
  }
  // From here on nothing waits: the edit carries the version that was just compared, and VS Code refuses it if the
  // document moves on before it arrives.
  const document = openDocument(change.uri)!;
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of change.edits)
    edit.replace(change.uri, rangeOf(document, { start, end }), text);
  const applied = await vscode.workspace.applyEdit(edit);
  if (!applied) void vscode.window.showWarningMessage(movedOn());
  return applied;
}

const movedOn = (): string =>
  vscode.l10n.t('The article has changed in the meantime. Nothing was edited; please try again.');

/** Why a change cannot be made, in words; undefined where it can. */
async function faultOf(change: Change): Promise<string | undefined> {
  if (await isReadOnly(change.uri))
    return vscode.l10n.t('The article is read-only. Nothing was edited; save a copy first.');
  const document = openDocument(change.uri);
  if (!document) return vscode.l10n.t('The article has been closed. Nothing was edited.');
  if (document.version !== change.version) return movedOn();
  const standing = change.edits.map((edit) => document.getText(rangeOf(document, edit)));
  return hash(standing.join('\n')) === change.expected ? undefined : movedOn();
}

export async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return false;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) !== 0;
  } catch {
    // A file that is gone from the disk can still be edited and saved anew.
    return false;
  }
}
