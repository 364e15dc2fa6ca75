import type { Memo } from '../article/memo.js';
import { PerText } from '../article/memo.js';
import { CLASS, CLOSER, COLON, COMMA, DIGIT, DOT, HAN, LETTER, OPENER, SPACE, STOP, UNIT } from '../text.js';

/** How much room a line takes and asks for, in half-widths: a Han character or full-width sign is 2, a Latin letter 1. */
export interface Room {
  readonly width: number;
  /**
   * Room that the first part of the line would need on the line above: a word or number is not broken, and signs that
   * may not stand at the start of a line come along.
   */
  readonly first: number;
}

/** Longer texts are no lines of a column: their room is not read. */
const LONGEST = 240;

const rooms = new PerText((text): Room => {
  if (text.length > LONGEST) return { width: text.length, first: text.length };
  let width = 0;
  for (let i = 0; i < text.length; i++) width += widthAt(text, i);
  return { width, first: firstPart(text) };
});

/** The room of a line is not asked for any more in this check. */
export const letGoOfRoom = (p: Parameters<typeof rooms.of>[0]): void => rooms.letGo(p);

export const roomOf = (p: Parameters<typeof rooms.of>[0] & { readonly memo: Memo }): Room => rooms.of(p);

/** Curly quotes, dashes and ellipses stand in a full width where Chinese is set. */
const WIDE_SIGNS = '“”‘’—…·';

/** Narrow punctuation behind a Han character was wide on the page; the blank that character recognition adds was none. */
function widthAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0x80) return widthOf(code);
  const kind = CLASS[code]!;
  if (kind === COMMA || kind === COLON || (kind === STOP && code !== 0x2e))
    return CLASS[text.charCodeAt(at - 1)] === HAN ? 2 : 1;
  if (kind !== SPACE) return 1;
  const before = CLASS[text.charCodeAt(at - 1)];
  return before === COMMA || before === COLON || before === STOP ? 0 : 1;
}

function widthOf(code: number): number {
  if (code < 0x2000) return code === 0xb7 ? 2 : 1;
  if (code >= 0xdc00 && code < 0xe000) return 0; // the second half of an astral character
  if (code < 0x2e80) return WIDE_SIGNS.includes(String.fromCharCode(code)) || code >= 0x2190 ? 2 : 1;
  return code >= 0xff61 && code <= 0xffdc ? 1 : 2;
}

const isWord = (kind: number, code: number): boolean =>
  (kind === LETTER && (code < 0x3000 || code >= 0xac00)) || kind === DIGIT || kind === DOT || kind === UNIT;

const cannotStart = (kind: number): boolean =>
  kind === COMMA || kind === STOP || kind === CLOSER || kind === COLON;

const WIDER = 8;

const isCurly = (code: number): boolean => code >= 0x2018 && code <= 0x201d;

function firstPart(text: string): number {
  let at = 0;
  let room = 0;
  const take = () => {
    room += widthOf(text.charCodeAt(at));
    at++;
  };
  const kind = () => CLASS[text.charCodeAt(at)]!;
  while (at < text.length && kind() === OPENER) take();
  const code = text.charCodeAt(at);
  if (isWord(kind(), code)) {
    const start = at;
    while (at < text.length && isWord(kind(), text.charCodeAt(at))) take();
    // Letters and figures of print are a little wider than half a character.
    if (code < 0x80) room += Math.ceil((at - start) / WIDER);
  } else if (at < text.length) {
    take();
    if (code >= 0xd800 && code < 0xdc00) take();
    // —— and …… are not parted.
    if (code === 0x2014 || code === 0x2026) while (text.charCodeAt(at) === code) take();
  }
  while (at < text.length && (cannotStart(kind()) || isCurly(text.charCodeAt(at))) && kind() !== SPACE) {
    // Some programs that set pages never break beside a curly quote.
    const curly = isCurly(text.charCodeAt(at));
    take();
    if (curly && at < text.length && kind() === HAN) take();
  }
  return room;
}
