import {
  BEGINS_PERSON,
  bitOf,
  ENDS_TITLE,
  FAMILY_PARTS,
  familyOf,
  firstOf,
  foreignOf,
  type Lexicon,
  LISTED,
  mix,
  onlyOf,
  secondOf,
} from './lexicon.js';
import { INFO, LENGTHS, NAMES, PARTS, THIRDS } from './pair-table.js';
import { Kind, PAD, type Units } from './units.js';

// The place of each template's first row in one list of all rows. A template's value selects a row of its weights.
const AT0 = 0;
const AT1 = 512;
const AT2 = 1024;
const AT3 = 1536;
const AT4 = 1792;
const AT5 = 2048;
const AT6 = 2560;
const AT7 = 3072;
const AT8 = 3584;
const AT9 = 3664;
const AT10 = 3744;
const AT11 = 3824;
const AT12 = 4144;
const AT13 = 4464;
const AT14 = 4720;
const AT15 = 5232;
const AT16 = 5744;
const AT17 = 6256;
const AT18 = 6656;
const AT19 = 10752;
const AT20 = 14848;
const AT21 = 18944;
const AT22 = 19200;
const AT23 = 19232;
const AT24 = 19264;
const AT25 = 19296;
const AT26 = 19312;
const AT27 = 19824;
const AT28 = 20336;
const AT29 = 20592;

export const TEMPLATES = 30;
/** The length of that list. */
export const ROWS = 20848;

/** So many places in the list of a unit's rows, the first, hold what tells most of where a name starts. */
export const START_ROWS = 11;
/** Of each template, its place in the list of a unit's rows. */
export const PLACES = Uint8Array.of(
  0,
  11,
  12,
  1,
  13,
  2,
  14,
  15,
  3,
  16,
  17,
  4,
  18,
  5,
  19,
  20,
  6,
  21,
  7,
  8,
  22,
  23,
  24,
  25,
  9,
  26,
  27,
  28,
  10,
  29,
);

/** Places of a text where the lists know more than the model, in order; offsets in it. */
export interface Spots {
  /** A Japanese family name may begin here. */
  readonly families: number[];
  /** A word that is somebody's name may begin here. */
  readonly people: number[];
  /** A name may begin here straight behind a title. */
  readonly titled: number[];
}

/** Levels from which a character is a usual family name, and hardly stands in anything but transliterations. */
export const USUAL_FAMILY = 5;
export const SURELY_FOREIGN = 5;

/**
 * The features of a text that the lists decide: for a unit, one row number for each template. Keeps its buffers for
 * the next text.
 */
export class Templates {
  /** The number of the pair of units i, i + 1 (at i + PAD); 0 for none. */
  pair = new Int32Array(0);
  /** Of each unit, at i + PAD: what Lexicon.levels says of its code. */
  levels = new Uint16Array(0);
  /** Of the text that was read last. */
  spots: Spots = { families: [], people: [], titled: [] };
  // Longest word that starts at, ends at, or runs across a unit: its length times 256 and its info.
  private startWord = new Uint16Array(0);
  private endWord = new Uint16Array(0);
  private coverWord = new Uint16Array(0);

  constructor(private readonly lexicon: Lexicon) {}

  read(units: Units): void {
    const n = units.length;
    if (this.pair.length < n + 2 * PAD) {
      const size = 2 * n + 1024;
      this.pair = new Int32Array(size);
      this.levels = new Uint16Array(size);
      this.startWord = new Uint16Array(size);
      this.endWord = new Uint16Array(size);
      this.coverWord = new Uint16Array(size);
    }
    this.findWords(units);
  }

  private findWords({ codes, kinds, starts, length: n }: Units): void {
    const { startWord, endWord, coverWord, pair, levels } = this;
    const spots: Spots = { families: [], people: [], titled: [] };
    const { families, people, titled } = spots;
    this.spots = spots;
    const { pairs, longWords, charInfo, levels: levelsOf } = this.lexicon;
    const { facts } = pairs;
    const size = n + 2 * PAD;
    coverWord.fill(0, 0, size);
    for (let p = 0; p < size; p++) {
      const code = codes[p]!;
      const one = charInfo[code]!;
      startWord[p] = endWord[p] = one ? 256 | one : 0;
      levels[p] = levelsOf[code]!;
    }
    pair.fill(0, 0, PAD);
    pair.fill(0, n + PAD, size);
    for (let p = PAD - 1; p < n + PAD; p++) {
      const found = pairs.find(codes[p]!, codes[p + 1]!);
      pair[p] = found;
      // CEO and the like are titles as well.
      if (kinds[p] === Kind.capitals && mayBeNamed(levels[p + 1]!)) titled.push(starts[p + 1 - PAD]!);
      if (found === 0) continue;
      const open = facts[found + LENGTHS]!;
      if (open === 0) continue;
      if (open & LISTED) {
        const part = facts[found + PARTS]!;
        if (part & FAMILY_PARTS) families.push(starts[p - PAD]!);
        if (part & BEGINS_PERSON) people.push(starts[p - PAD]!);
      }
      if (open & ENDS_TITLE && mayBeNamed(levels[p + 2]!)) titled.push(starts[p + 2 - PAD]!);
      if (open & 4) {
        const word = (2 << 8) | facts[found + INFO]!;
        startWord[p] = word;
        if (endWord[p + 1]! < 512) endWord[p + 1] = word;
      }
      if (!(facts[found + THIRDS]! & bitOf(codes[p + 2]!))) continue;
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

  /** Sets the rows up to START_ROWS for a unit of the text that was read last, by PLACES. */
  fillStart(rows: Uint16Array, { kinds }: Units, unit: number): void {
    const { startWord, endWord, pair, levels } = this;
    const p = unit + PAD;
    const l0 = levels[p]!;
    const l1 = levels[p + 1]!;
    const l2 = levels[p + 2]!;
    const before = endWord[p - 1]!;
    const here = startWord[p]!;
    const f0 = familyOf(l0);
    const t0 = foreignOf(l0);
    const t1 = foreignOf(l1);
    const kinds01 = (kinds[p]! << 4) | kinds[p + 1]!;
    rows[0] = AT0 + ((f0 << 6) | (firstOf(l1) << 3) | secondOf(l2));
    rows[1] = AT3 + ((f0 << 5) | (onlyOf(l1) << 2) | ((startWord[p + 2]! >> 6) & 3));
    rows[2] = AT5 + ((f0 << 6) | (before & 63));
    rows[3] = AT8 + (here & 15) * 5 + Math.min(4, here >> 8);
    rows[4] = AT11 + (before & 63) * 5 + Math.min(4, before >> 8);
    rows[5] = AT13 + (((here & 15) << 4) | (endWord[p]! & 15));
    rows[6] = AT16 + ((t0 << 6) | (t1 << 3) | foreignOf(l2));
    rows[7] = AT18 + ((kinds[p - 1]! << 8) | kinds01);
    rows[8] = AT19 + ((kinds01 << 4) | kinds[p + 2]!);
    rows[9] = AT24 + ((f0 << 2) | (this.lexicon.pairs.facts[pair[p + 1]! + NAMES]! >> 6));
    rows[10] = AT28 + ((t0 << 5) | (t1 << 2) | Math.min(3, startWord[p + 1]! >> 8));
  }

  /** Sets all the other rows. */
  fillRest(rows: Uint16Array, { kinds }: Units, unit: number): void {
    const { startWord, endWord, coverWord, pair, levels } = this;
    const { facts } = this.lexicon.pairs;
    const p = unit + PAD;
    const l0 = levels[p]!;
    const k1 = levels[p - 1]!;
    const k2 = levels[p - 2]!;
    const l1 = levels[p + 1]!;
    const after = startWord[p + 1]!;
    const here = startWord[p]!;
    const ending = endWord[p]!;
    const cover = coverWord[p]!;
    const t0 = foreignOf(l0);
    const tk1 = foreignOf(k1);
    const fk1 = familyOf(k1);
    const fk2 = familyOf(k2);
    const h0 = secondOf(l0);
    const e0 = onlyOf(l0);
    let runLeft = 0;
    while (runLeft < 4 && foreignOf(levels[p - 1 - runLeft]!) >= 4) runLeft++;
    let runRight = 0;
    while (runRight < 4 && foreignOf(levels[p + 1 + runRight]!) >= 4) runRight++;
    const afterKind = ((after & 15) << 2) | ((after >> 6) & 3);
    rows[11] = AT1 + ((fk1 << 6) | (firstOf(l0) << 3) | secondOf(l1));
    rows[12] = AT2 + ((fk2 << 6) | (firstOf(k1) << 3) | h0);
    rows[13] = AT4 + ((fk1 << 5) | (e0 << 2) | ((after >> 6) & 3));
    rows[14] = AT6 + ((h0 << 6) | afterKind);
    rows[15] = AT7 + ((e0 << 6) | afterKind);
    rows[16] = AT9 + (ending & 15) * 5 + Math.min(4, ending >> 8);
    rows[17] = AT10 + (cover & 15) * 5 + Math.min(4, cover >> 8);
    rows[18] = AT12 + afterKind * 5 + Math.min(4, after >> 8);
    rows[19] = AT14 + ((tk1 << 6) | (t0 << 3) | foreignOf(l1));
    rows[20] = AT15 + ((foreignOf(k2) << 6) | (tk1 << 3) | t0);
    rows[21] =
      AT17 + (runLeft * 5 + runRight) * 16 + ((endWord[p - 2]! >> 4) & 3) * 4 + ((endWord[p - 1]! >> 4) & 3);
    rows[22] = AT20 + ((kinds[p - 2]! << 8) | (kinds[p - 1]! << 4) | kinds[p]!);
    const left = facts[pair[p - 1]! + NAMES]!;
    const right = facts[pair[p]! + NAMES]!;
    rows[23] =
      AT21 + ((left & 3) | ((right & 3) << 2) | (((right >> 2) & 3) << 4) | (((left >> 4) & 3) << 6));
    rows[24] = AT22 + ((fk1 << 2) | (right >> 6));
    rows[25] = AT23 + ((fk2 << 2) | (left >> 6));
    rows[26] =
      AT25 +
      ((facts[pair[p]! + PARTS]! & 1) |
        ((facts[pair[p - 1]! + PARTS]! & 1) << 1) |
        ((facts[pair[p - 2]! + PARTS]! & 1) << 2) |
        ((facts[pair[p - 3]! + PARTS]! & 1) << 3));
    // A word that goes on beyond this character speaks against a name's end here.
    const goesOn = (Math.min(3, here >> 8) << 4) | (here & 15);
    rows[27] = AT26 + ((h0 << 6) | goesOn);
    rows[28] = AT27 + ((e0 << 6) | goesOn);
    rows[29] = AT29 + ((t0 << 5) | (tk1 << 2) | Math.min(3, here >> 8));
  }
}

const mayBeNamed = (levels: number): boolean =>
  familyOf(levels) >= USUAL_FAMILY || foreignOf(levels) >= SURELY_FOREIGN;
