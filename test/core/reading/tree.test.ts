import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readingModel } from '../../../src/core/reading/index.js';
import { readTree, sharesOf } from '../../../src/core/reading/tree.js';

/** Symbols 5 and 300 by themselves; behind 5 stand 1 and 2, behind 300 nothing. */
const ORDERS = [2, 5, 240 + 1, 294 - 256, 2, 1, 0, 0];
/** Steps of the logarithm: 4 times, 1 time, 2 times, 1 time. */
const COUNTS = [4, 0, 2, 0];
const BYTES = Uint8Array.of(99, ...ORDERS, ...COUNTS, 99);

describe('a tree of runs', () => {
  test('is read from where it begins to where it ends', () => {
    const { tree, end } = readTree(BYTES, 1, [2, 2]);
    expect(end).toBe(BYTES.length - 1);
    expect([...tree.symbols]).toEqual([0, 5, 300, 1, 2]);
    expect([...tree.childStart]).toEqual([1, 3, 5, 5, 5, 5]);
    expect([...tree.counts].map(Math.round)).toEqual([0, 4, 1, 2, 1]);
  });

  test('has shares that leave something for what was never seen', () => {
    const { tree } = readTree(BYTES, 1, [2, 2]);
    const { own, left } = sharesOf(tree);
    for (let n = 0; n < tree.counts.length; n++) {
      let taken = 0;
      for (let c = tree.childStart[n]!; c < tree.childStart[n + 1]!; c++) taken += own[c]!;
      expect(taken + left[n]!).toBeCloseTo(1, 5);
      expect(left[n]).toBeGreaterThan(0);
    }
    expect(own[3]).toBeCloseTo((2 - 0.6) / 4, 5);
  });

  test.each([[[2, 1]], [[2, 3]], [[1, 2]], [[3, 2]]])('is none of %j runs', (sizes) => {
    expect(() => readTree(BYTES, 1, sizes)).toThrow(RangeError);
  });
});

describe('models/reading.bin', () => {
  const bytes = new Uint8Array(readFileSync('models/reading.bin'));

  test('reads the same wherever it lies in memory', () => {
    const odd = new Uint8Array(bytes.length + 1);
    odd.set(bytes, 1);
    const [one, other] = [readingModel(bytes)!, readingModel(odd.subarray(1))!];
    const symbols = one.alphabet.first('城东的旧书店昨天又开门了', 20);
    expect(symbols).toHaveLength(12);
    expect(other.alphabet.first('城东的旧书店昨天又开门了', 20)).toEqual(symbols);
    expect(other.read([], symbols)).toBe(one.read([], symbols));
    expect(one.read([], symbols)).toBeLessThan(0);
  });

  test('is no model where it is cut short, too long or something else', () => {
    for (const part of [0, 10, 16, 5000, 100_000, 600_000, 1_000_000, bytes.length - 1])
      expect(readingModel(bytes.slice(0, part)), `${part} bytes`).toBeNull();
    expect(readingModel(Uint8Array.of(...bytes.subarray(0, 8), 1))).toBeNull();
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    expect(readingModel(longer)).toBeNull();
    expect(readingModel(undefined)).toBeNull();
  });
});
