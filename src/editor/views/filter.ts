import type { Node } from './node.js';

/** Width and case make no difference: `１２` finds `12`. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

const names = ({ label, description = '' }: Node, words: string): boolean =>
  folded(`${label}\n${description}`).includes(folded(words));

/** The tooltip quotes more of the article than fits on the line. */
const quotes = ({ tooltip = [] }: Node, words: string): boolean =>
  folded(tooltip.join('\n')).includes(folded(words));

/** Lines that say the words, or have lines below them that do. */
export function* filtered(nodes: Iterable<Node>, words: string): Iterable<Node> {
  for (const node of nodes)
    if (words === '' || names(node, words) || quotes(node, words) || !isEmpty(below(node, words))) yield node;
}

/** The lines below a line: those that say the words; all of them where the line is what was looked for. */
export function childrenOf(node: Node, words: string): Iterable<Node> {
  if (words === '' || names(node, words)) return node.children?.() ?? [];
  const found = [...below(node, words)];
  return found.length > 0 ? found : (node.children?.() ?? []);
}

const below = (node: Node, words: string): Iterable<Node> => filtered(node.children?.() ?? [], words);

function isEmpty(nodes: Iterable<Node>): boolean {
  for (const _ of nodes) return false;
  return true;
}
