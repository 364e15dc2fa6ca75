/** Features share so many numbers, by a hash: two to the power of BITS. */
const BITS = 17;
export const SLOTS = 1 << BITS;

/** Adds a symbol to a hash (multiplicative hashing by the golden ratio, after Knuth). */
export const mix = (hash: number, symbol: number): number =>
  (Math.imul(hash ^ symbol, 0x9e3779b1) + 0x7f4a7c15) | 0;

/** The slot in which a feature's number stands. */
const slotOf = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> (32 - BITS);

/** The slots of the features of one text, to be filled and summed again and again. Calling back for each took as long as all else. */
export class Slots {
  private readonly list: number[] = [];
  private count = 0;

  clear(): void {
    this.count = 0;
  }

  add(hash: number): void {
    this.list[this.count++] = slotOf(hash);
  }

  /** Adds each run of symbols that begins at `from` and ends before `to`; `hash` says of what kind. */
  addRuns(hash: number, symbols: readonly number[], from: number, to: number): void {
    for (let k = from; k < to && k < symbols.length; k++) {
      hash = mix(hash, symbols[k]!);
      this.add(hash);
    }
  }

  all(): number[] {
    return this.list.slice(0, this.count);
  }

  /** What all of them weigh. */
  weigh({ slots, step }: HashedWeights): number {
    let sum = 0;
    for (let i = 0; i < this.count; i++) sum += slots[this.list[i]!]!;
    return sum * step;
  }
}

/** Runs are as long as this. */
export const LONGEST_RUN = 3;

/** The numbers of all features, in steps of `step` (Weinberger et al. 2009: feature hashing). */
export interface HashedWeights {
  readonly slots: Int8Array;
  readonly step: number;
}

/** Reads them from a file: the step, then one signed byte for each slot. Throws RangeError where bytes are missing. */
export function parseHashed(bytes: Uint8Array, from: number): HashedWeights {
  const step = new DataView(bytes.buffer, bytes.byteOffset + from, 4).getFloat32(0, true);
  return { slots: new Int8Array(bytes.buffer, bytes.byteOffset + from + 4, SLOTS), step };
}

/** How many bytes that is. */
export const HASHED_BYTES = 4 + SLOTS;
