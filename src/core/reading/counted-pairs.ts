/**
 * Finds the nodes of pairs of symbols, of which there are too many to search: a bit says whether a pair was ever counted,
 * and the bits before it say which one it is, because nodes stand in the order of their symbols.
 */
export class CountedPairs {
  /**
   * By first symbol, then by second: bits for sixteen second symbols, and above them how many pairs of the same first
   * symbol have theirs before. One look at memory tells both.
   */
  private readonly cells: Uint32Array;
  /** By first symbol, the node of its first pair. */
  private readonly firsts: Uint32Array;
  /** Cells for each first symbol. */
  private readonly row: number;

  /**
   * @param alphabet how many symbols there are
   * @param symbols of each node
   * @param childStart where the nodes begin that prolong one; node 0 is the empty run, those of single symbols prolong it
   */
  constructor(alphabet: number, symbols: Uint16Array, childStart: Uint32Array) {
    this.row = (alphabet + 15) >>> 4;
    this.cells = new Uint32Array(alphabet * this.row);
    this.firsts = new Uint32Array(alphabet);
    for (let root = childStart[0]!; root < childStart[1]!; root++) {
      const first = symbols[root]!;
      this.firsts[first] = childStart[root]!;
      mark(this.cells, first * this.row, symbols, childStart[root]!, childStart[root + 1]!);
      countUp(this.cells, first * this.row, this.row);
    }
  }

  /** The node of two symbols in a row; 0 where they were never counted. */
  node(first: number, second: number): number {
    const cell = this.cells[first * this.row + (second >>> 4)]!;
    const bit = 1 << (second & 15);
    if ((cell & bit) === 0) return 0;
    return this.firsts[first]! + (cell >>> 16) + ones(cell & (bit - 1));
  }
}

/** Sets the bits of the symbols of some nodes. */
function mark(cells: Uint32Array, from: number, symbols: Uint16Array, node: number, end: number): void {
  for (; node < end; node++) cells[from + (symbols[node]! >>> 4)]! |= 1 << (symbols[node]! & 15);
}

/** Writes into each cell how many bits are set in those before it; gives how many are in all. */
export function countUp(cells: Uint32Array, from: number, count: number): number {
  let before = 0;
  for (let at = from; at < from + count; at++) {
    const bits = cells[at]!;
    cells[at] = bits | (before << 16);
    before += ones(bits);
  }
  return before;
}

/** How many of sixteen bits are set. */
export function ones(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x5555);
  n = (n & 0x3333) + ((n >>> 2) & 0x3333);
  n = (n + (n >>> 4)) & 0x0f0f;
  return (n + (n >>> 8)) & 0x1f;
}
