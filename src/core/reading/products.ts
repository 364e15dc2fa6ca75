import { Kernel } from '../kernel.js';
import { PRODUCTS_KERNEL } from './products-kernel.js';

/** Columns of a matrix that lie together. */
const BLOCK = 16;

/** The most steps in which totals are told. */
export const MOST_STEPS = 127;

/** Rows of numbers among those that are kept: how many a row has, a multiple of eight. */
export interface Table {
  readonly numbers: number;
  /** By which each column is multiplied: where these begin among the factors. */
  readonly factors: number;
  readonly width: number;
}

/** What inputs are multiplied by. */
export interface Layer {
  /** Where its weights begin, each as `placeOf` says, and for each column what one of its sums is worth. */
  readonly weights: number;
  readonly scales: number;
  /** BLOCK or a multiple. */
  readonly columns: number;
  /** How many inputs it takes, an even number. */
  readonly inputs: number;
}

/** Products of whole numbers: rows of numbers, put behind one another, times a matrix. */
export interface Products {
  readonly numbers: Int8Array;
  readonly factors: Int16Array;
  /** All matrices. */
  readonly weights: Int8Array;
  readonly scales: Float64Array;
  /** Which rows become inputs next. */
  readonly rows: Int32Array;
  readonly totals: Float64Array;
  /** Sets the inputs to the first `count` rows, of a table, times the factors of their columns, one behind the other. */
  gather(count: number, table: Table): void;
  /**
   * Adds to the totals what a layer makes of the inputs that begin at number `from`, times its scales; the same for as many
   * `places` in all, at each of which inputs begin by `stride` further on, and its totals behind those of the last.
   */
  add(layer: Layer, from?: number, places?: number, stride?: number): void;
  /** Sets the inputs to the first `count` totals, times `steps`, as whole numbers: none below nought, MOST_STEPS at most. */
  round(count: number, steps: number): void;
  /** Sets the inputs from `into` on to the most that each column holds in the first `rows` rows, two or more, of inputs. */
  most(rows: number, width: number, into: number): void;
}

/** Room for how many of each; `columns` for the widest matrix. */
export interface ProductSizes {
  readonly numbers: number;
  readonly factors: number;
  readonly weights: number;
  readonly scales: number;
  readonly rows: number;
  readonly inputs: number;
  readonly columns: number;
  readonly totals: number;
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
  add(
    inputs: number,
    stride: number,
    span: number,
    weights: number,
    sums: number,
    sumsEnd: number,
    scales: number,
    totals: number,
    totalsEnd: number,
  ): void;
  round(totals: number, end: number, steps: number, inputs: number): void;
  most(inputs: number, end: number, width: number, most: number): void;
}

/** Throws where the engine does not take the module. */
export class WebAssemblyProducts implements Products {
  readonly numbers: Int8Array;
  readonly factors: Int16Array;
  readonly weights: Int8Array;
  readonly scales: Float64Array;
  readonly rows: Int32Array;
  readonly totals: Float64Array;
  private readonly functions: Functions;
  /** Where they begin; the totals are first. */
  private readonly scalesFrom: number;
  private readonly sumsFrom: number;
  private readonly rowsFrom: number;
  private readonly inputsFrom: number;
  private readonly factorsFrom: number;
  private readonly numbersFrom: number;
  private readonly weightsFrom: number;

  constructor({ numbers, factors, weights, scales, rows, inputs, columns, totals }: ProductSizes) {
    this.scalesFrom = 8 * totals;
    this.sumsFrom = this.scalesFrom + 8 * scales;
    this.rowsFrom = this.sumsFrom + 4 * columns;
    this.inputsFrom = this.rowsFrom + 4 * rows;
    this.factorsFrom = this.inputsFrom + 2 * inputs;
    this.weightsFrom = this.factorsFrom + 2 * factors;
    this.numbersFrom = this.weightsFrom + weights;
    const { buffer, functions } = new Kernel<Functions>(PRODUCTS_KERNEL, this.numbersFrom + numbers);
    this.functions = functions;
    this.totals = new Float64Array(buffer, 0, totals);
    this.scales = new Float64Array(buffer, this.scalesFrom, scales);
    this.rows = new Int32Array(buffer, this.rowsFrom, rows);
    this.factors = new Int16Array(buffer, this.factorsFrom, factors);
    this.weights = new Int8Array(buffer, this.weightsFrom, weights);
    this.numbers = new Int8Array(buffer, this.numbersFrom, numbers);
  }

  gather(count: number, { numbers, factors, width }: Table): void {
    const { rowsFrom, numbersFrom, factorsFrom, inputsFrom } = this;
    this.functions.gather(
      rowsFrom,
      rowsFrom + 4 * count,
      numbersFrom + numbers,
      width,
      factorsFrom + 2 * factors,
      inputsFrom,
    );
  }

  add({ weights, scales, columns, inputs }: Layer, from = 0, places = 1, stride = 0): void {
    const { inputsFrom, weightsFrom, sumsFrom, scalesFrom } = this;
    this.functions.add(
      inputsFrom + 2 * from,
      2 * stride,
      2 * inputs,
      weightsFrom + weights,
      sumsFrom,
      sumsFrom + 4 * columns,
      scalesFrom + 8 * scales,
      0,
      8 * places * columns,
    );
  }

  round(count: number, steps: number): void {
    this.functions.round(0, 8 * count, steps, this.inputsFrom);
  }

  most(rows: number, width: number, into: number): void {
    const { inputsFrom } = this;
    this.functions.most(inputsFrom, inputsFrom + 2 * rows * width, 2 * width, inputsFrom + 2 * into);
  }
}

export class PlainProducts implements Products {
  readonly numbers: Int8Array;
  readonly factors: Int16Array;
  readonly weights: Int8Array;
  readonly scales: Float64Array;
  readonly rows: Int32Array;
  readonly totals: Float64Array;
  private readonly inputs: Int16Array;
  private readonly sums: Int32Array;

  constructor({ numbers, factors, weights, scales, rows, inputs, columns, totals }: ProductSizes) {
    this.numbers = new Int8Array(numbers);
    this.factors = new Int16Array(factors);
    this.weights = new Int8Array(weights);
    this.scales = new Float64Array(scales);
    this.rows = new Int32Array(rows);
    this.totals = new Float64Array(totals);
    this.inputs = new Int16Array(inputs);
    this.sums = new Int32Array(columns);
  }

  gather(count: number, { numbers, factors, width }: Table): void {
    for (let i = 0; i < count; i++)
      for (let k = 0; k < width; k++)
        this.inputs[i * width + k] =
          this.numbers[numbers + this.rows[i]! * width + k]! * this.factors[factors + k]!;
  }

  add(layer: Layer, from = 0, places = 1, stride = 0): void {
    const { sums, totals, scales } = this;
    for (let place = 0; place < places; place++) {
      this.multiply(layer, from + place * stride);
      for (let c = 0; c < layer.columns; c++)
        totals[place * layer.columns + c]! += scales[layer.scales + c]! * sums[c]!;
    }
  }

  private multiply({ weights, columns, inputs: count }: Layer, from: number): void {
    const { inputs, sums } = this;
    sums.fill(0, 0, columns);
    let at = weights;
    for (let block = 0; block < columns; block += BLOCK)
      for (let i = from; i < from + count; i += 2)
        for (let column = block; column < block + BLOCK; column++, at += 2)
          sums[column]! += inputs[i]! * this.weights[at]! + inputs[i + 1]! * this.weights[at + 1]!;
  }

  round(count: number, steps: number): void {
    for (let i = 0; i < count; i++)
      this.inputs[i] = Math.max(0, Math.min(MOST_STEPS, Math.trunc(this.totals[i]! * steps + 0.5)));
  }

  most(rows: number, width: number, into: number): void {
    const { inputs } = this;
    for (let column = 0; column < width; column++) {
      let most = inputs[column]!;
      for (let row = 1; row < rows; row++) most = Math.max(most, inputs[row * width + column]!);
      inputs[into + column] = most;
    }
  }
}
