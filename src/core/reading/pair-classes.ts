import { countUp, ones } from './counted-pairs.js';
import { FIGURE } from './symbols.js';

/** Pairs of symbols counted more often than this have a class of their own in the network for joints … */
export const LEAST = 7;
/** … and in that for longer stretches. */
export const LEAST_IN_CONTEXT = 20;

/** Whether two symbols in a row, so often counted, have a class of their own. */
export const hasClass = (first: number, second: number, count: number, least: number): boolean =>
  first >= FIGURE && second >= FIGURE && count > least;

/**
 * Numbers the common pairs of symbols, from 1, in the order of the nodes that count them; the node of a pair is its
 * place among all pairs.
 */
export class PairClasses {
  /** How many classes there are, 0 for all other pairs included. */
  readonly size: number;
  /** Sixteen bits for so many nodes, whether each has a class of its own, and above them how many before them have. */
  private readonly cells: Uint32Array;

  /**
   * @param isOwn of each pair that is counted, 1 where it has a class of its own
   * @param node the place of a pair among all that are counted, -1 where it never was
   */
  constructor(
    isOwn: Uint8Array,
    private readonly node: (first: number, second: number) => number,
  ) {
    this.cells = new Uint32Array((isOwn.length + 15) >>> 4);
    mark(isOwn, this.cells);
    this.size = 1 + countUp(this.cells, 0, this.cells.length);
  }

  /** The class of two symbols in a row; 0 where they have none of their own. */
  of(first: number, second: number): number {
    const node = this.node(first, second);
    if (node < 0) return 0;
    const cell = this.cells[node >>> 4]!;
    const bit = 1 << (node & 15);
    return (cell & bit) === 0 ? 0 : 1 + (cell >>> 16) + ones(cell & (bit - 1));
  }
}

function mark(isOwn: Uint8Array, cells: Uint32Array): void {
  for (let n = 0; n < isOwn.length; n++) if (isOwn[n] === 1) cells[n >>> 4]! |= 1 << (n & 15);
}
