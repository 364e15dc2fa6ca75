/**
 * What each UTF-16 code unit is, looked up in one table: rules walk texts with `charCodeAt` and never run a regular
 * expression per character.
 */
// 0 is everything else.
export const SPACE = 1;
/** Han characters, halves of astral ones among them. */
export const HAN = 2;
/** Letters of other scripts: Latin, Greek, Cyrillic, kana, hangul … */
export const LETTER = 3;
export const DIGIT = 4;
/** Ends a sentence: 。！？!?． and the ellipsis; the Latin full stop has a class of its own. */
export const STOP = 5;
/** `.`: ends a sentence or stands in a number, an address, an abbreviation. */
export const DOT = 6;
/** ，、, inside a sentence. */
export const COMMA = 7;
/** ：；:; */
export const COLON = 8;
export const DASH = 9;
export const OPENER = 10;
export const CLOSER = 11;
/** ①, ❶, ㉑, ⑴, ⒈ and the private-use characters that publishing systems leave for numbers above ten. */
export const MARK = 12;
/** " and ': nothing tells an opening one from a closing one but the place. */
export const STRAIGHT = 13;
export const LINE_END = 14;
/** Signs that are read as part of a number: ％℃‰%°. */
export const UNIT = 15;

export const CLASS = /* @__PURE__ */ buildClasses();

function buildClasses(): Uint8Array {
  const table = new Uint8Array(65536);
  const range = (from: number, to: number, kind: number) => table.fill(kind, from, to + 1);
  const each = (chars: string, kind: number) => {
    for (let i = 0; i < chars.length; i++) table[chars.charCodeAt(i)] = kind;
  };
  range(0x41, 0x5a, LETTER);
  range(0x61, 0x7a, LETTER);
  range(0xc0, 0x1fff, LETTER);
  range(0x3041, 0x30ff, LETTER);
  range(0x3105, 0x312f, LETTER);
  range(0xac00, 0xd7a3, LETTER);
  range(0xff21, 0xff3a, LETTER);
  range(0xff41, 0xff5a, LETTER);
  range(0x30, 0x39, DIGIT);
  range(0xff10, 0xff19, DIGIT);
  range(0x3400, 0x4dbf, HAN);
  range(0x4e00, 0x9fff, HAN);
  range(0xf900, 0xfaff, HAN);
  range(0xd840, 0xd888, HAN); // high halves of the supplementary Han planes
  range(0xdc00, 0xdfff, HAN);
  each('〇々〆', HAN);
  each(' \t\u00a0\u3000\ufeff\u200b\u1680\u202f\u205f', SPACE);
  range(0x2000, 0x200a, SPACE);
  each('\r\n\u2028\u2029\u000b\u000c\u0085', LINE_END);
  each('。！？!?｡．…⋯', STOP);
  each('.', DOT);
  each('，,、､', COMMA);
  each('：；:;', COLON);
  each('—–―─～~', DASH);
  each('“‘「『（(《〈【〔［[｛{〖«', OPENER);
  each('”’」』）)》〉】〕］]｝}〗»', CLOSER);
  each('"\'＂＇', STRAIGHT);
  each('％%‰℃℉°', UNIT);
  range(0x2460, 0x249b, MARK); // ① – ⑳, ⑴ – ⒇, ⒈ – ⒛
  range(0x24ea, 0x24ff, MARK); // ⓪, ⓫ – ⓴, ⓵ – ⓾, ⓿
  range(0x2776, 0x2793, MARK); // ❶ – ❿, ➀ – ➓
  range(0x3220, 0x3229, MARK); // ㈠ – ㈩
  range(0x3251, 0x325f, MARK); // ㉑ – ㉟
  range(0x32b1, 0x32bf, MARK); // ㊱ – ㊿
  range(0xe000, 0xefff, MARK);
  range(0xf100, 0xf8ff, MARK); // between them stand the bullets of symbol fonts
  return table;
}

/** Whether a code unit is a small Latin letter. */
export const isSmallLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a;

/** Blank inside a line or a line end. */
export const isBlank = (kind: number): boolean => kind === SPACE || kind === LINE_END;

/** The closing partner of an opening quote or bracket, 0 for anything else. */
export function partnerOf(code: number): number {
  const at = OPENERS.indexOf(String.fromCharCode(code));
  return at < 0 ? 0 : CLOSERS.charCodeAt(at);
}
const OPENERS = '“‘「『（(《〈【〔［[｛{〖«';
const CLOSERS = '”’」』）)》〉】〕］]｝}〗»';

/** Moves an offset that lies inside a surrogate pair to the pair's start. */
export const onBound = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return code >= 0xdc00 && code < 0xe000 && before >= 0xd800 && before < 0xdc00 ? at - 1 : at;
};
