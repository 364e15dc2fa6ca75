import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROW } from '../../../../src/core/extract/people/pair-table.js';
import {
  DOUBLE_ROW,
  PlainSumming,
  SINGLE_ROW,
  type Summing,
  Sums,
  summingOf,
} from '../../../../src/core/extract/people/sums.js';
import { TAGS } from '../../../../src/core/extract/people/tags.js';
import { ROWS, START_ROWS, TEMPLATES } from '../../../../src/core/extract/people/templates.js';
import { PAD } from '../../../../src/core/extract/people/units.js';

/** Weights that no two places share often. */
const weights = (length: number, step: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (i * step) % 251);
const WEIGHTS = {
  dense: weights(ROWS * TAGS, 7),
  singles: weights(3 * SINGLE_ROW, 11),
  doubles: weights(4 * DOUBLE_ROW, 13),
};

interface Text {
  /** For each place the row of its character and of its pair plus one, 0 for none. */
  readonly singles: readonly number[];
  readonly doubles: readonly number[];
  readonly rows: readonly number[];
}
const UNITS = 5;
const places = (rows: number) =>
  fc.array(fc.integer({ min: 0, max: rows }), {
    minLength: UNITS + 2 * PAD,
    maxLength: UNITS + 2 * PAD,
  });
const texts: fc.Arbitrary<Text> = fc.record({
  singles: places(3),
  doubles: places(4),
  rows: fc.array(fc.integer({ min: 0, max: ROWS - 1 }), { minLength: TEMPLATES, maxLength: TEMPLATES }),
});

/** What the sums of each unit come to, step by step. */
function sumsOf({ singles, doubles, rows: dense }: Text, summing: Summing): number[][] {
  const sums = new Sums(WEIGHTS, summing);
  sums.makeRoom(UNITS + 2 * PAD);
  const rows = Uint16Array.of(0, 1, 2, 3, 4);
  const facts = new Uint16Array(ROW + 5);
  facts.set(rows, ROW);
  sums.place(UNITS + 2 * PAD, Uint16Array.from(singles), Int32Array.from(doubles), rows, facts);
  return Array.from({ length: UNITS }, (_, unit) => {
    sums.rows.set(dense);
    const leads = [sums.begin(unit), sums.addCharacters(unit)];
    sums.finish(unit);
    const from = sums.scoresOf(unit);
    return [...leads, ...sums.scores.subarray(from, from + TAGS)];
  });
}

describe('sums of weights', () => {
  test('are the same eight at a time and one by one', () => {
    expect(summingOf(8)).not.toBeInstanceOf(PlainSumming);
    fc.assert(
      fc.property(texts, (text) => {
        expect(sumsOf(text, summingOf(200_000))).toEqual(sumsOf(text, new PlainSumming(200_000)));
      }),
      { numRuns: 50 },
    );
  });

  test('are those of the rows, as differences from the first tag', () => {
    const rows = Array.from({ length: TEMPLATES }, (_, i) => i * 100);
    const none = new Array<number>(UNITS + 2 * PAD).fill(0);
    const plain = (to: number, tag: number) =>
      rows.slice(0, to).reduce((sum, row) => sum + WEIGHTS.dense[row * TAGS + tag]!, 0);
    const [of] = sumsOf({ singles: none, doubles: none, rows }, summingOf(200_000));
    const lead = Math.max(...[1, 4, 7].map((tag) => plain(START_ROWS, tag))) - plain(START_ROWS, 0);
    expect(of!.slice(0, 2)).toEqual([lead, lead]);
    expect(of!.slice(2)).toEqual(
      Array.from({ length: TAGS }, (_, tag) => plain(TEMPLATES, tag) - plain(TEMPLATES, 0)),
    );
  });

  test('keep the weights when there is more room', () => {
    for (const summing of [summingOf(200_000), new PlainSumming(200_000)]) {
      const sums = new Sums(WEIGHTS, summing);
      sums.rows.fill(5);
      const before = sums.begin(0);
      sums.makeRoom(1_000_000);
      sums.rows.fill(5);
      expect(sums.begin(900_000)).toBe(before);
    }
  });

  test('are made one by one where the engine has no WebAssembly', () => {
    const { WebAssembly } = globalThis;
    try {
      Reflect.deleteProperty(globalThis, 'WebAssembly');
      expect(summingOf(8)).toBeInstanceOf(PlainSumming);
    } finally {
      globalThis.WebAssembly = WebAssembly;
    }
  });
});
