import type { Article } from '../article.js';
import type { Steps } from '../slices.js';
import type { Cover, Covers } from './cover.js';
import type { Link } from './link.js';
import type { Matcher } from './match.js';
import { mayBeHeading } from './pieces.js';

/** Paragraphs in a row whose words stand, in the same order, in one place before them. */
export interface Run {
  first: number;
  last: number;
  /** Cover of each paragraph from `first` to `last`; undefined for a marker, and for a rest that has come in between. */
  covers: (Cover | undefined)[];
  /** Where in the stream the other place starts and ends. */
  imageFrom: number;
  imageTo: number;
  /** The paragraphs are all the same one: 200,000 equal lines are one run. */
  same: boolean;
}

/** Equal lines shorter than this are chants and answers, each by itself. */
const LEAST_SAME = 20;

/** What comes between the paragraphs of a copy is the rest of a cut paragraph, no line of verse. In folded letters. */
const LEAST_BETWEEN = 6;

/** Between two paragraphs of a run the other place may hold so many letters more: a heading, a tail set between. */
const MOST_SKIPPED = 40;

/** Paragraphs read between two steps. */
const STRIDE = 128;

/** Finds the runs of a text, in order. */
export function* findRuns(article: Article, matcher: Matcher, covers: Covers): Steps<Run[]> {
  const finder = new Finder(article, matcher, covers);
  const { length } = article.paragraphs;
  for (let p = 0; p < length; p += STRIDE) {
    finder.read(p, Math.min(length, p + STRIDE));
    yield;
  }
  return finder.runs;
}

class Finder {
  readonly runs: Run[] = [];
  /** Where a copy starts, what repeats it starts anew: three copies of a block are two runs. */
  private readonly isFirst: Uint8Array;
  private run: Run | undefined;
  /** Paragraphs behind the run that are no part of it, should it go on. */
  private pending = 0;
  private isParted = false;

  constructor(
    private readonly article: Article,
    private readonly matcher: Matcher,
    private readonly covers: Covers,
  ) {
    this.isFirst = new Uint8Array(article.paragraphs.length);
  }

  /** Reads on. Most paragraphs stand alone. */
  read(from: number, to: number): void {
    const { starts } = this.matcher.stream;
    for (let p = from; p < to; p++)
      if (starts[p] === starts[p + 1]) this.pending++;
      else if (this.run || this.matcher.mayBeCovered(p)) this.take(p);
      else this.pending = 0;
  }

  private take(p: number): void {
    const { matcher, covers } = this;
    let { run } = this;
    const onward = run && !run.same ? coverOnward(matcher, run, p) : undefined;
    if (this.isParted && !onward) run = undefined;
    this.isParted = false;
    const next = onward && !this.startsCopy(onward) ? onward : covers.of(p);
    if (next && run && (next === onward || (follows(matcher, run, next) && !this.startsCopy(next)))) {
      for (; this.pending > 0; this.pending--) run.covers.push(undefined);
      run.covers.push(next);
      run.last = p;
      run.imageTo = next.imageTo;
    } else if (next && run && this.pending === 0 && isSameAgain(matcher, run, next)) {
      run.covers.push(next);
      run.last = p;
      run.same = true;
    } else if (next) run = this.begin(p, next);
    else if (run && this.pending === 0 && mayStandBetween(covers, run, p)) {
      this.isParted = true;
      this.pending = 1;
      return;
    } else run = undefined;
    this.run = run;
    this.pending = 0;
  }

  private startsCopy({ links: [link] }: Cover): boolean {
    return this.isFirst[this.matcher.paragraphAt(link!.imageFrom)] === 1;
  }

  private begin(p: number, next: Cover): Run {
    const { article, matcher, covers, runs } = this;
    const run = {
      first: p,
      last: p,
      covers: [next],
      imageFrom: next.imageFrom,
      imageTo: next.imageTo,
      same: false,
    };
    extendBack(article, matcher, runs, run);
    // A heading in the words of the text below it starts no copy.
    if (covers.isWhole(next) || !mayBeHeading(article.paragraphs[run.first]!)) this.isFirst[run.first] = 1;
    runs.push(run);
    return run;
  }
}

/** Whether a paragraph may be the rest of a cut one that has come in between two of a copy. */
const mayStandBetween = (covers: Covers, run: Run, p: number): boolean =>
  covers.size(p) >= LEAST_BETWEEN && covers.size(run.last) >= LEAST_SAME;

/**
 * The cover of paragraph `p` where the other place goes on with it: behind the last paragraph or one of its halves, or
 * behind one more paragraph, the rest of a cut one that has come in between.
 */
function coverOnward(matcher: Matcher, run: Run, p: number): Cover | undefined {
  const { starts } = matcher.stream;
  const size = starts[p + 1]! - starts[p]!;
  const links = run.covers[run.covers.length - 1]?.links ?? [];
  const isThere = (place: number) => place + size <= starts[run.first]! && isSame(matcher, place, p);
  for (const { imageTo } of links) if (isThere(imageTo)) return whole(matcher, p, imageTo);
  const end = links[links.length - 1]?.imageTo;
  if (end === undefined) return undefined;
  const between = matcher.paragraphAt(end);
  const behind = starts[between + 1]!;
  return starts[between] === end && behind - end >= LEAST_BETWEEN && isThere(behind)
    ? whole(matcher, p, behind)
    : undefined;
}

/** Whether a cover goes on where the run's image ends, so that both are one run. */
function follows(matcher: Matcher, run: Run, next: Cover): boolean {
  const gap = next.imageFrom - run.imageTo;
  return gap >= 0 && gap <= MOST_SKIPPED && next.imageTo <= matcher.stream.starts[run.first]!;
}

/** Whether a cover repeats the one paragraph that the run repeats. */
function isSameAgain(matcher: Matcher, run: Run, next: Cover): boolean {
  if (!(run.same || run.covers.length === 1) || next.own > 0 || run.covers[0]?.own !== 0) return false;
  const { starts } = matcher.stream;
  const size = starts[next.paragraph + 1]! - starts[next.paragraph]!;
  return size >= LEAST_SAME && next.imageFrom === run.imageFrom && next.imageTo === run.imageTo;
}

/** Takes in paragraphs before the run, too short to be found alone, that the other place has before its own start. */
function extendBack(article: Article, matcher: Matcher, runs: Run[], run: Run): void {
  const { starts } = matcher.stream;
  for (let p = run.first - 1; p >= 0; p--) {
    const size = starts[p + 1]! - starts[p]!;
    if (size === 0) continue;
    const from = run.imageFrom - size;
    const before = runs[runs.length - 1];
    const taken = before && before.last >= p;
    if (taken && (before.first !== before.last || size > 24)) return;
    const isByline = article.paragraphs[p]!.role === 'byline' && matcher.twin[p] !== p;
    const image = from >= 0 && isSame(matcher, from, p) ? from : undefined;
    if (image === undefined && !isByline) return;
    if (taken) runs.pop();
    const place = image ?? starts[matcher.twin[p]!]!;
    const gap = run.first - p - 1;
    run.covers.unshift(whole(matcher, p, place), ...new Array<undefined>(gap));
    run.first = p;
    if (image === undefined) return;
    run.imageFrom = image;
  }
}

/** Whether the words of paragraph `p` stand in the stream from `place` on. */
const isSame = (matcher: Matcher, place: number, p: number): boolean =>
  matcher.same(place, matcher.stream.starts[p]!, matcher.stream.starts[p + 1]!);

function whole(matcher: Matcher, p: number, imageFrom: number): Cover {
  const from = matcher.stream.starts[p]!;
  const to = matcher.stream.starts[p + 1]!;
  const link: Link = { from, to, imageFrom, imageTo: imageFrom + to - from, edits: 0 };
  return { paragraph: p, links: [link], own: 0, clauses: 0, imageFrom, imageTo: link.imageTo };
}

/** For each paragraph of an article 1 where it is part of some run. */
export function repeatedBy(runs: readonly Run[], paragraphs: number): Uint8Array {
  const repeated = new Uint8Array(paragraphs);
  for (const run of runs)
    run.covers.forEach((cover, i) => {
      if (cover) repeated[run.first + i] = 1;
    });
  return repeated;
}
