import type { Finding } from './finding.js';

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

/** A hash of 64 bits (two FNV-1a rounds with different seeds) as 16 hexadecimal digits; not for secrets. */
export function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit ^ (a >>> 15), 0x5bd1e995);
  }
  return hex(a) + hex(b);
}

const hex = (n: number): string => (n >>> 0).toString(16).padStart(8, '0');
