import type { Article } from '../article.js';
import type { Edit, Range } from '../range.js';
import { inTurn, paced, type Steps } from '../slices.js';
import { endsProperly, type Verdict } from './choose.js';
import { type Difference, differences, mergeEdits } from './compare.js';
import { type Cover, LONGEST_GAP } from './cover.js';
import type { Head } from './heads.js';
import type { Matcher } from './match.js';
import { isCut, mayBeHeading } from './pieces.js';
import type { Witnesses } from './witness.js';

/** A passage that says again what another place says. */
export interface Copy extends Range {
  /** The first and last paragraph of the passage. */
  readonly first: number;
  readonly last: number;
  /** The copy that stays: its first place. */
  readonly keep: Range;
  /** Every place that stays and together says what the copy says, in the copy's order. */
  readonly keeps: readonly Range[];
  /** Word for word, whole sentences of body text, not deliberate: removing it costs nothing. */
  readonly safe: boolean;
  /** What the two say differently. */
  readonly differences: readonly Difference[];
  /** Edits of the copy that stays that give it this one's clauses, where each of the two has some of its own. */
  readonly merge: readonly Edit[] | undefined;
  /** Where the copy that stays is cut, and this one shows how its pieces join. */
  readonly breaks: readonly Break[];
}

/** Two pieces of a paragraph that a copy shows to be one. */
export interface Break {
  readonly left: number;
  readonly right: number;
  /** What stands between them in the copy: nothing or a blank. */
  readonly between: string;
}

/** A part of a run of which all paragraphs are safe, or all for review. */
interface Part {
  first: number;
  last: number;
  covers: Cover[];
  safe: boolean;
}

/** What of the witnesses is asked here. */
type Proving = Pick<Witnesses, 'between'>;

/** Turns verdicts and heads into copies: splits runs by safety, chooses the side that stays. */
export function* copiesOf(
  article: Article,
  matcher: Matcher,
  witnesses: Proving,
  verdicts: readonly Verdict[],
  heads: readonly Head[],
): Steps<Copy[]> {
  const parts = verdicts.flatMap(split);
  yield;
  const flipped = yield* inTurn(parts, (part) => flip(article, matcher, witnesses, part) ?? part);
  for (const { paragraph, cover, safe } of heads)
    flipped.push({ first: paragraph, last: paragraph, covers: [cover], safe });
  // A paragraph that another copy needs stays; one that is surplus is not needed: the text that it repeats is.
  const surplus = new Map<number, Cover>();
  const needed = new Set<number>();
  const taken: Part[] = [];
  const isTaken = (p: number) => needed.has(p) || surplus.has(p);
  const isTime = paced(64);
  for (const whole of flipped) {
    if (isTime()) yield;
    for (const part of without(whole, isTaken)) {
      const gone = new Map<number, Cover>();
      const coverOf = (q: number) => gone.get(q) ?? surplus.get(q);
      for (const cover of part.covers)
        if (!leadsTo(cover.paragraph, cover, coverOf, matcher)) gone.set(cover.paragraph, cover);
      taken.push(...without(part, (p) => !gone.has(p)));
      for (const [p, cover] of gone) {
        if (part.safe) surplus.set(p, cover);
        eachImage(matcher, cover, (q) => {
          if (!surplus.has(q)) needed.add(q);
        });
      }
    }
  }
  yield;
  const copies = yield* inTurn(taken, (part) => toCopy(article, matcher, surplus, part));
  return copies.sort((a, b) => a.start - b.start);
}

/** Visits the paragraphs that a cover repeats, whole or in part: one that it takes up twice, twice. */
function eachImage(matcher: Matcher, { links }: Cover, visit: (q: number) => void): void {
  for (const { imageFrom, imageTo } of links) {
    const last = matcher.paragraphAt(imageTo - 1);
    for (let q = matcher.paragraphAt(imageFrom); q <= last; q++) visit(q);
  }
}

/**
 * Whether what a cover repeats is said, in the end, by paragraph `p` itself: a sentence cut in two repeats a whole one,
 * and that one repeats the two halves. If both went, nobody would say it any more.
 */
function leadsTo(
  p: number,
  cover: Cover,
  coverOf: (paragraph: number) => Cover | undefined,
  matcher: Matcher,
): boolean {
  /** What is still to be followed: of most copies nothing is. */
  const open: Cover[] = [];
  let seen: Set<Cover> | undefined;
  let isBack = false;
  const follow = (q: number): void => {
    if (q === p) isBack = true;
    const further = coverOf(q);
    if (!further || seen?.has(further)) return;
    seen ??= new Set();
    seen.add(further);
    open.push(further);
  };
  for (let next: Cover | undefined = cover; next && !isBack; next = open.pop())
    eachImage(matcher, next, follow);
  return isBack;
}

/** What is left of a part without some paragraphs. */
function without(part: Part, isTaken: (paragraph: number) => boolean): Part[] {
  if (!part.covers.some(({ paragraph }) => isTaken(paragraph))) return [part];
  const parts: Part[] = [];
  for (const cover of part.covers) {
    const p = cover.paragraph;
    if (isTaken(p)) continue;
    const last = parts[parts.length - 1];
    if (last && last.last === p - 1) {
      last.last = p;
      last.covers.push(cover);
    } else parts.push({ first: p, last: p, covers: [cover], safe: part.safe });
  }
  return parts;
}

/** A marker between two copies is no part of either: it has a rule of its own. */
function split({ run, safe }: Verdict): Part[] {
  const parts: Part[] = [];
  let last: Part | undefined;
  run.covers.forEach((cover, i) => {
    const p = run.first + i;
    if (!cover) last = undefined;
    else if (last && last.safe === safe[i]) {
      last.last = p;
      last.covers.push(cover);
    } else {
      last = { first: p, last: p, covers: [cover], safe: safe[i]! };
      parts.push(last);
    }
  });
  return parts;
}

/** The earlier side goes where it breaks off and the later one goes on to its end. */
function flip(article: Article, matcher: Matcher, witnesses: Proving, part: Part): Part | undefined {
  const { starts } = matcher.stream;
  const { paragraphs } = article;
  const { covers } = part;
  if (!part.safe || covers.some((cover) => cover.links.length !== 1)) return undefined;
  const from = covers[0]!.links[0]!.imageFrom;
  const to = covers[covers.length - 1]!.links[0]!.imageTo;
  const first = matcher.paragraphAt(from);
  const last = matcher.paragraphAt(to - 1);
  if (starts[first] !== from || starts[last + 1] !== to || last >= part.first) return undefined;
  const mine = paragraphs[part.last]!;
  const other = paragraphs[last]!;
  const next = paragraphs[part.last + 1];
  const otherNext = paragraphs[last + 1];
  if (endsProperly(mine) || endsProperly(other) || !next || next === other) return undefined;
  const goesOn =
    witnesses.between(mine, next) !== undefined || closes(article, part.first, part.last, next.index);
  const otherGoesOn =
    otherNext !== undefined &&
    otherNext.index < part.first &&
    (witnesses.between(other, otherNext) !== undefined || closes(article, first, last, otherNext.index));
  if (!goesOn || otherGoesOn) return undefined;
  // The image is read as the copy: link by link, the other way round, paragraph by paragraph.
  const back: Cover[] = [];
  for (let p = first; p <= last; p++) {
    const links = covers
      .flatMap((cover) => cover.links)
      .map((link) => {
        const low = Math.max(link.imageFrom, starts[p]!);
        const high = Math.min(link.imageTo, starts[p + 1]!);
        const imageFrom = link.from + low - link.imageFrom;
        return { from: low, to: high, imageFrom, imageTo: imageFrom + high - low, edits: 0 };
      })
      .filter((link) => link.to > link.from);
    // What the later side does not say would go with the earlier one: then neither is flipped.
    const said = links.reduce((sum, link) => sum + link.to - link.from, 0);
    if (said < starts[p + 1]! - starts[p]!) return undefined;
    const [head] = links;
    const tail = links[links.length - 1];
    if (head && tail)
      back.push({
        paragraph: p,
        links,
        own: 0,
        clauses: 0,
        imageFrom: head.imageFrom,
        imageTo: tail.imageTo,
      });
  }
  return { first, last, covers: back, safe: true };
}

/** Whether a quotation that a passage leaves open is closed in paragraph `next`. */
function closes(article: Article, first: number, last: number, next: number): boolean {
  let open = 0;
  for (let p = first; p <= last; p++) {
    const { traits } = article.paragraphs[p]!;
    open += traits.open.length - traits.stray.length;
  }
  return open > 0 && article.paragraphs[next]!.traits.stray.length > 0;
}

function toCopy(article: Article, matcher: Matcher, surplus: ReadonlyMap<number, Cover>, part: Part): Copy {
  const keeps: Range[] = [];
  const add = (start: number, end: number) => {
    const last = keeps[keeps.length - 1];
    if (last && start >= last.start && start - last.end < 200 && onlyGap(matcher, last.end, start)) {
      keeps[keeps.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    } else keeps.push({ start, end });
  };
  const found: Difference[] = [];
  const breaks: Break[] = [];
  for (const cover of part.covers) {
    if (cover.own > 0 && isOnePlace(cover))
      stays(article, matcher, surplus, cover.imageFrom, cover.imageTo, add);
    else for (const link of cover.links) stays(article, matcher, surplus, link.imageFrom, link.imageTo, add);
    readBreaks(article, matcher, cover, breaks);
    if (!part.safe) found.push(...differences(article, matcher.stream, cover));
  }
  const only = part.covers.length === 1 ? part.covers[0] : undefined;
  const start = article.paragraphs[part.first]!.start;
  const end = article.paragraphs[part.last]!.end;
  return {
    first: part.first,
    last: part.last,
    start,
    end,
    keep: keeps[0]!,
    keeps,
    safe: part.safe,
    differences: found,
    merge: only && !part.safe ? mergeEdits(article, matcher.stream, only) : undefined,
    breaks: breaks.filter(({ left, right }) => !surplus.has(left) && !surplus.has(right)),
  };
}

/** Adds the places where a paragraph reads on and its image, broken into pieces, does not. */
function readBreaks(article: Article, matcher: Matcher, cover: Cover, breaks: Break[]): void {
  const { stream } = matcher;
  const { starts } = stream;
  const { text } = article;
  // What a copy runs together may be a heading and its text, but not where it starts the copy, or stands elsewhere.
  const isGlued = (p: number, here: number) =>
    mayBeHeading(article.paragraphs[p]!) && here - (starts[p + 1]! - starts[p]!) > starts[cover.paragraph]!;
  let before = -1;
  for (const link of cover.links) {
    let place = link.imageFrom;
    while (place < link.imageTo) {
      const q = matcher.paragraphAt(place);
      const here = link.from + place - link.imageFrom;
      if (
        before >= 0 &&
        q !== before &&
        place === starts[q] &&
        isCut(article, before) &&
        (q > before + 1 || !isGlued(before, here))
      ) {
        const between = text.slice(stream.at(here - 1) + 1, stream.at(here));
        breaks.push({ left: before, right: q, between: /\s/.test(between) ? ' ' : '' });
      }
      before = q;
      place = starts[q + 1]!;
    }
  }
}

/** Whether the other place of a near copy is one stretch, and not halves from here and there. */
const isOnePlace = ({ links }: Cover): boolean =>
  links.every((link, i) => {
    const gap = i === 0 ? 0 : link.imageFrom - links[i - 1]!.imageTo;
    return gap >= 0 && gap <= LONGEST_GAP;
  });

/** Whether no word stands between two offsets of the file. */
function onlyGap(matcher: Matcher, from: number, to: number): boolean {
  return matcher.countBefore(to) <= matcher.countBefore(from);
}

/** Follows a place that is itself surplus to the text that stays. */
function stays(
  article: Article,
  matcher: Matcher,
  surplus: ReadonlyMap<number, Cover>,
  from: number,
  to: number,
  add: (start: number, end: number) => void,
  depth = 0,
): void {
  const { stream } = matcher;
  const { starts } = stream;
  for (let q = matcher.paragraphAt(from); q < starts.length - 1 && starts[q]! < to; q++) {
    const low = Math.max(from, starts[q]!);
    const high = Math.min(to, starts[q + 1]!);
    if (low >= high) continue;
    const cover = surplus.get(q);
    if (!cover || depth > 50) {
      const paragraph = article.paragraphs[q]!;
      add(
        low === starts[q] ? paragraph.start : stream.at(low),
        high === starts[q + 1] ? paragraph.end : stream.at(high - 1) + 1,
      );
      continue;
    }
    for (const link of cover.links) {
      const a = Math.max(low, link.from);
      const b = Math.min(high, link.to);
      if (a < b)
        stays(
          article,
          matcher,
          surplus,
          link.imageFrom + a - link.from,
          link.imageFrom + b - link.from,
          add,
          depth + 1,
        );
    }
  }
}
