import { CLASS, CLOSER, COLON, COMMA, HAN, SPACE, STOP } from '../../src/core/text.js';

export type Random = () => number;

/** Mulberry32: the same seed gives the same numbers everywhere. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface CutUp {
  readonly text: string;
  /** Offsets: the text breaks off at `at`, and goes on at `resume` (null: nowhere). */
  readonly cuts: readonly { readonly at: number; readonly resume: number | null }[];
}

interface Piece {
  text: string;
  rest?: boolean;
  /** What goes on with it; null: lost. */
  next?: Piece | null;
}

/** A place where a column could end: not behind a full stop, not before what cannot begin a line. */
function place(random: Random, text: string): number {
  const want = random();
  const low = Math.max(7, Math.floor(text.length * 0.12));
  const high = Math.min(text.length - 5, Math.floor(text.length * 0.88));
  if (high <= low) return -1;
  for (let attempt = 0; attempt < 60; attempt++) {
    const at = low + Math.floor(random() * (high - low + 1));
    const before = CLASS[text.charCodeAt(at - 1)]!;
    const after = CLASS[text.charCodeAt(at)]!;
    if (before === STOP || before === SPACE || after === SPACE) continue;
    if (after === STOP || after === COMMA || after === COLON || after === CLOSER) continue;
    if (text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) < 0xe000) continue;
    const isComma = before === COMMA;
    const inWord = before === HAN && after === HAN;
    if (want < 0.65 ? inWord : want < 0.85 ? isComma : !inWord && !isComma) return at;
  }
  return -1;
}

/**
 * So many whole paragraphs stand without the indent that the others have: behind headings, or because what was a short
 * line has been joined with its rest.
 */
const BARE = 0.04;

/** Cuts some paragraphs of a clean article and puts some of the rests elsewhere, or nowhere. */
export function cutUp(article: string, random: Random): CutUp {
  const pieces: Piece[] = article
    .split(/\r?\n/)
    .map((line) => ({ text: line.trim() }))
    .filter((piece) => piece.text);
  const wanted = Math.round(random() * Math.min(6, pieces.length / 4));
  for (let n = 0; n < wanted; n++) {
    const index = Math.floor(random() * pieces.length);
    const head = pieces[index]!;
    if (head.text.length < 24 || head.rest || head.next !== undefined) continue;
    const at = place(random, head.text);
    if (at < 0) continue;
    const rest: Piece = { text: head.text.slice(at).trim(), rest: true };
    head.text = head.text.slice(0, at).trim();
    const comma = CLASS[head.text.charCodeAt(head.text.length - 1)] === COMMA;
    const where = comma ? 0.06 + random() : random();
    if (where < 0.08) {
      head.next = null;
      continue;
    }
    head.next = rest;
    const to = where < (comma ? 0.12 : 0.36) ? index + 2 + Math.floor(random() * 5) : index + 1;
    pieces.splice(Math.min(pieces.length, to), 0, rest);
  }
  for (let n = random() < 0.4 ? 2 : 0; n > 0; n--)
    pieces.splice(Math.floor(random() * pieces.length), 0, { text: '①②③④'[Math.floor(random() * 4)]! });

  const half = random() < 0.4;
  const indent = random() < 0.25;
  const gap = random() < 0.3 ? '\n' : '\n\n';
  const starts = new Map<Piece, number>();
  const ends = new Map<Piece, number>();
  let text = '';
  for (const piece of pieces) {
    if (text) text += gap;
    if (indent && !piece.rest && piece.text.length >= 30 && random() >= BARE) text += '\u3000\u3000';
    starts.set(piece, text.length);
    text += half
      ? piece.text.replace(/[，；：！？（）]/g, (c) => ',;:!?()'['，；：！？（）'.indexOf(c)]!)
      : piece.text;
    ends.set(piece, text.length);
  }
  const cuts = pieces
    .filter((piece) => piece.next !== undefined)
    .map((piece) => ({ at: ends.get(piece)!, resume: piece.next ? starts.get(piece.next)! : null }));
  return { text, cuts };
}
