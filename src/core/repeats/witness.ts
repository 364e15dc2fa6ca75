import type { Article, Paragraph } from '../article.js';
import type { Range } from '../range.js';
import { tight } from '../tight.js';
import type { Matcher } from './match.js';
import { mayBeHeading, PROOF } from './pieces.js';

/** So many characters must agree on each side of a join to prove it. */
const PROOF_SIDE = 2;
/** A copy with words of its own may be so much longer without holding another paragraph. */
const SLACK = 8;
/** How far the comparison reads to either side. */
const REACH = 40;

/** Places in the stream. */
type Places = readonly number[];
const NOWHERE: Places = [];

interface Ending {
  /** The place in the stream behind a paragraph's last word, 0 where no word stands before. */
  readonly left: number;
  readonly joins: Places;
}

/** Looks for places that show how two pieces of text join. */
export class Witnesses {
  /** The places where the words at the end, and at the start, of each paragraph stand a second time. */
  private readonly ends = new Map<number, Ending>();
  private readonly starts = new Map<number, Places>();

  constructor(
    private readonly article: Article,
    private readonly matcher: Matcher,
  ) {}

  /** A place inside one paragraph where the text of a paragraph goes straight on with that of another. */
  between(head: Paragraph, tail: Paragraph): Range | undefined {
    const { left, joins } = known(this.ends, head, () => this.endingOf(head));
    const others = known(this.starts, tail, () => this.startingOf(tail));
    const right = this.matcher.stream.starts[tail.index]!;
    if (left === 0 || right === this.matcher.stream.size) return undefined;
    return this.among(joins, left, right) ?? this.among(others, left, right);
  }

  private endingOf({ start, traits }: Paragraph): Ending {
    const left = this.matcher.countBefore(start + traits.length);
    if (left === 0) return { left, joins: NOWHERE };
    const { chars } = this.matcher.stream;
    const joins = this.leftJoins(left, this.matcher.paragraphAt(left - 1));
    // Most places fail on the first character.
    return {
      left,
      joins: tight(joins.filter((join) => join !== left && chars[join - 1] === chars[left - 1])),
    };
  }

  private startingOf({ index }: Paragraph): Places {
    const { starts, size } = this.matcher.stream;
    const right = starts[index]!;
    // A paragraph without words: what stands behind it is looked at, and that is rare.
    const own = right === starts[index + 1] && right < size ? this.matcher.paragraphAt(right) : index;
    const { chars } = this.matcher.stream;
    const joins = this.rightJoins(right, own);
    if (joins === NOWHERE) return NOWHERE;
    return tight(joins.filter((join) => join !== right && chars[join] === chars[right]));
  }

  /** The first of some places at which the words before `left` go on with those from `right` on. */
  private among(joins: Places, left: number, right: number): Range | undefined {
    const { chars } = this.matcher.stream;
    for (let k = 0; k < joins.length; k++) {
      const join = joins[k]!;
      // Most places fail on the first character.
      if (chars[join - 1] !== chars[left - 1] || chars[join] !== chars[right]) continue;
      if (join === left || join === right) continue;
      const found = this.proofAt(join, left, right);
      if (found) return found;
    }
    return undefined;
  }

  private proofAt(join: number, left: number, right: number): Range | undefined {
    const { stream } = this.matcher;
    const p = this.matcher.paragraphAt(join);
    if (stream.starts[p] === join) return undefined;
    const head = this.matcher.paragraphAt(left - 1);
    const headFrom = stream.starts[head]!;
    const tailTo = stream.starts[this.matcher.paragraphAt(right) + 1]!;
    const back = this.back(left, join, Math.max(headFrom, left - REACH), stream.starts[p]!);
    const on = this.on(right, join, Math.min(tailTo, right + REACH), stream.starts[p + 1]!);
    if (back < PROOF_SIDE || on < PROOF_SIDE || back + on < PROOF) return undefined;
    // A copy that glues paragraphs together runs a heading into its text. It goes on before the one or behind the other.
    const gluedBefore = left - back === headFrom && join - back > stream.starts[p]!;
    const gluedBehind = join + tailTo - right + SLACK < stream.starts[p + 1]!;
    if ((gluedBefore || gluedBehind) && mayBeHeading(this.article.paragraphs[head]!)) return undefined;
    // Each side agrees as far as it goes, as far as the copy goes, or far enough.
    const headDone = back >= PROOF || left - back === headFrom || join - back === stream.starts[p];
    const tailDone = on >= PROOF || right + on === tailTo || join + on === stream.starts[p + 1];
    if (!headDone || !tailDone) return undefined;
    return { start: stream.at(join - back), end: stream.at(join + on - 1) + 1 };
  }

  /** Places just before a second standing of the words that start at `right`. */
  private rightJoins(right: number, own: number): Places {
    const { prints, twin, stream } = this.matcher;
    const source = twin[own]!;
    const shift = stream.starts[own]! - stream.starts[source]!;
    const end = prints.end[source]!;
    let found = NOWHERE;
    for (let a = prints.first[source]!; a < end && prints.place[a]! + shift < right + PROOF; a++) {
      const ahead = prints.place[a]! + shift - right;
      if (ahead >= 0) found = this.matcher.alike(a, -ahead, found);
    }
    return found;
  }

  /** Places just behind a second standing of the words that end at `left`. */
  private leftJoins(left: number, own: number): Places {
    const { prints, twin, stream } = this.matcher;
    const source = twin[own]!;
    const shift = stream.starts[own]! - stream.starts[source]!;
    const first = prints.first[source]!;
    let found = NOWHERE;
    for (let a = prints.end[source]! - 1; a >= first; a--) {
      const behind = left - (prints.place[a]! + shift);
      if (behind > PROOF + prints.gram[source]!) break;
      if (behind >= prints.gram[source]!) found = this.matcher.alike(a, behind, found);
    }
    return found;
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
}

/** What is known of a paragraph, worked out the first time: few are asked about. */
function known<T extends object>(all: Map<number, T>, { index }: Paragraph, work: () => T): T {
  let own = all.get(index);
  if (!own) {
    own = work();
    all.set(index, own);
  }
  return own;
}
