import * as vscode from 'vscode';
import { renamedForm } from '../../core/rename.js';
import { ARTICLES, rangeOf } from '../article-document.js';
import type { DocumentStore, Snapshot } from '../documents.js';
import { personAt } from './facts-at.js';

/** Nobody's name is longer; a paragraph pasted by mistake is. In UTF-16 code units. */
const LONGEST_NAME = 60;

/**
 * Rename (F2) on a person: all places that call the person by this form of the name, and those forms that share a part
 * with it. A form of which nobody can know what it should become stays.
 */
export function offerRename(store: DocumentStore): vscode.Disposable {
  const nameAt = async (document: vscode.TextDocument, position: vscode.Position) => {
    const snapshot: Snapshot | undefined = await store.fresh(document);
    const found = snapshot && personAt(snapshot, document.offsetAt(position));
    if (!found) throw new Error(vscode.l10n.t('Put the cursor on the name of a person.'));
    const { text } = snapshot;
    return { ...found, text, form: text.slice(found.mention.start, found.mention.end) };
  };
  return vscode.languages.registerRenameProvider(ARTICLES, {
    async prepareRename(document, position) {
      const { form, mention } = await nameAt(document, position);
      return { range: rangeOf(document, mention), placeholder: form };
    },
    async provideRenameEdits(document, position, typed) {
      const { text, form, person } = await nameAt(document, position);
      const name = validName(typed);
      const edit = new vscode.WorkspaceEdit();
      for (const mention of person.mentions) {
        const renamed = renamedForm(text.slice(mention.start, mention.end), form, name);
        if (renamed !== undefined) edit.replace(document.uri, rangeOf(document, mention), renamed);
      }
      return edit;
    },
  });
}

/** The name as it was typed, without blanks around it. Throws what is wrong with it, in words. */
function validName(typed: string): string {
  const name = typed.trim();
  if (!/[\p{L}\p{N}]/u.test(name) || /\p{Cc}|[\u2028\u2029]/u.test(name))
    throw new Error(vscode.l10n.t('“{0}” is no name. Nothing was edited.', name));
  if (name.length > LONGEST_NAME)
    throw new Error(vscode.l10n.t('A name has {0} characters at most. Nothing was edited.', LONGEST_NAME));
  return name;
}
