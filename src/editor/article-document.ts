import * as vscode from 'vscode';

/** The documents that providers register for; `isArticle` then leaves out what only looks like one. */
export const ARTICLES: vscode.DocumentSelector = [{ language: 'plaintext' }, { language: 'markdown' }];

/**
 * Documents that are views of others, input boxes, cells of notebooks or parts of conversations: nobody edits an article in
 * them. They are listed, because which file systems there are is known only some time after the first documents are open.
 */
const NOT_ARTICLES = new Set([
  'clean-copy',
  'git',
  'gitfs',
  'comment',
  'output',
  'search-editor',
  'vscode-interactive-input',
  'vscode-local-history',
  'vscode-scm',
  'vscode-userdata',
]);
const PART_OF_ANOTHER = /^vscode-(?:chat|notebook)-/;

export const isArticle = ({ languageId, uri }: Pick<vscode.TextDocument, 'languageId' | 'uri'>): boolean =>
  ['plaintext', 'markdown'].includes(languageId) &&
  !NOT_ARTICLES.has(uri.scheme) &&
  !PART_OF_ANOTHER.test(uri.scheme);

export const rangeOf = (document: vscode.TextDocument, range: { start: number; end: number }): vscode.Range =>
  new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));

/** A document that VS Code holds, shown or not. */
export const openDocument = (uri: vscode.Uri): vscode.TextDocument | undefined =>
  vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
