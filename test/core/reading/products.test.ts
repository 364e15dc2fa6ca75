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

/** Room for some rows of one table, and a matrix that all of them fit. */
const sizesFor = (rows: number, width: number) => ({
  numbers: rows * width,
  factors: width,
  weights: rows * width * COLUMNS,
  rows,
  inputs: rows * width,
  columns: COLUMNS,
});

describe.each([
  ['one by one', PlainProducts],
  ['many at a time', WebAssemblyProducts],
] as const)('products made %s', (_, Kind) => {
  test('are sums of numbers times factors times weights', () => {
    const products = new Kind(sizesFor(2, 8));
    products.numbers.set([1, 2, 3, 4, 5, 6, 7, 8, -1, -2, -3, -4, -5, -6, -7, -8]);
    products.factors.set([1, 10, 100, 1000, 1, 1, 1, 1]);
    // What is multiplied first is the second row; its second number is weighed in one column, its fourth in the other.
    products.weights[placeOf(1, 0, 16)] = 3;
    products.weights[placeOf(3, 17, 16)] = -5;
    products.weights[placeOf(8 + 7, 17, 16)] = 2;
    products.rows.set([1, 0]);
    products.multiply(2, { numbers: 0, factors: 0, width: 8 }, 0);
    const sums = new Array<number>(COLUMNS).fill(0);
    sums[0] = -2 * 10 * 3;
    sums[17] = -4 * 1000 * -5 + 8 * 2;
    expect([...products.sums]).toEqual(sums);
    products.multiply(1, { numbers: 0, factors: 0, width: 8 }, 0);
    expect(products.sums[0]).toBe(-60);
  });

  test('are those of as many columns as the matrix has', () => {
    const products = new Kind(sizesFor(2, 8));
    products.numbers.set([1, 2, 3, 4, 5, 6, 7, 8]);
    products.factors.fill(1);
    // The matrix of 16 columns has another one behind it.
    products.weights.fill(1, 0, 8 * 16);
    products.weights.fill(100, 8 * 16);
    products.sums.fill(7);
    products.multiply(1, { numbers: 0, factors: 0, width: 8 }, 0, 16);
    expect([...products.sums]).toEqual([...new Array(16).fill(36), ...new Array(16).fill(7)]);
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
  const lists = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(8, 24)).chain(([rows, width]) => {
    const list = (length: number, most: number) =>
      fc.array(fc.integer({ min: -most, max: most }), { minLength: length, maxLength: length });
    const { numbers, factors, weights } = sizesFor(rows, width);
    return fc.tuple(
      fc.constant({ rows, width }),
      list(numbers, 31),
      list(factors, 1057),
      list(weights, 127),
      fc.array(fc.integer({ min: 0, max: rows - 1 }), { minLength: rows, maxLength: rows }),
    );
  });
  fc.assert(
    fc.property(lists, ([{ rows, width }, numbers, factors, weights, asked]) => {
      const sums = (products: Products): readonly number[] => {
        products.numbers.set(numbers);
        products.factors.set(factors);
        products.weights.set(weights);
        products.rows.set(asked);
        products.multiply(rows, { numbers: 0, factors: 0, width }, 0);
        return [...products.sums];
      };
      const sizes = sizesFor(rows, width);
      expect(sums(new WebAssemblyProducts(sizes))).toEqual(sums(new PlainProducts(sizes)));
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
