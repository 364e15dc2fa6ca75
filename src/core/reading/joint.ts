import type { PairClasses } from './pair-classes.js';
import { type Alphabet, UNKNOWN } from './symbols.js';

/** Symbols that are looked at: the last ones before a joint, the first ones of its paragraph, those behind the joint. */
export const LAST = 12;
export const FIRST = 8;
export const NEXT = 14;
/** Longer than this in symbols, what a paragraph begins with says nothing of how it ends. */
export const NEAR = 45;
/** Paragraphs are longer than so many symbols, or shorter. */
export const LENGTHS: readonly number[] = [12, 20, 32, 60];

/** What one side of a joint says, to be put together with any other side. Small typed arrays cost more than plain ones. */
export type Side = number[];

/** The numbers of the network, in the order in which they stand in the file; all but the last four kinds are one byte each. */
export interface JointWeights {
  /** For each symbol. */
  readonly symbols: Float32Array;
  /** For each class of pairs of symbols; nought for class 0, that of all pairs which have none of their own. */
  readonly pairs: Float32Array;
  /** From what stands before the joint to the hidden units: symbols, then pairs. */
  readonly before: Float32Array;
  readonly beforePairs: Float32Array;
  /** From what stands behind it. */
  readonly behind: Float32Array;
  readonly behindPairs: Float32Array;
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

/** How many numbers each part has, columns last: a scale goes with each column. */
export const shapesOf = ({ alphabet, width, classes, pairWidth, hidden }: JointSizes) =>
  ({
    symbols: [alphabet, width],
    pairs: [classes, pairWidth],
    before: [(LAST + FIRST) * width, hidden],
    beforePairs: [(LAST - 1) * pairWidth, hidden],
    behind: [NEXT * width, hidden],
    behindPairs: [(NEXT - 1) * pairWidth, hidden],
  }) as const satisfies Partial<Record<keyof JointWeights, readonly [number, number]>>;

/**
 * How well two pieces of text go together as one sentence: a network with one hidden layer over the characters on
 * either side of a joint (after Bengio et al. 2003). Each side is worked out once; a pair of them costs one pass over
 * the hidden units.
 */
export class JointModel {
  /** What common symbols add at each place, worked out when first met. */
  private readonly commonBefore: CommonSymbols;
  private readonly commonBehind: CommonSymbols;

  private readonly nothing: Side;

  /** `common` says which symbols are met so often that what they add is kept. */
  constructor(
    private readonly alphabet: Alphabet,
    readonly classes: PairClasses,
    private readonly sizes: JointSizes,
    private readonly weights: JointWeights,
    common: readonly number[],
  ) {
    this.nothing = noughts(sizes.hidden);
    this.commonBefore = new CommonSymbols(sizes, weights.symbols, weights.before, LAST + FIRST, common);
    this.commonBehind = new CommonSymbols(sizes, weights.symbols, weights.behind, NEXT, common);
  }

  /** What the paragraph before a joint says, up to `length`, exclusive. */
  before(text: string, length: number): Side {
    const { alphabet, sizes, weights } = this;
    const last = alphabet.last(text, length, LAST);
    const symbols = new Array<number>(LAST - last.length).fill(UNKNOWN).concat(last);
    const whole = alphabet.first(text.slice(0, length), LENGTHS[LENGTHS.length - 1]!);
    const side = this.nothing.slice();
    const row = LENGTHS.findIndex((limit) => whole.length < limit);
    const lengths = weights.lengths.subarray((row < 0 ? LENGTHS.length : row) * sizes.hidden);
    for (let h = 0; h < side.length; h++) side[h] = lengths[h]! + weights.joint[h]!;
    this.addPairs(side, symbols, weights.beforePairs);
    if (whole.length <= NEAR)
      for (let i = 0; i < FIRST; i++) symbols.push(i < whole.length ? whole[i]! : UNKNOWN);
    else for (let i = 0; i < FIRST; i++) symbols.push(UNKNOWN);
    this.commonBefore.add(side, symbols);
    return side;
  }

  /** What the text behind a joint says. */
  behind(text: string): Side {
    const symbols = this.alphabet.first(text, NEXT);
    while (symbols.length < NEXT) symbols.push(UNKNOWN);
    const side = this.nothing.slice();
    this.addPairs(side, symbols, this.weights.behindPairs);
    this.commonBehind.add(side, symbols);
    return side;
  }

  /** Logit of one sentence running from one side to the other. */
  joint(before: Side, behind: Side): number {
    const { hidden } = this.sizes;
    const { joint } = this.weights;
    let sum = joint[2 * hidden]!;
    for (let h = 0; h < hidden; h++) {
      const x = before[h]! + behind[h]!;
      if (x > 0) sum += x * joint[hidden + h]!;
    }
    return sum;
  }

  /** Logit of a text being a rest, whatever stands before it. */
  rest(behind: Side): number {
    return this.single(behind, this.weights.rest);
  }

  /** Logit of a paragraph breaking off, whatever stands behind it. */
  cut(before: Side): number {
    return this.single(before, this.weights.cut);
  }

  private single(side: Side, weights: Float32Array): number {
    const { hidden } = this.sizes;
    let sum = weights[2 * hidden]!;
    for (let h = 0; h < hidden; h++) {
      const x = side[h]! + weights[h]!;
      if (x > 0) sum += x * weights[hidden + h]!;
    }
    return sum;
  }

  private addPairs(side: Side, symbols: readonly number[], weights: Float32Array): void {
    const { pairWidth } = this.sizes;
    for (let i = 0; i + 1 < symbols.length; i++) {
      const of = this.classes.of(symbols[i]!, symbols[i + 1]!);
      if (of > 0) addRows(side, this.weights.pairs, of * pairWidth, pairWidth, weights, i * pairWidth);
    }
  }
}

/** A side that says nothing. Engines keep it, and its copies, as floating-point numbers because it held one. */
const noughts = (length: number): Side => Array.from({ length }, () => 0.5).fill(0);

/** Adds up what symbols say at their places; for the common ones one row each is kept, so that memory is bounded. */
class CommonSymbols {
  /** Place of a symbol among the common ones, from 1; 0 for the others. */
  private readonly rank: Uint16Array;
  private readonly count: number;
  private rows: Float32Array | undefined;
  private readonly nothing: Side;
  private readonly known: Uint8Array;

  constructor(
    private readonly sizes: JointSizes,
    private readonly symbols: Float32Array,
    private readonly weights: Float32Array,
    private readonly places: number,
    common: readonly number[],
  ) {
    this.count = common.length;
    this.nothing = noughts(sizes.hidden);
    this.rank = new Uint16Array(sizes.alphabet);
    common.forEach((symbol, i) => {
      this.rank[symbol] = i + 1;
    });
    this.known = new Uint8Array(places * this.count);
  }

  add(side: Side, symbols: readonly number[]): void {
    const { hidden, width } = this.sizes;
    this.rows ??= new Float32Array(this.places * this.count * hidden);
    const { rows } = this;
    for (let place = 0; place < symbols.length; place++) {
      const symbol = symbols[place]!;
      const rank = this.rank[symbol]!;
      if (rank === 0) {
        addRows(side, this.symbols, symbol * width, width, this.weights, place * width);
        continue;
      }
      const row = place * this.count + rank - 1;
      const from = row * hidden;
      if (this.known[row] === 0) {
        this.known[row] = 1;
        const own = this.nothing.slice();
        addRows(own, this.symbols, symbol * width, width, this.weights, place * width);
        rows.set(own, from);
      }
      for (let h = 0; h < hidden; h++) side[h]! += rows[from + h]!;
    }
  }
}

/** Adds `count` numbers, a multiple of eight, times the rows of `weights` that belong to them; eight rows in one pass. */
function addRows(
  side: Side,
  numbers: Float32Array,
  from: number,
  count: number,
  weights: Float32Array,
  firstRow: number,
): void {
  const hidden = side.length;
  for (let k = 0; k < count; k += 8) {
    const a = numbers[from + k]!;
    const b = numbers[from + k + 1]!;
    const c = numbers[from + k + 2]!;
    const d = numbers[from + k + 3]!;
    const e = numbers[from + k + 4]!;
    const f = numbers[from + k + 5]!;
    const g = numbers[from + k + 6]!;
    const i = numbers[from + k + 7]!;
    let row = (firstRow + k) * hidden;
    for (let h = 0; h < hidden; h++, row++)
      side[h]! +=
        a * weights[row]! +
        b * weights[row + hidden]! +
        c * weights[row + 2 * hidden]! +
        d * weights[row + 3 * hidden]! +
        e * weights[row + 4 * hidden]! +
        f * weights[row + 5 * hidden]! +
        g * weights[row + 6 * hidden]! +
        i * weights[row + 7 * hidden]!;
  }
}
