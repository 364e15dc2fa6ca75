/**
 * Numbers the pairs of codes that anything is known of. Pairs with the same first code lie side by side: the pairs of a
 * text are mostly the same few characters, whose part of the table stays in the processor's cache.
 */
export class PairTable {
  /** Numbers run from 1 to less than this; some are no pair's. */
  readonly size: number;
  /** By first code, where its pairs begin; they end where those of the next code begin. */
  private readonly begins = new Int32Array(65537);
  /** The second code of the pair of each number, plus one; 0 for none. */
  private readonly seconds: Uint16Array;

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
    this.size = size;
    this.seconds = new Uint16Array(size);
  }

  /** The number of a pair; 0 where nothing is known of it. */
  find(first: number, second: number): number {
    const { begins, seconds } = this;
    const begin = begins[first]!;
    const end = begins[first + 1]!;
    if (begin === end) return 0;
    for (let at = begin + placeOf(second, end - begin); ; ) {
      const key = seconds[at]!;
      if (key === second + 1) return at;
      if (key === 0) return 0;
      if (++at === end) at = begin;
    }
  }

  /** The number of a pair, which is added where it is new. */
  add(first: number, second: number): number {
    const { begins, seconds } = this;
    const begin = begins[first]!;
    const end = begins[first + 1]!;
    let at = begin + placeOf(second, end - begin);
    while (seconds[at] !== 0 && seconds[at] !== second + 1) if (++at === end) at = begin;
    seconds[at] = second + 1;
    return at;
  }

  /** Adds pairs, each once, and gives by number of a pair its place in the lists plus one. */
  addAll(firsts: Uint16Array, seconds: Uint16Array): Uint16Array {
    const places = new Uint16Array(this.size);
    for (let i = 0; i < firsts.length; i++) places[this.add(firsts[i]!, seconds[i]!)] = i + 1;
    return places;
  }
}

/** Spreads codes over `room` places. */
const placeOf = (code: number, room: number): number => ((Math.imul(code, 0x9e3779b1) >>> 16) * room) >>> 16;
