import { type JointVectors, type Layer, LONG, lengthOf, logitOf, type Numbers, type Side } from './joint.js';
import type { PairClasses } from './pair-classes.js';
import type { Products } from './products.js';
import { type Alphabet, UNKNOWN } from './symbols.js';

/** Symbols that are read on either side of a joint, those at its very edge, and the most that a layer says. */
export const CONTEXT = { window: 32, edge: 4, most: 4 } as const;
const { window: WINDOW, edge: EDGE, most: MOST } = CONTEXT;
/** Each layer sees a symbol, or what was said of it, with both its neighbours: two more on either side of the window. */
const PADDED = WINDOW + 4;
const LAYER = WINDOW + 2;
/** What a layer says is kept in so many steps. */
export const STEPS = 127;

export interface ContextSizes {
  readonly alphabet: number;
  readonly classes: number;
  /** Numbers for each symbol and for each class of pairs. */
  readonly width: number;
  readonly pairWidth: number;
  /** Hidden numbers of a layer at each symbol, and units in which the sides of a joint meet. */
  readonly hidden: number;
  readonly units: number;
}

/** The matrices that say what symbols, and classes of pairs, are; then come those of either side. */
export const tableShapes = ({ alphabet, classes, width, pairWidth }: ContextSizes) =>
  ({ symbols: [alphabet, width], pairs: [classes, pairWidth] }) as const satisfies Record<
    string,
    readonly [number, number]
  >;

/** The matrices of one side, in the order in which they stand in the file; see `shapesOf` in joint.ts. */
export const contextShapes = ({ width, pairWidth, hidden, units }: ContextSizes) =>
  ({
    symbols: [3 * width, hidden],
    pairs: [3 * pairWidth, hidden],
    layer: [3 * hidden, hidden],
    units: [(EDGE + 1) * hidden, units],
  }) as const satisfies Record<string, readonly [number, number]>;

/** One side of the network: what leads from symbols to units, and what is added in either layer. */
export interface Reader extends Readonly<Record<keyof ReturnType<typeof contextShapes>, Layer>> {
  readonly first: Float32Array;
  readonly second: Float32Array;
}

/** What the network works with. */
export interface ContextParts {
  readonly products: Products;
  readonly symbols: Numbers;
  readonly pairs: Numbers;
  /** Room for what the layers say: SAID_ROWS of them. */
  readonly said: Numbers;
  readonly before: Reader;
  readonly behind: Reader;
  readonly vectors: JointVectors;
}

/** Rows of `ContextParts.said`: what the first layer says, what the second one says, and the most that it says anywhere. */
export const SAID_ROWS = LAYER + WINDOW + 1;
const SECOND = LAYER;
const MOST_SAID = LAYER + WINDOW;

/**
 * How well two longer stretches of text go together as one sentence: two layers that see three symbols each (a
 * convolutional network, after Collobert and Weston 2008). It sees more than `JointModel` and costs twenty times as much:
 * it is asked where that one is in doubt.
 */
export class ContextModel {
  private readonly window = new Array<number>(PADDED).fill(UNKNOWN);
  private readonly start = new Array<number>(LONG).fill(UNKNOWN);
  private readonly sums: Float64Array;

  constructor(
    private readonly alphabet: Alphabet,
    private readonly classes: PairClasses,
    private readonly sizes: ContextSizes,
    private readonly parts: ContextParts,
  ) {
    this.sums = new Float64Array(sizes.hidden);
  }

  /** What the paragraph before a joint says, up to `length`, exclusive. */
  before(text: string, length: number): Side {
    const { alphabet, window, start, parts, sizes } = this;
    window.fill(UNKNOWN);
    const found = alphabet.readLast(text, length, WINDOW, start, 0);
    // The last one comes last.
    for (let i = 0; i < found; i++) window[1 + WINDOW - i] = start[i]!;
    const side = this.read(parts.before, WINDOW - EDGE);
    const size = alphabet.readFirst(text, length, LONG, start, 0);
    const row = lengthOf(size);
    const { lengths, joint } = parts.vectors;
    for (let u = 0; u < sizes.units; u++) side[u]! += lengths[row * sizes.units + u]! + joint[u]!;
    return side;
  }

  /** What the text behind a joint says. */
  behind(text: string): Side {
    const { window } = this;
    window.fill(UNKNOWN);
    this.alphabet.readFirst(text, text.length, WINDOW, window, 2);
    return this.read(this.parts.behind, 0);
  }

  /** Logit of one sentence running from one side to the other. */
  joint(before: Side, behind: Side): number {
    return logitOf(before, behind, this.parts.vectors.joint);
  }

  /** Logit of a text being a rest, whatever stands before it. */
  rest(behind: Side): number {
    return logitOf(behind, this.parts.vectors.rest, this.parts.vectors.rest);
  }

  /** Logit of a paragraph breaking off, whatever stands behind it. */
  cut(before: Side): number {
    return logitOf(before, this.parts.vectors.cut, this.parts.vectors.cut);
  }

  /** Reads the window; `edge` is the first of its symbols that stand at the joint. */
  private read(reader: Reader, edge: number): Side {
    const { window, classes, parts, sizes } = this;
    const { products, symbols, pairs, said } = parts;
    const { rows } = products;
    for (let at = 0; at < LAYER; at++) {
      this.sums.set(reader.first);
      for (let k = 0; k < 3; k++) rows[k] = window[at + k]!;
      this.add(symbols, reader.symbols);
      // The pair of a symbol is that with the one before it.
      for (let k = 0; k < 3; k++) rows[k] = at + k > 0 ? classes.of(window[at + k - 1]!, window[at + k]!) : 0;
      this.add(pairs, reader.pairs);
      this.say(at);
    }
    for (let at = 0; at < WINDOW; at++) {
      this.sums.set(reader.second);
      for (let k = 0; k < 3; k++) rows[k] = at + k;
      this.add(said, reader.layer);
      this.say(SECOND + at);
    }
    this.sayMost();
    for (let k = 0; k < EDGE; k++) rows[k] = SECOND + edge + k;
    rows[EDGE] = MOST_SAID;
    products.multiply(EDGE + 1, said, reader.units.matrix, sizes.units);
    const side = new Array<number>(sizes.units).fill(0);
    for (let u = 0; u < sizes.units; u++) side[u] = said.step * reader.units.steps[u]! * products.sums[u]!;
    return side;
  }

  /** Adds what three rows of numbers say to a layer. */
  private add(numbers: Numbers, { matrix, steps }: Layer): void {
    const { sums } = this;
    const { products } = this.parts;
    products.multiply(3, numbers, matrix, sums.length);
    const made = products.sums;
    const { step } = numbers;
    for (let h = 0; h < sums.length; h++) sums[h]! += made[h]! * (step * steps[h]!);
  }

  /** Writes the sums down as what a layer says, in whole steps. */
  private say(row: number): void {
    const { sums } = this;
    const { products, said } = this.parts;
    const into = products.numbers;
    const from = said.numbers + row * sums.length;
    for (let h = 0; h < sums.length; h++) {
      const sum = sums[h]!;
      into[from + h] = sum <= 0 ? 0 : sum >= MOST ? STEPS : (sum * (STEPS / MOST) + 0.5) | 0;
    }
  }

  /** Writes down the most that the second layer says anywhere. */
  private sayMost(): void {
    const { hidden } = this.sizes;
    const { products, said } = this.parts;
    const { numbers } = products;
    const from = said.numbers + SECOND * hidden;
    const most = said.numbers + MOST_SAID * hidden;
    numbers.copyWithin(most, from, from + hidden);
    for (let at = hidden; at < WINDOW * hidden; at += hidden)
      for (let h = 0; h < hidden; h++) {
        const own = numbers[from + at + h]!;
        if (own > numbers[most + h]!) numbers[most + h] = own;
      }
  }
}
