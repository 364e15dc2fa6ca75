import { CLASS, DIGIT, HAN, LETTER, MARK, SPACE, STRAIGHT } from '../text.js';

/** Symbols that stand for no character of their own. */
export const UNKNOWN = 0;
export const BODY_START = 1;
export const HEADING_START = 2;
export const BODY_END = 3;
export const HEADING_END = 4;
export const FIGURE = 5;
export const LATIN = 6;
export const QUOTE = 7;
/** Characters are numbered from here. */
export const FIRST_CHARACTER = 8;

/** Left out of what is read. */
export const NONE = -1;

const HALF = ',;:!?().%~';
const FULL = '，；：！？（）。％～';

/** Turns code units into symbols: punctuation in one width, Traditional as Simplified, figures and Latin words as one. */
export class Alphabet {
  private readonly table = new Int16Array(65536).fill(UNKNOWN);

  /**
   * @param characters code units in the order of their numbers
   * @param variants pairs of code units: a Traditional character and the Simplified one it is read as
   */
  constructor(
    readonly characters: Uint16Array,
    readonly variants: Uint16Array,
  ) {
    const { table } = this;
    markKinds(table);
    characters.forEach((code, i) => {
      table[code] = FIRST_CHARACTER + i;
    });
    for (let i = 0; i < HALF.length; i++) table[HALF.charCodeAt(i)] = table[FULL.charCodeAt(i)]!;
    for (let i = 0; i + 1 < variants.length; i += 2) {
      const from = variants[i]!;
      if (table[from] === UNKNOWN && CLASS[from] === HAN) table[from] = table[variants[i + 1]!]!;
    }
  }

  get size(): number {
    return FIRST_CHARACTER + this.characters.length;
  }

  /** The symbol of a code unit, NONE where it is not read. */
  of(code: number): number {
    return this.table[code]!;
  }

  /** Up to `most` symbols from the start of a text; a run of figures or Latin letters is one symbol. */
  first(text: string, most: number): number[] {
    const symbols = new Array<number>(most).fill(UNKNOWN);
    const count = this.readFirst(text, text.length, most, symbols, 0);
    return count === most ? symbols : symbols.slice(0, count);
  }

  /** Up to `most` symbols from the end of a text, in reading order. */
  last(text: string, end: number, most: number): number[] {
    const symbols: number[] = [];
    symbols.length = this.readLast(text, end, most, symbols, 0);
    return symbols.reverse();
  }

  /** Writes up to `most` symbols of a text up to `end` into a list, from place `at` on; gives how many. */
  readFirst(text: string, end: number, most: number, into: number[], at: number): number {
    const { table } = this;
    let count = 0;
    let last = NONE;
    for (let i = 0; i < end && count < most; i++) {
      const symbol = table[text.charCodeAt(i)]!;
      if (symbol === NONE || (symbol === last && (symbol === FIGURE || symbol === LATIN))) continue;
      into[at + count++] = last = symbol;
    }
    return count;
  }

  /** The same from the end, the last symbol first. */
  readLast(text: string, end: number, most: number, into: number[], at: number): number {
    const { table } = this;
    let count = 0;
    let last = NONE;
    for (let i = end - 1; i >= 0 && count < most; i--) {
      const symbol = table[text.charCodeAt(i)]!;
      if (symbol === NONE || (symbol === last && (symbol === FIGURE || symbol === LATIN))) continue;
      into[at + count++] = last = symbol;
    }
    return count;
  }
}

/** Symbols of what is no character of the alphabet; a function of its own: see Tree. */
function markKinds(table: Int16Array): void {
  for (let code = 0; code < table.length; code++) {
    const kind = CLASS[code];
    if (kind === DIGIT) table[code] = FIGURE;
    else if (kind === LETTER) table[code] = LATIN;
    else if (kind === STRAIGHT) table[code] = QUOTE;
    else if (kind === SPACE || kind === MARK) table[code] = NONE;
  }
  // The second halves of rare characters.
  table.fill(NONE, 0xdc00, 0xe000);
}
