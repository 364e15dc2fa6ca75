import type { PairClasses } from './pair-classes.js';
import type { Layer, Products, Table } from './products.js';
import { type Alphabet, UNKNOWN } from './symbols.js';

/** Symbols that are looked at: the last ones before a joint, the first ones of its paragraph, those behind the joint. */
export const LAST = 12;
export const FIRST = 8;
export const NEXT = 14;
/** Longer than this in symbols, what a paragraph begins with says nothing of how it ends. */
export const NEAR = 45;
/** Paragraphs are longer than so many symbols, or shorter. */
export const LENGTHS: readonly number[] = [12, 20, 32, 60];
/** Of longer ones no more is asked. */
export const LONG = LENGTHS[LENGTHS.length - 1]!;
/** Which of the lengths so many symbols are. */
export function lengthOf(size: number): number {
  let row = 0;
  while (row < LENGTHS.length && size >= LENGTHS[row]!) row++;
  return row;
}

/** What one side of a joint says, to be put together with any other side. Small typed arrays cost more than plain ones. */
export type Side = number[];

/** The numbers of the network that are vectors, in the order in which they stand in the file behind the matrices. */
export interface JointVectors {
  /** For each length of the paragraph before the joint. */
  readonly lengths: Float32Array;
  /** For the joint, for a rest by itself, for a cut by itself. */
  readonly joint: Units;
  readonly rest: Units;
  readonly cut: Units;
}

/** Hidden units that are asked something: their biases, as a side, and weights, and a bias of its own. */
export interface Units {
  readonly biases: Side;
  readonly weights: Float32Array;
  readonly bias: number;
}

export interface JointSizes {
  readonly alphabet: number;
  /** Numbers for each symbol, classes of pairs with that of all other pairs, numbers for each class, hidden units. */
  readonly width: number;
  readonly classes: number;
  readonly pairWidth: number;
  readonly hidden: number;
}

/**
 * The matrices in the order in which they stand in the file, one byte a number: rows and columns, a scale goes with each
 * column. First the numbers for each symbol, and for each class of pairs of symbols: nought for class 0, that of all pairs
 * which have none of their own. Then what leads to the hidden units from what stands before the joint, symbols and pairs,
 * and from what stands behind it.
 */
export const shapesOf = ({ alphabet, width, classes, pairWidth, hidden }: JointSizes) =>
  ({
    symbols: [alphabet, width],
    pairs: [classes, pairWidth],
    before: [(LAST + FIRST) * width, hidden],
    beforePairs: [(LAST - 1) * pairWidth, hidden],
    behind: [NEXT * width, hidden],
    behindPairs: [(NEXT - 1) * pairWidth, hidden],
  }) as const satisfies Record<string, readonly [number, number]>;

export type Matrix = keyof ReturnType<typeof shapesOf>;

/** Numbers of a matrix are stored in so many steps to either side, or fewer: finer ones say no more and do not compress. */
export const LEVELS = 31;
/** The numbers of the network that are matrices. */
export interface JointMatrices {
  readonly products: Products;
  /** What symbols and pairs are: a row of numbers for each. What these say to the hidden units. */
  readonly numbers: Readonly<Record<NumbersName, Table>>;
  readonly layers: Readonly<Record<LayerName, Layer>>;
}

export type NumbersName = 'symbols' | 'pairs';
export type LayerName = Exclude<Matrix, NumbersName>;

/** Whether a matrix says what symbols or pairs are, not what this says to the hidden units. */
export const isOfNumbers = (name: Matrix): name is NumbersName => name === 'symbols' || name === 'pairs';

/**
 * How well two pieces of text go together as one sentence: a network with one hidden layer over the characters on
 * either side of a joint (after Bengio et al. 2003). Each side is worked out once; a pair of them costs one pass over
 * the hidden units.
 */
export class JointModel {
  private readonly nothing: Side;
  /** The symbols of the side that is read, and those that its paragraph starts with. */
  private readonly symbols = new Array<number>(LAST + FIRST).fill(UNKNOWN);
  private readonly start = new Array<number>(LONG).fill(UNKNOWN);

  constructor(
    private readonly alphabet: Alphabet,
    readonly classes: PairClasses,
    private readonly sizes: JointSizes,
    private readonly matrices: JointMatrices,
    private readonly vectors: JointVectors,
  ) {
    this.nothing = nothingOf(sizes.hidden);
  }

  /** What the paragraph before a joint says, up to `length`, exclusive. */
  before(text: string, length: number): Side {
    const { alphabet, sizes, vectors, symbols, start } = this;
    const found = alphabet.readLast(text, length, LAST, symbols, 0);
    symbols.fill(UNKNOWN, found, LAST);
    // The last one comes last.
    for (let i = 0, k = LAST - 1; i < k; i++, k--) {
      const symbol = symbols[i]!;
      symbols[i] = symbols[k]!;
      symbols[k] = symbol;
    }
    const size = alphabet.readFirst(text, length, LONG, start, 0);
    for (let i = 0; i < FIRST; i++) symbols[LAST + i] = size <= NEAR && i < size ? start[i]! : UNKNOWN;
    const { hidden } = sizes;
    const row = lengthOf(size);
    const { lengths, joint } = vectors;
    const { layers, products } = this.matrices;
    for (let h = 0; h < hidden; h++) products.totals[h] = lengths[row * hidden + h]! + joint.biases[h]!;
    this.addSymbols(LAST + FIRST, layers.before);
    this.addPairs(LAST, layers.beforePairs);
    return sideOf(products.totals, this.nothing);
  }

  /** What the text behind a joint says. */
  behind(text: string): Side {
    const found = this.alphabet.readFirst(text, text.length, NEXT, this.symbols, 0);
    this.symbols.fill(UNKNOWN, found, NEXT);
    const { layers, products } = this.matrices;
    products.totals.fill(0);
    this.addSymbols(NEXT, layers.behind);
    this.addPairs(NEXT, layers.behindPairs);
    return sideOf(products.totals, this.nothing);
  }

  /** Logit of one sentence running from one side to the other. */
  joint(before: Side, behind: Side): number {
    return logitOf(before, behind, this.vectors.joint);
  }

  /** Logit of a text being a rest, whatever stands before it. */
  rest(behind: Side): number {
    return logitOf(behind, this.vectors.rest.biases, this.vectors.rest);
  }

  /** Logit of a paragraph breaking off, whatever stands behind it. */
  cut(before: Side): number {
    return logitOf(before, this.vectors.cut.biases, this.vectors.cut);
  }

  /** Adds what the first `count` symbols say at their places. */
  private addSymbols(count: number, layer: Layer): void {
    const { symbols, matrices } = this;
    const { products, numbers } = matrices;
    for (let i = 0; i < count; i++) products.rows[i] = symbols[i]!;
    products.gather(count, numbers.symbols);
    products.add(layer);
  }

  /** Adds what the pairs say that the first `count` symbols make. */
  private addPairs(count: number, layer: Layer): void {
    const { symbols, classes, matrices } = this;
    const { products, numbers } = matrices;
    for (let i = 0; i + 1 < count; i++) products.rows[i] = classes.of(symbols[i]!, symbols[i + 1]!);
    products.gather(count - 1, numbers.pairs);
    products.add(layer);
  }
}

/** A side that says nothing. Engines keep it, and its copies, as floating-point numbers because it held one. */
export const nothingOf = (units: number): Side => Array.from({ length: units }, () => 0.5).fill(0);

/** The first totals, as many as a side that says `nothing` has. */
export function sideOf(totals: ArrayLike<number>, nothing: Side): Side {
  const side = nothing.slice();
  for (let u = 0; u < side.length; u++) side[u] = totals[u]!;
  return side;
}

/** What hidden units say that hold two parts. Four sums do not wait for one another. */
export function logitOf(side: Side, other: Side, { weights, bias }: Units): number {
  const hidden = side.length;
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let h = 0; h < hidden; h += 4) {
    a += twiceAbove(side[h]! + other[h]!) * weights[h]!;
    b += twiceAbove(side[h + 1]! + other[h + 1]!) * weights[h + 1]!;
    c += twiceAbove(side[h + 2]! + other[h + 2]!) * weights[h + 2]!;
    d += twiceAbove(side[h + 3]! + other[h + 3]!) * weights[h + 3]!;
  }
  return bias + a / 2 + b / 2 + c / 2 + d / 2;
}

/** Twice what a number is above nought, if it is. Engines choose the larger of two by a branch, which half of the time goes wrong. */
const twiceAbove = (x: number): number => x + Math.abs(x);
