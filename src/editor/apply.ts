import * as vscode from 'vscode';
import { hash } from '../core/hash.js';
import type { Edit } from '../core/range.js';
import { openDocument, rangeOf } from './article-document.js';
import { type Refusal, refuse } from './refusals.js';
import { ownEditor } from './tabs.js';

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

/**
 * Applies a change as one undo step: the only way by which anything here edits an article. Nothing is touched unless
 * the document is open, may be written, and still is the version, with the words, that the change was made for;
 * otherwise one message says why. Resolves to whether it was applied.
 */
export async function apply(change: Change): Promise<boolean> {
  if (change.edits.length === 0) return false;
  const fault = (await faultOf(change)) ?? (await write(change));
  if (fault) refuse(fault);
  return !fault;
}

/** Why a change cannot be made; undefined where it can. */
async function faultOf(change: Change): Promise<Refusal | undefined> {
  if (await isReadOnly(change.uri)) return 'readOnly';
  const document = openDocument(change.uri);
  if (!document) return 'closed';
  if (document.version !== change.version) return 'movedOn';
  const standing = change.edits.map((edit) => document.getText(rangeOf(document, edit)));
  return hash(standing.join('\n')) === change.expected ? undefined : 'movedOn';
}

/**
 * Makes the change. Until it is handed over nothing waits: it carries the version that was just compared, and VS Code
 * refuses it if the document moves on before it arrives. An editor also refuses where the user has made it read-only,
 * which nothing else tells; a document that stands behind another tab is edited without one.
 */
async function write({ uri, version, edits }: Change): Promise<Refusal | undefined> {
  const document = openDocument(uri)!;
  const editor = ownEditor(document);
  if (editor) {
    const done = await editor.edit((edit) => {
      for (const one of edits) edit.replace(rangeOf(document, one), one.text);
    });
    // A read-only editor says that it is done, and has done nothing.
    if (document.version === version) return 'readOnly';
    return done ? undefined : 'movedOn';
  }
  const edit = new vscode.WorkspaceEdit();
  for (const one of edits) edit.replace(uri, rangeOf(document, one), one.text);
  return (await vscode.workspace.applyEdit(edit)) ? undefined : 'movedOn';
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
