import type { Stream } from './fold.js';

const HINT_BITS = 18;
const HINTS = 1 << HINT_BITS;

/** Places of the table: nobody has been there, and somebody who is no more. */
const FREE = -1;
const GONE = -2;

/** So many paragraphs in a row exchange their words one by one. */
const MOST_SWAPPED = 8;

/** Paragraphs by all their words. */
export class Wholes {
  /** For every paragraph the first one with the same words; itself where there is none before it. */
  twin: Int32Array = new Int32Array(0);
  /** Hash of each paragraph's words. */
  private hashes: Int32Array = new Int32Array(0);
  /** Open addressing: first paragraphs by their hashes. */
  private table: Int32Array = new Int32Array(0);
  /** How many paragraphs have changed their words since the table was filled. */
  private swaps = 0;

  /** A bit for the length and the first words of each paragraph: where it is missing nothing need be hashed. */
  private readonly hints = new Uint8Array(HINTS);

  constructor(private readonly stream: Stream) {}

  /**
   * Paragraphs `from` to `newTo` of the stream have come in the place of those from `from` to `oldTo`. Returns whether some
   * other paragraph may have another first one now.
   */
  replace(from: number, oldTo: number, newTo: number): boolean {
    if (newTo === oldTo && newTo - from <= MOST_SWAPPED) {
      let p = from;
      while (p < newTo && this.swap(p)) p++;
      if (p === newTo) return false;
    }
    const { starts } = this.stream;
    const hashes = new Int32Array(starts.length - 1);
    hashes.set(this.hashes.subarray(0, from));
    hashes.set(this.hashes.subarray(oldTo), newTo);
    for (let p = from; p < newTo; p++) hashes[p] = this.hash(starts[p]!, starts[p + 1]!);
    this.hashes = hashes;
    this.findTwins();
    return true;
  }

  /** Paragraph `p` has other words now. False where it shares them with another, or did. */
  private swap(p: number): boolean {
    const { hashes, table, twin, stream } = this;
    const from = stream.starts[p]!;
    const to = stream.starts[p + 1]!;
    if (twin[p] !== p) return false;
    const known = this.find(from, to);
    if (known === p) return true;
    // The places of those that are no more are not free again.
    const isFull = ++this.swaps * 4 > table.length;
    if (isFull || known !== undefined || twin.indexOf(p, p + 1) >= 0) return false;
    const mask = table.length - 1;
    let slot = mix(hashes[p]!) & mask;
    while (table[slot] !== p && table[slot] !== FREE) slot = (slot + 1) & mask;
    if (table[slot] === p) table[slot] = GONE;
    hashes[p] = this.hash(from, to);
    if (from === to) return true;
    this.hints[this.hintOf(from, to)] = 1;
    slot = mix(hashes[p]!) & mask;
    while (table[slot]! >= 0) slot = (slot + 1) & mask;
    table[slot] = p;
    return true;
  }

  private findTwins(): void {
    const { hashes, stream } = this;
    const { starts } = stream;
    let size = 16;
    while (size < hashes.length * 2) size *= 2;
    const table = this.table.length === size ? this.table.fill(FREE) : new Int32Array(size).fill(FREE);
    const twin = new Int32Array(hashes.length);
    this.hints.fill(0);
    this.swaps = 0;
    for (let p = 0; p < hashes.length; p++) {
      twin[p] = p;
      const from = starts[p]!;
      const to = starts[p + 1]!;
      if (from === to) continue;
      this.hints[this.hintOf(from, to)] = 1;
      const hash = hashes[p]!;
      let slot = mix(hash) & (size - 1);
      for (let q = table[slot]!; q >= 0; q = table[slot]!) {
        if (hashes[q] === hash && this.equal(q, from, to)) break;
        slot = (slot + 1) & (size - 1);
      }
      if (table[slot]! >= 0) twin[p] = table[slot]!;
      else table[slot] = p;
    }
    this.table = table;
    this.twin = twin;
  }

  /** The first paragraph that consists of the words from `from` to `to` of the stream. */
  find(from: number, to: number): number | undefined {
    if (from === to || this.hints[this.hintOf(from, to)] === 0) return undefined;
    const { hashes, table } = this;
    const mask = table.length - 1;
    const hash = this.hash(from, to);
    let slot = mix(hash) & mask;
    for (let q = table[slot]!; q !== FREE; q = table[slot]!) {
      if (q >= 0 && hashes[q] === hash && this.equal(q, from, to)) return q;
      slot = (slot + 1) & mask;
    }
    return undefined;
  }

  /** A number for the words of paragraph `p`, the same as `hintOf` gives for these words elsewhere; 0 for none. */
  hintAt(p: number): number {
    const from = this.stream.starts[p]!;
    const to = this.stream.starts[p + 1]!;
    return from === to ? 0 : this.hintOf(from, to);
  }

  hintOf(from: number, to: number): number {
    const { chars } = this.stream;
    const hint = Math.imul(Math.imul(chars[from]!, 0x9e3779b1) + chars[to - 1]!, 0x85ebca6b) + (to - from);
    return Math.imul(hint ^ (hint >>> 15), 0x2c1b3c6d) >>> (32 - HINT_BITS);
  }

  private hash(from: number, to: number): number {
    const { chars } = this.stream;
    let hash = to - from;
    for (let i = from; i < to; i++) hash = (Math.imul(hash, 0x01000193) ^ chars[i]!) | 0;
    return hash;
  }

  private equal(q: number, from: number, to: number): boolean {
    const { chars, starts } = this.stream;
    const other = starts[q]!;
    if (starts[q + 1]! - other !== to - from) return false;
    for (let n = 0; n < to - from; n++) if (chars[other + n] !== chars[from + n]) return false;
    return true;
  }
}

const mix = (hash: number): number => hash ^ (hash >>> 15);
