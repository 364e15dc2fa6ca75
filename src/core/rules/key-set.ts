import { Seen } from '../seen.js';
import type { Steps } from '../slices.js';

/** Entries in a chunk, as a power of two. */
const BITS = 11;
const CHUNK = 1 << BITS;
/** Keys looked at between two steps. */
const STRIDE = 20_000;

/**
 * Keys that come with values, and those of them that come with several. Most come once, and are many: all are listed, and
 * only those that come again are looked up. Lists are made chunk by chunk: nothing is copied when they grow.
 */
export class KeySet {
  /** How many have come. */
  size = 0;
  private readonly keys: Float64Array[] = [];
  private readonly values: Int32Array[] = [];
  private readonly mosts: Uint8Array[] = [];

  /** `most`, below 256: with more values than this a key is not asked for. */
  add(key: number, value: number, most: number): void {
    const at = this.size++ & (CHUNK - 1);
    if (at === 0) {
      this.keys.push(new Float64Array(CHUNK));
      this.values.push(new Int32Array(CHUNK));
      this.mosts.push(new Uint8Array(CHUNK));
    }
    const last = this.keys.length - 1;
    this.keys[last]![at] = key;
    this.values[last]![at] = value;
    this.mosts[last]![at] = most;
  }

  /** The key that came after so many others. */
  keyAt(i: number): number {
    return this.keys[i >>> BITS]![i & (CHUNK - 1)]!;
  }

  /** The keys that came with different values, but no more of them than they may. */
  *differing(): Steps<Set<number>> {
    const seen = new Seen(this.size);
    for (let i = 0; i < this.size; i += STRIDE) {
      this.addTo(seen, i, Math.min(this.size, i + STRIDE));
      yield;
    }
    const again = new Again();
    for (let i = 0; i < this.size; i += STRIDE) {
      this.putAgain(seen, i, Math.min(this.size, i + STRIDE), again);
      yield;
    }
    const keys = new Set<number>();
    for (const [key, { values, most }] of again.several) if (values.size <= most) keys.add(key);
    return keys;
  }

  private addTo(seen: Seen, from: number, to: number): void {
    for (let i = from; i < to; i++) seen.add(hashOf(this.keyAt(i)));
  }

  private putAgain(seen: Seen, from: number, to: number, again: Again): void {
    for (let i = from; i < to; i++) {
      const key = this.keyAt(i);
      if (!seen.mayBeTwice(hashOf(key))) continue;
      const [chunk, at] = [i >>> BITS, i & (CHUNK - 1)];
      again.add(key, this.values[chunk]![at]!, this.mosts[chunk]![at]!);
    }
  }
}

/** Keys that may come again. */
class Again {
  private readonly firsts = new Map<number, number>();
  /** All values of those that have several, up to one more than may be. */
  readonly several = new Map<number, { readonly values: Set<number>; readonly most: number }>();

  add(key: number, value: number, most: number): void {
    const first = this.firsts.get(key);
    if (first === undefined) this.firsts.set(key, value);
    if (first === undefined || first === value) return;
    const known = this.several.get(key);
    if (!known) this.several.set(key, { values: new Set([first, value]), most });
    else if (known.values.size <= known.most) known.values.add(value);
  }
}

const hashOf = (key: number): number => Math.imul(key | 0, 0x9e3779b1);
