/**
 * Finds the nodes of pairs of symbols, of which there are too many to search: a bit says whether a pair was ever counted,
 * and the bits before it say which one it is, because nodes stand in the order of their symbols.
 */
export class CountedPairs {
  /** One bit for each pair, by its first symbol and then its second. */
  private readonly bits: Uint32Array;
  /** For each word of bits, how many pairs of the same first symbol have theirs in the words before. */
  private readonly before: Uint16Array;
  /** By first symbol, the node of its first pair. */
  private readonly firsts: Uint32Array;
  /** Words of bits for each first symbol. */
  private readonly words: number;

  /**
   * @param alphabet how many symbols there are
   * @param symbols of each node
   * @param childStart where the nodes begin that prolong one; node 0 is the empty run, those of single symbols prolong it
   */
  constructor(alphabet: number, symbols: Uint16Array, childStart: Uint32Array) {
    const words = (alphabet + 31) >>> 5;
    this.words = words;
    this.bits = new Uint32Array(alphabet * words);
    this.before = new Uint16Array(alphabet * words);
    this.firsts = new Uint32Array(alphabet);
    const { bits, before, firsts } = this;
    for (let root = childStart[0]!; root < childStart[1]!; root++) {
      const row = symbols[root]! * words;
      firsts[symbols[root]!] = childStart[root]!;
      for (let node = childStart[root]!; node < childStart[root + 1]!; node++)
        bits[row + (symbols[node]! >>> 5)]! |= 1 << (symbols[node]! & 31);
      for (let word = 1; word < words; word++)
        before[row + word] = before[row + word - 1]! + ones(bits[row + word - 1]!);
    }
  }

  /** The node of two symbols in a row; 0 where they were never counted. */
  node(first: number, second: number): number {
    const at = first * this.words + (second >>> 5);
    const word = this.bits[at]!;
    const bit = 1 << (second & 31);
    if ((word & bit) === 0) return 0;
    return this.firsts[first]! + this.before[at]! + ones(word & (bit - 1));
  }
}

/** How many bits of a word are set. */
function ones(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
