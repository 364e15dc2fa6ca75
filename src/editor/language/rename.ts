import * as vscode from 'vscode';
import { ARTICLES, rangeOf } from '../article-document.js';
import type { DocumentStore, Snapshot } from '../documents.js';
import { personAt } from './facts-at.js';

/**
 * Rename (F2) on a person. All places that call the person by the same form of the name are changed; other forms, a
 * surname with a title for instance, stay, because nobody can know what they should become.
 */
export function offerRename(store: DocumentStore): vscode.Disposable {
  const nameAt = async (document: vscode.TextDocument, position: vscode.Position) => {
    const snapshot: Snapshot | undefined = await store.fresh(document);
    const found = snapshot && personAt(snapshot, document.offsetAt(position));
    if (!found) throw new Error(vscode.l10n.t('Put the cursor on the name of a person.'));
    const { text } = snapshot;
    const form = text.slice(found.mention.start, found.mention.end);
    const same = found.person.mentions.filter(({ start, end }) => text.slice(start, end) === form);
    return { form, mention: found.mention, same };
  };
  return vscode.languages.registerRenameProvider(ARTICLES, {
    async prepareRename(document, position) {
      const { form, mention } = await nameAt(document, position);
      return { range: rangeOf(document, mention), placeholder: form };
    },
    async provideRenameEdits(document, position, newName) {
      const { same } = await nameAt(document, position);
      const edit = new vscode.WorkspaceEdit();
      for (const mention of same) edit.replace(document.uri, rangeOf(document, mention), newName);
      return edit;
    },
  });
}
