import * as vscode from 'vscode';

export const findingsCounted = (n: number): string =>
  n === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', n);

export const mentionsCounted = (n: number): string =>
  n === 1 ? vscode.l10n.t('1 mention') : vscode.l10n.t('{0} mentions', n);

/** Things one after another, as the display language sets them apart. */
export const listed = (items: readonly (string | number)[]): string =>
  items.join(vscode.env.language.startsWith('zh') ? '、' : ', ');

/** Sentences in one line: Chinese has no blank between them. */
export const inOneLine = (sentences: readonly string[]): string =>
  sentences.join(vscode.env.language.startsWith('zh') ? '' : ' ');
