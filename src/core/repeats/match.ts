import { movedMarks, type Splice } from '../change.js';
import { collectSteps } from '../collect.js';
import type { Range } from '../range.js';
import { atOnce, type Steps } from '../slices.js';
import { tight } from '../tight.js';
import { Bare } from './bare.js';
import { Chains } from './chains.js';
import { Fingerprints } from './fingerprint.js';
import { Stream } from './fold.js';
import { type Link, longestLink, movedLinks } from './link.js';
import { PROOF } from './pieces.js';
import { Wholes } from './wholes.js';

/** How many places with the same fingerprint are looked at, nearest first: more make a common phrase, not a copy. */
const MOST_CANDIDATES = 8;
/** How many places on either side `alike` gives. */
const MOST_ALIKE = 64;
/** A join is so near to the words by which it is found. */
const JOIN = 40;
/** More paragraphs in a row without a word than this are not passed to find one with words. */
const MOST_WORDLESS = 16;
/** What `stirredAt` says. */
export const AT_START = 1;
export const AT_END = 2;

/** Code units that are read between two steps. */
const STEP = 50_000;

/** Finds, for any paragraph, the same words elsewhere in the text. Linear: every step is bounded or makes progress. */
export class Matcher {
  readonly stream: Stream;
  readonly prints: Fingerprints;
  private readonly wholes: Wholes;
  private chains: Chains;
  /** Links that have been worked out, one place for each paragraph. */
  private known: (readonly Link[] | undefined)[];
  /** What is known of the covers of paragraphs; only with `lasting`. */
  private readonly bare = new Bare();
  /** For each paragraph 1 where nothing is known to stand in it twice. */
  private inside: Uint8Array = new Uint8Array(0);
  /** For each paragraph 1 where it is known to have no opening. */
  private closed: Uint8Array = new Uint8Array(0);
  /** See `stirredAt`; only with `lasting`. */
  private stirred: Uint8Array = new Uint8Array(0);
  /** Fingerprints from which others can be seen that have come or gone. */
  private seeing: number[] = [];

  private constructor(
    stream: Stream,
    private readonly lasting: boolean,
  ) {
    this.stream = stream;
    this.wholes = new Wholes(stream);
    this.prints = new Fingerprints(stream);
    this.chains = new Chains(this.prints);
    this.known = [];
  }

  /** Reads a text's paragraphs. Only with `lasting` it may be updated later. */
  static *read(text: string, paragraphs: readonly Range[], lasting: boolean): Steps<Matcher> {
    const matcher = new Matcher(new Stream(paragraphs.length, text.length), lasting);
    let next = STEP;
    for (let p = 0; p < paragraphs.length; p++) {
      matcher.stream.append(p, text, paragraphs[p]!);
      if (matcher.stream.size < next) continue;
      next += STEP;
      yield;
    }
    matcher.wholes.replace(0, 0, paragraphs.length);
    yield;
    yield* matcher.index();
    if (!lasting) yield* collectSteps(text);
    return matcher;
  }

  /** Indexes the whole stream anew. */
  private *index(): Steps<void> {
    const { stream, twin } = this;
    const paragraphs = stream.starts.length - 1;
    this.known = new Array(paragraphs);
    this.inside = new Uint8Array(paragraphs);
    this.closed = new Uint8Array(paragraphs);
    this.prints.clear();
    let next = STEP;
    // Of equal paragraphs only the first is indexed: 200,000 equal lines are one.
    for (let p = 0; p < paragraphs; p++) {
      this.prints.read(p, twin[p] === p);
      if (stream.starts[p]! < next) continue;
      next += STEP;
      yield;
    }
    if (!this.lasting) yield* this.prints.dropSingle();
    this.chains = new Chains(this.prints);
    for (let a = 0; a < this.prints.used; a += STEP) {
      this.chains.append(a, Math.min(a + STEP, this.prints.used));
      yield;
    }
    if (this.lasting) {
      this.bare.begin(paragraphs);
      this.stirred = new Uint8Array(paragraphs).fill(AT_START | AT_END);
      return;
    }
    this.chains.close();
    this.prints.close();
  }

  /**
   * Reads a text of which some paragraphs have been replaced. Afterwards all is as if it had been read afresh, but only
   * links that could have changed are worked out again.
   */
  update(text: string, paragraphs: readonly Range[], splice: Splice): void {
    const { stream, prints, wholes } = this;
    const { head, oldTail, newTail } = splice;
    const fresh = new Stream(newTail - head, sizeOf(paragraphs, head, newTail));
    for (let p = head; p < newTail; p++) fresh.append(p - head, text, paragraphs[p]!);
    const from = stream.starts[head]!;
    const to = stream.starts[oldTail]!;
    this.forgetNear(from, to, this.forgetLinks);
    this.forgetCoversAround(head, oldTail);
    for (let p = head; p < oldTail; p++) this.unchain(p);

    const before = this.twin;
    const moved = stream.replace(head, oldTail, fresh, splice.shift);
    const mayBeOthers = wholes.replace(head, oldTail, newTail);
    prints.replace(head, oldTail, newTail);
    prints.move(to, moved);
    this.known = movedLinks(this.known, splice, to, moved);

    for (let p = head; p < newTail; p++) prints.read(p, this.twin[p] === p);
    this.stirred = movedMarks(this.stirred, splice, Uint8Array);
    this.inside = movedMarks(this.inside, splice, Uint8Array);
    this.closed = movedMarks(this.closed, splice, Uint8Array);
    this.bare.replace(splice);
    for (let p = head; p < newTail; p++) this.bare.came(this.wholes.hintAt(p));
    const added = mayBeOthers ? this.swapFirsts(before, splice) : [];
    if (prints.used > 2 * stream.size || !this.chains.hasRoom(prints.used)) {
      this.seeing = [];
      atOnce(this.index());
      return;
    }
    for (let p = head; p < newTail; p++) this.chain(p);
    for (const p of added) this.chain(p);
    for (let p = head; p < newTail; p++) this.forgetBehind(p);
    for (const p of added) this.forgetBehind(p);
    this.forgetNear(from, from + fresh.size, this.forgetLinks);
    this.bare.settle();
    this.stirred.fill(AT_START | AT_END, head, newTail);
    this.stirBeside(splice);
    // A join may lie just outside the paragraph of the words by which it is found.
    const last = this.paragraphAt(Math.min(stream.size, from + fresh.size + JOIN));
    for (let p = this.paragraphAt(Math.max(0, from - JOIN)); p <= last; p++)
      for (let a = prints.first[p]!; a < prints.end[p]!; a++) this.seenFrom(a);
    for (const a of this.seeing) this.stir(a);
    this.seeing = [];
  }

  /**
   * Only the first of equal paragraphs is indexed: takes those out of the index that have come to stand behind another,
   * and reads those that have become the first. Returns the latter.
   */
  private swapFirsts(before: Int32Array, { head, oldTail, newTail }: Splice): number[] {
    const { prints, twin } = this;
    const added: number[] = [];
    for (let p = 0; p < twin.length; p++) {
      if (p === head) p = newTail;
      if (p >= twin.length) break;
      const old = p < head ? p : p - newTail + oldTail;
      const twinWas = before[old]!;
      // Its words are now looked up by another paragraph.
      if (
        twin[p] !== (twinWas < head ? twinWas : twinWas - oldTail + newTail) ||
        (twinWas >= head && twinWas < oldTail)
      )
        this.stirred[p] = AT_START | AT_END;
      const was = twinWas === old;
      if (was === (twin[p] === p)) continue;
      this.forgetLinks(p);
      this.inside[p] = 0;
      if (was) {
        this.unchain(p);
        prints.forget(p);
      } else {
        prints.read(p, true);
        added.push(p);
      }
    }
    return added;
  }

  private chain(p: number): void {
    for (let a = this.prints.first[p]!; a < this.prints.end[p]!; a++) {
      this.chains.insert(a);
      this.seeing.push(a);
      this.seenFrom(a);
    }
  }

  private unchain(p: number): void {
    this.forgetBehind(p);
    for (let a = this.prints.first[p]!; a < this.prints.end[p]!; a++) {
      this.seenFrom(a);
      this.chains.remove(a);
    }
  }

  /** Notes the fingerprints for which `alike` may give fingerprint `a`. */
  private seenFrom(a: number): void {
    const { before, after } = this.chains;
    let b = before[a]!;
    let c = after[a]!;
    for (let n = 0; n < MOST_ALIKE && (b >= 0 || c >= 0); n++) {
      if (b >= 0) {
        this.seeing.push(b);
        b = before[b]!;
      }
      if (c >= 0) {
        this.seeing.push(c);
        c = after[c]!;
      }
    }
  }

  /** Marks the paragraph of a fingerprint, where that stands near its start or its end. */
  private stir(a: number): void {
    const { first, end, place, gram } = this.prints;
    const p = this.paragraphAt(place[a]!);
    // The paragraph that it was of is gone.
    if (a < first[p]! || a >= end[p]!) return;
    const { starts } = this.stream;
    if (place[a]! - starts[p]! <= PROOF) this.stirred[p]! |= AT_START;
    if (starts[p + 1]! - place[a]! <= PROOF + gram[p]! + 2) this.stirred[p]! |= AT_END;
  }

  /**
   * Whether something has changed, since `settle` was called, among the places where the words at the start (AT_START) or
   * at the end (AT_END) of a paragraph stand a second time, or in the paragraphs that these are in.
   */
  stirredAt(p: number): number {
    const { starts } = this.stream;
    const own = this.marksAt(p);
    if (starts[p + 1]! - starts[p]! >= 2) return own;
    // Hardly a word: what counts is the paragraph with words beside it.
    const before = this.withWords(p, -1);
    const behind = this.withWords(p, 1);
    if (before === undefined || behind === undefined) return AT_START | AT_END;
    return own | (this.marksAt(before) & AT_END) | (this.marksAt(behind) & AT_START);
  }

  private marksAt(p: number): number {
    return (this.stirred[p] ?? 0) | (this.stirred[this.twin[p]!] ?? 0);
  }

  /** The next paragraph with a word in a direction; one outside the text where none has, undefined where it is far. */
  private withWords(p: number, step: 1 | -1): number | undefined {
    const { starts } = this.stream;
    for (let q = p + step, n = 0; n < MOST_WORDLESS; q += step, n++)
      if (q < 0 || q + 1 >= starts.length || starts[q + 1]! > starts[q]!) return q;
    return undefined;
  }

  /** Paragraphs with hardly a word beside some that have come: others stand beside them now. */
  private stirBeside({ head, newTail }: Splice): void {
    const { starts } = this.stream;
    for (const [from, step] of [
      [head - 1, -1],
      [newTail, 1],
    ] as const)
      for (let q = from, n = 0; n < MOST_WORDLESS && q >= 0 && q + 1 < starts.length; q += step, n++) {
        const size = starts[q + 1]! - starts[q]!;
        if (size < 2) this.stirred[q] = AT_START | AT_END;
        if (size > 0) break;
      }
  }

  /** Everybody who asks has been told. */
  settle(): void {
    this.stirred.fill(0);
  }

  /** Forgets the links of all that could look at a fingerprint of paragraph `p`. */
  private forgetBehind(p: number): void {
    for (let a = this.prints.first[p]!; a < this.prints.end[p]!; a++) this.forgetFrom(a, 0, this.forgetLinks);
  }

  private readonly forgetLinks = (p: number): void => {
    this.known[p] = undefined;
    this.closed[p] = 0;
    this.bare.forget(p);
  };

  private readonly forgetCover = (p: number): void => this.bare.forget(p);

  /**
   * Forgets what is known of covers that may look at the paragraphs from `from` to `to`: around the places where words
   * stand a second time they look at so many paragraphs, or at so many words.
   */
  private forgetCoversAround(from: number, to: number): void {
    const { starts, size } = this.stream;
    for (let p = from; p < to; p++) this.bare.came(this.wholes.hintAt(p));
    const first = this.paragraphAt(Math.max(0, starts[from]! - COVER_WORDS)) - COVER_AROUND;
    const last = this.paragraphAt(Math.min(size, starts[to]! + COVER_WORDS)) + 1 + COVER_AROUND;
    this.forgetNear(
      starts[Math.max(0, first)]!,
      starts[Math.min(starts.length - 1, last)]!,
      this.forgetCover,
    );
  }

  /** Calls `forget` for the paragraphs that could look at fingerprint `a` and read as far as `distance` from it. */
  private forgetFrom(a: number, distance: number, forget: (p: number) => void): void {
    const { starts } = this.stream;
    let b = this.chains.after[a]!;
    for (let n = 0; n < MOST_CANDIDATES && b >= 0; n++) {
      const q = this.paragraphAt(this.prints.place[b]!);
      if (reach(starts[q + 1]! - starts[q]!) >= distance) forget(q);
      b = this.chains.after[b]!;
    }
  }

  /** The same for all whose match with other text could have run into the stream from `from` to `to`. */
  private forgetNear(from: number, to: number, forget: (p: number) => void): void {
    const { stream, prints } = this;
    const { starts } = stream;
    let longest = 0;
    for (let p = 1; p < starts.length; p++) longest = Math.max(longest, starts[p]! - starts[p - 1]!);
    const farthest = reach(longest);
    if (farthest > FARTHEST) {
      for (let p = 0; p + 1 < starts.length; p++) forget(p);
      return;
    }
    const first = this.paragraphAt(Math.max(0, from - farthest));
    for (let p = first; p + 1 < starts.length && starts[p]! <= to + farthest; p++)
      for (let a = prints.first[p]!; a < prints.end[p]!; a++) {
        const place = prints.place[a]!;
        this.forgetFrom(a, place < from ? from - place : Math.max(0, place - to), forget);
      }
  }

  /** First paragraph with the same words as paragraph `i`; `i` itself where there is none before it. */
  get twin(): Int32Array {
    return this.wholes.twin;
  }

  /** The paragraph in which a place of the stream lies. */
  paragraphAt(place: number): number {
    return this.stream.paragraphAt(place);
  }

  /** Passages of paragraph `p` that stand earlier in the file too, in order, none overlapping. */
  links(p: number): readonly Link[] {
    const { starts } = this.stream;
    const from = starts[p]!;
    const to = starts[p + 1]!;
    const source = this.twin[p]!;
    if (source !== p) {
      const imageFrom = starts[source]!;
      return [{ from, to, imageFrom, imageTo: imageFrom + to - from, edits: 0 }];
    }
    const known = this.known[p];
    if (known) return known;
    const links = this.findLinks(p, this.chains.before, 0, from);
    this.known[p] = tight(links);
    return links;
  }

  /** The passage with which paragraph `p` begins, and goes on with words of its own, where it stands word for word earlier too. */
  opening(p: number): Link | undefined {
    if (this.closed[p] === 1) return undefined;
    const { starts } = this.stream;
    const link = this.links(p)[0];
    if (link && link.from === starts[p] && link.edits === 0 && link.to < starts[p + 1]!) return link;
    this.closed[p] = 1;
    return undefined;
  }

  /** The same as `links` for what stands later in the file. Not remembered: few paragraphs are asked about. */
  laterLinks(p: number): Link[] {
    const { starts, size } = this.stream;
    this.bare.mayChange();
    return this.twin[p] === p ? this.findLinks(p, this.chains.after, starts[p + 1]!, size) : [];
  }

  /** Passages of paragraph `p` that stand in it twice, word for word: the second standings, in order. */
  linksInside(p: number): readonly Link[] {
    if (!this.mayRepeatItself(p)) return NONE;
    const links = this.findInside(p);
    if (links.length === 0) this.inside[p] = 1;
    return links;
  }

  /** False where nothing is known to stand in paragraph `p` twice. */
  mayRepeatItself(p: number): boolean {
    return this.inside[p] === 0;
  }

  private findInside(p: number): Link[] {
    const { place, first, end } = this.prints;
    const { before } = this.chains;
    const { chars, starts } = this.stream;
    const from = starts[p]!;
    const to = starts[p + 1]!;
    const links: Link[] = [];
    let covered = from;
    for (let a = first[p]!; a < end[p]!; a++) {
      // The fingerprints of one paragraph stand side by side.
      const b = before[a]!;
      if (b < first[p]! || b >= a) continue;
      let j = place[a]!;
      if (j < covered) continue;
      let i = place[b]!;
      let size = 0;
      while (j + size < to && chars[i + size] === chars[j + size]) size++;
      while (i > from && j > covered && chars[i - 1] === chars[j - 1]) {
        i--;
        j--;
        size++;
      }
      links.push({ from: j, to: j + size, imageFrom: i, imageTo: i + size, edits: 0 });
      covered = j + size;
    }
    return links;
  }

  /** Passages of paragraph `p` that the stream holds between `low` and `high`; `next` leads from place to place. */
  private findLinks(p: number, next: Int32Array, low: number, high: number): Link[] {
    const { place, first, end, gram } = this.prints;
    const { chars, starts } = this.stream;
    const from = starts[p]!;
    const to = starts[p + 1]!;
    const k = gram[p]!;
    const links: Link[] = [];
    let covered = from;
    for (let a = first[p]!; a < end[p]!; a++) {
      const j = place[a]!;
      if (j + k <= covered) continue;
      let best: Link | undefined;
      let looked = 0;
      for (let b = next[a]!; b >= 0 && looked < MOST_CANDIDATES; b = next[b]!) {
        looked++;
        const i = place[b]!;
        if (i < low || i + k > high) continue;
        const link = longestLink(chars, i, j, from, to, low, high);
        if (link.to - link.from >= k && (!best || link.to - link.from > best.to - best.from)) best = link;
      }
      if (!best || best.to <= covered) continue;
      while (links.length > 0 && links[links.length - 1]!.from >= best.from) links.pop();
      const previous = links[links.length - 1];
      if (previous && previous.to > best.from) {
        const cut = previous.to - best.from;
        best = { ...best, from: best.from + cut, imageFrom: Math.min(best.imageFrom + cut, best.imageTo) };
      }
      links.push(best);
      covered = best.to;
    }
    return links;
  }

  /** Whether the stream holds, from `place` on, the words from `from` to `to`. */
  same(place: number, from: number, to: number): boolean {
    const { chars, size } = this.stream;
    if (place < 0 || place + to - from > size) return false;
    for (let n = 0; n < to - from; n++) if (chars[place + n] !== chars[from + n]) return false;
    return true;
  }

  /** How many characters of the stream stand before an offset of the file. */
  countBefore(offset: number): number {
    return this.stream.countBefore(offset);
  }

  /** Where a paragraph other than `p` starts that consists of the words from `from` to `to` and nothing else. */
  wholeParagraph(from: number, to: number, p: number): number | undefined {
    const q = this.wholes.find(from, to);
    if (this.lasting && from < to) this.bare.missed(this.wholes.hintOf(from, to));
    if (q === undefined || q === p) return undefined;
    this.bare.mayChange();
    return this.stream.starts[q]!;
  }

  /** False where paragraph `p` is known to have no cover. */
  mayBeCovered(p: number): boolean {
    return !this.bare.has(p);
  }

  /** What is asked from now on is asked to find the cover of some paragraph. */
  startCover(): void {
    this.bare.start();
  }

  /** Paragraph `p` has no cover. What has been asked since `startCover` tells when that may change. */
  noCover(p: number): void {
    this.bare.add(p);
  }

  /**
   * Places in the stream that hold the same words as the k-gram of fingerprint `a`, nearest first on either side, each
   * moved by `shift`: `others` with them behind.
   */
  alike(a: number, shift: number, others: readonly number[]): readonly number[] {
    const { place } = this.prints;
    const { before, after } = this.chains;
    let b = before[a]!;
    let c = after[a]!;
    if (b < 0 && c < 0) return others;
    const found = [...others];
    for (let n = 0; n < MOST_ALIKE && (b >= 0 || c >= 0); n++) {
      if (b >= 0) {
        found.push(place[b]! + shift);
        b = before[b]!;
      }
      if (c >= 0) {
        found.push(place[c]! + shift);
        c = after[c]!;
      }
    }
    return found;
  }
}

const NONE: Link[] = [];

/** Covers look at so many paragraphs around the places where words stand a second time. */
const COVER_AROUND = 10;
const COVER_WORDS = 64;

/** How far from a common fingerprint a match of so many code units can read, small differences included. */
const reach = (length: number): number => 2 * length + 64;
/** With longer paragraphs than this it is not worth finding out which links are affected. */
const FARTHEST = 50_000;

function sizeOf(paragraphs: readonly Range[], from: number, to: number): number {
  let size = 0;
  for (let p = from; p < to; p++) size += paragraphs[p]!.end - paragraphs[p]!.start;
  return size;
}
