import * as vscode from 'vscode';
import type { Figure, Person } from '../../core/extract/facts.js';
import { ARTICLES, rangeOf } from '../article-document.js';
import { listed, mentionsCounted } from '../counted.js';
import type { DocumentStore } from '../documents.js';
import { kindName, valueInWords } from '../figure-words.js';
import { figureAt, personAt } from './facts-at.js';

/** Hovers on people and figures. */
export function offerHovers(store: DocumentStore): vscode.Disposable {
  return vscode.languages.registerHoverProvider(ARTICLES, {
    provideHover(document, position) {
      const snapshot = store.current(document);
      if (!snapshot?.settings.hover) return undefined;
      const at = document.offsetAt(position);
      const found = personAt(snapshot, at);
      if (found)
        return new vscode.Hover(personHover(found.person, document), rangeOf(document, found.mention));
      const figure = figureAt(snapshot, at);
      return figure && new vscode.Hover(figureHover(figure), rangeOf(document, figure));
    },
  });
}

/** Words of the article are appended as text: nothing in them becomes a link, a picture or a command. */
function personHover(
  { name, aliases, roles, mentions }: Person,
  document: vscode.TextDocument,
): vscode.MarkdownString {
  const hover = new vscode.MarkdownString();
  hover.appendMarkdown('**').appendText(name).appendMarkdown('**');
  for (const role of roles) hover.appendMarkdown('\n- ').appendText(role);
  if (aliases.length > 0)
    hover.appendMarkdown('\n\n').appendText(vscode.l10n.t('Also: {0}', listed(aliases)));
  const lines = mentions.map(({ start }) => document.positionAt(start).line + 1);
  hover.appendMarkdown('\n\n').appendText(`${mentionsCounted(mentions.length)} · ${linesInWords(lines)}`);
  return hover;
}

/** More line numbers than that are no help. */
const MOST_LINES = 8;

function linesInWords(lines: readonly number[]): string {
  const different = [...new Set(lines)];
  if (different.length === 1) return vscode.l10n.t('line {0}', different[0]!);
  const shown = listed(different.slice(0, MOST_LINES));
  return vscode.l10n.t('lines {0}', different.length > MOST_LINES ? `${shown}…` : shown);
}

function figureHover(figure: Figure): vscode.MarkdownString {
  const hover = new vscode.MarkdownString();
  hover.appendMarkdown('**').appendText(figure.text).appendMarkdown('**');
  if (figure.label) hover.appendText(` ${figure.label}`);
  const value = valueInWords(figure);
  hover.appendMarkdown('\n\n').appendText([kindName(figure.kind), value].filter(Boolean).join(' · '));
  return hover;
}
