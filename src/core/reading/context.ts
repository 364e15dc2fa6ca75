import { type JointVectors, LONG, lengthOf, logitOf, nothingOf, type Side, sideOf } from './joint.js';
import type { PairClasses } from './pair-classes.js';
import { type Layer, MOST_STEPS, type Products, type Table } from './products.js';
import { type Alphabet, UNKNOWN } from './symbols.js';

/** Symbols that are read on either side of a joint, those at its very edge, and the most that a layer says. */
export const CONTEXT = { window: 32, edge: 4, most: 4 } as const;
const { window: WINDOW, edge: EDGE, most: MOST } = CONTEXT;
/** Each layer sees a symbol, or what was said of it, with both its neighbours: two more on either side of the window. */
const FIRST = WINDOW + 2;
export const SEEN = WINDOW + 4;
/** What a layer says is told in so many steps to one; a step is worth this. */
const STEPS = MOST_STEPS / MOST;
export const SAID = MOST / MOST_STEPS;

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
  /** What symbols and pairs are. */
  readonly symbols: Table;
  readonly pairs: Table;
  readonly before: Reader;
  readonly behind: Reader;
  readonly vectors: JointVectors;
}

/**
 * How well two longer stretches of text go together as one sentence: two layers that see three symbols each (a
 * convolutional network, after Collobert and Weston 2008). It sees more than `JointModel` and costs ten times as much:
 * it is asked where that one is in doubt.
 */
export class ContextModel {
  private readonly window = new Array<number>(SEEN).fill(UNKNOWN);
  private readonly start = new Array<number>(LONG).fill(UNKNOWN);
  private readonly nothing: Side;

  constructor(
    private readonly alphabet: Alphabet,
    private readonly classes: PairClasses,
    private readonly sizes: ContextSizes,
    private readonly parts: ContextParts,
  ) {
    this.nothing = nothingOf(sizes.units);
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
    for (let u = 0; u < sizes.units; u++) side[u]! += lengths[row * sizes.units + u]! + joint.biases[u]!;
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
    return logitOf(behind, this.parts.vectors.rest.biases, this.parts.vectors.rest);
  }

  /** Logit of a paragraph breaking off, whatever stands behind it. */
  cut(before: Side): number {
    return logitOf(before, this.parts.vectors.cut.biases, this.parts.vectors.cut);
  }

  /** Reads the window; `edge` is the first of its symbols that stand at the joint. */
  private read(reader: Reader, edge: number): Side {
    const { window, classes, parts, sizes } = this;
    const { products, symbols, pairs } = parts;
    const { hidden } = sizes;
    const { rows } = products;
    this.begin(reader.first, FIRST);
    for (let k = 0; k < SEEN; k++) rows[k] = window[k]!;
    products.gather(SEEN, symbols);
    products.add(reader.symbols, 0, FIRST, symbols.width);
    // The pair of a symbol is that with the one before it.
    rows[0] = 0;
    for (let k = 1; k < SEEN; k++) rows[k] = classes.of(window[k - 1]!, window[k]!);
    products.gather(SEEN, pairs);
    products.add(reader.pairs, 0, FIRST, pairs.width);
    products.round(FIRST * hidden, STEPS);
    this.begin(reader.second, WINDOW);
    products.add(reader.layer, 0, WINDOW, hidden);
    products.round(WINDOW * hidden, STEPS);
    // The units take what is said at the edge and, right behind that, the most that is said anywhere.
    products.most(WINDOW, hidden, (edge + EDGE) * hidden);
    products.totals.fill(0);
    products.add(reader.units, edge * hidden);
    return sideOf(products.totals, this.nothing);
  }

  /** Sets the totals to what is added in a layer at each of so many places. */
  private begin(biases: Float32Array, places: number): void {
    const { totals } = this.parts.products;
    totals.set(biases);
    for (let done = biases.length; done < places * biases.length; done *= 2) totals.copyWithin(done, 0, done);
  }
}
