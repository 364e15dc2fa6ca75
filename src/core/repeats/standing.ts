import type { Article, Paragraph } from '../article.js';
import { movedAll, movedEdit, movedRange, type Shift } from '../finding.js';
import { type Memory, Stage } from '../memory.js';
import { opensDigest } from './choose.js';
import type { Difference } from './compare.js';
import type { Copy } from './copies.js';
import type { Cover } from './cover.js';
import type { Head } from './heads.js';
import { AT_END, AT_START, type Matcher } from './match.js';
import type { Run } from './runs.js';
import { type Shape, sameShape, shapeOf } from './shape.js';

/** What has changed since the last check, where all copies are what they were: none of it is near one. */
export interface Elsewhere extends Shift {
  /** The paragraphs of the last check, as texts: they may have moved since. */
  readonly before: readonly Paragraph[];
  /** The paragraphs that are others than they were, by their indices, which are the same; the end is exclusive. */
  readonly first: number;
  readonly end: number;
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
  readonly near: Uint8Array;
  readonly asked: readonly Pair[];
}
const KEPT = new Stage<Kept>();

/**
 * Tells whether the copies of the last check still stand: whether runs and heads are what they were, and nothing has
 * changed that is looked at when they are judged. That is, besides their own paragraphs and what these repeat, the signs
 * and words beside these; how many paragraphs stand between, and in how many of them words; and lines that open a digest.
 */
export class Standing {
  private readonly shape: Shape;
  private readonly kept: Kept | undefined;
  /** What has changed; undefined where the copies are to be judged anew. */
  readonly elsewhere: Elsewhere | undefined;

  constructor(
    private readonly article: Article,
    private readonly matcher: Matcher,
    private readonly memory: Memory,
    private readonly runs: readonly Run[],
    private readonly heads: readonly Head[],
  ) {
    this.shape = shapeOf(runs, heads);
    this.kept = memory.recall(KEPT);
    this.elsewhere = this.kept && this.elsewhereFrom(this.kept);
  }

  /** The copies of the last check, if they stand, in their places of now. */
  copies(): readonly Copy[] | undefined {
    return this.kept && this.elsewhere && movedCopies(this.kept.copies, this.elsewhere);
  }

  /** Leaves copies to the next check. `asked` are the pairs that were asked about where they have been judged anew. */
  leave(copies: readonly Copy[], asked: readonly Pair[]): void {
    const { article, matcher, shape, kept, elsewhere } = this;
    const size = matcher.stream.size;
    const judged = kept && elsewhere ? kept : { near: this.nearCopies(), asked };
    this.memory.leave(KEPT, {
      paragraphs: article.paragraphs,
      lineStarts: article.lineStarts!,
      length: article.text.length,
      copies,
      size,
      shape,
      near: judged.near,
      asked: judged.asked,
    });
  }

  private elsewhereFrom(kept: Kept): Elsewhere | undefined {
    const { article, matcher } = this;
    const { starts, size } = matcher.stream;
    const changed = changedSince(kept, article, this.memory);
    if (!changed) return undefined;
    const { first, end } = changed;
    for (let p = first; p < end; p++) {
      if (kept.near[p] === 1 || starts[p] === starts[p + 1]) return undefined;
      if (opensDigest(kept.paragraphs[p]!) !== opensDigest(article.paragraphs[p]!)) return undefined;
    }
    const moved = { from: starts[first]!, to: starts[end]!, by: size - kept.size };
    if (!sameShape(kept.shape, this.shape, moved)) return undefined;
    const isStirred = ([head, tail]: Pair) =>
      (matcher.stirredAt(head) & AT_END) !== 0 || (matcher.stirredAt(tail) & AT_START) !== 0;
    return kept.asked.some(isStirred) ? undefined : changed;
  }

  /** For each paragraph 1 where a copy, what it repeats, or a paragraph beside these stands in it, or no word. */
  private nearCopies(): Uint8Array {
    const { matcher } = this;
    const { starts } = matcher.stream;
    const looked = new Uint8Array(starts.length - 1);
    const look = (from: number, to: number) =>
      looked.fill(1, matcher.paragraphAt(from), matcher.paragraphAt(to - 1) + 1);
    const lookAt = (cover: Cover | undefined) => {
      if (!cover) return;
      let { imageFrom, imageTo } = cover;
      for (const link of cover.links) {
        look(link.imageFrom, link.imageTo);
        imageFrom = Math.min(imageFrom, link.imageFrom);
        imageTo = Math.max(imageTo, link.imageTo);
      }
      // Where the two differ, all of the other place is read.
      if (cover.own > 0) look(imageFrom, imageTo);
    };
    for (const { first, last, covers } of this.runs) {
      looked.fill(1, first, last + 1);
      covers.forEach(lookAt);
    }
    for (const { paragraph, cover } of this.heads) {
      looked[paragraph] = 1;
      lookAt(cover);
    }
    return withBeside(looked, starts);
  }
}

/** Marks of paragraphs, and of those without a word, and of the next ones with words on either side. */
function withBeside(marks: Uint8Array, starts: Uint32Array): Uint8Array {
  const near = marks.slice();
  const spread = (from: number, to: number, step: 1 | -1): void => {
    for (let p = from, isBeside = false; p !== to; p += step) {
      const isWordless = starts[p] === starts[p + 1];
      if (isBeside || isWordless) near[p] = 1;
      isBeside = marks[p] === 1 || (isBeside && isWordless);
    }
  };
  spread(0, marks.length, 1);
  spread(marks.length - 1, -1, -1);
  return near;
}

/** What has changed since an article of as many paragraphs; undefined where no paragraph holds it all. */
function changedSince(
  kept: Kept,
  { text, paragraphs, lineStarts }: Article,
  { same }: Memory,
): Elsewhere | undefined {
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
  return first < end ? { before, first, end, from: kept.lineStarts[first]!, by } : undefined;
}

/** Copies in their new places; one that has not moved, nor anything that it speaks of, is the same object. */
function movedCopies(copies: readonly Copy[], shift: Elsewhere): readonly Copy[] {
  const { from, by } = shift;
  if (by === 0) return copies;
  return copies.map((copy) => {
    if (copy.start < from && copy.keeps.every(({ start }) => start < from)) return copy;
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
  });
}

const movedDifference = ({ here, there }: Difference, shift: Shift): Difference => ({
  here: movedRange(here, shift),
  there: movedRange(there, shift),
});
