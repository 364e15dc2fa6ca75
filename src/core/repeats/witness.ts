import type { Article, Paragraph } from '../article.js';
import type { Range } from '../range.js';
import type { Matcher } from './match.js';
import { mayBeHeading } from './pieces.js';

/** So many characters must agree on the two sides of a join together, and so many on each side, to prove it. */
const PROOF = 11;
const PROOF_SIDE = 2;
/** How far the comparison reads to either side. */
const REACH = 40;
const MOST_PLACES = 64;

/** Looks for places that show how two pieces of text join. */
export class Witnesses {
  /** Whether the words at the end, and at the start, of each paragraph stand a second time: 0 not looked, 1 no, 2 yes. */
  private readonly ends: Uint8Array;
  private readonly starts: Uint8Array;

  constructor(
    private readonly article: Article,
    private readonly matcher: Matcher,
  ) {
    this.ends = new Uint8Array(article.paragraphs.length);
    this.starts = new Uint8Array(article.paragraphs.length);
  }

  /** False where nothing around the end of one paragraph and the start of another stands a second time. */
  mayJoin({ index: head, start, traits }: Paragraph, { index: tail }: Paragraph): boolean {
    this.ends[head] ||= this.hasLeft(head, start + traits.length) ? 2 : 1;
    this.starts[tail] ||= this.hasRight(tail) ? 2 : 1;
    return this.ends[head] === 2 || this.starts[tail] === 2;
  }

  private hasLeft(head: number, end: number): boolean {
    const left = this.matcher.countBefore(end);
    // A paragraph without words: what stands before it is looked at, and that is rare.
    if (left <= this.matcher.stream.starts[head]!) return true;
    for (const _ of this.leftJoins(left, head)) return true;
    return false;
  }

  private hasRight(tail: number): boolean {
    const { starts } = this.matcher.stream;
    if (starts[tail] === starts[tail + 1]) return true;
    for (const _ of this.rightJoins(starts[tail]!, tail)) return true;
    return false;
  }

  /** A place inside one paragraph where the text ending at `at` goes straight on with the text starting at `resume`. */
  between(at: number, resume: number): Range | undefined {
    const { stream } = this.matcher;
    const left = this.placeBefore(at);
    const right = this.placeAfter(resume);
    if (left === undefined || right === undefined) return undefined;
    const headFrom = stream.starts[this.matcher.paragraphAt(left - 1)]!;
    const tailTo = stream.starts[this.matcher.paragraphAt(right) + 1]!;
    const mayBeGlued = mayBeHeading(this.article.paragraphs[this.matcher.paragraphAt(left - 1)]!);
    for (const join of this.joins(left, right)) {
      if (join === left || join === right) continue;
      const p = this.matcher.paragraphAt(join);
      if (stream.starts[p] === join) continue;
      const back = this.back(left, join, Math.max(headFrom, left - REACH), stream.starts[p]!);
      const on = this.on(right, join, Math.min(tailTo, right + REACH), stream.starts[p + 1]!);
      // A copy that glues paragraphs together runs a heading into its text.
      if (mayBeGlued && left - back === headFrom && join - back > stream.starts[p]!) continue;
      // Each side agrees as far as it goes, as far as the copy goes, or far enough.
      const headDone = back >= PROOF || left - back === headFrom || join - back === stream.starts[p];
      const tailDone = on >= PROOF || right + on === tailTo || join + on === stream.starts[p + 1];
      if (headDone && tailDone && back >= PROOF_SIDE && on >= PROOF_SIDE && back + on >= PROOF)
        return { start: stream.at[join - back]!, end: stream.at[join + on - 1]! + 1 };
    }
    return undefined;
  }

  /** Where copies go on behind the text that ends at `at`: from there to the end of the copy's paragraph. */
  *continuations(at: number): Generator<Range> {
    const { stream } = this.matcher;
    const left = this.placeBefore(at);
    if (left === undefined) return;
    const own = this.matcher.paragraphAt(left - 1);
    const from = stream.starts[own]!;
    for (const join of this.leftJoins(left, own)) {
      if (join === left) continue;
      const p = this.matcher.paragraphAt(join);
      if (stream.starts[p] === join || join >= stream.starts[p + 1]!) continue;
      const back = this.back(left, join, Math.max(from, left - REACH), stream.starts[p]!);
      if (back >= Math.min(PROOF, left - from))
        yield { start: stream.at[join]!, end: this.article.paragraphs[p]!.end };
    }
  }

  /** Places where one of the two sides stands a second time, so that the join could be there. */
  private *joins(left: number, right: number): Generator<number> {
    yield* this.leftJoins(left, this.matcher.paragraphAt(left - 1));
    yield* this.rightJoins(right, this.matcher.paragraphAt(right));
  }

  /** Places just before a second standing of the words that start at `right`. */
  private *rightJoins(right: number, own: number): Generator<number> {
    const { prints, twin, stream } = this.matcher;
    const source = twin[own]!;
    const shift = stream.starts[own]! - stream.starts[source]!;
    const first = prints.first[source]!;
    const end = prints.end[source]!;
    for (let a = first; a < end && prints.place[a]! + shift < right + PROOF; a++) {
      const ahead = prints.place[a]! + shift - right;
      if (ahead < 0) continue;
      for (const place of this.matcher.alike(a, MOST_PLACES)) yield place - ahead;
    }
  }

  /** Places just behind a second standing of the words that end at `left`. */
  private *leftJoins(left: number, own: number): Generator<number> {
    const { prints, twin, stream } = this.matcher;
    const source = twin[own]!;
    const shift = stream.starts[own]! - stream.starts[source]!;
    const first = prints.first[source]!;
    for (let a = prints.end[source]! - 1; a >= first; a--) {
      const behind = left - (prints.place[a]! + shift);
      if (behind > PROOF + prints.gram[source]!) break;
      if (behind < prints.gram[source]!) continue;
      for (const place of this.matcher.alike(a, MOST_PLACES)) yield place + behind;
    }
  }

  private back(x: number, y: number, limitX: number, limitY: number): number {
    const { chars } = this.matcher.stream;
    let n = 0;
    while (x - n > limitX && y - n > limitY && chars[x - n - 1] === chars[y - n - 1]) n++;
    return n;
  }

  private on(x: number, y: number, limitX: number, limitY: number): number {
    const { chars } = this.matcher.stream;
    let n = 0;
    while (x + n < limitX && y + n < limitY && chars[x + n] === chars[y + n]) n++;
    return n;
  }

  /** The place in the stream just behind the last word before offset `at`. */
  private placeBefore(at: number): number | undefined {
    const place = this.matcher.countBefore(at);
    return place === 0 ? undefined : place;
  }

  private placeAfter(offset: number): number | undefined {
    const place = this.matcher.countBefore(offset);
    return place === this.matcher.stream.size ? undefined : place;
  }
}
