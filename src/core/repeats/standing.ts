import type { Article, Paragraph } from '../article.js';
import { movedAll, movedEdit, movedRange, type Shift } from '../finding.js';
import { type Memory, Stage } from '../memory.js';
import { opensDigest } from './choose.js';
import { clustersOf, kindsOf, WORDLESS } from './clusters.js';
import type { Difference } from './compare.js';
import type { Copy } from './copies.js';
import type { Head } from './heads.js';
import { AT_END, AT_START, type Matcher } from './match.js';
import type { Run } from './runs.js';
import { type Shape, sameShape, shapeOf } from './shape.js';

/** What has changed since the last check, where most copies are what they were. */
export interface Stood extends Shift {
  /** The paragraphs that are others than they were, by their indices, which are the same; the end is exclusive. */
  readonly first: number;
  readonly end: number;
  /** Of each copy which one it was at the last check; -1 where it has been judged anew. */
  readonly was: Int32Array;
}

/** Two paragraphs of which it was asked whether one goes on with the other. */
export type Pair = readonly [head: number, tail: number];

/** What is left of a check for the copies of the next. */
interface Kept {
  /** The paragraphs of the article, which may move, and where their lines started. */
  readonly paragraphs: readonly Paragraph[];
  readonly lineStarts: Uint32Array;
  /** How long the article was. */
  readonly length: number;
  readonly copies: readonly Copy[];
  /** How long the stream was. */
  readonly size: number;
  readonly shape: Shape;
  readonly kinds: Uint8Array;
  readonly clusters: Int32Array;
  readonly asked: readonly Pair[];
}
const KEPT = new Stage<Kept>();

/** Paragraphs that have changed, by their indices, and how what is behind them has moved. */
type Changed = Omit<Stood, 'was'>;

/**
 * Tells which copies of the last check still stand: whether their runs and heads are what they were, and nothing has changed
 * that is looked at when they are judged. That is, besides the paragraphs of their cluster, the signs and words beside these;
 * how many paragraphs stand between, and in how many of them words; and lines that open a digest.
 */
export class Standing {
  private readonly shape: Shape;
  private readonly kinds: Uint8Array;
  private readonly kept: Kept | undefined;
  private clusters: Int32Array | undefined;
  private readonly changed: Changed | undefined;
  /** For each paragraph 1 where copies are to be judged anew; undefined where all are. */
  private readonly anew: Uint8Array | undefined;

  constructor(
    private readonly article: Article,
    private readonly matcher: Matcher,
    private readonly memory: Memory,
    private readonly runs: readonly Run[],
    private readonly heads: readonly Head[],
    isRepeated: Uint8Array,
  ) {
    this.shape = shapeOf(runs, heads);
    this.kinds = kindsOf(matcher, isRepeated);
    const kept = memory.recall(KEPT);
    this.kept = kept;
    this.changed = kept && changedSince(kept, article, memory);
    this.anew = kept && this.changed && this.anewFrom(kept, this.changed);
  }

  /** Whether the copies of a paragraph are to be judged anew. */
  isAnew(p: number): boolean {
    return this.anew?.[p] !== 0;
  }

  /**
   * All copies: those that stand, in their places of now, and the ones that have been judged anew, for which `asked` was asked
   * about. Leaves them to the next check.
   */
  with(
    fresh: readonly Copy[],
    asked: readonly Pair[],
  ): { readonly copies: readonly Copy[]; readonly stood: Stood | undefined } {
    const { article, matcher, shape, kinds, kept, changed, anew } = this;
    const all =
      kept && changed && anew
        ? merged(kept, changed, anew, fresh, asked)
        : { copies: fresh, asked, stood: undefined };
    this.memory.leave(KEPT, {
      paragraphs: article.paragraphs,
      lineStarts: article.lineStarts!,
      length: article.text.length,
      copies: all.copies,
      size: matcher.stream.size,
      shape,
      kinds,
      clusters: this.clusters ?? this.readClusters(),
      asked: all.asked,
    });
    return all;
  }

  private readClusters(): Int32Array {
    this.clusters = clustersOf(this.matcher, this.runs, this.heads, this.kinds);
    return this.clusters;
  }

  private anewFrom(kept: Kept, changed: Changed): Uint8Array | undefined {
    const { article, matcher, kinds, shape } = this;
    const { first, end } = changed;
    for (let p = 0; p < kinds.length; p++) if (kinds[p] !== kept.kinds[p]) return undefined;
    for (let p = first; p < end; p++) {
      if (kinds[p] === WORDLESS) return undefined;
      if (opensDigest(kept.paragraphs[p]!) !== opensDigest(article.paragraphs[p]!)) return undefined;
    }
    const anew = new Uint8Array(kinds.length);
    const near = clustersNear(kept.clusters, kinds, changed);
    for (const [head, tail] of kept.asked)
      if ((matcher.stirredAt(head) & AT_END) !== 0 || (matcher.stirredAt(tail) & AT_START) !== 0)
        near.add(kept.clusters[head]!);
    const { starts, size } = matcher.stream;
    const moved = { from: starts[first]!, to: starts[end]!, by: size - kept.size };
    if (near.size === 0 && sameShape(kept.shape, shape, moved, anew)) {
      this.clusters = kept.clusters;
      return anew;
    }
    const clusters = this.readClusters();
    markAll(anew, kept.clusters, near, clusters, clustersNear(clusters, kinds, changed));
    return sameShape(kept.shape, shape, moved, anew) ? anew : undefined;
  }
}

/** The clusters that look at something that has changed: their own paragraphs, or the next ones with words beside these. */
function clustersNear(clusters: Int32Array, kinds: Uint8Array, { first, end }: Changed): Set<number> {
  const near = new Set<number>();
  let from = first - 1;
  while (from > 0 && kinds[from] === WORDLESS) from--;
  let to = end;
  while (to < clusters.length && kinds[to] === WORDLESS) to++;
  for (let p = Math.max(0, from); p <= to && p < clusters.length; p++)
    if (clusters[p]! >= 0) near.add(clusters[p]!);
  return near;
}

/** Marks the paragraphs of some clusters of two lists of them, and of all that share a paragraph with one that is marked. */
function markAll(
  marks: Uint8Array,
  before: Int32Array,
  nearBefore: Set<number>,
  now: Int32Array,
  nearNow: Set<number>,
): void {
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (let p = 0; p < marks.length; p++) {
      if (marks[p] === 1 || !(nearBefore.has(before[p]!) || nearNow.has(now[p]!))) continue;
      marks[p] = 1;
      for (const [near, cluster] of [
        [nearBefore, before[p]!],
        [nearNow, now[p]!],
      ] as const) {
        if (cluster < 0 || near.has(cluster)) continue;
        near.add(cluster);
        isDone = false;
      }
    }
  }
}

/** What has changed since an article of as many paragraphs; undefined where no paragraph holds it all. */
function changedSince(
  kept: Kept,
  { text, paragraphs, lineStarts }: Article,
  { same }: Memory,
): Changed | undefined {
  const before = kept.paragraphs;
  if (before.length !== paragraphs.length) return undefined;
  const by = text.length - kept.length;
  // A paragraph of which more has changed than its place is another object.
  const isMoved = (p: number, by: number): boolean =>
    before[p] === paragraphs[p] && kept.lineStarts[p]! + by === lineStarts![p];
  let first = same.head;
  let end = paragraphs.length - same.tail;
  // What is told to be the same is told with care: the neighbours of what was read again are not.
  while (first < end && isMoved(first, 0)) first++;
  while (first < end && isMoved(end - 1, by)) end--;
  return first < end ? { first, end, from: kept.lineStarts[first]!, by } : undefined;
}

/** The copies that stand and those that have been judged anew, in order, and all pairs that were asked about for them. */
function merged(
  kept: Kept,
  changed: Changed,
  anew: Uint8Array,
  fresh: readonly Copy[],
  asked: readonly Pair[],
): { copies: readonly Copy[]; asked: readonly Pair[]; stood: Stood } {
  const copies: Copy[] = [];
  const was: number[] = [];
  let next = 0;
  const addFresh = (before: number): void => {
    for (; next < fresh.length && fresh[next]!.start < before; next++) {
      copies.push(fresh[next]!);
      was.push(-1);
    }
  };
  kept.copies.forEach((copy, i) => {
    if (anew[copy.first] === 1) return;
    const moved = movedCopy(copy, changed);
    addFresh(moved.start);
    copies.push(moved);
    was.push(i);
  });
  addFresh(Infinity);
  const stillAsked = kept.asked.filter(([head]) => anew[head] === 0);
  return { copies, asked: stillAsked.concat(asked), stood: { ...changed, was: Int32Array.from(was) } };
}

/** A copy in its new place; one that has not moved, nor anything that it speaks of, is the same object. */
function movedCopy(copy: Copy, shift: Shift): Copy {
  const { from, by } = shift;
  if (by === 0 || (copy.start < from && copy.keeps.every(({ start }) => start < from))) return copy;
  const { first, last, safe, breaks } = copy;
  const { start, end } = movedRange(copy, shift);
  const keeps = movedAll(copy.keeps, movedRange, shift);
  return {
    first,
    last,
    start,
    end,
    keep: keeps[0]!,
    keeps,
    safe,
    differences: movedAll(copy.differences, movedDifference, shift),
    merge: copy.merge && movedAll(copy.merge, movedEdit, shift),
    breaks,
  };
}

const movedDifference = ({ here, there }: Difference, shift: Shift): Difference => ({
  here: movedRange(here, shift),
  there: movedRange(there, shift),
});
