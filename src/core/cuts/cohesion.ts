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

/** A pair of symbols as a number above 0. */
const keyOf = (first: number, second: number): number => ((first << 16) | second) + 1;

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
      const pair = keyOf(last, symbol);
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
export function shared(
  pairs: PerText<readonly number[]>,
  a: Paragraph,
  b: Paragraph,
  model: ReadingModel,
): number {
  const one = pairs.of(a);
  if (held !== one) {
    held = one;
    set.clear();
    for (const pair of one) set.add(pair);
  }
  // Most share none, and need not be asked for theirs: whether a pair is rare takes longer than whether it is in a small set.
  if (!sharesSome(b.text, model)) return 0;
  let count = 0;
  for (const pair of pairs.of(b)) if (set.has(pair)) count++;
  return count;
}

/** Whether a text has one of the pairs that were looked for last. */
function sharesSome(text: string, { alphabet }: ReadingModel): boolean {
  const end = Math.min(text.length, LOOKED_AT);
  let last = -1;
  for (let i = 0; i < end; i++) {
    const symbol = alphabet.of(text.charCodeAt(i));
    if (last >= 0 && symbol >= 0 && set.has(keyOf(last, symbol))) return true;
    last = symbol;
  }
  return false;
}
