import {
  CLASS,
  CLOSER,
  COLON,
  COMMA,
  DASH,
  DIGIT,
  DOT,
  HAN,
  LETTER,
  MARK,
  OPENER,
  partnerOf,
  SPACE,
  STOP,
  STRAIGHT,
} from '../text.js';

/** How a paragraph's text stops. */
export type End =
  /** A full stop, ellipsis or the like, with whatever quotes close behind it. */
  | 'closed'
  /** A comma: nothing ends here. */
  | 'comma'
  /** A colon, semicolon or dash: a paragraph may end so. */
  | 'colon'
  /** A closing quote or bracket with no full stop inside. */
  | 'bracket'
  /** A character, letter or figure. */
  | 'open';

/** What a paragraph's own text shows, whatever stands around it. */
export interface Traits {
  readonly end: End;
  /** Where the text ends, in code units from the paragraph's start: before an image marker stuck to its end. */
  readonly length: number;
  /** Opening quotes and brackets that the text leaves open, in order. */
  readonly open: string;
  /** Closing quotes and brackets whose openers are not in the text, in order. */
  readonly stray: string;
  readonly han: number;
  readonly letters: number;
  readonly digits: number;
  /** Full stops and the like. */
  readonly stops: number;
  readonly commas: number;
  /** Blanks inside the text. */
  readonly blanks: number;
  /** ① and the like. */
  readonly marks: number;
}

/** Reads the traits of one paragraph. Depends on its text alone. */
export function traitsOf(text: string): Traits {
  let length = withoutBracketed(text);
  while (length > 1 && CLASS[text.charCodeAt(length - 1)] === MARK) length--;
  while (length > 1 && CLASS[text.charCodeAt(length - 1)] === SPACE) length--;
  // 图 that belongs to the marker behind a full stop.
  if (length < text.length && isPicture(text.charCodeAt(length - 1)) && isEnd(text.charCodeAt(length - 2)))
    length--;
  let han = 0;
  counts.fill(0);
  const open: number[] = [];
  let stray = '';
  let straight = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    const kind = CLASS[code]!;
    if (kind === HAN) {
      han++;
      continue;
    }
    counts[kind]!++;
    if (kind === OPENER) open.push(code);
    else if (kind === CLOSER) {
      if (code === 0x2019 && CLASS[text.charCodeAt(i - 1)] === LETTER && !open.includes(0x2018)) continue; // an apostrophe
      let k = open.length - 1;
      while (k >= 0 && partnerOf(open[k]!) !== code) k--;
      if (k >= 0) open.length = k;
      else if ((code === 0x29 || code === 0xff09) && i < 4)
        continue; // 1) 一） at the head of a list item
      else stray += text[i];
    } else if (kind === STRAIGHT && (code === 0x22 || code === 0xff02)) straight++;
  }
  let openText = '';
  for (const code of open) openText += String.fromCharCode(code);
  if (straight & 1) openText += '"';
  return {
    end: endOf(text, length),
    length,
    open: openText,
    stray,
    han,
    letters: counts[LETTER]!,
    digits: counts[DIGIT]!,
    stops: counts[STOP]!,
    commas: counts[COMMA]!,
    blanks: counts[SPACE]!,
    marks: counts[MARK]!,
  };
}

/** How many code units of each class the text has that is read, but for Han. */
const counts = new Uint32Array(16);

/** Where the text ends before a marker in brackets that follows its full stop: 。（①） */
function withoutBracketed(text: string): number {
  let at = text.length - 1;
  if (CLASS[text.charCodeAt(at)] !== CLOSER || CLASS[text.charCodeAt(at - 1)] !== MARK) return text.length;
  while (CLASS[text.charCodeAt(at - 1)] === MARK) at--;
  if (CLASS[text.charCodeAt(at - 1)] !== OPENER) return text.length;
  return at > 2 && isEnd(text.charCodeAt(at - 2)) ? at - 1 : text.length;
}

const isPicture = (code: number): boolean => code === 0x56fe || code === 0x5716;
const isEnd = (code: number): boolean =>
  CLASS[code] === STOP || CLASS[code] === CLOSER || CLASS[code] === DOT;

function endOf(text: string, length: number): End {
  let at = length - 1;
  let closers = 0;
  for (; at >= 0; at--, closers++) {
    const kind = CLASS[text.charCodeAt(at)]!;
    if (kind !== CLOSER && kind !== STRAIGHT && !(kind === SPACE && closers > 0)) break;
  }
  const kind = at < 0 ? CLOSER : CLASS[text.charCodeAt(at)]!;
  if (kind === STOP || kind === DOT) return 'closed';
  if (closers > 0) return 'bracket';
  if (kind === COMMA) return 'comma';
  return kind === COLON || kind === DASH ? 'colon' : 'open';
}
