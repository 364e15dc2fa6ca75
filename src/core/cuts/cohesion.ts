import { PerText } from '../article/memo.js';
import type { Paragraph } from '../article.js';
import type { ReadingModel } from '../reading/index.js';
import { CLASS, HAN } from '../text.js';

/** Code units of a paragraph that are looked at. */
const LOOKED_AT = 400;

const scratch = new Int32Array(LOOKED_AT);

/** The pairs of Han characters in a paragraph that are not in every article: numbers in order, each once. */
function rarePairs(text: string, model: ReadingModel): readonly number[] {
  const { alphabet } = model;
  const end = Math.min(text.length, LOOKED_AT);
  let count = 0;
  let last = -1;
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    const symbol = CLASS[code] === HAN ? alphabet.of(code) : -1;
    if (last >= 0 && symbol >= 0 && !model.isCommon(last, symbol)) scratch[count++] = (last << 16) | symbol;
    last = symbol;
  }
  const sorted = scratch.subarray(0, count).sort();
  const pairs: number[] = [];
  for (let i = 0; i < count; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) pairs.push(sorted[i]!);
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

/** How many rare pairs two paragraphs share. What was one paragraph speaks of one thing. */
export function shared(pairs: PerText<readonly number[]>, a: Paragraph, b: Paragraph): number {
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
