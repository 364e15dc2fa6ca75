import type { Heads } from './candidates.js';
import { clashes, endsInside, startsSmall } from './latin.js';
import type { Weighing } from './weighed.js';

/** In scripts with capitals a rest shows itself: it begins with a small letter. */
export function weighLatin(heads: Heads, i: number, out: Weighing): void {
  const head = heads.left[i]!;
  const text = head.text.slice(0, head.traits.length);
  const words = head.traits.blanks + 1;
  const comma = head.traits.end === 'comma';
  const sentence = words >= 5 && SMALL_WORDS.test(text.slice(-60));
  const inside = endsInside(text);
  const isLong = words >= LONG && sentence && head.shape !== 'list';
  out.lost = Math.exp(isLong || (words >= 3 && inside) ? 3 : -5);
  heads.walk(i, (j, distance) => {
    const tail = heads.left[j]!;
    const next = j === i + 1 && !isItem(heads, j);
    const broken = sentence || comma || inside;
    const reads = clashes(text, tail.text) ? CLASH : 0;
    out.add(
      tail,
      distance,
      startsSmall(tail) ? (broken ? 5 : next ? NEXT : ITEM) - 0.3 * distance - reads : -7,
    );
  });
}
/** Two small words in a row: no heading in capitals, no list of names. */
const SMALL_WORDS = /(?:^|\s)[a-z][a-z’']*,? [a-z]/;
/** A line of so many words without a full stop is no heading. */
const LONG = 13;
/** What a sentence that begins with a small letter says for the line right over it. */
const NEXT = 2.5;
/** What one says further down, or where it is one of several: they may be the items of a list. */
const ITEM = -0.6;
/** What two words that can hardly follow each other say against a rest. */
const CLASH = 4;

/** Ends nowhere, or is followed by another that begins with a small letter: an item of a list. */
function isItem({ left }: Heads, i: number): boolean {
  const next = left[i + 1];
  return left[i]!.traits.end !== 'closed' || (next !== undefined && startsSmall(next));
}
