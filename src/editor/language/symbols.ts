import * as vscode from 'vscode';
import type { Paragraph, Role } from '../../core/article.js';
import { ARTICLES, rangeOf } from '../article-document.js';
import type { Configuration } from '../configuration.js';
import type { DocumentStore } from '../documents.js';
import { oneLine } from '../views/node.js';

const KINDS: Partial<Record<Role, vscode.SymbolKind>> = {
  title: vscode.SymbolKind.File,
  byline: vscode.SymbolKind.Key,
  heading: vscode.SymbolKind.Namespace,
  list: vscode.SymbolKind.Array,
  table: vscode.SymbolKind.Struct,
};

/** In a longer file only titles and headings are listed. */
const MOST_PARAGRAPHS = 3000;

/** Depth in the outline: whatever is deeper belongs to the last line above that is less deep. */
const depthOf = (role: Role): number => (role === 'title' ? 0 : role === 'heading' ? 1 : 2);

/** The outline: titles with their bylines, headings and paragraphs; one root per article. */
export function offerOutline(store: DocumentStore, configuration: Configuration): vscode.Disposable {
  const provider: vscode.DocumentSymbolProvider = {
    async provideDocumentSymbols(document) {
      const snapshot = await store.fresh(document);
      if (!snapshot?.settings.outline) return undefined;
      // Markdown with headings of its own has an outline already.
      if (document.languageId === 'markdown' && /^#{1,6} /mu.test(snapshot.text)) return undefined;
      return outlineOf(document, snapshot.result.article.paragraphs);
    },
  };
  const register = () =>
    vscode.languages.registerDocumentSymbolProvider(ARTICLES, provider, { label: 'Clean Copy' });
  let registered = register();
  return vscode.Disposable.from(
    // VS Code keeps an outline until the text changes: a provider that is new makes it ask again.
    configuration.onDidChange(() => {
      registered.dispose();
      registered = register();
    }),
    { dispose: () => registered.dispose() },
  );
}

function outlineOf(document: vscode.TextDocument, paragraphs: readonly Paragraph[]): vscode.DocumentSymbol[] {
  const roots: vscode.DocumentSymbol[] = [];
  const above: { depth: number; symbol: vscode.DocumentSymbol }[] = [];
  let last: Role | undefined;
  for (const paragraph of paragraphs) {
    const { role } = paragraph;
    if (role === 'marker' || role === 'folio') continue;
    if (depthOf(role) === 2 && paragraphs.length > MOST_PARAGRAPHS) continue;
    const range = rangeOf(document, paragraph);
    const kind = KINDS[role] ?? vscode.SymbolKind.String;
    const symbol = new vscode.DocumentSymbol(oneLine(paragraph.text, 40) || '…', '', kind, range, range);
    // A title of two lines is one article; its second line holds nothing.
    const goesOn = role === 'title' && last === 'title';
    const depth = goesOn ? 1 : depthOf(role);
    while (above.length > 0 && above.at(-1)!.depth >= depth) above.pop();
    (above.at(-1)?.symbol.children ?? roots).push(symbol);
    // What stands above must reach to the end of what it holds.
    for (const { symbol: outer } of above) outer.range = outer.range.union(range);
    if (depth < 2 && !goesOn) above.push({ depth, symbol });
    last = role;
  }
  return roots;
}
