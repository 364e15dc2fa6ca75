/** Features share so many numbers, by a hash: two to the power of BITS. */
const BITS = 17;
export const SLOTS = 1 << BITS;

/** Adds a symbol to a hash (multiplicative hashing by the golden ratio, after Knuth). */
export const mix = (hash: number, symbol: number): number =>
  (Math.imul(hash ^ symbol, 0x9e3779b1) + 0x7f4a7c15) | 0;

/** The slot in which a feature's number stands. */
export const slotOf = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> (32 - BITS);

/** Calls `add` with the slot of each run of symbols that begins at `from` and ends before `to`; `hash` says of what kind. */
export function eachRun(
  hash: number,
  symbols: readonly number[],
  from: number,
  to: number,
  add: (slot: number) => void,
): void {
  for (let k = from; k < to && k < symbols.length; k++) {
    hash = mix(hash, symbols[k]!);
    add(slotOf(hash));
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
