import { Converter } from 'opencc-js/t2cn';
import { parseArticle } from '../../src/core/article.js';
import type { HashedWeights } from '../../src/core/reading/hashed.js';
import { MAGIC, ORDER, VERSION } from '../../src/core/reading/model.js';
import { hasClass } from '../../src/core/reading/pair-classes.js';
import {
  Alphabet,
  BODY_END,
  BODY_START,
  FIGURE,
  HEADING_END,
  HEADING_START,
  LATIN,
  NONE,
} from '../../src/core/reading/symbols.js';
import { STEP } from '../../src/core/reading/tree.js';
import { CLASS, CLOSER, COLON, COMMA, DASH, HAN, OPENER, STOP } from '../../src/core/text.js';

/** Characters seen less often are not numbered. */
const LEAST_CHARACTER = 4;
/** Runs of one, two, three and four symbols seen less often are not kept. */
const LEAST = [1, 2, 9, 14];
/** The same for runs that stand at the start or the end of a paragraph: there are fewer of them, and they tell more. */
const LEAST_EDGE = [1, 2, 2, 3];
/** Numbers of symbols stay below. */
export const BASE = 4096;
const HALF = ',;:!?().%~';

/** What symbols there are, as models/reading.bin holds it. */
export interface Letters {
  readonly characters: readonly number[];
  readonly variants: readonly number[];
}

/** N-gram counts of articles. */
export interface Counted extends Letters {
  /** Per order: runs of symbols, each as one number (BASE to a symbol), in order, with their counts. */
  readonly kept: readonly (readonly (readonly [number, number])[])[];
}

/** Traditional characters and the Simplified ones they are read as. */
function readVariants(): Map<number, number> {
  const simplify = Converter({ from: 't', to: 'cn' });
  const variants = new Map<number, number>();
  for (let code = 0x3400; code < 0xa000; code++) {
    const simple = simplify(String.fromCharCode(code));
    if (simple.length === 1 && simple.charCodeAt(0) !== code) variants.set(code, simple.charCodeAt(0));
  }
  return variants;
}

/** The characters seen often enough, Traditional ones counted as the Simplified ones they are read as. */
function readCharacters(articles: readonly string[], variants: ReadonlyMap<number, number>): number[] {
  const seen = new Map<number, number>();
  for (const text of articles)
    for (let i = 0; i < text.length; i++) {
      const code = variants.get(text.charCodeAt(i)) ?? text.charCodeAt(i);
      if ([HAN, STOP, COMMA, COLON, DASH, OPENER, CLOSER].includes(CLASS[code]!))
        seen.set(code, (seen.get(code) ?? 0) + 1);
    }
  const numbered = new Set([0xff0c, 0xff05]);
  for (const [code, n] of seen)
    if (
      n >= LEAST_CHARACTER &&
      !HALF.includes(String.fromCharCode(code)) &&
      !(code >= 0xd800 && code < 0xe000)
    )
      numbered.add(code);
  return [...numbered].sort((a, b) => a - b);
}

/** The characters of articles that are read as symbols. */
export function lettersOf(articles: readonly string[]): Letters {
  const variantsOf = readVariants();
  const characters = readCharacters(articles, variantsOf);
  const known = new Set(characters);
  return { characters, variants: [...variantsOf].filter(([, to]) => known.has(to)).flat() };
}

export function alphabetOf({ characters, variants }: Letters): Alphabet {
  const alphabet = new Alphabet(Uint16Array.from(characters), Uint16Array.from(variants));
  if (alphabet.size > BASE) throw new RangeError('alphabet too large');
  return alphabet;
}

/** Counts runs of up to four symbols in the paragraphs of articles. */
export function count(articles: readonly string[], letters: Letters): Counted {
  const alphabet = alphabetOf(letters);
  const counts = Array.from({ length: ORDER }, () => new Map<number, number>());
  for (const text of articles)
    for (const p of parseArticle(text).paragraphs) {
      const heading = p.traits.end !== 'closed' && p.text.length < 40;
      const run = [heading ? HEADING_START : BODY_START];
      for (let i = 0; i < p.text.length; i++) {
        const symbol = alphabet.of(p.text.charCodeAt(i));
        if (symbol === NONE) continue;
        if ((symbol === FIGURE || symbol === LATIN) && run[run.length - 1] === symbol) continue;
        run.push(symbol);
      }
      run.push(heading ? HEADING_END : BODY_END);
      for (let i = 0; i < run.length; i++) {
        let key = 0;
        for (let n = 0; n < ORDER && i + n < run.length; n++) {
          key = key * BASE + run[i + n]!;
          counts[n]!.set(key, (counts[n]!.get(key) ?? 0) + 1);
        }
      }
    }
  const isEdge = (key: number, n: number): boolean => {
    const first = Math.floor(key / BASE ** n);
    const last = key % BASE;
    return first === BODY_START || first === HEADING_START || last === BODY_END || last === HEADING_END;
  };
  const kept: [number, number][][] = [];
  for (let n = 0; n < ORDER; n++) {
    const before = n ? new Set(kept[n - 1]!.map(([key]) => key)) : null;
    kept.push(
      [...counts[n]!]
        .filter(
          ([key, c]) =>
            c >= (isEdge(key, n) ? LEAST_EDGE : LEAST)[n]! && (!before || before.has(Math.floor(key / BASE))),
        )
        .sort((a, b) => a[0] - b[0]),
    );
  }
  return { ...letters, kept };
}

/** What a count is stored as: steps of its logarithm. */
const stepsOf = (count: number): number => Math.min(255, Math.round(Math.log(count) / Math.log(STEP)));

/** The pairs of symbols that have classes of their own in the network, in order, as first * BASE + second. */
export const pairsOf = ({ kept }: Counted, least: number): number[] =>
  kept[1]!
    .filter(([key, count]) => hasClass(Math.floor(key / BASE), key % BASE, STEP ** stepsOf(count), least))
    .map(([key]) => key);

/** Writes counts, weights, what tells headings and rests, and the networks for joints and longer stretches as ReadingModel.open reads them. */
export function encode(
  { characters, variants, kept }: Counted,
  weights: ArrayLike<number>,
  hashed: readonly HashedWeights[],
  networks: readonly Uint8Array[],
): Uint8Array {
  const bytes: number[] = [];
  const u16 = (x: number) => bytes.push(x & 255, (x >> 8) & 255);
  const u32 = (x: number) => {
    u16(x & 65535);
    u16(x >>> 16);
  };
  u32(MAGIC);
  u16(VERSION);
  u16(characters.length);
  characters.forEach(u16);
  u16(variants.length);
  variants.forEach(u16);
  u16(weights.length);
  bytes.push(...new Uint8Array(Float32Array.from(weights).buffer));
  for (const list of kept) u32(list.length);
  kept.forEach((list, n) => {
    let at = 0;
    for (const [parent] of n ? kept[n - 1]! : [[0] as const]) {
      const from = at;
      while (at < list.length && Math.floor(list[at]![0] / BASE) === parent) at++;
      if (at - from < 255) bytes.push(at - from);
      else {
        bytes.push(255);
        u16(at - from);
      }
      let last = -1;
      for (let k = from; k < at; k++) {
        const symbol = list[k]![0] % BASE;
        const step = symbol - last - 1;
        if (step < 240) bytes.push(step);
        else bytes.push(240 + (step >> 8), step & 255);
        last = symbol;
      }
    }
  });
  for (const list of kept) for (const [, c] of list) bytes.push(stepsOf(c));
  const parts = [Uint8Array.from(bytes)];
  for (const { slots, step } of hashed)
    parts.push(new Uint8Array(Float32Array.of(step).buffer), Uint8Array.from(slots));
  return Buffer.concat([...parts, ...networks]);
}
