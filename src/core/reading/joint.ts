import type { PairClasses } from './pair-classes.js';
import { type Rows, rowsOf } from './rows.js';
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
const LONG = LENGTHS[LENGTHS.length - 1]!;

/** What one side of a joint says, to be put together with any other side. Small typed arrays cost more than plain ones. */
export type Side = number[];

/** The numbers of the network that are vectors, in the order in which they stand in the file behind the matrices. */
export interface JointVectors {
  /** For each length of the paragraph before the joint. */
  readonly lengths: Float32Array;
  /** Biases and weights of the hidden units, and a bias: for the joint, for a rest by itself, for a cut by itself. */
  readonly joint: Float32Array;
  readonly rest: Float32Array;
  readonly cut: Float32Array;
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

/**
 * Where each matrix begins in the memory that the sums are made in, those of symbols and pairs among its numbers, the others
 * among its weights; and room for one side.
 */
export class JointMatrices {
  readonly rows: Rows;
  readonly at: Readonly<Record<Matrix, number>>;
  readonly side: number;
  /** Room for what common symbols add: a row for each of so many, for each place before a joint and behind it. */
  readonly common: number;

  constructor(sizes: JointSizes, commonSymbols: number) {
    const length = { weights: 0, numbers: 0 };
    const room = (kind: keyof typeof length, size: number): number => {
      const from = length[kind];
      length[kind] += size;
      return from;
    };
    this.side = room('weights', sizes.hidden);
    const shapes = shapesOf(sizes);
    const at: Partial<Record<Matrix, number>> = {};
    for (const name of Object.keys(shapes) as Matrix[])
      at[name] = room(isOfNumbers(name) ? 'numbers' : 'weights', shapes[name][0] * shapes[name][1]);
    this.at = at as Record<Matrix, number>;
    this.common = room('weights', (LAST + FIRST + NEXT) * commonSymbols * sizes.hidden);
    this.rows = rowsOf({ ...length, columns: sizes.hidden });
  }
}

/** Whether a matrix says what symbols or pairs are, not what this says to the hidden units. */
export const isOfNumbers = (name: Matrix): name is 'symbols' | 'pairs' =>
  name === 'symbols' || name === 'pairs';

/**
 * How well two pieces of text go together as one sentence: a network with one hidden layer over the characters on
 * either side of a joint (after Bengio et al. 2003). Each side is worked out once; a pair of them costs one pass over
 * the hidden units.
 */
export class JointModel {
  /** Place of a symbol among the common ones, from 1; 0 for the others. */
  private readonly rank: Uint16Array;
  /** Whether what a common symbol adds at a place is known: it is worked out when first met. */
  private readonly known: Uint8Array;
  /** A side that says nothing. Engines keep it, and its copies, as floating-point numbers because it held one. */
  private readonly nothing: Side;
  /** The symbols of the side that is read, and those that its paragraph starts with. */
  private readonly symbols = new Array<number>(LAST + FIRST).fill(UNKNOWN);
  private readonly start = new Array<number>(LONG).fill(UNKNOWN);

  /** `common` says which symbols are met so often that what they add is kept; memory is bounded so. */
  constructor(
    private readonly alphabet: Alphabet,
    readonly classes: PairClasses,
    private readonly sizes: JointSizes,
    private readonly matrices: JointMatrices,
    private readonly vectors: JointVectors,
    private readonly common: readonly number[],
  ) {
    this.nothing = Array.from({ length: sizes.hidden }, () => 0.5).fill(0);
    this.rank = new Uint16Array(sizes.alphabet);
    common.forEach((symbol, i) => {
      this.rank[symbol] = i + 1;
    });
    this.known = new Uint8Array((LAST + FIRST + NEXT) * common.length);
  }

  /** What the paragraph before a joint says, up to `length`, exclusive. */
  before(text: string, length: number): Side {
    const { alphabet, sizes, matrices, vectors, symbols, start } = this;
    const { rows, at } = matrices;
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
    let row = 0;
    while (row < LENGTHS.length && size >= LENGTHS[row]!) row++;
    const { weights } = rows;
    const { lengths, joint } = vectors;
    for (let h = 0; h < hidden; h++) weights[matrices.side + h] = lengths[row * hidden + h]! + joint[h]!;
    this.addSymbols(LAST + FIRST, at.before, 0);
    this.addPairs(LAST, at.beforePairs);
    return this.sumsOfSide();
  }

  /** What the text behind a joint says. */
  behind(text: string): Side {
    const { rows, side, at } = this.matrices;
    const found = this.alphabet.readFirst(text, text.length, NEXT, this.symbols, 0);
    this.symbols.fill(UNKNOWN, found, NEXT);
    rows.weights.fill(0, side, side + this.sizes.hidden);
    this.addSymbols(NEXT, at.behind, LAST + FIRST);
    this.addPairs(NEXT, at.behindPairs);
    return this.sumsOfSide();
  }

  /** Logit of one sentence running from one side to the other. */
  joint(before: Side, behind: Side): number {
    return logitOf(before, behind, this.vectors.joint);
  }

  /** Logit of a text being a rest, whatever stands before it. */
  rest(behind: Side): number {
    return logitOf(behind, this.vectors.rest, this.vectors.rest);
  }

  /** Logit of a paragraph breaking off, whatever stands behind it. */
  cut(before: Side): number {
    return logitOf(before, this.vectors.cut, this.vectors.cut);
  }

  /** Adds what the first `count` symbols say at their places; `firstPlace` is that of the first among all places. */
  private addSymbols(count: number, weights: number, firstPlace: number): void {
    const { rank, known, common, matrices, symbols } = this;
    const { hidden, width } = this.sizes;
    const { rows, side, at } = matrices;
    for (let place = 0; place < count; place++) {
      const symbol = symbols[place]!;
      const numbers = at.symbols + symbol * width;
      const own = weights + place * width * hidden;
      if (rank[symbol] === 0) {
        rows.addRows(side, numbers, width, own);
        continue;
      }
      const row = (firstPlace + place) * common.length + rank[symbol]! - 1;
      const kept = matrices.common + row * hidden;
      if (known[row] === 0) {
        known[row] = 1;
        rows.addRows(kept, numbers, width, own);
      }
      rows.addRow(side, kept);
    }
  }

  /** Adds what the pairs say that the first `count` symbols make. */
  private addPairs(count: number, weights: number): void {
    const { symbols } = this;
    const { hidden, pairWidth } = this.sizes;
    const { rows, side, at } = this.matrices;
    for (let i = 0; i + 1 < count; i++) {
      const of = this.classes.of(symbols[i]!, symbols[i + 1]!);
      if (of > 0) rows.addRows(side, at.pairs + of * pairWidth, pairWidth, weights + i * pairWidth * hidden);
    }
  }

  /** Reads the sums off into a list of its own. */
  private sumsOfSide(): Side {
    const { rows, side } = this.matrices;
    const { weights } = rows;
    const sums = this.nothing.slice();
    for (let h = 0; h < sums.length; h++) sums[h] = weights[side + h]!;
    return sums;
  }
}

/** What hidden units say that hold two parts; `weights` has theirs behind their biases. Four sums do not wait for one another. */
function logitOf(side: Side, other: ArrayLike<number>, weights: Float32Array): number {
  const hidden = side.length;
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let h = 0; h < hidden; h += 4) {
    a += Math.max(0, side[h]! + other[h]!) * weights[hidden + h]!;
    b += Math.max(0, side[h + 1]! + other[h + 1]!) * weights[hidden + h + 1]!;
    c += Math.max(0, side[h + 2]! + other[h + 2]!) * weights[hidden + h + 2]!;
    d += Math.max(0, side[h + 3]! + other[h + 3]!) * weights[hidden + h + 3]!;
  }
  return weights[2 * hidden]! + a + b + c + d;
}
