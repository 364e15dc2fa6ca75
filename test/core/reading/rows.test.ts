import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PlainRows, type Rows, rowsOf, WebAssemblyRows } from '../../../src/core/reading/rows.js';

const COLUMNS = 12;

/** Sums, and a row of weights for each number. */
const sizesFor = (count: number, columns: number) => ({
  weights: columns + count * columns,
  numbers: count,
  columns,
});

describe.each([
  ['one by one', PlainRows],
  ['four at a time', WebAssemblyRows],
] as const)('rows summed %s', (_, Kind) => {
  test('add up, each times its number', () => {
    const rows = new Kind(sizesFor(8, 4));
    rows.numbers.set([1, 0, 0, 0, 0, 0, 0, -2]);
    rows.weights.set([1, 2, 3, 4]);
    for (let row = 0; row < 8; row++) rows.weights.set([row, 10 * row, 100 * row, -1], 4 + 4 * row);
    rows.addRows(0, 0, 8, 4);
    expect([...rows.weights.subarray(0, 4)]).toEqual([1 - 14, 2 - 140, 3 - 1400, 4 + 1]);
    rows.addRow(0, 4 + 4);
    expect([...rows.weights.subarray(0, 4)]).toEqual([1 - 14 + 1, 2 - 140 + 10, 3 - 1400 + 100, 4 + 1 - 1]);
  });
});

test('both ways of summing agree', () => {
  const weight = fc.float({ min: -4, max: 4, noNaN: true });
  const number = fc.integer({ min: -128, max: 127 });
  const cases = fc.integer({ min: 1, max: 4 }).chain((eights) => {
    const { weights, numbers } = sizesFor(8 * eights, COLUMNS);
    return fc.tuple(
      fc.array(weight, { minLength: weights, maxLength: weights }),
      fc.array(number, { minLength: numbers, maxLength: numbers }),
    );
  });
  fc.assert(
    fc.property(cases, ([weights, numbers]) => {
      const sums = (rows: Rows): readonly number[] => {
        rows.weights.set(weights);
        rows.numbers.set(numbers);
        rows.addRows(0, 0, numbers.length, COLUMNS);
        rows.addRow(0, COLUMNS);
        return [...rows.weights.subarray(0, COLUMNS)];
      };
      const sizes = sizesFor(numbers.length, COLUMNS);
      const plain = sums(new PlainRows(sizes));
      sums(new WebAssemblyRows(sizes)).forEach((sum, c) => {
        expect(Math.abs(sum - plain[c]!)).toBeLessThan(0.01);
      });
    }),
  );
});

test('what an engine cannot do four at a time it does one by one', () => {
  expect(rowsOf(sizesFor(8, COLUMNS))).toBeInstanceOf(WebAssemblyRows);
  const { WebAssembly } = globalThis;
  try {
    Reflect.deleteProperty(globalThis, 'WebAssembly');
    expect(rowsOf(sizesFor(8, COLUMNS))).toBeInstanceOf(PlainRows);
  } finally {
    globalThis.WebAssembly = WebAssembly;
  }
});
