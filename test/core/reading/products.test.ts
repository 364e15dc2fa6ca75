import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  PlainProducts,
  type Products,
  placeOf,
  productsOf,
  WebAssemblyProducts,
} from '../../../src/core/reading/products.js';

const COLUMNS = 32;

/** Room for some rows of one table, a matrix that all of them fit, and what it makes of each by itself. */
const sizesFor = (rows: number, width: number) => ({
  numbers: rows * width,
  factors: width,
  weights: rows * width * COLUMNS,
  scales: COLUMNS,
  rows,
  inputs: (rows + 1) * Math.max(width, COLUMNS),
  columns: COLUMNS,
  totals: rows * COLUMNS,
});

const layerOf = (inputs: number, columns = COLUMNS) => ({ weights: 0, scales: 0, columns, inputs });

describe.each([
  ['one by one', PlainProducts],
  ['many at a time', WebAssemblyProducts],
] as const)('products made %s', (_, Kind) => {
  test('are sums of numbers times factors times weights, times what a sum is worth', () => {
    const products = new Kind(sizesFor(2, 8));
    products.numbers.set([1, 2, 3, 4, 5, 6, 7, 8, -1, -2, -3, -4, -5, -6, -7, -8]);
    products.factors.set([1, 10, 100, 1000, 1, 1, 1, 1]);
    // What is multiplied first is the second row; its second number is weighed in one column, its fourth in the other.
    products.weights[placeOf(1, 0, 16)] = 3;
    products.weights[placeOf(3, 17, 16)] = -5;
    products.weights[placeOf(8 + 7, 17, 16)] = 2;
    products.scales.fill(1);
    products.scales[17] = 0.5;
    products.rows.set([1, 0]);
    products.gather(2, { numbers: 0, factors: 0, width: 8 });
    products.add(layerOf(16));
    const sums = new Array<number>(COLUMNS).fill(0);
    sums[0] = -2 * 10 * 3;
    sums[17] = (-4 * 1000 * -5 + 8 * 2) / 2;
    expect([...products.totals.subarray(0, COLUMNS)]).toEqual(sums);
    // Added to what is there already.
    products.add(layerOf(16));
    expect(products.totals[0]).toBe(2 * -60);
  });

  test('are those of as many columns as the matrix has', () => {
    const products = new Kind(sizesFor(2, 8));
    products.numbers.set([1, 2, 3, 4, 5, 6, 7, 8]);
    products.factors.fill(1);
    products.scales.fill(1);
    // The matrix of 16 columns has another one behind it.
    products.weights.fill(1, 0, 8 * 16);
    products.weights.fill(100, 8 * 16);
    products.gather(1, { numbers: 0, factors: 0, width: 8 });
    products.add(layerOf(8, 16));
    const expected = [...new Array(16).fill(36), ...new Array(16).fill(0)];
    expect([...products.totals.subarray(0, COLUMNS)]).toEqual(expected);
  });

  test('are made at one place after the other', () => {
    const products = new Kind(sizesFor(3, 8));
    products.numbers.set([1, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 100, 0, 0, 0, 0, 0, 0, 0]);
    products.factors.fill(1);
    products.scales.fill(1);
    products.rows.set([0, 1, 2]);
    products.gather(3, { numbers: 0, factors: 0, width: 8 });
    // Two rows at a time: the second of them counts double.
    products.weights[placeOf(0, 5, 16)] = 1;
    products.weights[placeOf(8, 5, 16)] = 2;
    products.add(layerOf(16), 0, 2, 8);
    expect([products.totals[5], products.totals[COLUMNS + 5]]).toEqual([21, 210]);
    products.totals.fill(0);
    products.add(layerOf(16), 8);
    expect(products.totals[5]).toBe(210);
  });

  test('become inputs in whole steps, and the most of each column', () => {
    const products = new Kind(sizesFor(2, 8));
    products.totals.set([-1, -0.01, 0, 0.12, 0.13, 0.5, 31.7, 1000]);
    products.totals.set([0, 0, 0, 9, 0, 0, 0, 0], 8);
    products.round(16, 4);
    products.most(2, 8, 16);
    // Each input is weighed in a column of its own.
    for (let i = 0; i < 8; i++) products.weights[placeOf(i, i, 8)] = 1;
    products.scales.fill(1);
    const said = (from: number) => {
      products.totals.fill(0);
      products.add(layerOf(8, 16), from);
      return [...products.totals.subarray(0, 8)];
    };
    expect(said(0)).toEqual([0, 0, 0, 0, 1, 2, 127, 127]);
    expect(said(16)).toEqual([0, 0, 0, 36, 1, 2, 127, 127]);
  });
});

test('every weight of a matrix has a place of its own', () => {
  const places = new Set<number>();
  for (let row = 0; row < 8; row++)
    for (let column = 0; column < COLUMNS; column++) places.add(placeOf(row, column, 8));
  expect(places.size).toBe(8 * COLUMNS);
  expect(Math.max(...places)).toBe(8 * COLUMNS - 1);
});

test('both ways agree to the last bit', () => {
  const lists = fc.tuple(fc.integer({ min: 2, max: 4 }), fc.constantFrom(8, 24)).chain(([rows, width]) => {
    const list = (length: number, most: number) =>
      fc.array(fc.integer({ min: -most, max: most }), { minLength: length, maxLength: length });
    const { numbers, factors, weights } = sizesFor(rows, width);
    return fc.tuple(
      fc.constant({ rows, width }),
      list(numbers, 31),
      list(factors, 1057),
      list(weights, 127),
      fc.array(fc.double({ min: -0.01, max: 0.01, noNaN: true }), {
        minLength: COLUMNS,
        maxLength: COLUMNS,
      }),
      fc.array(fc.integer({ min: 0, max: rows - 1 }), { minLength: rows, maxLength: rows }),
    );
  });
  fc.assert(
    fc.property(lists, ([{ rows, width }, numbers, factors, weights, scales, asked]) => {
      const totals = (products: Products): readonly number[] => {
        products.numbers.set(numbers);
        products.factors.set(factors);
        products.weights.set(weights);
        products.scales.set(scales);
        products.rows.set(asked);
        products.gather(rows, { numbers: 0, factors: 0, width });
        products.add(layerOf(2 * width), 0, rows - 1, width);
        const first = [...products.totals];
        products.round((rows - 1) * COLUMNS, 31.75);
        if (rows > 2) products.most(rows - 1, COLUMNS, (rows - 1) * COLUMNS);
        products.add(layerOf(COLUMNS), 0, rows, COLUMNS);
        return [...first, ...products.totals];
      };
      const sizes = sizesFor(rows, Math.max(width, COLUMNS));
      const fitting = { ...sizes, ...{ numbers: rows * width, factors: width } };
      expect(totals(new WebAssemblyProducts(fitting))).toEqual(totals(new PlainProducts(fitting)));
    }),
  );
});

test('what an engine cannot do many at a time it does one by one', () => {
  expect(productsOf(sizesFor(1, 8))).toBeInstanceOf(WebAssemblyProducts);
  const { WebAssembly } = globalThis;
  try {
    Reflect.deleteProperty(globalThis, 'WebAssembly');
    expect(productsOf(sizesFor(1, 8))).toBeInstanceOf(PlainProducts);
  } finally {
    globalThis.WebAssembly = WebAssembly;
  }
});
