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
  /** Says again what stands elsewhere, or is a marker: left as it is. */
  added?: boolean;
}

/** In this share of places a column ends beside a figure, a letter or a bracket, not in a word. */
const BESIDE = 0.08;

/** A place where a column could end: not behind a full stop, not before what cannot begin a line. */
function place(random: Random, text: string, behindComma: boolean): number {
  const isAny = random() < BESIDE;
  const low = Math.max(8, Math.floor(text.length * 0.13));
  const high = Math.min(text.length - 5, Math.floor(text.length * 0.87));
  for (let attempt = 0; high > low && attempt < 60; attempt++) {
    const at = low + Math.floor(random() * (high - low + 1));
    const before = CLASS[text.charCodeAt(at - 1)]!;
    const after = CLASS[text.charCodeAt(at)]!;
    if (before === STOP || before === SPACE || after === SPACE) continue;
    if (after === STOP || after === COMMA || after === COLON || after === CLOSER) continue;
    if (text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) < 0xe000) continue;
    if (behindComma ? before === COMMA : before !== COMMA && (isAny || (before === HAN && after === HAN)))
      return at;
  }
  return -1;
}

const ENDED = /[。！？!?…—；;：:.”’」』）)》】\]]$/u;
const isText = ({ text }: Piece): boolean => text.length >= 28 && ENDED.test(text);
/** Text that has neither been broken off nor added: what may still be damaged. */
const isIntact = (piece: Piece): boolean =>
  !piece.rest && !piece.added && piece.next === undefined && isText(piece);
const pick = <T>(random: Random, list: readonly T[]): T | undefined =>
  list[Math.floor(random() * list.length)];

/** The first place from `from` on that is not right before a rest: nothing comes between that and what it goes on with. */
function passRests(pieces: readonly Piece[], from: number): number {
  let to = from;
  while (pieces[to]?.rest) to++;
  return to;
}

/** The farthest that a rest is carried, in paragraphs. */
const FARTHEST = 5;
/** Behind a comma a rest is mostly that of the next column. */
const FAR_BEHIND_COMMA = 0.04;

/** Breaks a paragraph off. Its rest stands right behind it, further down, or nowhere. */
function breakOff(pieces: Piece[], random: Random, where: 'next' | 'below' | 'lost', comma = false): void {
  const head = pick(random, pieces.filter(isIntact));
  if (!head) return;
  const at = place(random, head.text, where === 'next' ? comma : random() < FAR_BEHIND_COMMA);
  if (at < 0) return;
  const rest: Piece = { text: head.text.slice(at).trim(), rest: true };
  head.text = head.text.slice(0, at).trim();
  head.next = where === 'lost' ? null : rest;
  if (where === 'lost') return;
  const next = pieces.indexOf(head) + 1;
  if (where === 'next') pieces.splice(next, 0, rest);
  else {
    const passed = 1 + Math.floor(random() * FARTHEST);
    pieces.splice(passRests(pieces, Math.min(pieces.length, next + passed)), 0, rest);
  }
}

const SENTENCE = /[^。！？!?]+(?:[。！？!?]+[”’」』）)]*|$)/gu;

/** Puts some paragraphs down once more: right behind themselves or at the end, as they are, in one, or in part. */
function repeat(pieces: Piece[], random: Random): void {
  const first = pick(random, pieces.filter(isIntact));
  if (!first) return;
  const index = pieces.indexOf(first);
  const run = [first];
  const most = random() < 0.5 ? 1 : 4;
  for (let k = index + 1; run.length < most && k < pieces.length; k++) {
    if (!isIntact(pieces[k]!)) break;
    run.push(pieces[k]!);
  }
  let copies = run.map(({ text }) => text);
  const sentences = first.text.match(SENTENCE) ?? [];
  const how = random();
  if (how < 0.2) copies = [copies.join('')];
  else if (how < 0.4 && sentences.length > 1) copies = [...sentences];
  else if (how < 0.6 && sentences.length > 1) copies = [sentences.slice(1).join('')];
  const to = passRests(pieces, random() < 0.5 ? index + run.length : pieces.length);
  pieces.splice(to, 0, ...copies.map((text) => ({ text, added: true })));
}

/** Leaves the marker of a picture on a line, or at the end of a paragraph. */
function mark(pieces: Piece[], random: Random): void {
  const text = pick(random, '①②③④⑤❶❷'.split(''))!;
  if (random() < 0.8) {
    pieces.splice(1 + Math.floor(random() * pieces.length), 0, { text, added: true });
    return;
  }
  const whole = pick(
    random,
    pieces.filter((piece) => !piece.added && piece.next === undefined && isText(piece)),
  );
  if (whole) whole.text += text;
}

/** What is done to articles, each up to its share. */
const DAMAGE: readonly (readonly [number, (pieces: Piece[], random: Random) => void])[] = [
  [0.18, (pieces, random) => breakOff(pieces, random, 'next')],
  [0.3, (pieces, random) => breakOff(pieces, random, 'next', true)],
  [0.42, (pieces, random) => breakOff(pieces, random, 'below')],
  [0.45, (pieces, random) => breakOff(pieces, random, 'lost')],
  [0.86, repeat],
  [1, mark],
];

/**
 * So many whole paragraphs stand without the indent that the others have: behind headings, or because what was a short
 * line has been joined with its rest.
 */
const BARE = 0.04;

/** Damages a clean article as columns, extraction and typesetting do. */
export function cutUp(article: string, random: Random): CutUp {
  const pieces: Piece[] = article
    .split(/\r?\n/)
    .map((line) => ({ text: line.trim() }))
    .filter((piece) => piece.text);
  const times = Math.max(1, Math.min(6, Math.round(pieces.length / 3)));
  for (let n = 0; n < times; n++) {
    const roll = random();
    DAMAGE.find(([to]) => roll < to)![1](pieces, random);
  }

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
