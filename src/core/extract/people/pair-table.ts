// Places of what is known of a pair, from its number on.
/** The words that start with it: bit n for those of n characters, two to fifteen; and LISTED, ENDS_TITLE. */
export const LENGTHS = 0;
/** The third characters of those of three and more, by bitOf: most of a text's characters are told to be none of them. */
export const THIRDS = 1;
/** Its info as a word. */
export const INFO = 2;
/**
 * How usual it is, 0 to 3 each, two bits a place: inside a transliterated name, at its start, at its end, and as the two
 * characters of a given name.
 */
export const NAMES = 3;
/** What it may be by itself: bits of NamePart, BEGINS_PERSON and BEGINS_FAMILY. */
export const PARTS = 4;
/** The row of the weights that a model has for it, plus one; 0 for none. */
export const ROW = 5;
const FACTS = 6;

/**
 * What is known of pairs of codes. Those with the same first code lie side by side: the pairs of a text are mostly the
 * same few characters, whose part of the table stays in the processor's cache. So lie the facts of a pair.
 */
export class PairTable {
  /** By number of a pair, and place; nought for number 0, that of all pairs of which nothing is known. */
  readonly facts: Uint16Array;
  /** By first code, where its pairs begin; they end where those of the next code begin. */
  private readonly begins = new Int32Array(65537);
  /** The second code of the pair of each number, plus one; 0 for none. */
  private readonly seconds: Uint16Array;
  /** A bit for each pair, some with the same one: most of those of which nothing is known are told by it and not looked for. */
  private readonly known = new Int32Array(1 << (KNOWN_BITS - 5));

  /** `firsts`: how many pairs there will be of each first code, at most. */
  constructor(firsts: Uint16Array) {
    const { begins } = this;
    let size = 1;
    for (let c = 0; c < 65536; c++) {
      begins[c] = size;
      const n = firsts[c]!;
      // A quarter stays free, and one at least: there a search ends.
      if (n > 0) size += n + (n >> 2) + 1;
    }
    begins[65536] = size;
    this.seconds = new Uint16Array(size);
    this.facts = new Uint16Array(size * FACTS);
  }

  /** The number of a pair; 0 where nothing is known of it. */
  find(first: number, second: number): number {
    const { begins, seconds, known } = this;
    const bit = bitFor(first, second);
    if (((known[bit >> 5]! >> (bit & 31)) & 1) === 0) return 0;
    const begin = begins[first]!;
    const end = begins[first + 1]!;
    if (begin === end) return 0;
    for (let at = begin + placeOf(second, end - begin); ; ) {
      const key = seconds[at]!;
      if (key === second + 1) return at * FACTS;
      if (key === 0) return 0;
      if (++at === end) at = begin;
    }
  }

  /** The number of a pair, which is added where it is new. */
  add(first: number, second: number): number {
    const { begins, seconds, known } = this;
    const bit = bitFor(first, second);
    known[bit >> 5]! |= 1 << (bit & 31);
    const begin = begins[first]!;
    const end = begins[first + 1]!;
    let at = begin + placeOf(second, end - begin);
    while (seconds[at] !== 0 && seconds[at] !== second + 1) if (++at === end) at = begin;
    seconds[at] = second + 1;
    return at * FACTS;
  }

  /** Adds pairs, each once, and says of each which row of weights it has. */
  addRows(firsts: Uint16Array, seconds: Uint16Array): void {
    for (let i = 0; i < firsts.length; i++) this.facts[this.add(firsts[i]!, seconds[i]!) + ROW] = i + 1;
  }
}

/** Spreads codes over `room` places. */
const placeOf = (code: number, room: number): number => ((Math.imul(code, 0x9e3779b1) >>> 16) * room) >>> 16;

/** Ten times as many as there are pairs; 128 kB stay near the processor. */
const KNOWN_BITS = 20;
const bitFor = (first: number, second: number): number =>
  Math.imul((first << 16) | second, 0x9e3779b1) >>> (32 - KNOWN_BITS);
