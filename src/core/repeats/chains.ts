import type { Fingerprints } from './fingerprint.js';

const FREE = -1;
/** A place in the table whose chain has come to its end. */
const GONE = -2;

/** Equal fingerprints, chained in the order of their places in the stream. */
export class Chains {
  /** For each fingerprint the one of the same hash before it in the stream, -1 where there is none; and behind it. */
  before: Int32Array;
  after: Int32Array;
  /** Open addressing: the last fingerprint of each chain. */
  private table: Int32Array;

  constructor(private readonly prints: Fingerprints) {
    let size = 16;
    while (size < prints.used * 2) size *= 2;
    this.table = prints.roomBeside('hash', size).fill(FREE);
    this.before = prints.roomBeside('place', prints.hash.length);
    this.after = prints.roomBeside('place', prints.hash.length);
  }

  /** Adds fingerprints that stand in the stream behind all that are known. */
  append(from: number, to: number): void {
    const { table, before, after } = this;
    const { hash } = this.prints;
    const mask = table.length - 1;
    for (let a = from; a < to; a++) {
      const own = hash[a]!;
      let slot = (own ^ (own >>> 16)) & mask;
      let last = table[slot]!;
      while (last !== FREE && hash[last] !== own) {
        slot = (slot + 1) & mask;
        last = table[slot]!;
      }
      before[a] = last;
      after[a] = FREE;
      if (last >= 0) after[last] = a;
      table[slot] = a;
    }
  }

  /** No fingerprint will be added or removed: gives back the memory that this would take. */
  close(): void {
    this.table = new Int32Array(0);
  }

  /** Whether fingerprints up to `used` may be inserted without the table becoming too full. */
  hasRoom(used: number): boolean {
    return used * 1.5 < this.table.length;
  }

  /** Adds one fingerprint anywhere. */
  insert(a: number): void {
    this.grow();
    const { table, before, after } = this;
    const { place } = this.prints;
    const slot = this.slotOf(a);
    const last = table[slot]!;
    let left = last;
    let right = FREE;
    while (left >= 0 && place[left]! > place[a]!) {
      right = left;
      left = before[left]!;
    }
    before[a] = Math.max(left, FREE);
    after[a] = right;
    if (left >= 0) after[left] = a;
    if (right >= 0) before[right] = a;
    else table[slot] = a;
  }

  remove(a: number): void {
    const { before, after } = this;
    const left = before[a]!;
    const right = after[a]!;
    if (right < 0) this.table[this.slotOf(a)] = left >= 0 ? left : GONE;
    else before[right] = left;
    if (left >= 0) after[left] = right;
  }

  /** The place in the table of the chain that a fingerprint belongs to, or where it would stand. */
  private slotOf(a: number): number {
    const { table } = this;
    const { hash } = this.prints;
    const mask = table.length - 1;
    const own = hash[a]!;
    let slot = (own ^ (own >>> 16)) & mask;
    let gone = -1;
    for (let last = table[slot]!; last !== FREE; last = table[slot]!) {
      if (last >= 0 && hash[last] === own) return slot;
      if (last === GONE && gone < 0) gone = slot;
      slot = (slot + 1) & mask;
    }
    return gone >= 0 ? gone : slot;
  }

  private grow(): void {
    const { length } = this.prints.hash;
    if (this.before.length >= length) return;
    for (const name of ['before', 'after'] as const) {
      const grown = new Int32Array(length);
      grown.set(this[name]);
      this[name] = grown;
    }
  }
}
