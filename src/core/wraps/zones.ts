import type { Article, Paragraph } from '../article.js';
import { type Memory, marked, marksOf, Stage } from '../memory.js';
import { paced, type Steps } from '../slices.js';
import { CLASS, COMMA, isSmallLetter, STOP } from '../text.js';
import { roomOf } from './width.js';

/** Lines of a text that look broken at a width, with the widths that come up. */
export interface Zone {
  /** First and last paragraph (here: line) of the zone, by index. */
  readonly first: number;
  readonly last: number;
  /** The first paragraph above it that no other zone holds. */
  readonly least: number;
  /** Column widths that occur, in half-widths, the commonest first. */
  readonly widths: readonly number[];
  /** Latin text, whose lines are ragged. */
  readonly latin: boolean;
}

/** A column of Chinese is at least seven characters wide; a line of over sixty is a paragraph. */
const NARROWEST = 14;
const WIDEST = 128;
/** Lines of verse and of names are short too: so narrow a column is one only if signs stand inside its lines. */
const NARROW = 22;
const LEAST_INSIDE = 0.25;
const LATIN_NARROWEST = 20;
/** Verse is that narrow too: such a column is one only if most of its lines go on with a small letter. */
const LATIN_NARROW = 40;
const LEAST_SMALL = 0.5;
/** Lines of one column differ by at most an indent and a punctuation mark that is pushed in or out. */
const SAME = 6;
/** A mark that is pushed into the line. */
const PUSHED = 2;
const LATIN_SAME = 14;
/** Neighbours that are asked, and how many must be as wide. */
const AROUND = 5;
const FELLOWS = 3;
/** So many lines may stand between two of a column: last lines of paragraphs, headings, captions. */
const APART = 9;
/** A column has at least so many lines that stop in the middle of a sentence … */
const LEAST_OPEN = 5;
/** … which are at least this share of its full lines: verse ends its lines at commas. */
const OPEN_SHARE = 0.5;
/** Full lines are at least this share of all its lines. */
const FULL_SHARE = 0.4;
const MOST_WIDTHS = 8;
/** So many lines may go on in the brackets of a zone's last line. */
const MOST_NOTE = 2;

const isText = (p: Paragraph): boolean =>
  p.shape === 'body' || p.shape === 'line' || p.shape === 'list' || p.shape === 'salutation' || isDateline(p);

/** 某社某地某月某日电（记者某某）: not the line of a name, but the first words of the text that follows. */
export const isDateline = (p: Paragraph): boolean => p.shape === 'byline' && DATELINE.test(p.text);
const DATELINE = /[电電讯訊][ \u3000]*(?:[（(]|$)/;

/** Ends inside a bracket, as a note does that goes on in the next line. */
export const leavesBracketOpen = (p: Paragraph): boolean => /[（(]$/.test(p.traits.open);

/** May be a full line of a column: it stops where a sentence does not. */
const mayBeFull = (p: Paragraph): boolean => {
  if (!isText(p) || (p.traits.end !== 'open' && p.traits.end !== 'comma')) return false;
  const { width } = roomOf(p);
  return width >= (isLatin(p) ? LATIN_NARROWEST : NARROWEST) && width <= WIDEST;
};

const isLatin = (p: Paragraph): boolean => p.traits.han === 0 && p.traits.letters > 0;

/** Finds the zones of a text. Linear; text whose paragraphs stand whole costs one look at each. */
export function* zonesOf({ paragraphs }: Article, memory?: Memory): Steps<Zone[]> {
  const { length } = paragraphs;
  const may = yield* marksOf(MAY_BE_FULL, length, memory, (i) => (mayBeFull(paragraphs[i]!) ? 1 : 0));
  const full = yield* marksOf(
    FULL,
    length,
    memory,
    (i) => (may[i] === 1 && hasFellows(paragraphs, may, i) ? 1 : 0),
    AROUND,
  );
  const zones: Zone[] = [];
  let open: Paragraph[] = [];
  const close = () => {
    const zone = zoneOf(paragraphs, open, (zones[zones.length - 1]?.last ?? -1) + 1);
    if (zone) zones.push(zone);
    open = [];
  };
  const isTime = paced(1024);
  for (const i of marked(full)) {
    if (isTime()) yield;
    const p = paragraphs[i]!;
    const last = open[open.length - 1];
    if (last && (i - last.index > APART || isLatin(last) !== isLatin(p))) close();
    open.push(p);
  }
  close();
  return zones;
}

const MAY_BE_FULL = new Stage<Uint8Array>();
/** Full lines among others that are as wide. */
const FULL = new Stage<Uint8Array>();

function hasFellows(paragraphs: readonly Paragraph[], may: Uint8Array, i: number): boolean {
  const p = paragraphs[i]!;
  const { width } = roomOf(p);
  const latin = isLatin(p);
  let fellows = 0;
  for (let j = Math.max(0, i - AROUND); j <= Math.min(paragraphs.length - 1, i + AROUND); j++) {
    if (j === i || may[j] === 0) continue;
    const other = paragraphs[j]!;
    if (isLatin(other) !== latin) continue;
    if (Math.abs(roomOf(other).width - width) <= (latin ? LATIN_SAME : SAME)) fellows++;
  }
  return fellows >= FELLOWS;
}

/** The zone of some full lines; it does not begin before `least`. */
function zoneOf(
  paragraphs: readonly Paragraph[],
  full: readonly Paragraph[],
  least: number,
): Zone | undefined {
  const unended = full.filter((p) => p.traits.end === 'open').length;
  if (unended < LEAST_OPEN || unended < OPEN_SHARE * full.length) return undefined;
  const latin = isLatin(full[0]!);
  if (!latin && full.every((p) => roomOf(p).width < NARROW) && !isProse(full)) return undefined;
  const widths = latin ? raggedWidths(full) : peaks(full);
  if (latin && Math.max(...widths) < LATIN_NARROW && !goesOnSmall(paragraphs, full)) return undefined;
  const widest = Math.max(...widths) + PUSHED;
  const belongs = (p: Paragraph | undefined): p is Paragraph =>
    p !== undefined && isText(p) && roomOf(p).width <= widest;
  // The zone begins with the first line of its first paragraph and ends with the last of its last.
  const narrowest = Math.min(...widths);
  const firstFrom = (from: number) => {
    let first = from;
    while (first > least && belongs(paragraphs[first - 1]) && startsBefore(paragraphs[first - 1]!, narrowest))
      first--;
    return first;
  };
  const lastFrom = (from: number) => (belongs(paragraphs[from + 1]) ? from + 1 : from);
  const [top, bottom] = [full[0]!.index, full[full.length - 1]!.index];
  const lines = paragraphs.slice(firstFrom(top), lastFrom(bottom) + 1).filter(isText).length;
  if (full.length < FULL_SHARE * lines) return undefined;
  const first = firstFrom(latin ? top : Math.max(least, outermost(paragraphs, top, -1, widths)));
  let last = lastFrom(latin ? bottom : outermost(paragraphs, bottom, 1, widths));
  // A note in brackets ends the article: （本报某地某月某日电 · 记者某某）.
  if (leavesBracketOpen(paragraphs[last]!))
    for (let n = 0; n < MOST_NOTE && !/[）)]$/.test(paragraphs[last]!.text); n++) {
      const next = paragraphs[last + 1];
      if (next === undefined || next.gap > 0 || roomOf(next).width > widest) break;
      last++;
    }
  return { first, last, least, widths, latin };
}

/**
 * The outermost line that is as wide as the zone's, not far behind another one: few lines between a table and a picture
 * have no fellows of their own.
 */
function outermost(
  paragraphs: readonly Paragraph[],
  from: number,
  step: 1 | -1,
  widths: readonly number[],
): number {
  let at = from;
  for (let i = from + step; Math.abs(i - from) <= APART; i += step) {
    const p = paragraphs[i];
    if (p === undefined || p.text.length > WIDEST / 2) break;
    if (!mayBeFull(p) || isLatin(p)) continue;
    const { width } = roomOf(p);
    if (widths.some((full) => width >= full - 1 && width <= full + PUSHED)) at = i;
  }
  return at;
}

/** Sentences and clauses end inside lines, not only with them. */
const isProse = (lines: readonly Paragraph[]): boolean =>
  lines.filter(({ text }) => hasSignInside(text)).length >= LEAST_INSIDE * lines.length;

function hasSignInside(text: string): boolean {
  for (let i = 1; i < text.length - 1; i++) {
    const kind = CLASS[text.charCodeAt(i)];
    if (kind === COMMA || kind === STOP) return true;
  }
  return false;
}

/** Most lines that stop nowhere are followed by a small letter. */
const goesOnSmall = (paragraphs: readonly Paragraph[], full: readonly Paragraph[]): boolean =>
  full.filter(({ index }) => isSmall(paragraphs[index + 1])).length >= LEAST_SMALL * full.length;

export const isSmall = (p: Paragraph | undefined): boolean =>
  p !== undefined && isSmallLetter(p.text.charCodeAt(0));

/** The widths of columns whose lines differ: those of the widest lines among their neighbours, the commonest first. */
function raggedWidths(full: readonly Paragraph[]): number[] {
  const counts = new Map<number, number>();
  for (let i = 0; i < full.length; i++) {
    let most = 0;
    for (let k = Math.max(0, i - AROUND); k < Math.min(full.length, i + AROUND + 1); k++)
      most = Math.max(most, roomOf(full[k]!).width);
    counts.set(most, (counts.get(most) ?? 0) + 1);
  }
  const widths: number[] = [];
  for (const [width] of [...counts].sort((a, b) => b[0] - a[0]))
    if (widths.every((wider) => wider - width > wider * RAGGED)) widths.push(width);
  return widths.slice(0, MOST_WIDTHS);
}
/** So much do full lines of one column differ. */
const RAGGED = 0.2;

/** The line before a zone's first full line is its first line: shorter by the indent, or full and ended by a stop. */
const startsBefore = (line: Paragraph, narrowest: number): boolean =>
  line.traits.end === 'open' ||
  line.traits.end === 'comma' ||
  isDateline(line) ||
  roomOf(line).width >= narrowest - LEAST_SHORT;
/** The indent and a punctuation mark. */
const LEAST_SHORT = 6;

/** The commonest widths of full lines. */
function peaks(full: readonly Paragraph[]): number[] {
  const counts = new Map<number, number>();
  for (const p of full) {
    const { width } = roomOf(p);
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  const around = (w: number) => (counts.get(w - 1) ?? 0) + (counts.get(w) ?? 0) + (counts.get(w + 1) ?? 0);
  const most = Math.max(...counts.values());
  return [...counts]
    .filter(([w, n]) => n >= 3 && n >= (counts.get(w - 1) ?? 0) && n >= (counts.get(w + 1) ?? 0))
    .filter(([, n]) => n * 20 >= most)
    .sort((a, b) => around(b[0]) - around(a[0]) || b[0] - a[0])
    .slice(0, MOST_WIDTHS)
    .map(([w]) => w);
}
