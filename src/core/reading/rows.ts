import { Kernel } from '../kernel.js';
import { ROWS_KERNEL } from './rows-kernel.js';

/** Weights in one stretch of memory, and sums of rows of them. Places are those in `weights` and `numbers`. */
export interface Rows {
  readonly weights: Float32Array;
  /** By which rows are multiplied; one byte each. */
  readonly numbers: Int8Array;
  /** Adds the row that begins at `row` to the sums that begin at `sums`. */
  addRow(sums: number, row: number): void;
  /** Adds as many rows, side by side from `rows` on, as there are numbers: each times its number. `count` is a multiple of eight. */
  addRows(sums: number, numbers: number, count: number, rows: number): void;
}

/** How much room there is, in weights and numbers, and how long a row is: a multiple of four. */
export interface RowSizes {
  readonly weights: number;
  readonly numbers: number;
  readonly columns: number;
}

/**
 * Room for rows, all nought. Sums are made by rows.wat where the engine has WebAssembly with four numbers at a time, ten
 * times as fast as one by one.
 */
export function rowsOf(sizes: RowSizes): Rows {
  try {
    return new WebAssemblyRows(sizes);
  } catch {
    return new PlainRows(sizes);
  }
}

/** See rows.wat; places and lengths in bytes. */
interface Functions {
  addRow(sums: number, row: number, length: number): void;
  addRows(sums: number, numbers: number, end: number, rows: number, length: number): void;
}

/** Throws where the engine does not take the module. */
export class WebAssemblyRows implements Rows {
  readonly weights: Float32Array;
  readonly numbers: Int8Array;
  private readonly functions: Functions;
  private readonly numbersFrom: number;
  private readonly length: number;

  constructor({ weights, numbers, columns }: RowSizes) {
    this.numbersFrom = 4 * weights;
    const { buffer, functions } = new Kernel<Functions>(ROWS_KERNEL, this.numbersFrom + numbers);
    this.functions = functions;
    this.weights = new Float32Array(buffer, 0, weights);
    this.numbers = new Int8Array(buffer, this.numbersFrom, numbers);
    this.length = 4 * columns;
  }

  addRow(sums: number, row: number): void {
    this.functions.addRow(4 * sums, 4 * row, this.length);
  }

  addRows(sums: number, numbers: number, count: number, rows: number): void {
    const from = this.numbersFrom + numbers;
    this.functions.addRows(4 * sums, from, from + count, 4 * rows, this.length);
  }
}

export class PlainRows implements Rows {
  readonly weights: Float32Array;
  readonly numbers: Int8Array;
  private readonly columns: number;

  constructor({ weights, numbers, columns }: RowSizes) {
    this.weights = new Float32Array(weights);
    this.numbers = new Int8Array(numbers);
    this.columns = columns;
  }

  addRow(sums: number, row: number): void {
    const { weights, columns } = this;
    for (let c = 0; c < columns; c++) weights[sums + c]! += weights[row + c]!;
  }

  /** Eight rows in one pass. */
  addRows(sums: number, from: number, count: number, rows: number): void {
    const { weights, numbers, columns } = this;
    for (let k = from; k < from + count; k += 8) {
      const a = numbers[k]!;
      const b = numbers[k + 1]!;
      const c = numbers[k + 2]!;
      const d = numbers[k + 3]!;
      const e = numbers[k + 4]!;
      const f = numbers[k + 5]!;
      const g = numbers[k + 6]!;
      const h = numbers[k + 7]!;
      let row = rows + (k - from) * columns;
      for (let s = sums; s < sums + columns; s++, row++)
        weights[s]! +=
          a * weights[row]! +
          b * weights[row + columns]! +
          c * weights[row + 2 * columns]! +
          d * weights[row + 3 * columns]! +
          e * weights[row + 4 * columns]! +
          f * weights[row + 5 * columns]! +
          g * weights[row + 6 * columns]! +
          h * weights[row + 7 * columns]!;
    }
  }
}
