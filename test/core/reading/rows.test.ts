import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PlainRows, type Rows, rowsOf, WebAssemblyRows } from '../../../src/core/reading/rows.js';

const COLUMNS = 12;
const NUMBERS = COLUMNS;

/** Sums, numbers, and a row of weights for each number. */
const roomFor = (count: number): number => COLUMNS + count + count * COLUMNS;

describe.each([
  ['one by one', PlainRows],
  ['four at a time', WebAssemblyRows],
] as const)('rows summed %s', (_, Kind) => {
  test('add up, each times its number', () => {
    const rows = new Kind(roomFor(8), 4);
    rows.numbers.set([1, 2, 3, 4, 1, 0, 0, 0, 0, 0, 0, 2]);
    for (let row = 0; row < 8; row++) rows.numbers.set([row, 10 * row, 100 * row, -1], 12 + 4 * row);
    rows.addRows(0, 4, 8, 12);
    expect([...rows.numbers.subarray(0, 4)]).toEqual([1 + 14, 2 + 140, 3 + 1400, 4 - 3]);
    rows.addRow(0, 12 + 4);
    expect([...rows.numbers.subarray(0, 4)]).toEqual([1 + 14 + 1, 2 + 140 + 10, 3 + 1400 + 100, 4 - 3 - 1]);
  });
});

test('both ways of summing agree', () => {
  const weight = fc.float({ min: -4, max: 4, noNaN: true });
  const cases = fc
    .integer({ min: 1, max: 4 })
    .chain((eights) => fc.array(weight, { minLength: roomFor(8 * eights), maxLength: roomFor(8 * eights) }));
  fc.assert(
    fc.property(cases, (numbers) => {
      const count = (numbers.length - COLUMNS) / (COLUMNS + 1);
      const sums = (rows: Rows): readonly number[] => {
        rows.numbers.set(numbers);
        rows.addRows(0, NUMBERS, count, NUMBERS + count);
        rows.addRow(0, NUMBERS + count);
        return [...rows.numbers.subarray(0, COLUMNS)];
      };
      const plain = sums(new PlainRows(numbers.length, COLUMNS));
      sums(new WebAssemblyRows(numbers.length, COLUMNS)).forEach((sum, c) => {
        expect(sum).toBeCloseTo(plain[c]!, 3);
      });
    }),
  );
});

test('what an engine cannot do four at a time it does one by one', () => {
  expect(rowsOf(100, COLUMNS)).toBeInstanceOf(WebAssemblyRows);
  const { WebAssembly } = globalThis;
  try {
    Reflect.deleteProperty(globalThis, 'WebAssembly');
    expect(rowsOf(100, COLUMNS)).toBeInstanceOf(PlainRows);
  } finally {
    globalThis.WebAssembly = WebAssembly;
  }
});
