import type { Article, Paragraph } from '../article.js';
import { type Memory, marked, marksOf, Stage } from '../memory.js';
import type { Proofs } from '../repeats/index.js';
import type { Steps } from '../slices.js';
import { isAside, mayGoOn, numberOf } from './candidates.js';
import type { Cut } from './cut.js';

const QUOTES = /[“‘「『"]/;
/** Speech over several paragraphs opens its quotes anew in each: nothing breaks off there. */
const OPENS_ANEW = /^[“‘「『"]/;

/** Paragraphs that end with a full stop and leave a quotation open. */
const OPEN = new Stage<Uint8Array>();

/**
 * Paragraphs that end with a full stop and leave a quotation open, where an intact copy goes straight on with the next
 * one. Elsewhere a full stop is an end, whatever the copy does: it may have other paragraphs. `left` are the paragraphs
 * that are no surplus copy.
 */
export function* cutsInQuotes(
  { paragraphs }: Article,
  left: readonly Paragraph[],
  repeats: Proofs,
  memory: Memory | undefined,
): Steps<Cut[]> {
  const open = yield* marksOf(OPEN, paragraphs.length, memory, (p) => {
    const { traits } = paragraphs[p]!;
    return traits.end === 'closed' &&
      traits.open !== '' &&
      QUOTES.test(traits.open) &&
      mayGoOn(paragraphs[p]!)
      ? 1
      : 0;
  });
  const cuts: Cut[] = [];
  for (const p of marked(open)) {
    const i = numberOf(left, p);
    const head = left[i];
    if (head?.index !== p) continue;
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
