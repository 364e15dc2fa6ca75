import * as vscode from 'vscode';
import { ARTICLES, rangeOf } from '../article-document.js';
import type { DocumentStore } from '../documents.js';
import { personAt } from './facts-at.js';

/** All mentions of the person under the cursor: lit up, and listed by Find All References. */
export function offerMentions(store: DocumentStore): vscode.Disposable {
  const mentionsAt = (
    document: vscode.TextDocument,
    position: vscode.Position,
  ): vscode.Range[] | undefined => {
    const snapshot = store.current(document);
    const found = snapshot && personAt(snapshot, document.offsetAt(position));
    return found?.person.mentions.map((mention) => rangeOf(document, mention));
  };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentHighlightProvider(ARTICLES, {
      provideDocumentHighlights: (document, position) =>
        mentionsAt(document, position)?.map((range) => new vscode.DocumentHighlight(range)) ??
        nothingInChinese(document, position),
    }),
    vscode.languages.registerReferenceProvider(ARTICLES, {
      provideReferences: (document, position) =>
        mentionsAt(document, position)?.map((range) => new vscode.Location(document.uri, range)),
    }),
  );
}

const CHINESE = /\p{Script=Han}/u;

/**
 * Without an answer VS Code lights up the word under the cursor; in Chinese, which has no blanks, it takes half a
 * paragraph for one. An empty answer keeps it dark.
 */
function nothingInChinese(
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.DocumentHighlight[] | undefined {
  const word = document.getWordRangeAtPosition(position);
  return word && CHINESE.test(document.getText(word)) ? [] : undefined;
}
