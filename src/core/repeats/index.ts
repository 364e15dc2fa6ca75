import type { Article, Paragraph } from '../article.js';
import type { Memory } from '../memory.js';
import type { Range } from '../range.js';
import { atOnce, type Steps } from '../slices.js';
import { Chooser } from './choose.js';
import { type Copy, copiesOf } from './copies.js';
import { Covers } from './cover.js';
import { headsOf } from './heads.js';
import { type Inside, insideParagraphs } from './inside.js';
import { Matcher } from './match.js';
import { findRuns, repeatedBy } from './runs.js';
import { type Pair, Standing, type Stood } from './standing.js';
import { Witnesses } from './witness.js';

export type { Difference } from './compare.js';
export type { Break, Copy } from './copies.js';
export type { Inside } from './inside.js';
export { AT_END, AT_START, Matcher } from './match.js';
export type { Stood } from './standing.js';

/** What stands twice in an article, whatever its paragraph bounds. */
export interface Repeats {
  /** Surplus copies in order, none overlapping another. */
  readonly copies: readonly Copy[];
  /** Passages that stand twice inside one paragraph, in order. */
  readonly inside: readonly Inside[];
  /** Whether a range lies in a surplus copy. */
  isSurplus(range: Range): boolean;
}

/** Repeats with all the words that they were found by, which take much memory. */
export interface Proofs extends Repeats {
  /** What has changed since the last check, and which copies stand; undefined where all have been judged anew. */
  readonly stood: Stood | undefined;
  /**
   * A place elsewhere in the file where the text of `head` goes straight on, inside one paragraph, with that of `tail`:
   * proof of how two pieces join. Undefined where there is none.
   */
  witness(head: Paragraph, tail: Paragraph): Range | undefined;
  /**
   * AT_START where something has changed, since the last check, by which `witness` may answer otherwise for paragraph `p` as
   * a tail; AT_END as a head.
   */
  stirredAt(p: number): number;
}

/** Finds what stands twice: the words are matched, runs are formed, and each run is judged. */
export const findRepeats = (article: Article): Proofs =>
  atOnce(repeatsSteps(article, atOnce(Matcher.read(article.text, article.paragraphs, false))));

/** The same in steps, with words that have been matched already, and with what the last check has left. */
export function* repeatsSteps(article: Article, matcher: Matcher, memory?: Memory): Steps<Proofs> {
  const covers = new Covers(article, matcher);
  const witnesses = new Witnesses(article, matcher);
  const runs = yield* findRuns(article, matcher, covers);
  const isRepeated = repeatedBy(runs, article.paragraphs.length);
  const heads = yield* headsOf(article, matcher, covers, isRepeated);
  const standing = memory && new Standing(article, matcher, memory, runs, heads, isRepeated);
  yield;
  const asked: Pair[] = [];
  const between = (head: Paragraph, tail: Paragraph) => {
    asked.push([head.index, tail.index]);
    return witnesses.between(head, tail);
  };
  const runsAnew = standing ? runs.filter(({ first }) => standing.isAnew(first)) : runs;
  const headsAnew = standing ? heads.filter(({ paragraph }) => standing.isAnew(paragraph)) : heads;
  let fresh: readonly Copy[] = [];
  if (runsAnew.length + headsAnew.length > 0) {
    const verdicts = yield* new Chooser(article, matcher, covers, runsAnew, isRepeated).judgeAll(runsAnew);
    yield;
    fresh = yield* copiesOf(article, matcher, { between }, verdicts, headsAnew);
  }
  const { copies, stood } = standing?.with(fresh, asked) ?? { copies: fresh, stood: undefined };
  yield;
  const isCopy = (p: number) => isWithin(copies, article.paragraphs[p]!);
  return {
    copies,
    stood,
    inside: yield* insideParagraphs(article, matcher, covers, isCopy),
    isSurplus: (range) => isWithin(copies, range),
    witness: (head, tail) => witnesses.between(head, tail),
    stirredAt: (p) => matcher.stirredAt(p),
  };
}

/** What repeats say without the words that they were found by, which then may go. */
export const withoutProofs = ({ copies, inside }: Repeats): Repeats => ({
  copies,
  inside,
  isSurplus: (range) => isWithin(copies, range),
});

/** For each of `size` paragraphs 1 where it is part of one of some copies. */
export function marksOfCopies(copies: readonly Copy[], size: number): Uint8Array {
  const marks = new Uint8Array(size);
  for (const { first, last } of copies) marks.fill(1, first, last + 1);
  return marks;
}

/** Whether a range lies in one of some ranges in order. */
function isWithin(ranges: readonly Range[], { start, end }: Range): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ranges[middle]!.start <= start) low = middle + 1;
    else high = middle;
  }
  return low > 0 && end <= ranges[low - 1]!.end;
}
