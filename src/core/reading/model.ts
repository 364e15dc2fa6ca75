import { NumberSet } from '../number-set.js';
import type { Steps } from '../slices.js';
import type { ContextModel } from './context.js';
import { parseContext } from './context-file.js';
import { CountedPairs } from './counted-pairs.js';
import { HASHED_BYTES, parseHashed } from './hashed.js';
import { HeadingModel } from './headings.js';
import type { JointModel } from './joint.js';
import { parseJoint } from './joint-file.js';
import { NetworkBytes } from './network-bytes.js';
import { hasClass, LEAST, LEAST_IN_CONTEXT, PairClasses } from './pair-classes.js';
import { RestModel } from './rests.js';
import { Alphabet, UNKNOWN } from './symbols.js';
import { readTree, type Shares, sharesOf, sharesOfSome, type Tree } from './tree.js';

/** Longest run of symbols that is counted. */
export const ORDER = 4;
/** `CCRM` and the version of the format, little endian. */
export const MAGIC = 0x4d524343;
export const VERSION = 5;
/** Pairs of symbols counted so often are in every article. */
const COMMON_PAIR = 100;

/** What ends clauses. */
const PUNCTUATION = '，。；：！？、”…’）》';

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

/** More symbols than an opening has. Engines keep copies of a list as floating-point numbers if it ever held one. */
const NOUGHTS = new Array<number>(16).fill(0.5).fill(0);

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
    /** The same for longer stretches. */
    readonly context: ContextModel,
    /** Whether a short text is a heading, and whether a text begins in the middle of a sentence. */
    readonly headings: HeadingModel,
    readonly rests: RestModel,
    private readonly pairs: CountedPairs,
    tree: Tree,
    shares: Shares,
    /** The share of what follows a run that is punctuation. */
    private readonly punctuated: Float32Array,
  ) {
    this.symbols = tree.symbols;
    this.childStart = tree.childStart;
    this.own = shares.own;
    this.left = shares.left;
    this.uniform = 1 / alphabet.size;
    for (let n = 1; n < tree.childStart[1]!; n++) this.roots[tree.symbols[n]!] = n;
    this.commonPairs = commonPairs(tree);
  }

  private readonly symbols: Uint16Array;
  private readonly childStart: Uint32Array;
  private readonly own: Float32Array;
  private readonly left: Float32Array;
  private readonly uniform: number;
  private readonly commonPairs: NumberSet;
  /** The node of each symbol alone. */
  private readonly roots = new Int32Array(0x10000);

  /** Reads models/reading.bin, in steps. Throws RangeError where the bytes are no such model. */
  static *open(bytes: Uint8Array): Steps<ReadingModel> {
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
    const numbers = (n: number, size: number): ArrayBuffer => {
      at += n * size;
      // A copy: views of whole numbers need aligned bytes.
      return new Uint8Array(bytes.subarray(at - n * size, at)).buffer;
    };
    if (bytes.length < 16 || u32() !== MAGIC || u16() !== VERSION)
      throw new RangeError('not a reading model');
    const characters = new Uint16Array(numbers(u16(), 2));
    const variants = new Uint16Array(numbers(u16(), 2));
    const weights = new Float32Array(numbers(u16(), 4));
    const sizes = Array.from({ length: ORDER }, u32);
    const { tree, end } = readTree(bytes, at, sizes);
    const { symbols, childStart } = tree;
    yield;
    const alphabet = new Alphabet(characters, variants);
    const pairs = new CountedPairs(alphabet.size, symbols, childStart);
    yield;
    const classes = pairClasses(pairs, tree, LEAST);
    const contextClasses = pairClasses(pairs, tree, LEAST_IN_CONTEXT);
    yield;
    const shares = sharesOf(tree);
    yield;
    const headings = new HeadingModel(alphabet, parseHashed(bytes, end));
    const rests = new RestModel(alphabet, parseHashed(bytes, end + HASHED_BYTES));
    const networks = new NetworkBytes(bytes, end + 2 * HASHED_BYTES);
    const joint = parseJoint(networks, alphabet, classes);
    yield;
    const context = parseContext(networks, alphabet, contextClasses);
    if (networks.at !== bytes.length) throw new RangeError('the networks do not fit the counts');
    yield;
    const ends = Uint16Array.from(PUNCTUATION, (mark) => alphabet.of(mark.charCodeAt(0)));
    const punctuated = sharesOfSome(ends, alphabet.size, tree, shares);
    yield;
    return new ReadingModel(
      alphabet,
      weights,
      joint,
      context,
      headings,
      rests,
      pairs,
      tree,
      shares,
      punctuated,
    );
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

  /** Probability of punctuation behind a mark: whether a clause may end there. */
  endsClause({ depth, one, two, three }: Mark): number {
    const { punctuated, left } = this;
    let p = punctuated[0]! + left[0]! * this.uniform * PUNCTUATION.length;
    if (depth > 0) p = punctuated[one]! + left[one]! * p;
    if (depth > 1) p = punctuated[two]! + left[two]! * p;
    if (depth > 2) p = punctuated[three]! + left[three]! * p;
    return p;
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
    const { length } = symbols;
    const p = NOUGHTS.slice(0, length);
    const rest = NOUGHTS.slice(0, length);
    let open = 0;
    for (let s = 0; s < length; s++) {
      if (this.depth >= s) open = s + 1;
      p[s] = this.step(symbols[s]!);
    }
    let log = 0;
    for (let s = length - 1; s >= 0; s--) {
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
  /** The last symbol read. */
  private last = UNKNOWN;

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
    // The run of n symbols, prolonged by this one, is the next run of n + 1.
    let before = this.roots[symbol]!;
    let p = own[before]! + left[0]! * this.uniform;
    let depth = before === 0 ? 0 : 1;
    for (let n = 1; n <= this.depth; n++) {
      const node = at[n]!;
      at[n] = before;
      before = n === 1 ? this.pairs.node(this.last, symbol) : this.child(node, symbol);
      p = own[before]! + left[node]! * p;
      if (before !== 0 && depth === n) depth = n + 1;
    }
    if (this.depth < ORDER - 1) at[this.depth + 1] = before;
    this.last = symbol;
    this.depth = Math.min(depth, ORDER - 1);
    return p;
  }
}

/** Pairs of symbols that are in every article. */
function commonPairs({ symbols, counts, childStart }: Tree): NumberSet {
  const [firstPair, end] = [childStart[1]!, childStart[childStart[1]!]!];
  const isCommon = (count: number) => count >= COMMON_PAIR;
  const pairs = counts.subarray(firstPair, end);
  const set = new NumberSet(34 - Math.clz32(pairs.filter(isCommon).length));
  for (let root = 1, pair = firstPair; pair < end; pair++) {
    while (pair === childStart[root + 1]) root++;
    if (isCommon(counts[pair]!)) set.add(keyOf(symbols[root]!, symbols[pair]!));
  }
  return set;
}

/** Which pairs of symbols have classes of their own: those counted more often than `least`. */
function pairClasses(pairs: CountedPairs, tree: Tree, least: number): PairClasses {
  const firstPair = tree.childStart[1]!;
  const isOwn = marksOfOwn(tree, least);
  return new PairClasses(isOwn, (first, second) => pairs.node(first, second) - firstPair);
}

/** For each pair 1 where it has a class of its own; a function of its own: see Tree. */
function marksOfOwn({ symbols, counts, childStart }: Tree, least: number): Uint8Array {
  const firstPair = childStart[1]!;
  const isOwn = new Uint8Array(childStart[firstPair]! - firstPair);
  for (let root = 1, i = 0; i < isOwn.length; i++) {
    while (firstPair + i === childStart[root + 1]) root++;
    if (hasClass(symbols[root]!, symbols[firstPair + i]!, counts[firstPair + i]!, least)) isOwn[i] = 1;
  }
  return isOwn;
}
