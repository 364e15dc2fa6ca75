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
  private readonly classes: Uint16Array;

  /**
   * @param isOwn of each pair that is counted, 1 where it has a class of its own
   * @param node the place of a pair among all that are counted, -1 where it never was
   */
  constructor(
    isOwn: Uint8Array,
    private readonly node: (first: number, second: number) => number,
  ) {
    this.classes = new Uint16Array(isOwn.length);
    this.size = number(isOwn, this.classes);
  }

  /** The class of two symbols in a row; 0 where they have none of their own. */
  of(first: number, second: number): number {
    const node = this.node(first, second);
    return node < 0 ? 0 : this.classes[node]!;
  }
}

/** Numbers what has a class of its own; gives the next number. */
function number(isOwn: Uint8Array, classes: Uint16Array): number {
  let next = 1;
  for (let n = 0; n < isOwn.length; n++) if (isOwn[n] === 1) classes[n] = next++;
  return next;
}
