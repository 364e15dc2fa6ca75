import * as vscode from 'vscode';

/** The documents that providers register for; `isArticle` then leaves out what only looks like one. */
export const ARTICLES: vscode.DocumentSelector = [{ language: 'plaintext' }, { language: 'markdown' }];

/** Kinds of files that show what stands elsewhere: nobody edits an article in them. */
const NOT_ARTICLES = new Set(['git', 'gitfs', 'vscode-local-history', 'vscode-userdata']);

/**
 * Whether a document is an article: new, or a file. What has no file system to be written to is a view of something
 * else, an input box, a cell of a notebook or a part of a conversation.
 */
export const isArticle = ({ languageId, uri }: Pick<vscode.TextDocument, 'languageId' | 'uri'>): boolean =>
  ['plaintext', 'markdown'].includes(languageId) &&
  (uri.scheme === 'untitled' ||
    (vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== undefined && !NOT_ARTICLES.has(uri.scheme)));

export const rangeOf = (document: vscode.TextDocument, range: { start: number; end: number }): vscode.Range =>
  new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));

/** A document that VS Code holds, shown or not. */
export const openDocument = (uri: vscode.Uri): vscode.TextDocument | undefined =>
  vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
