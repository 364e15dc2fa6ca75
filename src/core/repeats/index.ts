import type { Article, Paragraph } from '../article.js';
import type { Range } from '../range.js';
import { atOnce, type Steps } from '../slices.js';
import { Chooser } from './choose.js';
import { type Copy, copiesOf } from './copies.js';
import { Covers } from './cover.js';
import { type Inside, insideParagraphs } from './inside.js';
import { Matcher } from './match.js';
import { findRuns } from './runs.js';
import { Witnesses } from './witness.js';

export type { Difference } from './compare.js';
export type { Break, Copy } from './copies.js';
export type { Inside } from './inside.js';
export { AT_END, AT_START, Matcher } from './match.js';

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

/** The same in steps, with words that have been matched already. */
export function* repeatsSteps(article: Article, matcher: Matcher): Steps<Proofs> {
  const covers = new Covers(article, matcher);
  const witnesses = new Witnesses(article, matcher);
  const runs = yield* findRuns(article, matcher, covers);
  const chooser = new Chooser(article, matcher, covers, runs);
  const verdicts = yield* chooser.judgeAll(runs);
  yield;
  const copies = yield* copiesOf(article, matcher, witnesses, covers, runs, verdicts);
  yield;
  const isCopy = (p: number) => isWithin(copies, article.paragraphs[p]!);
  return {
    copies,
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
