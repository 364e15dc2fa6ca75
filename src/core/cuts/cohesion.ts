import { PerText } from '../article/memo.js';
import type { Paragraph } from '../article.js';
import { NumberSet } from '../number-set.js';
import type { ReadingModel } from '../reading/index.js';
import { CLASS, HAN } from '../text.js';

/** Code units of a paragraph that are looked at. */
const LOOKED_AT = 400;

/** More than twice as many places as LOOKED_AT. */
const BITS = 10;

const seen = new NumberSet(BITS);
const scratch = new Int32Array(LOOKED_AT);

/** The pairs of Han characters in a paragraph that are not in every article: numbers above 0, each once. */
function rarePairs(text: string, model: ReadingModel): readonly number[] {
  const { alphabet } = model;
  const end = Math.min(text.length, LOOKED_AT);
  let count = 0;
  seen.clear();
  let last = -1;
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    const symbol = CLASS[code] === HAN ? alphabet.of(code) : -1;
    if (last >= 0 && symbol >= 0 && !model.isCommon(last, symbol)) {
      const pair = ((last << 16) | symbol) + 1;
      if (seen.add(pair)) scratch[count++] = pair;
    }
    last = symbol;
  }
  const pairs = new Array<number>(count);
  for (let i = 0; i < count; i++) pairs[i] = scratch[i]!;
  return pairs;
}

const known = new WeakMap<ReadingModel, PerText<readonly number[]>>();

/** The rare pairs of paragraphs, as a model counts them; worked out once for each text. */
export function pairsBy(model: ReadingModel): PerText<readonly number[]> {
  let pairs = known.get(model);
  if (!pairs) {
    pairs = new PerText((text) => rarePairs(text, model));
    known.set(model, pairs);
  }
  return pairs;
}

/** The pairs that were looked for last, and the same as a set: a head is compared with many paragraphs. */
let held: readonly number[] = [];
const set = new NumberSet(BITS);

/** How many rare pairs two paragraphs share. What was one paragraph speaks of one thing. */
export function shared(pairs: PerText<readonly number[]>, a: Paragraph, b: Paragraph): number {
  const one = pairs.of(a);
  if (held !== one) {
    held = one;
    set.clear();
    for (const pair of one) set.add(pair);
  }
  let count = 0;
  for (const pair of pairs.of(b)) if (set.has(pair)) count++;
  return count;
}
