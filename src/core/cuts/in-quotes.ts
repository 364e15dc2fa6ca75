import type { Paragraph } from '../article.js';
import type { Proofs } from '../repeats/index.js';
import { isAside, mayGoOn } from './candidates.js';
import type { Cut } from './cut.js';

const QUOTES = /[“‘「『"]/;
/** Speech over several paragraphs opens its quotes anew in each: nothing breaks off there. */
const OPENS_ANEW = /^[“‘「『"]/;

/**
 * Paragraphs that end with a full stop and leave a quotation open, where an intact copy goes straight on with the next
 * one. Elsewhere a full stop is an end, whatever the copy does: it may have other paragraphs. `left` are the paragraphs
 * that are no surplus copy.
 */
export function cutsInQuotes(left: readonly Paragraph[], repeats: Proofs): Cut[] {
  const cuts: Cut[] = [];
  for (let i = 0; i < left.length; i++) {
    const head = left[i]!;
    if (head.traits.end !== 'closed' || !QUOTES.test(head.traits.open) || !mayGoOn(head)) continue;
    let next = i + 1;
    while (next < left.length && isAside(left[next]!)) next++;
    const tail = left[next];
    if (!tail || !mayGoOn(tail) || OPENS_ANEW.test(tail.text)) continue;
    if (repeats.witness(head, tail))
      cuts.push({ head, tail, adjacent: true, broken: PROVEN, joined: PROVEN, torn: 0 });
  }
  return cuts;
}
const PROVEN = 0.99;
