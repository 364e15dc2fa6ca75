import * as vscode from 'vscode';

/** The documents that providers register for; `isArticle` then leaves out what only looks like one. */
export const ARTICLES: vscode.DocumentSelector = [{ language: 'plaintext' }, { language: 'markdown' }];

/** Documents that are views of other documents, or input boxes: nobody edits an article in them. */
const NOT_ARTICLES = new Set([
  'clean-copy',
  'git',
  'gitfs',
  'comment',
  'output',
  'vscode-local-history',
  'vscode-scm',
  'vscode-userdata',
  'vscode-interactive-input',
  'search-editor',
]);

export function isArticle(document: Pick<vscode.TextDocument, 'languageId' | 'uri'>): boolean {
  return ['plaintext', 'markdown'].includes(document.languageId) && !NOT_ARTICLES.has(document.uri.scheme);
}

export const rangeOf = (document: vscode.TextDocument, range: { start: number; end: number }): vscode.Range =>
  new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));

/** A document that VS Code holds, shown or not. */
export const openDocument = (uri: vscode.Uri): vscode.TextDocument | undefined =>
  vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
