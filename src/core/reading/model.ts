import { NumberSet } from '../number-set.js';
import { CountedPairs } from './counted-pairs.js';
import type { JointModel } from './joint.js';
import { parseJoint } from './joint-file.js';
import { hasClass, PairClasses } from './pair-classes.js';
import { Alphabet, UNKNOWN } from './symbols.js';

/** Longest run of symbols that is counted. */
export const ORDER = 4;
/** `CCRM` and the version of the format, little endian. */
export const MAGIC = 0x4d524343;
export const VERSION = 3;
/** Counts are stored as steps of their logarithm to this base. */
export const STEP = Math.SQRT2;
/** So many symbols make up most of what is read. */
const COMMON = 700;
/** Pairs of symbols counted so often are in every article. */
const COMMON_PAIR = 100;
/** Taken from every count for what was never seen. */
const DISCOUNT = 0.6;
const LEAST_LEFT = 0.02;

/** A pair of symbols as a number above 0. */
const keyOf = (first: number, second: number): number => ((first << 16) | second) + 1;

/** Where reading stands behind some symbols: see `ReadingModel.mark`. */
export interface Mark {
  /** How many of the runs of the last 1, 2 … ORDER - 1 symbols were ever counted, and their nodes. */
  readonly depth: number;
  readonly one: number;
  readonly two: number;
  readonly three: number;
  /** The last symbol. */
  readonly symbol: number;
  /** ln of what is left for a symbol that was never seen behind the last one. */
  readonly unseen: number;
}

/** See `ReadingModel.opening`. */
export interface Opening {
  readonly symbols: readonly number[];
  /** Of each symbol its probability behind the symbols of the text before it. */
  readonly p: readonly number[];
  /** For each symbol ln P of it and all that follow, in the same way; what is not read adds nothing. */
  readonly rest: readonly number[];
  /** Before so many symbols the run of all symbols before was counted, so that longer runs may have been. */
  readonly open: number;
  /** ln P of the whole. */
  readonly log: number;
}

/**
 * Character n-grams counted on articles, with interpolated absolute discounting (Ney, Essen and Kneser 1994).
 * Each n-gram is a node; the nodes that prolong one stand side by side, in the order of their symbols.
 */
export class ReadingModel {
  private constructor(
    readonly alphabet: Alphabet,
    /** Weights of the calibrated decision, in the order that src/core/cuts gives. */
    readonly weights: Float32Array,
    /** How well two pieces of text go together. */
    readonly joint: JointModel,
    private readonly pairs: CountedPairs,
    private readonly symbols: Uint16Array,
    counts: Float32Array,
    /** Children of node n: `childStart[n]` to `childStart[n + 1]`. Node 0 is the empty run. */
    private readonly childStart: Uint32Array,
    /** What of a node's own count stands for it behind the run before its symbol, as a share of that run. */
    private readonly own: Float32Array,
    /** The share of what follows a run that was never seen behind it. */
    private readonly left: Float32Array,
  ) {
    this.uniform = 1 / alphabet.size;
    const common: number[] = [];
    for (let n = childStart[0]!; n < childStart[1]!; n++) {
      this.roots[symbols[n]!] = n;
      for (let c = childStart[n]!; c < childStart[n + 1]!; c++)
        if (counts[c]! >= COMMON_PAIR) common.push(keyOf(symbols[n]!, symbols[c]!));
    }
    this.commonPairs = new NumberSet(34 - Math.clz32(common.length));
    for (const pair of common) this.commonPairs.add(pair);
  }

  private readonly uniform: number;
  private readonly commonPairs: NumberSet;
  /** The node of each symbol alone. */
  private readonly roots = new Int32Array(0x10000);

  /** Reads models/reading.bin. Throws RangeError where the bytes are no such model. */
  static parse(bytes: Uint8Array): ReadingModel {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    const u16 = () => {
      at += 2;
      return view.getUint16(at - 2, true);
    };
    const u32 = () => {
      at += 4;
      return view.getUint32(at - 4, true);
    };
    const f32 = () => {
      at += 4;
      return view.getFloat32(at - 4, true);
    };
    const list16 = (n: number) => Uint16Array.from({ length: n }, u16);
    if (bytes.length < 16 || u32() !== MAGIC || u16() !== VERSION)
      throw new RangeError('not a reading model');
    const characters = list16(u16());
    const variants = list16(u16());
    const weights = Float32Array.from({ length: u16() }, f32);
    const sizes = Array.from({ length: ORDER }, u32);
    const nodes = 1 + sizes.reduce((a, b) => a + b, 0);
    const symbols = new Uint16Array(nodes);
    const counts = new Float32Array(nodes);
    const childStart = new Uint32Array(nodes + 1);
    // Order by order: for each node of the order before, the number of its children, then their symbols as differences.
    let parent = 0;
    let node = 1;
    for (const size of sizes) {
      const parents = node;
      const end = node + size;
      while (parent < parents) {
        childStart[parent++] = node;
        let children = bytes[at++]!;
        if (children === 255) children = u16();
        let symbol = -1;
        for (; children > 0; children--) {
          let step = bytes[at++]!;
          if (step >= 240) step = ((step - 240) << 8) + bytes[at++]!;
          symbol += step + 1;
          symbols[node++] = symbol;
        }
      }
      if (node !== end) throw new RangeError('not a reading model');
    }
    while (parent <= nodes) childStart[parent++] = node;
    const scale = Float32Array.from({ length: 256 }, (_, i) => STEP ** i);
    for (let n = 1; n < nodes; n++) counts[n] = scale[bytes[at++]!]!;
    const alphabet = new Alphabet(characters, variants);
    const pairs = new CountedPairs(alphabet.size, symbols, childStart);
    const classes = pairClasses(pairs, symbols, counts, childStart);
    const left = new Float32Array(nodes);
    const own = new Float32Array(nodes);
    let total = 0;
    for (let n = 1; n < childStart[1]!; n++) total += counts[n]!;
    counts[0] = total;
    for (let n = 0; n < nodes; n++) {
      let taken = 0;
      for (let c = childStart[n]!; c < childStart[n + 1]!; c++) taken += Math.max(counts[c]! - DISCOUNT, 0);
      // Stored counts are rounded: what children took may exceed what the parent has.
      counts[n] = Math.max(counts[n]!, taken / (1 - LEAST_LEFT));
      left[n] = 1 - taken / counts[n]!;
    }
    for (let n = 0; n < nodes; n++)
      for (let c = childStart[n]!; c < childStart[n + 1]!; c++)
        own[c] = Math.max(counts[c]! - DISCOUNT, 0) / counts[n]!;
    const roots = Array.from({ length: childStart[1]! - childStart[0]! }, (_, i) => childStart[0]! + i);
    const common = roots
      .sort((a, b) => counts[b]! - counts[a]!)
      .slice(0, COMMON)
      .map((n) => symbols[n]!);
    const joint = parseJoint(bytes, at, alphabet, classes, [
      UNKNOWN,
      ...common.filter((symbol) => symbol !== UNKNOWN),
    ]);
    return new ReadingModel(alphabet, weights, joint, pairs, symbols, counts, childStart, own, left);
  }

  /** Whether two symbols in a row are in every article. */
  isCommon(first: number, second: number): boolean {
    return this.commonPairs.has(keyOf(first, second));
  }

  /** Probability of `symbol` after the last symbols of `context` (at most ORDER - 1 of them are used). */
  probability(context: readonly number[], symbol: number): number {
    this.enter(context);
    return this.step(symbol);
  }

  /** ln P of a run of symbols after `context`. */
  read(context: readonly number[], symbols: readonly number[]): number {
    this.enter(context);
    let sum = 0;
    for (const symbol of symbols) {
      const p = this.step(symbol);
      // What is not in the alphabet says nothing for either side.
      if (symbol !== UNKNOWN) sum += Math.log(p);
    }
    return sum;
  }

  /** Where reading stands behind some symbols, to be taken up from there any number of times. */
  mark(context: readonly number[]): Mark {
    this.enter(context);
    const { at, depth, left } = this;
    let unseen = 1;
    for (let n = 1; n <= depth; n++) unseen *= left[at[n]!]!;
    return {
      depth,
      one: at[1]!,
      two: at[2]!,
      three: at[3]!,
      symbol: context[context.length - 1] ?? UNKNOWN,
      unseen: Math.log(unseen),
    };
  }

  /** The first symbols of a text, with all that is known of them whatever stands before. */
  opening(symbols: readonly number[]): Opening {
    this.enter([]);
    const p: number[] = [];
    let open = 0;
    for (let s = 0; s < symbols.length; s++) {
      if (this.depth >= s) open = s + 1;
      p.push(this.step(symbols[s]!));
    }
    const rest: number[] = p.slice();
    let log = 0;
    for (let s = symbols.length - 1; s >= 0; s--) {
      if (symbols[s] !== UNKNOWN) log += Math.log(p[s]!);
      rest[s] = log;
    }
    return { symbols, p, rest, open, log };
  }

  /**
   * ln P of the first symbols of a text behind a mark: the same as `read`, but of the runs of symbols only those that
   * reach across the joint are looked up.
   */
  join(mark: Mark, opening: Opening): number {
    if (mark.depth === 0 || opening.symbols.length === 0) return opening.log;
    const first = opening.symbols[0]!;
    const pair = this.pairs.node(mark.symbol, first);
    if (pair !== 0) return this.joinBy(pair, mark, opening);
    // No longer run across the joint was counted either.
    return first === UNKNOWN ? opening.log : opening.log + mark.unseen;
  }

  /** The same where the symbols right before and behind the joint were counted as a pair. */
  private joinBy(pair: number, mark: Mark, { symbols, p: alone, rest, open }: Opening): number {
    const { own, left } = this;
    let { depth, one, two, three } = mark;
    /** Probability of the symbols so far. */
    let all = 1;
    for (let s = 0; s < symbols.length; s++) {
      // From here on no run reaches across: none of those that would prolong it was ever counted.
      if (depth <= s || s >= open) return Math.log(all) + rest[s]!;
      const symbol = symbols[s]!;
      let p = alone[s]!;
      let reached = s + 1;
      let before = 0;
      for (let n = s + 1; n <= depth; n++) {
        const node = n === 1 ? one : n === 2 ? two : three;
        const child = n === 1 ? pair : this.child(node, symbol);
        p = own[child]! + left[node]! * p;
        if (n === 2) two = before;
        else if (n === 3) three = before;
        before = child;
        if (child !== 0 && reached === n) reached = n + 1;
      }
      if (depth === 1) two = before;
      else if (depth === 2) three = before;
      if (symbol !== UNKNOWN) all *= p;
      depth = Math.min(reached, ORDER - 1);
    }
    return Math.log(all);
  }

  /** The nodes of the last 0, 1 … ORDER - 1 symbols read; `depth` says how many of those runs were ever counted. */
  private readonly at = new Int32Array(ORDER + 1);
  private depth = 0;

  /** The node that prolongs another by a symbol; 0 where there is none. */
  private child(node: number, symbol: number): number {
    const { symbols, childStart } = this;
    let low = childStart[node]!;
    let high = childStart[node + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      const s = symbols[middle]!;
      if (s === symbol) return middle;
      if (s < symbol) low = middle + 1;
      else high = middle;
    }
    return 0;
  }

  private enter(context: readonly number[]): void {
    this.at[0] = 0;
    this.depth = 0;
    for (let i = Math.max(0, context.length - ORDER + 1); i < context.length; i++) this.step(context[i]!);
  }

  /** The probability of the next symbol, which then is part of what has been read. */
  private step(symbol: number): number {
    const { at, own, left } = this;
    let p = this.uniform;
    // The run of n symbols, prolonged by this one, is the next run of n + 1.
    let before = 0;
    let depth = 0;
    for (let n = 0; n <= this.depth; n++) {
      const node = at[n]!;
      const child =
        n === 0
          ? this.roots[symbol]!
          : n === 1
            ? this.pairs.node(this.symbols[node]!, symbol)
            : this.child(node, symbol);
      p = own[child]! + left[node]! * p;
      if (n > 0) at[n] = before;
      before = child;
      if (child !== 0 && depth === n) depth = n + 1;
    }
    if (this.depth < ORDER - 1) at[this.depth + 1] = before;
    this.depth = Math.min(depth, ORDER - 1);
    return p;
  }
}

/** Which pairs of symbols have classes of their own, by what was counted. */
function pairClasses(
  pairs: CountedPairs,
  symbols: Uint16Array,
  counts: Float32Array,
  childStart: Uint32Array,
): PairClasses {
  const [firstRoot, firstPair] = [childStart[0]!, childStart[1]!];
  const size = childStart[firstPair]! - firstPair;
  const isOwn = new Uint8Array(size);
  for (let root = firstRoot; root < firstPair; root++)
    for (let node = childStart[root]!; node < childStart[root + 1]!; node++)
      if (hasClass(symbols[root]!, symbols[node]!, counts[node]!)) isOwn[node - firstPair] = 1;
  return new PairClasses(
    size,
    (node) => isOwn[node] === 1,
    (first, second) => pairs.node(first, second) - firstPair,
  );
}
