import { Kernel } from '../kernel.js';
import { PRODUCTS_KERNEL } from './products-kernel.js';

/** Columns of a matrix that lie together. */
const BLOCK = 16;

/** Rows of numbers among those that are kept: how many a row has, a multiple of eight. */
export interface Table {
  readonly numbers: number;
  /** By which each column is multiplied: where these begin among the factors. */
  readonly factors: number;
  readonly width: number;
}

/** Products of whole numbers: rows of numbers, put behind one another, times a matrix. */
export interface Products {
  readonly numbers: Int8Array;
  readonly factors: Int16Array;
  /** All matrices, each as `placeOf` says. A matrix has BLOCK columns or a multiple. */
  readonly weights: Int8Array;
  /** Which rows are multiplied next. */
  readonly rows: Int32Array;
  /** One for each column. */
  readonly sums: Int32Array;
  /**
   * Sets the sums to the product of the first `count` rows, of a table, and the matrix that begins at `matrix`, which has
   * so many `columns`: as many as there are sums, if nothing is said.
   */
  multiply(count: number, table: Table, matrix: number, columns?: number): void;
}

/** Room for how many of each, and how long the rows are together that are multiplied. */
export interface ProductSizes {
  readonly numbers: number;
  readonly factors: number;
  readonly weights: number;
  readonly rows: number;
  readonly inputs: number;
  readonly columns: number;
}

/** Where in a matrix of so many rows a weight lies: block by block, two rows by two rows, and in these column by column. */
export const placeOf = (row: number, column: number, rows: number): number =>
  (column - (column % BLOCK)) * rows + (row >> 1) * 2 * BLOCK + (column % BLOCK) * 2 + (row & 1);

/** Products are made by products.wat where the engine has WebAssembly with many numbers at a time, one by one elsewhere. */
export function productsOf(sizes: ProductSizes): Products {
  try {
    return new WebAssemblyProducts(sizes);
  } catch {
    return new PlainProducts(sizes);
  }
}

/** See products.wat; all in bytes. */
interface Functions {
  gather(rows: number, end: number, numbers: number, width: number, factors: number, inputs: number): void;
  multiply(inputs: number, end: number, weights: number, sums: number, sumsEnd: number): void;
}

/** Throws where the engine does not take the module. */
export class WebAssemblyProducts implements Products {
  readonly numbers: Int8Array;
  readonly factors: Int16Array;
  readonly weights: Int8Array;
  readonly rows: Int32Array;
  readonly sums: Int32Array;
  private readonly functions: Functions;
  /** Where they begin; the sums are first. */
  private readonly rowsFrom: number;
  private readonly inputsFrom: number;
  private readonly factorsFrom: number;
  private readonly numbersFrom: number;
  private readonly weightsFrom: number;

  constructor({ numbers, factors, weights, rows, inputs, columns }: ProductSizes) {
    this.rowsFrom = 4 * columns;
    this.inputsFrom = this.rowsFrom + 4 * rows;
    this.factorsFrom = this.inputsFrom + 2 * inputs;
    this.weightsFrom = this.factorsFrom + 2 * factors;
    this.numbersFrom = this.weightsFrom + weights;
    const { buffer, functions } = new Kernel<Functions>(PRODUCTS_KERNEL, this.numbersFrom + numbers);
    this.functions = functions;
    this.sums = new Int32Array(buffer, 0, columns);
    this.rows = new Int32Array(buffer, this.rowsFrom, rows);
    this.factors = new Int16Array(buffer, this.factorsFrom, factors);
    this.weights = new Int8Array(buffer, this.weightsFrom, weights);
    this.numbers = new Int8Array(buffer, this.numbersFrom, numbers);
  }

  multiply(
    count: number,
    { numbers, factors, width }: Table,
    matrix: number,
    columns = this.sums.length,
  ): void {
    const { functions, rowsFrom, inputsFrom, numbersFrom, factorsFrom, weightsFrom } = this;
    functions.gather(
      rowsFrom,
      rowsFrom + 4 * count,
      numbersFrom + numbers,
      width,
      factorsFrom + 2 * factors,
      inputsFrom,
    );
    functions.multiply(inputsFrom, inputsFrom + 2 * count * width, weightsFrom + matrix, 0, 4 * columns);
  }
}

export class PlainProducts implements Products {
  readonly numbers: Int8Array;
  readonly factors: Int16Array;
  readonly weights: Int8Array;
  readonly rows: Int32Array;
  readonly sums: Int32Array;
  private readonly inputs: Int16Array;

  constructor({ numbers, factors, weights, rows, inputs, columns }: ProductSizes) {
    this.numbers = new Int8Array(numbers);
    this.factors = new Int16Array(factors);
    this.weights = new Int8Array(weights);
    this.rows = new Int32Array(rows);
    this.sums = new Int32Array(columns);
    this.inputs = new Int16Array(inputs);
  }

  multiply(
    count: number,
    { numbers, factors, width }: Table,
    matrix: number,
    columns = this.sums.length,
  ): void {
    const { inputs, weights, sums } = this;
    for (let i = 0; i < count; i++)
      for (let k = 0; k < width; k++)
        inputs[i * width + k] =
          this.numbers[numbers + this.rows[i]! * width + k]! * this.factors[factors + k]!;
    sums.fill(0, 0, columns);
    let at = matrix;
    for (let block = 0; block < columns; block += BLOCK)
      for (let i = 0; i < count * width; i += 2)
        for (let column = block; column < block + BLOCK; column++, at += 2)
          sums[column]! += inputs[i]! * weights[at]! + inputs[i + 1]! * weights[at + 1]!;
  }
}
