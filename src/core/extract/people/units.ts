/** What kind of thing a unit is; small numbers, since features multiply them. */
export const Kind = {
  edge: 0,
  han: 1,
  digits: 2,
  capitalised: 3,
  capitals: 4,
  lower: 5,
  space: 6,
  stop: 7,
  comma: 8,
  open: 9,
  close: 10,
  colon: 11,
  dot: 12,
  kana: 13,
  hangul: 14,
  other: 15,
} as const;

/** Units before the first and after the last, so that windows need no bounds checks. */
export const PAD = 4;

const DOTS = '·・•‧∙⋅●﹒․';

/** Beside those in RANGES. */
const BLANKS = '\u00a0\u3000\ufeff';

const SIGNS: readonly (readonly [number, string])[] = [
  [Kind.space, BLANKS],
  [Kind.stop, '。！？；!?;…'],
  [Kind.comma, '，,、.'],
  [Kind.open, '（(“‘《〈「『【[〔"'],
  [Kind.close, '）)”’》〉」』】]〕'],
  [Kind.colon, ':：'],
  [Kind.han, '〇々'],
  [Kind.dot, DOTS],
];

/** First and last codes of each kind. */
const RANGES: readonly (readonly [number, number, number])[] = [
  [Kind.space, 0, 32],
  [Kind.space, 0x2000, 0x200b],
  [Kind.digits, 0x30, 0x39],
  [Kind.digits, 0xff10, 0xff19],
  [Kind.capitals, 0x41, 0x5a],
  [Kind.capitals, 0xc0, 0xde],
  [Kind.capitals, 0xff21, 0xff3a],
  [Kind.lower, 0x61, 0x7a],
  [Kind.lower, 0xdf, 0x24f],
  [Kind.lower, 0xff41, 0xff5a],
  [Kind.kana, 0x3041, 0x30ff],
  [Kind.han, 0x3400, 0x4dbf],
  [Kind.han, 0x4e00, 0x9fff],
  [Kind.hangul, 0xac00, 0xd7a3],
  // Halves of rare characters.
  [Kind.han, 0xd800, 0xdfff],
];

/** Per code unit: its kind in the high byte's place of `kinds`, and the code the model knows it by. */
export class CodeTable {
  readonly kinds = new Uint8Array(65536);
  readonly codes = new Uint16Array(65536);

  /**
   * `from` holds codes and `to` the codes they read as (Traditional forms as their Simplified ones). Long loops have
   * functions of their own, as in Lexicon.
   */
  constructor(from: Uint16Array, to: Uint16Array) {
    const { kinds, codes } = this;
    countUp(codes);
    readAs(codes, from, to);
    kinds.fill(Kind.other);
    for (const [kind, from, to] of RANGES) kinds.fill(kind, from, to + 1);
    for (const [kind, chars] of SIGNS) for (const c of chars) kinds[c.charCodeAt(0)] = kind;
    for (let c = 0xff01; c <= 0xff5e; c++) codes[c] = c - 0xfee0;
    for (const [from, to] of ['「“', '『‘', '」”', '』’'] as Iterable<string>)
      codes[from!.charCodeAt(0)] = to!.charCodeAt(0);
    for (const c of DOTS) codes[c.charCodeAt(0)] = 0xb7;
    for (const c of '，！？；：（）') codes[c.charCodeAt(0)] = c.charCodeAt(0) - 0xfee0;
    for (const [kind, from, to] of RANGES) if (kind === Kind.space) codes.fill(32, from, to + 1);
    for (const c of BLANKS) codes[c.charCodeAt(0)] = 32;
  }
}

function countUp(codes: Uint16Array): void {
  for (let c = 0; c < codes.length; c++) codes[c] = c;
}

function readAs(codes: Uint16Array, from: Uint16Array, to: Uint16Array): void {
  for (let i = 0; i < from.length; i++) codes[from[i]!] = to[i]!;
}

/**
 * A text as the model reads it: a character of Chinese is a unit, and so is a run of digits, of Latin letters or of
 * blanks. Grows as needed and is used again for the next text.
 */
export class Units {
  length = 0;
  /** Codes with PAD zeros on either side: the code of unit i stands at i + PAD. */
  codes = new Uint16Array(0);
  kinds = new Uint8Array(0);
  /** Where each unit starts in the text; one more entry than units. */
  starts = new Int32Array(0);

  constructor(private readonly table: CodeTable) {}

  read(text: string, from = 0, to = text.length): void {
    const room = to - from + 2 * PAD + 1;
    if (this.codes.length < room) {
      const size = Math.max(1024, room * 2);
      this.codes = new Uint16Array(size);
      this.kinds = new Uint8Array(size);
      this.starts = new Int32Array(size);
    }
    const { codes, kinds, starts } = this;
    const { kinds: kindOf, codes: codeOf } = this.table;
    codes.fill(0, 0, PAD);
    kinds.fill(0, 0, PAD);
    let n = 0;
    let i = from;
    while (i < to) {
      const c = text.charCodeAt(i);
      let kind = kindOf[c]!;
      let code = codeOf[c]!;
      starts[n] = i++;
      if (kind === Kind.digits) {
        const first = i - 1;
        while (i < to && (kindOf[text.charCodeAt(i)] === Kind.digits || isPoint(text, i, to, kindOf))) i++;
        code = 48 + Math.min(9, i - first);
      } else if (kind === Kind.capitals || kind === Kind.lower) {
        const first = i - 1;
        let capitals = kind === Kind.capitals ? 1 : 0;
        let letters = 1;
        for (; i < to; i++) {
          const k = kindOf[text.charCodeAt(i)]!;
          if (k === Kind.capitals) capitals++;
          else if (k !== Kind.lower && !isInWord(text.charCodeAt(i), text, i + 1, to, kindOf)) break;
          letters++;
        }
        if (kind === Kind.capitals) {
          if (letters > 1 && capitals < letters) kind = Kind.capitalised;
        } else kind = Kind.lower;
        code = latinCode(codeOf[text.charCodeAt(first)]!, letters, kind);
      } else if (kind === Kind.space) {
        while (i < to && kindOf[text.charCodeAt(i)] === Kind.space) i++;
      }
      codes[n + PAD] = code;
      kinds[n + PAD] = kind;
      n++;
    }
    starts[n] = to;
    codes.fill(0, n + PAD, n + 2 * PAD);
    kinds.fill(0, n + PAD, n + 2 * PAD);
    this.length = n;
  }
}

/** A decimal point or thousands mark between digits. */
function isPoint(text: string, i: number, to: number, kindOf: Uint8Array): boolean {
  const c = text.charCodeAt(i);
  return (c === 46 || c === 44) && i + 1 < to && kindOf[text.charCodeAt(i + 1)] === Kind.digits;
}

/** An apostrophe inside a word. */
function isInWord(c: number, text: string, next: number, to: number, kindOf: Uint8Array): boolean {
  if (c !== 39 && c !== 0x2019) return false;
  if (next >= to) return false;
  const k = kindOf[text.charCodeAt(next)];
  return k === Kind.lower || k === Kind.capitals;
}

/** Latin words are told apart by shape and length only. */
function latinCode(first: number, letters: number, kind: number): number {
  if (letters === 1) return first;
  return 0xe000 + kind * 16 + Math.min(letters, 12);
}
