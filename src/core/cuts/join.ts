import { CLASS, isSmallLetter, LETTER } from '../text.js';

/** How two pieces of one sentence are put together. */
export interface Joint {
  /** What stands between them. */
  readonly between: string;
  /** Code units to leave out at the end of the first piece: a hyphen that only the line end called for. */
  readonly drop: number;
}

const HYPHEN = /[-\u00ad\u2010]$/;
/** Parts of words that keep their hyphen: well-known, self-made … */
const KEEPS_HYPHEN =
  /(?:^|[^\p{L}])(?:well|self|non|anti|half|all|cross|high|low|long|short|multi|semi|vice|mid|post)$/iu;

/** No space between Han characters, one between Latin words; a hyphen at a line end is resolved. */
export function jointOf(first: string, second: string): Joint {
  const next = second.charCodeAt(0);
  const last = first.charCodeAt(first.length - 1);
  if (HYPHEN.test(first) && isWord(first.charCodeAt(first.length - 2)) && isSmallLetter(next)) {
    const word = first.slice(0, -1);
    return { between: '', drop: isOwnHyphen(last, word) && KEEPS_HYPHEN.test(word.slice(-12)) ? 0 : 1 };
  }
  if (last === 0x2d && isWord(next)) return { between: '', drop: 0 };
  // A Latin word, or the punctuation behind one, before another one.
  const opensWord = isWord(next) || (isLatinOpener(next) && isWord(second.charCodeAt(1)));
  if (!opensWord) return { between: '', drop: 0 };
  if (isWord(last)) return { between: ' ', drop: 0 };
  const latin =
    isWord(first.charCodeAt(first.length - 2)) && LATIN_CLOSERS.includes(String.fromCharCode(last));
  return { between: latin ? ' ' : '', drop: 0 };
}

/** U+2010 at a line end comes from hyphenation, unless the text writes its own hyphens so. */
const isOwnHyphen = (code: number, before: string): boolean =>
  code === 0x2d || (code === 0x2010 && before.includes('\u2010'));

const LATIN_CLOSERS = ',;:.!?)"\'’”';
const isLatinOpener = (code: number): boolean => '("\'‘“$'.includes(String.fromCharCode(code));

/** Letters of scripts that put spaces between words, and figures. */
function isWord(code: number): boolean {
  if (CLASS[code] === LETTER) return code < 0x3000 || code >= 0xac00;
  return code >= 0x30 && code <= 0x39;
}
