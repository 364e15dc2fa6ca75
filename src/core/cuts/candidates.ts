import { paragraphAt } from '../article/at.js';
import type { PerText } from '../article/memo.js';
import { ROLES } from '../article/roles.js';
import type { Article, Paragraph } from '../article.js';
import type { ReadingModel } from '../reading/index.js';
import type { Repeats } from '../repeats/index.js';
import { CLASS, DIGIT, isSmallLetter } from '../text.js';
import { pairsBy } from './cohesion.js';
import { type Ends, endsBy } from './ends.js';
import {
  CLOSER_HEAD_FEATURES,
  CLOSER_PAIR_FEATURES,
  closeFeatures,
  closerFeatures,
  closerHeadFeatures,
  cutFeature,
  type Features,
  firstFeatures,
  firstHeadFeatures,
  HEAD_FEATURES,
  headFeatures,
  headPart,
  NEARBY,
  PAIR_FEATURES,
  pairFeatures,
  type Surroundings,
  standsNearby,
} from './evidence.js';
import { isHopeless, isSurelyWhole, isWhole } from './hopeless.js';
import { isLatin } from './latin.js';
import { isIndented, startsInside } from './looks.js';
import { Nearby } from './nearby.js';
import { AROUND, keyOfSetting, SETTINGS, Settings } from './setting.js';

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

/** A place where a rest may go on. */
export interface Candidate {
  readonly tail: Paragraph;
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

/** The number of the last paragraph of text before number `j`; -1 where there is none. */
export function lastText(left: readonly Paragraph[], j: number): number {
  let before = j - 1;
  while (before >= 0 && isAside(left[before]!)) before--;
  return before;
}

export const mayBreakOff = (p: Paragraph): boolean =>
  !(p.index === 0 && p.text.length < HEADLINE && p.traits.open === '') &&
  p.traits.end !== 'closed' &&
  p.traits.end !== 'colon' &&
  p.traits.length >= 2 &&
  p.traits.han + p.traits.letters > 0 &&
  !isAside(p) &&
  p.role !== 'verse' &&
  p.role !== 'table' &&
  !isSetApart(p) &&
  !ENDS_WITH_CREDIT.test(p.text) &&
  !endsWithValue(p) &&
  p.shape !== 'salutation';

export const mayGoOn = (p: Paragraph): boolean =>
  // A headline that closes a bracket which it has not opened is the second half of one.
  !(p.role === 'title' && p.traits.stray === '') &&
  p.role !== 'verse' &&
  p.role !== 'table' &&
  p.shape !== 'list' &&
  !isSetApart(p) &&
  !isOneSign(p.text) &&
  !startsWithPicture(p.text) &&
  !isDirection(p.text) &&
  p.shape !== 'salutation';

/** Columns side by side: the blanks between them are the page's. */
const isSetApart = ({ text, traits }: Paragraph): boolean =>
  (traits.blanks > 2 || traits.length < text.length) &&
  (text.includes('   ') || text.includes('\u3000\u3000\u3000'));
/** Begins with one sign three times: a rule, or characters read in the wrong encoding. */
const isOneSign = (text: string): boolean => text.length > 2 && text[0] === text[1] && text[1] === text[2];
/** An emoji or another sign outside the Han planes stands before items of a key. */
const startsWithPicture = (text: string): boolean => {
  const code = text.charCodeAt(0);
  return code >= 0xd83c && code <= 0xd83e;
};
/** A remark in brackets that is a line of its own, as stage directions are: 〔幕启。灯亮。 （她停下来，笑了） */
const isDirection = (text: string): boolean => text[0] === '〔' || DIRECTION.test(text);
const DIRECTION = /^[（(][^（）()]{2,40}[）)]$/;
/** A label with its figure at the end of what may be a line of minutes or a form: Vote: 5-0-1 */
const endsWithValue = ({ text, traits }: Paragraph): boolean =>
  CLASS[text.charCodeAt(traits.length - 1)] === DIGIT && VALUE.test(text);
const VALUE = /[A-Z][a-z]+: [$£€]?\d[\d.,:–-]{0,14}$/;
const ENDS_WITH_CREDIT = /[摄攝]$/;

/** The paragraphs of an article that may break off, and the evidence for each place where one may go on. */
export class Heads {
  private readonly ends: PerText<Ends>;
  private readonly pairs: PerText<readonly number[]>;
  private readonly around: Float64Array;
  private readonly nearby: Nearby;
  private readonly places: Uint8Array;
  private readonly settings: Settings;
  private readonly pair = new Float32Array(PAIR_FEATURES);
  private readonly single = new Float32Array(HEAD_FEATURES);

  /** @param left the paragraphs that are no surplus copy */
  constructor(
    article: Article,
    readonly left: readonly Paragraph[],
    private readonly model: ReadingModel,
    { of = { from: 0, to: left.length }, thorough = false }: HeadsOptions = {},
  ) {
    this.thorough = thorough;
    this.ends = endsBy(model);
    this.pairs = pairsBy(model);
    this.around = surroundings(left, of.from, Math.min(left.length, of.to + WINDOW));
    this.nearby = new Nearby(article.text);
    this.places = new Uint8Array(left.length);
    this.settings = new Settings(left, isAside);
  }
  private readonly thorough: boolean;

  /** Whether paragraph `i` of those that are left may break off. Most headings are told by how they sound. */
  mayBreakOff(i: number): boolean {
    const head = this.left[i]!;
    if (!mayBreakOff(head)) return false;
    if (isLatin(head.traits)) return true;
    const ends = this.ends.of(head);
    firstHeadFeatures(this.single, head, ends, this.next(i), this.around[i]!, this.settings.of(i));
    if (this.thorough) return ends.cut > SURELY_WHOLE;
    if (isWhole(this.single) || ends.cut <= SURELY_WHOLE) return false;
    return !isSurelyWhole(this.single, cutFeature(ends));
  }

  /** What is behind number `i`, if its sentence may go on there. */
  private next(i: number): Ends | undefined {
    for (let j = i + 1; j < this.left.length && j <= i + WINDOW; j++) {
      const place = this.places[j]! || this.placeOf(j);
      if (place !== ASIDE) return place === CLOSED ? undefined : this.ends.of(this.left[j]!);
    }
    return undefined;
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
   * Places that `knows` says are known are passed over.
   */
  read(
    i: number,
    lost: (features: Features) => void,
    pair: (tail: Paragraph, distance: number, features: Features | undefined, place: number) => void,
    knows: (tail: Paragraph, distance: number, place: number) => boolean = () => false,
  ): void {
    const { left, ends, around, pair: features, nearby, pairs, model } = this;
    const head = left[i]!;
    const own = ends.of(head);
    const setting = this.settings.of(i);
    let next: Ends | undefined;
    let begun = false;
    this.walk(i, (j, distance) => {
      const tail = left[j]!;
      const there = ends.of(tail);
      if (distance === 0) next = there;
      if (knows(tail, distance, j)) return;
      if (!begun) headPart(features, head, own, next, setting);
      begun = true;
      firstFeatures(features, head, own, tail, there, distance, around[j]!, model);
      if (distance > 0 && !this.thorough && isHopeless(features)) {
        pair(tail, distance, undefined, j);
        return;
      }
      pairFeatures(features, head, own, tail, there, distance, this.isAfterOpen(i, j), around[j]!);
      closeFeatures(features, nearby, head, own, tail, there, pairs, model);
      pair(tail, distance, features, j);
    });
    headFeatures(this.single, head, own, next, around[i]!, setting);
    lost(this.single);
  }

  /**
   * The same in longer stretches, for places of which `wants` says so; it is asked for each of them, in order. The last
   * features are those that speak of longer stretches.
   */
  readCloser(
    i: number,
    lost: (features: Features) => void,
    pair: (features: Features, place: number) => void,
    wants: () => boolean,
  ): void {
    const { left, ends, model, closer, closerSingle } = this;
    const own = ends.of(left[i]!);
    this.read(
      i,
      (features) => {
        closerSingle.set(features);
        closerHeadFeatures(closerSingle, own, model);
        lost(closerSingle);
      },
      (tail, _distance, features, j) => {
        if (!features) return;
        closer.set(features);
        closerFeatures(closer, own, ends.of(tail), model);
        pair(closer, j);
      },
      () => !wants(),
    );
  }
  private readonly closer = new Float32Array(CLOSER_PAIR_FEATURES);
  private readonly closerSingle = new Float32Array(CLOSER_HEAD_FEATURES);

  /** The tail stands behind another paragraph, not the head, without an end. */
  private isAfterOpen(i: number, j: number): boolean {
    return j > i + 1 && this.left[j - 1]!.traits.end !== 'closed';
  }

  /** A number for all that bears on the evidence about number `j` as a rest of `i`, but for the words around and how far it is. */
  tailKey(i: number, j: number): number {
    const { memo, role } = this.left[j]!;
    return (
      memo.id * 64 +
      ROLES.indexOf(role) * 4 +
      (this.isAfterOpen(i, j) ? 2 : 0) +
      (this.around[j]! > 0.5 ? 1 : 0)
    );
  }

  /** The same for number `i` as a head, but for the paragraph behind it. */
  headKey(i: number): number {
    const { memo, role } = this.left[i]!;
    const own = memo.id * 32 + ROLES.indexOf(role) * 2 + (this.around[i]! > 0.5 ? 1 : 0);
    return own * SETTINGS + keyOfSetting(this.settings.of(i));
  }

  /** What the words around a head and its rest say elsewhere in the article. */
  standsNearby(head: Paragraph, tail: Paragraph): number {
    return Math.fround(standsNearby(this.nearby, head, tail));
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

/** Where the evidence may be another when some paragraphs have changed, or whether they are left. */
interface Concerned {
  /** Numbers about which any of it may be. */
  readonly near: Span;
  /** Numbers about which the words around may say something else. */
  readonly wide: Span;
}

/** What is concerned when the paragraphs from `from` to `to`, exclusive, have changed. */
export function concerned(
  { paragraphs }: Article,
  left: readonly Paragraph[],
  from: number,
  to: number,
): Concerned {
  const first = paragraphs[Math.min(from, paragraphs.length - 1)];
  const last = paragraphs[Math.min(to, paragraphs.length) - 1];
  const all = { from: 0, to: left.length };
  if (!first || !last) return { near: all, wide: all };
  const near = {
    from: Math.max(0, numberOf(left, first.index) - WINDOW - AROUND - 1),
    to: Math.min(left.length, numberOf(left, last.index + 1) + AROUND + 2),
  };
  // Words count from so far before a head's end to so far behind the last place where it may go on.
  const start = paragraphAt(left, first.lineStart - NEARBY) - WINDOW - 1;
  const end = paragraphAt(left, last.lineEnd + NEARBY) + 2;
  return {
    near,
    wide: {
      from: Math.max(0, Math.min(near.from, start)),
      to: Math.min(left.length, Math.max(near.to, end)),
    },
  };
}

/** How many of the paragraphs that are left stand before paragraph `index`. */
export function numberOf(left: readonly Paragraph[], index: number): number {
  let low = 0;
  let high = left.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (left[middle]!.index < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Some numbers in a row, the last exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

interface HeadsOptions {
  /** Numbers of the heads that will be asked about. */
  readonly of?: Span;
  /** Whether hopeless pairs are read like the others. */
  readonly thorough?: boolean;
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
  const left = article.paragraphs.filter((p) => !repeats?.isSurplus(p));
  const heads = new Heads(article, left, model, { thorough: true });
  const found: Head[] = [];
  heads.left.forEach((head, i) => {
    if (!heads.mayBreakOff(i)) return;
    const candidates: Candidate[] = [];
    heads.readCloser(
      i,
      (features) => found.push({ head, features: features.slice(), candidates }),
      (features, j) => candidates.push({ tail: left[j]!, features: features.slice() }),
      () => true,
    );
  });
  return found;
}

const isOdd = (ends: Ends, p: Paragraph, around: Surroundings): boolean =>
  ends.start - ends.anywhere < ODD_START ||
  (around > 0.5 && !isIndented(p) && p.text.length >= 30) ||
  isSmallLetter(p.text.charCodeAt(0));

/** For the numbers from `from` to `to` the share of indented paragraphs around. */
function surroundings(left: readonly Paragraph[], from: number, to: number): Float64Array {
  const low = Math.max(0, from - AROUND);
  const high = Math.min(left.length, to + AROUND);
  const long = new Uint32Array(high - low + 1);
  const indented = new Uint32Array(high - low + 1);
  for (let i = low; i < high; i++) {
    const p = left[i]!;
    const counts = p.text.length >= 30;
    long[i + 1 - low] = long[i - low]! + (counts ? 1 : 0);
    indented[i + 1 - low] = indented[i - low]! + (counts && isIndented(p) ? 1 : 0);
  }
  const around = new Float64Array(left.length);
  for (let i = from; i < to; i++) {
    const first = Math.max(0, i - AROUND) - low;
    const end = Math.min(left.length, i + AROUND + 1) - low;
    around[i] = (indented[end]! - indented[first]!) / Math.max(1, long[end]! - long[first]!);
  }
  return around;
}
