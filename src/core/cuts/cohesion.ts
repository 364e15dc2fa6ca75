import { PerText } from '../article/memo.js';
import type { Paragraph } from '../article.js';
import type { ReadingModel } from '../reading/index.js';
import { CLASS, HAN } from '../text.js';

/** Pairs of characters counted more often than this are in every article. */
const RARE = 100;
/** Code units of a paragraph that are looked at. */
const LOOKED_AT = 400;

/** The pairs of Han characters in a paragraph that are not in every article: numbers in order, each once. */
function rarePairs(text: string, model: ReadingModel): Int32Array {
  const pairs: number[] = [];
  const end = Math.min(text.length, LOOKED_AT);
  for (let i = 0; i + 1 < end; i++) {
    const first = text.charCodeAt(i);
    const second = text.charCodeAt(i + 1);
    if (CLASS[first] !== HAN || CLASS[second] !== HAN) continue;
    const one = model.alphabet.of(first);
    const two = model.alphabet.of(second);
    if (model.countOf(one, two) < RARE) pairs.push((one << 16) | two);
  }
  return Int32Array.from(new Set(pairs)).sort();
}

const known = new WeakMap<ReadingModel, PerText<Int32Array>>();

/** The rare pairs of paragraphs, as a model counts them; worked out once for each text. */
export function pairsBy(model: ReadingModel): PerText<Int32Array> {
  let pairs = known.get(model);
  if (!pairs) {
    pairs = new PerText((text) => rarePairs(text, model));
    known.set(model, pairs);
  }
  return pairs;
}

/** How many rare pairs two paragraphs share. What was one paragraph speaks of one thing. */
export function shared(pairs: PerText<Int32Array>, a: Paragraph, b: Paragraph): number {
  const one = pairs.of(a);
  const two = pairs.of(b);
  let count = 0;
  for (let i = 0, k = 0; i < one.length && k < two.length; ) {
    const x = one[i]!;
    const y = two[k]!;
    if (x === y) {
      count++;
      i++;
      k++;
    } else if (x < y) i++;
    else k++;
  }
  return count;
}
