import type { Article, Paragraph } from '../article.js';
import type { Proofs } from '../repeats/index.js';
import { atOnce } from '../slices.js';
import { isAside, mayBreakOff, mayGoOn } from './candidates.js';
import type { Cut } from './cut.js';
import { cutsInQuotes } from './in-quotes.js';
import { isIndented, startsInside } from './looks.js';

/** Shorter heads without a comma may be headings. */
const SENTENCE = 32;

/** The cuts that can be told without knowing how the language reads on: those between neighbours. */
export function plainCuts(article: Article, repeats: Proofs): Cut[] {
  const left = article.paragraphs.filter((p) => !repeats.isSurplus(p) && !isAside(p));
  const cuts: Cut[] = [];
  for (let i = 0; i + 1 < left.length; i++) {
    const head = left[i]!;
    const tail = left[i + 1]!;
    if (!mayBreakOff(head) || !mayGoOn(tail)) continue;
    const joined = likelihood(head, tail, repeats);
    if (joined >= 0.5) cuts.push({ head, tail, adjacent: true, broken: joined, joined, torn: 0 });
  }
  const inQuotes = atOnce(cutsInQuotes(article, left, repeats, undefined));
  return [...cuts, ...inQuotes].sort((a, b) => a.head.start - b.head.start);
}

function likelihood(head: Paragraph, tail: Paragraph, repeats: Proofs): number {
  if (repeats.witness(head, tail)) return 0.99;
  if (head.traits.letters > 2 * head.traits.han)
    return /^[a-z]/.test(tail.text) && head.traits.blanks >= 4 ? 0.95 : 0;
  if (isIndented(head) && isIndented(tail)) return 0;
  if (startsInside(tail) || (head.traits.open !== '' && tail.traits.stray !== '')) return 0.95;
  if (head.traits.end === 'bracket') return 0;
  const whole = tail.traits.end === 'closed' || tail.traits.end === 'bracket';
  if (head.traits.end === 'comma') return whole ? 0.92 : 0.7;
  return head.traits.length >= SENTENCE && whole ? 0.8 : 0;
}
