import type { Article } from '../article.js';
import type { Edit, Range } from '../range.js';
import { CLASS, LINE_END, MARK, SPACE, STRAIGHT } from '../text.js';
import type { Cover } from './cover.js';
import { foldUnit, type Stream } from './fold.js';
import type { Link } from './link.js';

/** Two places that say different things; an empty one lacks what the other has. */
export interface Difference {
  readonly here: Range;
  readonly there: Range;
}

/**
 * Whether a paragraph says word for word what its image says: width, blanks, line ends, quotation marks and picture
 * markers aside, but not commas, full stops and signs.
 */
export const isWordForWord = (article: Article, stream: Stream, cover: Cover): boolean =>
  cover.own === 0 && firstOther(article, stream, cover) === undefined;

/** The first place where two passages of the same letters differ all the same: in a sign, in capitals. */
function firstOther(article: Article, stream: Stream, cover: Cover): Difference | undefined {
  const { text } = article;
  const paragraph = article.paragraphs[cover.paragraph]!;
  let behind = paragraph.start;
  let before: Link | undefined;
  for (const link of cover.links) {
    const from = stream.at(link.from);
    const lead = signs(text, behind, from);
    const start = signsBefore(text, stream, link.imageFrom);
    if (before ? !joinAlike(text, stream, before, link, lead) : !start.endsWith(lead))
      return between(behind, from, stream.at(link.imageFrom), stream.at(link.imageFrom));
    const other = otherWithin(text, stream, link);
    if (other) return other;
    behind = stream.at(link.to - 1) + 1;
    before = link;
  }
  if (!before || signsBehind(text, stream, before.imageTo).startsWith(signs(text, behind, paragraph.end)))
    return undefined;
  const last = stream.at(before.imageTo - 1) + 1;
  return between(
    behind,
    paragraph.end,
    last,
    before.imageTo < stream.size ? lineEnd(text, last, stream.at(before.imageTo)) : text.length,
  );
}

/** The first place where a link and its image, of the same words, differ all the same. */
function otherWithin(text: string, stream: Stream, { from, to, imageFrom }: Link): Difference | undefined {
  const shift = imageFrom - from;
  let behind = 0;
  let last = 0;
  // Piece by piece, each in one paragraph of the image: most say the same letter by letter, all that is between included.
  for (let i = from; i < to; ) {
    const end = Math.min(to, stream.starts[stream.paragraphAt(i + shift) + 1]! - shift);
    const here = stream.at(i);
    const there = stream.at(i + shift);
    if (i > from && signs(text, behind, here) !== signs(text, last, there))
      return between(behind, here, last, there);
    behind = stream.at(end - 1) + 1;
    last = stream.at(end - 1 + shift) + 1;
    if (!isSameText(text, here, behind, there, last)) {
      const other = otherBetween(text, stream, i, end, shift);
      if (other) return other;
    }
    i = end;
  }
  return undefined;
}

/** Comparing slices leaves the work to the engine's own comparison of memory. */
const isSameText = (text: string, from: number, to: number, otherFrom: number, otherTo: number): boolean =>
  to - from === otherTo - otherFrom && text.slice(from, to) === text.slice(otherFrom, otherTo);

/** The same for a piece from `from` to `to` that is not the same letter by letter. */
function otherBetween(
  text: string,
  stream: Stream,
  from: number,
  to: number,
  shift: number,
): Difference | undefined {
  let behind = stream.at(from);
  let last = stream.at(from + shift);
  for (let i = from; i < to; i++) {
    const here = stream.at(i);
    const there = stream.at(i + shift);
    if (!sameUnit(text.charCodeAt(here), text.charCodeAt(there)))
      return between(here, here + 1, there, there + 1);
    if ((here !== behind || there !== last) && signs(text, behind, here) !== signs(text, last, there))
      return between(behind, here, last, there);
    behind = here + 1;
    last = there + 1;
  }
  return undefined;
}

const between = (here: number, hereEnd: number, there: number, thereEnd: number): Difference => ({
  here: { start: here, end: hereEnd },
  there: { start: there, end: thereEnd },
});

function lineEnd(text: string, from: number, most: number): number {
  let to = from;
  while (to < most && CLASS[text.charCodeAt(to)] !== LINE_END) to++;
  return to;
}

/** Whether what stands between two pieces of the image is what stands between them in the paragraph. */
function joinAlike(text: string, stream: Stream, left: Link, right: Link, signsHere: string): boolean {
  if (left.imageTo === right.imageFrom)
    return signsHere === signs(text, stream.at(left.imageTo - 1) + 1, stream.at(right.imageFrom));
  // The second piece starts a paragraph, or a sentence, of which the end before it is not its own.
  const isParagraph = stream.starts[stream.paragraphAt(right.imageFrom)] === right.imageFrom;
  const start = isParagraph ? lineSigns(text, stream.at(right.imageFrom)) : '';
  return signsHere === signsBehind(text, stream, left.imageTo) + start;
}

/** The signs between the word before a place of the stream and that place, line ends passed over. */
const signsBefore = (text: string, stream: Stream, place: number): string =>
  signs(text, place === 0 ? 0 : stream.at(place - 1) + 1, stream.at(place));

/** The signs behind a place of the stream, up to the end of its line. */
function signsBehind(text: string, stream: Stream, place: number): string {
  const from = stream.at(place - 1) + 1;
  return signs(text, from, lineEnd(text, from, place < stream.size ? stream.at(place) : text.length));
}

/** The signs before the first word of a line. */
function lineSigns(text: string, place: number): string {
  let from = place;
  while (from > 0 && CLASS[text.charCodeAt(from - 1)] !== LINE_END) from--;
  return signs(text, from, place);
}

/** The same but for width: Ａ and A, but not A and a. */
function sameUnit(a: number, b: number): boolean {
  if (a === b) return true;
  const narrow = (c: number) => (c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c);
  return narrow(a) === narrow(b);
}

/** The signs between two words that count: width, blanks, quotation marks and picture markers do not. */
function signs(text: string, from: number, to: number): string {
  let out = '';
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    const kind = CLASS[unit]!;
    if (kind === SPACE || kind === LINE_END || kind === STRAIGHT || kind === MARK || isQuote(unit)) continue;
    if (foldUnit(unit) !== 0) break;
    out += sign(unit);
  }
  return out;
}

const isQuote = (unit: number): boolean =>
  (unit >= 0x2018 && unit <= 0x201f) || (unit >= 0x300c && unit <= 0x300f);

function sign(unit: number): string {
  if (unit >= 0xff01 && unit <= 0xff5e) return String.fromCharCode(unit - 0xfee0);
  if (unit === 0x3002 || unit === 0xff61) return '.';
  if (unit === 0x22ef) return '\u2026';
  return String.fromCharCode(unit);
}

/** Where paragraph and image differ, in order; a difference of part of a number or word is widened to say something. */
export function differences(article: Article, stream: Stream, cover: Cover): Difference[] {
  const { text } = article;
  const { chars, starts } = stream;
  if (cover.own === 0) {
    const other = firstOther(article, stream, cover);
    return other ? [{ here: unsplit(text, other.here), there: unsplit(text, other.there) }] : [];
  }
  const out: Difference[] = [];
  const put = (from: number, to: number, imageFrom: number, imageTo: number) => {
    // A character of context tells what is meant: 队员 for 队长; a figure is shown whole.
    let [a, b, c, d] = [from, to, imageFrom, imageTo];
    const same = (x: number, y: number) => x >= 0 && y >= 0 && chars[x] === chars[y];
    const isDigit = (x: number) => chars[x]! >= 0x30 && chars[x]! <= 0x39;
    const first = starts[cover.paragraph]!;
    if (same(a - 1, c - 1)) {
      a--;
      c--;
      while (a > first && isDigit(a) && isDigit(a + 1) && same(a - 1, c - 1) && isDigit(a - 1)) {
        a--;
        c--;
      }
    }
    if (
      (from === to || imageFrom === imageTo || isDigit(b)) &&
      b < stream.size &&
      d < stream.size &&
      same(b, d)
    ) {
      b++;
      d++;
    }
    out.push({
      here: unsplit(text, rangeOf(text, stream, a, b)),
      there: unsplit(text, rangeOf(text, stream, c, d)),
    });
  };
  let place = starts[cover.paragraph]!;
  let image = cover.imageFrom;
  const compare = (to: number, imageTo: number) => {
    if (imageTo >= image) for (const [a, b, c, d] of diff(chars, place, to, image, imageTo)) put(a, b, c, d);
  };
  for (const link of cover.links) {
    compare(link.from, link.imageFrom);
    place = link.from;
    image = link.imageFrom;
    if (link.edits > 0) compare(link.to, link.imageTo);
    place = link.to;
    image = link.imageTo;
  }
  compare(starts[cover.paragraph + 1]!, cover.imageTo);
  return out;
}

/**
 * The edits of the image that put the paragraph's own clauses into it. Undefined where that says nothing new, or where
 * the two differ in more than clauses that only one of them has: what to choose is then for the editor to say.
 */
export function mergeEdits(article: Article, stream: Stream, cover: Cover): Edit[] | undefined {
  const { text } = article;
  const { chars, starts, size } = stream;
  const here = article.paragraphs[cover.paragraph]!;
  const q = stream.paragraphAt(cover.imageFrom);
  const there = article.paragraphs[q]!;
  if (starts[q] !== cover.imageFrom || starts[q + 1] !== cover.imageTo) return undefined;
  const edges = (from: number, to: number, bounds: Range, first: number, last: number): Range => ({
    start: from === first ? bounds.start : stream.at(from - 1) + 1,
    end: to === last || to >= size ? bounds.end : stream.at(to),
  });
  const from = starts[cover.paragraph]!;
  const to = starts[cover.paragraph + 1]!;
  const edits: Edit[] = [];
  let kept = 0;
  for (const [a, b, c, d] of diff(chars, from, to, cover.imageFrom, cover.imageTo)) {
    if (b > a && d > c) return undefined;
    if (b === a) {
      kept++;
      continue;
    }
    const own = edges(a, b, here, from, to);
    const gap = edges(c, c, there, cover.imageFrom, cover.imageTo);
    const before = text.slice(own.start, stream.at(a));
    const behind = text.slice(stream.at(b - 1) + 1, own.end);
    if ((before === '' && a > from) || (behind === '' && b < to)) return undefined;
    edits.push({ ...gap, text: text.slice(own.start, own.end) });
  }
  return edits.length > 0 && kept > 0 ? edits : undefined;
}

/** A range that does not halve a character. */
function unsplit(text: string, { start, end }: Range): Range {
  const splits = (at: number) =>
    at > 0 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return { start: splits(start) ? start - 1 : start, end: splits(end) ? end + 1 : end };
}

function rangeOf(text: string, stream: Stream, from: number, to: number): Range {
  if (from >= to) {
    const start = from < stream.size ? stream.at(from) : text.length;
    return { start, end: start };
  }
  return { start: stream.at(from), end: stream.at(to - 1) + 1 };
}

/** The stretches in which two nearly equal stretches differ: both are read together, small shifts are tried. */
function* diff(chars: Uint16Array, from: number, to: number, imageFrom: number, imageTo: number) {
  let y = from;
  let x = imageFrom;
  while (y < to || x < imageTo) {
    if (y < to && x < imageTo && chars[y] === chars[x]) {
      y++;
      x++;
      continue;
    }
    const [dy, dx] = shift(chars, y, to, x, imageTo);
    yield [y, y + dy, x, x + dx] as const;
    y += dy;
    x += dx;
  }
}

/** The least number of characters to leave out on both sides so that the next few agree. */
function shift(chars: Uint16Array, y: number, to: number, x: number, imageTo: number): [number, number] {
  for (let sum = 1; sum <= 12; sum++)
    for (let dy = 0; dy <= sum; dy++) {
      const dx = sum - dy;
      if (y + dy > to || x + dx > imageTo) continue;
      let n = 0;
      while (n < 4 && y + dy + n < to && x + dx + n < imageTo && chars[y + dy + n] === chars[x + dx + n]) n++;
      if (n === 4 || (y + dy + n === to && x + dx + n === imageTo)) return [dy, dx];
    }
  return [to - y, imageTo - x];
}
