import type { PerText } from '../article/memo.js';
import type { Article, Paragraph } from '../article.js';
import type { Range } from '../range.js';
import type { ReadingModel } from '../reading/index.js';
import type { Repeats } from '../repeats/index.js';
import { pairsBy } from './cohesion.js';
import {
  closeFeatures,
  type Ends,
  endsBy,
  type Features,
  HEAD_FEATURES,
  headFeatures,
  headPart,
  isIndented,
  NEARBY,
  PAIR_FEATURES,
  pairFeatures,
  type Surroundings,
  startsInside,
} from './evidence.js';
import { isHopeless } from './hopeless.js';
import { isLatin } from './latin.js';
import { Nearby } from './nearby.js';

/** Paragraphs after a head among which its rest is looked for. */
const WINDOW = 48;
/** Among the nearest ones every paragraph is looked at, further on only those that begin oddly. */
const NEAREST = 10;
/** A start less likely than any run of the same characters by this much begins no paragraph by itself. */
const ODD_START = -0.5;
/** The first line of a file is its headline up to this length. */
const HEADLINE = 40;
/** Below this logit a paragraph is a heading whatever follows: no cut of 2,600 lay there, and a quarter of all headings. */
const SURELY_WHOLE = -6;
/** Paragraphs to each side that show whether indents are kept. */
const AROUND = 12;

/** A place where a rest may go on. */
export interface Candidate {
  readonly tail: Paragraph;
  /** Paragraphs of text between; 0 for the next one. */
  readonly distance: number;
  readonly features: Features;
}

/** A paragraph that may break off, and where it may go on. */
export interface Head {
  readonly head: Paragraph;
  readonly features: Features;
  readonly candidates: readonly Candidate[];
}

/** Stands between a head and its rest without being text. */
export const isAside = (p: Paragraph): boolean =>
  p.role === 'marker' ||
  p.role === 'folio' ||
  p.role === 'credit' ||
  p.shape === 'caption' ||
  p.role === 'byline';

export const mayBreakOff = (p: Paragraph): boolean =>
  !(p.index === 0 && p.text.length < HEADLINE) &&
  p.traits.end !== 'closed' &&
  p.traits.end !== 'colon' &&
  p.traits.length >= 2 &&
  p.traits.han + p.traits.letters > 0 &&
  !isAside(p) &&
  p.role !== 'verse' &&
  p.role !== 'table' &&
  !isSetApart(p.text) &&
  !ENDS_WITH_CREDIT.test(p.text) &&
  p.shape !== 'salutation';

export const mayGoOn = (p: Paragraph): boolean =>
  p.role !== 'title' &&
  p.role !== 'verse' &&
  p.role !== 'table' &&
  p.shape !== 'list' &&
  !isSetApart(p.text) &&
  !isOneSign(p.text) &&
  !startsWithPicture(p.text) &&
  p.shape !== 'salutation';

/** Columns side by side: the blanks between them are the page's. */
const isSetApart = (text: string): boolean => text.includes('   ') || text.includes('\u3000\u3000\u3000');
/** Begins with one sign three times: a rule, or characters read in the wrong encoding. */
const isOneSign = (text: string): boolean => text.length > 2 && text[0] === text[1] && text[1] === text[2];
/** An emoji or another sign outside the Han planes stands before items of a key. */
const startsWithPicture = (text: string): boolean => {
  const code = text.charCodeAt(0);
  return code >= 0xd83c && code <= 0xd83e;
};
const ENDS_WITH_CREDIT = /[摄攝]$/;

/** The paragraphs of an article that may break off, and the evidence for each place where one may go on. */
export class Heads {
  /** The paragraphs that are no surplus copy. */
  readonly left: readonly Paragraph[];
  private readonly ends: PerText<Ends>;
  private readonly pairs: PerText<readonly number[]>;
  private readonly around: Float64Array;
  private readonly nearby: Nearby;
  private readonly places: Uint8Array;
  private readonly pair = new Float32Array(PAIR_FEATURES);
  private readonly single = new Float32Array(HEAD_FEATURES);

  constructor(
    article: Article,
    isSurplus: (paragraph: Paragraph) => boolean,
    private readonly model: ReadingModel,
    /** Whether hopeless pairs are read like the others. */
    private readonly thorough = false,
  ) {
    this.left = article.paragraphs.filter((p) => !isSurplus(p));
    this.ends = endsBy(model);
    this.pairs = pairsBy(model);
    this.around = surroundings(this.left);
    this.nearby = new Nearby(article.text);
    this.places = new Uint8Array(this.left.length);
  }

  /** Whether paragraph `i` of those that are left may break off. Most headings are told by how they sound. */
  mayBreakOff(i: number): boolean {
    const head = this.left[i]!;
    return mayBreakOff(head) && (isLatin(head.traits) || this.ends.of(head).cut > SURELY_WHOLE);
  }

  /** Paragraphs of those that are left which bear on the evidence about number `i`: first and last. */
  reach(i: number): readonly [Paragraph, Paragraph] {
    const last = this.left.length - 1;
    return [this.left[Math.max(0, i - AROUND)]!, this.left[Math.min(last, i + WINDOW + AROUND)]!];
  }

  /** Offsets of the file between which words bear on the evidence about number `i`. */
  span(i: number): Range {
    const head = this.left[i]!;
    const last = this.left[Math.min(this.left.length - 1, i + WINDOW)]!;
    return { start: head.start + head.traits.length - NEARBY, end: last.start + NEARBY };
  }

  /**
   * Calls `visit` for each place where number `i` may go on, with its number among those that are left and how many
   * paragraphs of text stand between.
   */
  walk(i: number, visit: (j: number, distance: number) => void): void {
    let distance = 0;
    for (let j = i + 1; j < this.left.length && j <= i + WINDOW; j++) {
      const place = this.places[j]! || this.placeOf(j);
      if (place === ASIDE) continue;
      if (place !== CLOSED && (place !== PLAIN || distance < NEAREST)) visit(j, distance);
      distance++;
    }
  }

  /**
   * Gives the evidence for each place where number `i` may go on, none where that is hopeless, with the place's own
   * number; after that the evidence that it breaks off with its rest lost. The features are overwritten by the next.
   */
  read(
    i: number,
    lost: (features: Features) => void,
    pair: (tail: Paragraph, distance: number, features: Features | undefined, place: number) => void,
  ): void {
    const { left, ends, around, pair: features, nearby, pairs, model } = this;
    const head = left[i]!;
    const own = ends.of(head);
    let next: Ends | undefined;
    let begun = false;
    this.walk(i, (j, distance) => {
      const tail = left[j]!;
      const there = ends.of(tail);
      if (distance === 0) next = there;
      const afterOpen = j > i + 1 && left[j - 1]!.traits.end !== 'closed';
      if (!begun) headPart(features, head, own, next);
      begun = true;
      pairFeatures(features, head, own, tail, there, distance, afterOpen, around[j]!, model);
      if (distance > 0 && !this.thorough && isHopeless(features)) {
        pair(tail, distance, undefined, j);
        return;
      }
      closeFeatures(features, nearby, head, own, tail, there, pairs, model);
      pair(tail, distance, features, j);
    });
    headFeatures(this.single, head, own, next, around[i]!);
    lost(this.single);
  }

  /** No head from number `i` on bears on anything up to it. */
  letGo(i: number): void {
    this.ends.letGo(this.left[i]!);
    this.pairs.letGo(this.left[i]!);
    this.nearby.letGo(this.left[i]!.start - NEARBY);
  }

  /** What number `j` is as a place where a sentence may go on; every head in reach asks for it. */
  private placeOf(j: number): number {
    const tail = this.left[j]!;
    let place = PLAIN;
    if (isAside(tail)) place = ASIDE;
    else if (!mayGoOn(tail)) place = CLOSED;
    else if (startsInside(tail) || isOdd(this.ends.of(tail), tail, this.around[j]!)) place = ODD;
    this.places[j] = place;
    return place;
  }
}

/** Between a head and its rest without being text. */
const ASIDE = 1;
/** Text that begins something of its own. */
const CLOSED = 2;
/** Text that may be a rest, if it is near. */
const PLAIN = 3;
/** Text that hardly begins a paragraph. */
const ODD = 4;

/** Lists the paragraphs that may break off, each with the places where it may go on, and the evidence in full. */
export function candidatesOf(article: Article, repeats: Repeats | null, model: ReadingModel): Head[] {
  const heads = new Heads(article, (p) => repeats?.isSurplus(p) ?? false, model, true);
  const found: Head[] = [];
  heads.left.forEach((head, i) => {
    if (!heads.mayBreakOff(i)) return;
    const candidates: Candidate[] = [];
    heads.read(
      i,
      (features) => found.push({ head, features: features.slice(), candidates }),
      (tail, distance, features) => {
        if (features) candidates.push({ tail, distance, features: features.slice() });
      },
    );
  });
  return found;
}

const isOdd = (ends: Ends, p: Paragraph, around: Surroundings): boolean =>
  ends.start - ends.anywhere < ODD_START ||
  (around > 0.5 && !isIndented(p) && p.text.length >= 30) ||
  isSmall(p.text.charCodeAt(0));

const isSmall = (code: number): boolean => code >= 0x61 && code <= 0x7a;

function surroundings(left: readonly Paragraph[]): Float64Array {
  const long = new Uint32Array(left.length + 1);
  const indented = new Uint32Array(left.length + 1);
  left.forEach((p, i) => {
    const counts = p.text.length >= 30;
    long[i + 1] = long[i]! + (counts ? 1 : 0);
    indented[i + 1] = indented[i]! + (counts && isIndented(p) ? 1 : 0);
  });
  const around = new Float64Array(left.length);
  for (let i = 0; i < left.length; i++) {
    const from = Math.max(0, i - AROUND);
    const to = Math.min(left.length, i + AROUND + 1);
    around[i] = (indented[to]! - indented[from]!) / Math.max(1, long[to]! - long[from]!);
  }
  return around;
}
