import { LastingArticle, move, movedCopy } from './article/lasting.js';
import { type Memo, OwnMemo, SharedMemo } from './article/memo.js';
import type { Article, Paragraph } from './article/paragraph.js';
import { isFence, type Role, roleSteps, shapeOf, standsAlone } from './article/roles.js';
import { traitsOf } from './article/traits.js';
import type { Change, Splice } from './change.js';
import type { Words } from './extract/words.js';
import { type Same, spliced } from './memory.js';
import { atOnce, type Steps } from './slices.js';
import { CLASS, LINE_END, SPACE } from './text.js';

export type { LastingArticle } from './article/lasting.js';
export type { Article, Paragraph } from './article/paragraph.js';
export type { Role } from './article/roles.js';
export { sentencesOf } from './article/sentences.js';
export type { End, Traits } from './article/traits.js';

/** Reads a text into paragraphs with roles. */
export const parseArticle = (text: string, words: Words | null = null): Article =>
  atOnce(parseSteps(text, words));

/** Code units that are read between two steps. */
const STEP = 50_000;

/** The same in steps. */
export function* parseSteps(text: string, words: Words | null): Steps<Article> {
  const lines = yield* lineSteps(text, false, words);
  return { text, paragraphs: lines, fences: fencesIn(lines), words };
}

/** The same for an article that is to be checked again as it changes, and of which much is to be remembered. */
export function* parseLastingSteps(text: string, words: Words | null): Steps<LastingArticle> {
  const lines = yield* lineSteps(text, true, words);
  const lineStarts = Uint32Array.from(lines, (line) => line.lineStart);
  return new LastingArticle(text, lines, lineStarts, fencesIn(lines), words);
}

function* lineSteps(text: string, lasting: boolean, words: Words | null): Steps<readonly Paragraph[]> {
  const lines: Line[] = [];
  const state = {
    at: 0,
    gap: 0,
    newline: -1,
    memo: lasting ? undefined : new SharedMemo(words, lines),
    words,
  };
  while (state.at < text.length) {
    readLines(text, state, Math.min(text.length, state.at + STEP), lines);
    yield;
  }
  yield* giveRoles(lines, 0, lines.length);
  return lines as readonly Paragraph[];
}

/** Reads a text that differs from one read before in one stretch: lines outside it are not read again, but moved. */
export function reparseArticle(
  before: LastingArticle,
  text: string,
  change: Change,
): { readonly article: LastingArticle; readonly splice: Splice; readonly same: Same } {
  const old = before.handOver();
  const head = firstWhere(old.length, (i) => old[i]!.lineEnd >= change.from);
  const tail = firstWhere(old.length, (i) => old[i]!.lineStart > change.oldTo);
  const shift = change.newTo - change.oldTo;
  const from = head > 0 ? behindLineEnd(text, old[head - 1]!.lineEnd) : 0;
  const to = tail < old.length ? old[tail]!.lineStart + shift : text.length;
  const { words } = before;
  const state = { at: from, gap: 0, newline: -1, memo: undefined, words };
  const fresh: Line[] = [];
  readLines(text, state, to, fresh, detached, head);
  const newTail = head + fresh.length;
  const lines = spliced<Line>(old, { head, tail: old.length - tail }, fresh);
  if (newTail < lines.length && old[tail]!.gap !== state.gap)
    lines[newTail] = movedCopy(old[tail]!, tail, 0, state.gap);
  const lineStarts = new Uint32Array(lines.length);
  lineStarts.set(before.lineStarts.subarray(0, head));
  for (let i = head; i < newTail; i++) lineStarts[i] = lines[i]!.lineStart;
  if (shift !== 0 || newTail !== tail)
    for (let i = newTail; i < lines.length; i++) move(lines[i] as Paragraph, i, shift);
  for (let i = newTail, k = tail; i < lines.length; i++, k++) lineStarts[i] = before.lineStarts[k]! + shift;
  const fences = before.fences + fencesIn(fresh) - fencesIn(old.slice(head, tail));
  const within = before.fences > 0 || fences > 0 ? undefined : aroundLines(lines, head, newTail);
  const { first, last } = atOnce(giveRoles(lines, within?.from ?? 0, within?.to ?? lines.length));
  // The blanks beside what has been read again may have changed too, and with them the paragraph on their other side.
  const same = {
    head: Math.max(0, Math.min(head - 1, first)),
    tail: Math.max(0, Math.min(old.length - tail - 1, lines.length - 1 - last)),
  };
  const article = new LastingArticle(text, lines as readonly Paragraph[], lineStarts, fences, words);
  return { article, splice: { head, oldTail: tail, newTail, shift }, same };
}

/** A copy that does not keep the whole file's text alive, as a slice does. */
const detached = (slice: string): string => ` ${slice}`.slice(1);

/** The first number below `limit` that `holds` is true of, `limit` where there is none; true of all that follow it. */
function firstWhere(limit: number, holds: (i: number) => boolean): number {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Line extends Omit<Paragraph, 'role'> {
  role?: Role;
}

const fencesIn = (lines: readonly Line[]): number =>
  lines.reduce((count, line) => count + (isFence(line) ? 1 : 0), 0);

/** Some lines with those around them on whose roles they may bear. */
function aroundLines(
  lines: readonly Line[],
  from: number,
  to: number,
): { readonly from: number; readonly to: number } {
  let first = from - 1;
  while (first > 0 && !standsAlone(lines[first]!)) first--;
  let last = to;
  while (last < lines.length && !standsAlone(lines[last]!)) last++;
  return { from: Math.max(0, first), to: Math.min(lines.length, last + 1) };
}

/**
 * Gives some lines their roles; a line that is a paragraph already and keeps its role stays the same object. `first` and
 * `last` are the ones that have got another role than they had, or their first one.
 */
function* giveRoles(
  lines: Line[],
  from: number,
  to: number,
): Steps<{ readonly first: number; readonly last: number }> {
  const roles = yield* roleSteps(
    from === 0 && to === lines.length ? lines : lines.slice(from, to),
    from === 0,
  );
  let first = lines.length;
  let last = -1;
  for (let i = from; i < to; i++) {
    const line = lines[i]!;
    const role = roles[i - from]!;
    if (line.role === role) continue;
    if (line.role === undefined) line.role = role;
    else lines[i] = { ...line, role };
    first = Math.min(first, i);
    last = i;
  }
  return { first, last };
}

/**
 * Reads the lines of a text that start before `to`, from where the state stands, the start of a line: moves the state
 * behind them, and counts in it the blank lines since the last one that is not blank; `newline` is the next place of one, if
 * it is not less than `at`. Lines have memos of their own unless the state has one for all. `index` is that of the first.
 */
function readLines(
  text: string,
  state: {
    at: number;
    gap: number;
    newline: number;
    readonly memo: Memo | undefined;
    readonly words: Words | null;
  },
  to: number,
  lines: Line[],
  keep = (slice: string) => slice,
  index = 0,
): void {
  let { at, gap } = state;
  while (at < to) {
    const lineStart = at;
    if (state.newline < at) state.newline = placeOf('\n', text, at);
    const lineEnd = at + placeOf('\r', text.slice(at, state.newline), 0);
    at = behindLineEnd(text, lineEnd);
    let start = lineStart;
    let end = lineEnd;
    while (start < end && isBlankAt(text, start)) start++;
    while (end > start && isBlankAt(text, end - 1)) end--;
    if (start === end) {
      gap++;
      continue;
    }
    const own = keep(text.slice(start, end));
    const traits = traitsOf(own);
    const shape = shapeOf(own, traits);
    lines.push({
      index: index + lines.length,
      start,
      end,
      lineStart,
      lineEnd,
      text: own,
      traits,
      shape,
      gap,
      memo: state.memo ?? new OwnMemo(state.words),
      role: undefined as never,
    });
    gap = 0;
  }
  state.at = at;
  state.gap = gap;
}

/** The first place of a character from `at` on, the end of the text where there is none. Engines look through memory for it. */
function placeOf(character: string, text: string, at: number): number {
  const place = text.indexOf(character, at);
  return place < 0 ? text.length : place;
}

function behindLineEnd(text: string, at: number): number {
  if (at >= text.length) return at;
  return text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) === 0x0a ? at + 2 : at + 1;
}

function isBlankAt(text: string, at: number): boolean {
  const kind = CLASS[text.charCodeAt(at)]!;
  return kind === SPACE || kind === LINE_END;
}
