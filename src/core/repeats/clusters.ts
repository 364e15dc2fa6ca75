import type { Cover } from './cover.js';
import type { Head } from './heads.js';
import type { Matcher } from './match.js';
import type { Run } from './runs.js';

/** What a paragraph is beside runs: without a word, in a run, or by itself. */
export const WORDLESS = 0;
export const REPEATED = 1;
export const ALONE = 2;

/** What each paragraph is; `isRepeated` has 1 for those in some run. */
export function kindsOf({ stream: { starts } }: Matcher, isRepeated: Uint8Array): Uint8Array {
  const kinds = new Uint8Array(isRepeated.length);
  for (let p = 0; p < kinds.length; p++)
    if (starts[p] !== starts[p + 1]) kinds[p] = isRepeated[p] === 1 ? REPEATED : ALONE;
  return kinds;
}

/**
 * Paragraphs that bear on one another: those of runs and heads, and what these repeat. Runs with nothing but repeats between
 * them are judged together. For each paragraph the number of one of its cluster, the same for all of it; -1 where it is in
 * none.
 */
export function clustersOf(
  matcher: Matcher,
  runs: readonly Run[],
  heads: readonly Head[],
  kinds: Uint8Array,
): Int32Array {
  const clusters = new Clusters(kinds.length);
  const joinImages = (first: number, cover: Cover | undefined): void => {
    if (!cover) return;
    let { imageFrom, imageTo } = cover;
    const join = (from: number, to: number): void =>
      clusters.join(first, matcher.paragraphAt(from), matcher.paragraphAt(to - 1));
    for (const link of cover.links) {
      join(link.imageFrom, link.imageTo);
      imageFrom = Math.min(imageFrom, link.imageFrom);
      imageTo = Math.max(imageTo, link.imageTo);
    }
    // Where the two differ, all of the other place is read.
    if (cover.own > 0) join(imageFrom, imageTo);
  };
  let before: Run | undefined;
  for (const run of runs) {
    const { first, last, covers } = run;
    clusters.join(first, first, last);
    for (const cover of covers) joinImages(first, cover);
    if (before && !isAnyAlone(kinds, before.last + 1, first)) clusters.join(first, before.last, before.last);
    before = run;
  }
  for (const { paragraph, cover } of heads) {
    clusters.join(paragraph, paragraph, paragraph);
    joinImages(paragraph, cover);
  }
  return clusters.all();
}

function isAnyAlone(kinds: Uint8Array, from: number, to: number): boolean {
  for (let p = from; p < to; p++) if (kinds[p] === ALONE) return true;
  return false;
}

class Clusters {
  /** For each paragraph another one of its cluster, or itself. */
  private readonly next: Int32Array;

  constructor(size: number) {
    this.next = new Int32Array(size).fill(-1);
  }

  /** Paragraphs `from` to `to`, inclusive, are of one cluster with paragraph `p`. */
  join(p: number, from: number, to: number): void {
    const own = this.rootOf(p);
    for (let q = from; q <= to; q++) this.next[this.rootOf(q)] = own;
  }

  all(): Int32Array {
    for (let p = 0; p < this.next.length; p++) if (this.next[p]! >= 0) this.next[p] = this.rootOf(p);
    return this.next;
  }

  private rootOf(p: number): number {
    const { next } = this;
    if (next[p]! < 0) next[p] = p;
    let root = p;
    while (next[root] !== root) {
      next[root] = next[next[root]!]!;
      root = next[root]!;
    }
    return root;
  }
}
