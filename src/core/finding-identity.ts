import type { Finding } from './finding.js';
import { hash } from './hash.js';

/** How many characters on each side of a finding tell it from another with the same words. */
const CONTEXT = 16;
const BLANKS = /[\s\u00a0\u3000\ufeff]+/gu;

/**
 * Names a finding by its rule, its words and the words around it, not by its place: once with the words before it, once
 * with those after. Text added or removed elsewhere changes neither; an edit beside it leaves one of the two, so that
 * either is enough to know the finding again. 16 hexadecimal digits each.
 */
export function fingerprints(
  { rule, start, end }: Pick<Finding, 'rule' | 'start' | 'end'>,
  text: string,
): readonly [before: string, after: string] {
  // Blank lines come and go; four times as much text as is needed leaves enough words after they are dropped.
  const before = text.slice(Math.max(0, start - 4 * CONTEXT), start).replace(BLANKS, '');
  const after = text.slice(end, end + 4 * CONTEXT).replace(BLANKS, '');
  const own = text.slice(start, end).replace(BLANKS, '');
  return [
    hash(`${rule}\n${before.slice(-CONTEXT)}\n${own}`),
    hash(`${rule}\n${own}\n${after.slice(0, CONTEXT)}`),
  ];
}
