import { bitOf, type Lexicon, mix } from './lexicon.js';
import { PAD, type Units } from './units.js';

/** How many values each template can take; a template's value selects a row of its weights. */
export const TEMPLATE_SIZES = [
  512, 512, 512, 256, 256, 512, 512, 512, 80, 80, 80, 320, 320, 256, 512, 512, 512, 400, 4096, 4096, 4096,
  256, 32, 32, 32, 16, 512, 512, 256, 256,
] as const;
export const TEMPLATES = TEMPLATE_SIZES.length;

/** The place of each template's first row in one list of all rows, and the length of that list at the end. */
export const TEMPLATE_OFFSETS: readonly number[] = offsets(TEMPLATE_SIZES);

function offsets(sizes: readonly number[]): number[] {
  const list = [0];
  for (const size of sizes) list.push(list.at(-1)! + size);
  return list;
}

const O = Uint16Array.from(TEMPLATE_OFFSETS);

/** What tells most of where a name starts, and the rest. */
export const START_TEMPLATES = Uint8Array.of(0, 3, 5, 8, 11, 13, 16, 18, 19, 24, 28);
export const REST_TEMPLATES = Uint8Array.from(
  Array.from(TEMPLATE_SIZES.keys()).filter((t) => !START_TEMPLATES.includes(t)),
);

/**
 * The features of a text that the lists decide: for a unit, one row number for each template. Keeps its buffers for
 * the next text.
 */
export class Templates {
  /** The rows of the unit that was asked for last. */
  readonly rows = new Uint16Array(TEMPLATES);
  /** The number of the pair of units i, i + 1 (at i + PAD); 0 for none. */
  pair = new Int32Array(0);
  // Longest word that starts at, ends at, or runs across a unit: its length times 256 and its info.
  private startWord = new Int32Array(0);
  private endWord = new Int32Array(0);
  private coverWord = new Int32Array(0);

  constructor(private readonly lexicon: Lexicon) {}

  read(units: Units): void {
    const n = units.length;
    if (this.pair.length < n + 2 * PAD) {
      const size = 2 * n + 1024;
      this.pair = new Int32Array(size);
      this.startWord = new Int32Array(size);
      this.endWord = new Int32Array(size);
      this.coverWord = new Int32Array(size);
    }
    this.findWords(units);
  }

  private findWords({ codes, length: n }: Units): void {
    const { startWord, endWord, coverWord, pair } = this;
    const { pairs, lengths, thirds, pairInfo, longWords, charInfo } = this.lexicon;
    const size = n + 2 * PAD;
    coverWord.fill(0, 0, size);
    for (let p = 0; p < size; p++) {
      const one = charInfo[codes[p]!]!;
      startWord[p] = endWord[p] = one ? 256 | one : 0;
    }
    pair.fill(0, 0, PAD);
    pair.fill(0, n + PAD, size);
    for (let p = PAD - 1; p < n + PAD; p++) {
      const found = pairs.find(codes[p]!, codes[p + 1]!);
      pair[p] = found;
      if (found === 0) continue;
      const open = lengths[found]!;
      if (open === 0) continue;
      if (open & 4) {
        const word = (2 << 8) | pairInfo[found]!;
        startWord[p] = word;
        if (endWord[p + 1]! < 512) endWord[p + 1] = word;
      }
      if (!(thirds[found]! & bitOf(codes[p + 2]!))) continue;
      let hash = mix(mix(0, codes[p]!), codes[p + 1]!);
      for (let length = 3; open >> length !== 0; length++) {
        const end = p + length - 1;
        if (end >= n + PAD) break;
        hash = mix(hash, codes[end]!);
        if (!((open >> length) & 1)) continue;
        const info = longWords.get(hash || 1);
        if (info === 0) continue;
        const word = (length << 8) | info;
        startWord[p] = word;
        if (endWord[end]! < word) endWord[end] = word;
        for (let k = p + 1; k < end; k++) if (coverWord[k]! < word) coverWord[k] = word;
      }
    }
  }

  /** Sets the rows of START_TEMPLATES for a unit of the text that was read last. */
  fillStart({ codes, kinds }: Units, unit: number): void {
    const { rows, startWord, endWord, pair } = this;
    const { family: f, first: g, second: h, only: e, foreign: t, pairNames } = this.lexicon;
    const p = unit + PAD;
    const c0 = codes[p]!;
    const b1 = codes[p + 1]!;
    const b2 = codes[p + 2]!;
    const before = endWord[p - 1]!;
    const here = startWord[p]!;
    const f0 = f[c0]!;
    const t0 = t[c0]!;
    const tb1 = t[b1]!;
    const kinds0 = kinds[p]!;
    const kinds1 = kinds[p + 1]!;
    rows[0] = O[0]! + ((f0 << 6) | (g[b1]! << 3) | h[b2]!);
    rows[3] = O[3]! + ((f0 << 5) | (e[b1]! << 2) | ((startWord[p + 2]! >> 6) & 3));
    rows[5] = O[5]! + ((f0 << 6) | (before & 63));
    rows[8] = O[8]! + (here & 15) * 5 + Math.min(4, here >> 8);
    rows[11] = O[11]! + (before & 63) * 5 + Math.min(4, before >> 8);
    rows[13] = O[13]! + (((here & 15) << 4) | (endWord[p]! & 15));
    rows[16] = O[16]! + ((t0 << 6) | (tb1 << 3) | t[b2]!);
    rows[18] = O[18]! + ((kinds[p - 1]! << 8) | (kinds0 << 4) | kinds1);
    rows[19] = O[19]! + ((kinds0 << 8) | (kinds1 << 4) | kinds[p + 2]!);
    rows[24] = O[24]! + ((f0 << 2) | (pairNames[pair[p + 1]!]! >> 6));
    rows[28] = O[28]! + ((t0 << 5) | (tb1 << 2) | Math.min(3, startWord[p + 1]! >> 8));
  }

  /** Sets all the other rows. */
  fillRest({ codes, kinds }: Units, unit: number): void {
    const { rows, startWord, endWord, coverWord, pair } = this;
    const { family: f, first: g, second: h, only: e, foreign: t, pairNames, parts } = this.lexicon;
    const p = unit + PAD;
    const c0 = codes[p]!;
    const a1 = codes[p - 1]!;
    const a2 = codes[p - 2]!;
    const b1 = codes[p + 1]!;
    const after = startWord[p + 1]!;
    const here = startWord[p]!;
    const ending = endWord[p]!;
    const cover = coverWord[p]!;
    const t0 = t[c0]!;
    const ta1 = t[a1]!;
    let runLeft = 0;
    while (runLeft < 4 && t[codes[p - 1 - runLeft]!]! >= 4) runLeft++;
    let runRight = 0;
    while (runRight < 4 && t[codes[p + 1 + runRight]!]! >= 4) runRight++;
    const afterKind = ((after & 15) << 2) | ((after >> 6) & 3);
    rows[1] = O[1]! + ((f[a1]! << 6) | (g[c0]! << 3) | h[b1]!);
    rows[2] = O[2]! + ((f[a2]! << 6) | (g[a1]! << 3) | h[c0]!);
    rows[4] = O[4]! + ((f[a1]! << 5) | (e[c0]! << 2) | ((after >> 6) & 3));
    rows[6] = O[6]! + ((h[c0]! << 6) | afterKind);
    rows[7] = O[7]! + ((e[c0]! << 6) | afterKind);
    rows[9] = O[9]! + (ending & 15) * 5 + Math.min(4, ending >> 8);
    rows[10] = O[10]! + (cover & 15) * 5 + Math.min(4, cover >> 8);
    rows[12] = O[12]! + afterKind * 5 + Math.min(4, after >> 8);
    rows[14] = O[14]! + ((ta1 << 6) | (t0 << 3) | t[b1]!);
    rows[15] = O[15]! + ((t[a2]! << 6) | (ta1 << 3) | t0);
    rows[17] =
      O[17]! +
      (runLeft * 5 + runRight) * 16 +
      ((endWord[p - 2]! >> 4) & 3) * 4 +
      ((endWord[p - 1]! >> 4) & 3);
    rows[20] = O[20]! + ((kinds[p - 2]! << 8) | (kinds[p - 1]! << 4) | kinds[p]!);
    const left = pairNames[pair[p - 1]!]!;
    const right = pairNames[pair[p]!]!;
    rows[21] =
      O[21]! + ((left & 3) | ((right & 3) << 2) | (((right >> 2) & 3) << 4) | (((left >> 4) & 3) << 6));
    rows[22] = O[22]! + ((f[a1]! << 2) | (right >> 6));
    rows[23] = O[23]! + ((f[a2]! << 2) | (left >> 6));
    rows[25] =
      O[25]! +
      ((parts[pair[p]!]! & 1) |
        ((parts[pair[p - 1]!]! & 1) << 1) |
        ((parts[pair[p - 2]!]! & 1) << 2) |
        ((parts[pair[p - 3]!]! & 1) << 3));
    // A word that goes on beyond this character speaks against a name's end here.
    const goesOn = (Math.min(3, here >> 8) << 4) | (here & 15);
    rows[26] = O[26]! + ((h[c0]! << 6) | goesOn);
    rows[27] = O[27]! + ((e[c0]! << 6) | goesOn);
    rows[29] = O[29]! + ((t0 << 5) | (ta1 << 2) | Math.min(3, here >> 8));
  }
}
