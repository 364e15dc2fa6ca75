import { isDigit } from '../numerals.js';
import type { Vocabulary } from '../vocabulary.js';
import { BOUND, LONGEST, trimmed } from './bounds.js';
import { COMPARED } from './words.js';

/** Longest look back, in UTF-16 code units. */
const REACH = 26;

/** Takes linking words off the end of a phrase: 总量达|, 收入仅有|. */
function withoutLinks(text: string, from: number, to: number, vocabulary: Vocabulary): number {
  let end = to;
  for (;;) {
    while (end > from && text[end - 1] === ' ') end--;
    const length = vocabulary.links.lengthBefore(text, end);
    const whole = vocabulary.wholeEnds.lengthBefore(text, end);
    if (whole > length && end - whole >= from) return end;
    if (!length || end - length < from) return end;
    if (length === 1 && end - 2 >= from && vocabulary.pairAt(text, end - 2) === 'noun') return end;
    // 瘦了, 借了: what is left must still say something.
    if (end - length - from === 1 && text.slice(end - length, end) === '了') return end;
    end -= length;
  }
}

/**
 * Leaves out what opens the clause (其中, 目前, 今年, all before the last 的) and, of a long phrase, all but the words
 * next to the number.
 */
function withoutOpeners(text: string, from: number, to: number, vocabulary: Vocabulary): number {
  let start = from;
  let count = 0;
  for (let i = from; i < to; ) {
    const whole = vocabulary.whole.longest(text, i)?.end ?? 0;
    const opener = vocabulary.openers.longest(text, i)?.end ?? 0;
    const pair = i + 2 <= to ? vocabulary.pairAt(text, i) : undefined;
    if (opener > i && whole <= opener && !(pair && opener < i + 2) && opener + 2 <= to) {
      i = opener;
      start = i;
      continue;
    }
    const known = pair !== undefined || whole > i;
    words[count] = i;
    kinds[count++] = pair === 'verb' ? VERB : known ? KNOWN : UNKNOWN;
    if (whole > i && whole <= to) i = whole;
    else i += pair ? 2 : 1;
  }
  if (to - start <= LONGEST) return start;
  // The longest stretch that begins with a word, and, where a verb governs the last words, with that verb.
  let best = to - LONGEST;
  let found = false;
  for (let k = count - 1; k >= 0; k--) {
    const at = words[k]!;
    const known = kinds[k] !== UNKNOWN;
    if (to - at > LONGEST || at < start) break;
    if (known || !found || to - best < 5) best = at;
    found ||= known;
    if (kinds[k] === VERB && to - at >= 4) break;
  }
  return best;
}
/** Where the words of the phrase begin that is read, REACH of them at most, and what they are. */
const words = new Int32Array(REACH);
const kinds = new Uint8Array(REACH);
const UNKNOWN = 0;
const KNOWN = 1;
const VERB = 2;

/** English words are not cut: the next one begins behind a blank. */
function wordStart(text: string, at: number, end: number): number {
  if (at === 0 || text.charCodeAt(at) > 0x7a || !/^[A-Za-z]{2}$/.test(text.slice(at - 1, at + 1))) return at;
  const blank = text.slice(at, end).indexOf(' ');
  return blank < 0 ? at : at + blank + 1;
}

export interface Left {
  readonly phrase: string;
  /** The clause says more than a word of change or a link. */
  readonly telling: boolean;
}

/** The phrase before a figure within its clause, back to `floor`. */
export function phraseBefore(
  text: string,
  start: number,
  floor: number,
  vocabulary: Vocabulary,
  money = false,
): Left {
  let from = start;
  const most = Math.max(floor, start - REACH);
  while (from > most && (!BOUND[text.charCodeAt(from - 1)] || isInNumber(text, from - 1))) from--;
  const end = withoutLinks(text, from, start, vocabulary);
  // 财政收入|同比增长: the subject is what counts; what it is held against follows where there is room.
  const compared = mayCompare(text, from, end) ? COMPARED.exec(text.slice(from, end)) : null;
  if (compared && compared.index > 1) {
    const stop = withoutLinks(text, from, from + compared.index, vocabulary);
    const at = withoutOpeners(text, from, stop, vocabulary);
    if (stop - at > 1)
      return { phrase: text.slice(at, end - at <= LONGEST ? end : stop).trim(), telling: true };
  } else if (compared) return { phrase: text.slice(from, end), telling: false };
  // 瘦了|16斤: the verb alone says it.
  if (
    text[end] === '了' &&
    end === start - 1 &&
    end - from > 1 &&
    !vocabulary.pairAt(text, end - 2) &&
    !money
  )
    return { phrase: text.slice(end - 1, start), telling: true };
  const begin = withoutOpeners(text, from, end, vocabulary);
  const words = trimmed(text.slice(wordStart(text, begin, end), end), '');
  const mayOpen = ADVERBS.includes(words[0] ?? ' ') && !vocabulary.whole.longest(words, 0);
  const phrase = mayOpen ? words.replace(ADVERB, '') : words;
  const change = vocabulary.changes.lengthBefore(text, end);
  const empty = vocabulary.openers.longest(phrase, 0)?.end === phrase.length || isComparison(phrase);
  return { phrase, telling: phrase.length > 1 && change < phrase.length && !empty };
}

/** The point of PM2.5浓度. */
const isInNumber = (text: string, at: number): boolean =>
  text[at] === '.' && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));

const ADVERBS = '就只仅被才也都又便还则';
const ADVERB = /^[就只仅被才也都又便还则](?=.{1,3}$)/;

/** Whether a word stands between two places that COMPARED looks for. */
function mayCompare(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text[i] === '比' || text[i] === '较') return true;
  return false;
}

const isComparison = (phrase: string): boolean =>
  phrase.length < 4 &&
  (phrase.endsWith('比') || phrase.endsWith('较')) &&
  (phrase.length === 1 || phrase.startsWith('分别') || phrase.startsWith('分別')) &&
  phrase.length !== 2;

/** The end of the clause before, where the figure's own says nothing: 查出隐患，占比68%. */
export function clauseBefore(text: string, at: number, floor: number, vocabulary: Vocabulary): string {
  const most = Math.max(floor, at - 12);
  let bound = at;
  while (bound > most && text[bound - 1] !== '，') bound--;
  return bound > most ? phraseBefore(text, bound - 1, floor, vocabulary).phrase : '';
}
