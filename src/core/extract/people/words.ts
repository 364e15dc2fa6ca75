import type { Range } from '../../range.js';
import { type Lexicon, WordClass } from './lexicon.js';

const NAMES = new Set<number>([WordClass.person, WordClass.foreign, WordClass.japanese]);

/** A word of the language, no name, of more than `n` characters. */
const isLonger = ({ length, info }: { length: number; info: number }, n: number): boolean =>
  length > n && !NAMES.has(info & 15);

/** A word runs from before `start` to after it. */
export function crossesStart(text: string, start: number, lexicon: Lexicon): boolean {
  for (let back = 1; back <= 3 && back <= start; back++)
    if (isLonger(lexicon.wordAt(text, start - back), back)) return true;
  return false;
}

/** A word of two characters or more ends straight before `start`: 作家|村上, where 家村 is a word too. */
export function followsWord(text: string, start: number, lexicon: Lexicon): boolean {
  for (let back = 2; back <= 4 && back <= start; back++)
    if (lexicon.wordAt(text, start - back).length === back) return true;
  return false;
}

/** A longer word that is no name holds part of the range (喀麦隆, 阿尔茨海默). */
export function insideThing(text: string, { start, end }: Range, lexicon: Lexicon): boolean {
  for (let at = Math.max(0, start - 3); at < end; at++) {
    const { length, info } = lexicon.wordAt(text, at);
    if (length < 3 || NAMES.has(info & 15)) continue;
    if ((at < start && at + length > start) || (at < end && at + length > end)) return true;
  }
  return false;
}

/** A word runs from inside the range to beyond its end. */
export function crossesEnd(text: string, { start, end }: Range, lexicon: Lexicon): boolean {
  for (let at = Math.max(start + 1, end - 3); at < end; at++)
    if (isLonger(lexicon.wordAt(text, at), end - at)) return true;
  return false;
}

/** A word of the language, or the name of a thing. */
export function isNoName(word: string, lexicon: Lexicon): boolean {
  const { length, info } = lexicon.wordAt(word, 0);
  return length === word.length && !NAMES.has(info & 15);
}

/** A word of the language that is no name by itself. */
export function isOrdinaryWord(name: string, lexicon: Lexicon): boolean {
  const { length, info } = lexicon.wordAt(name, 0);
  return length === name.length && !NAMES.has(info & 15) && (info & 15) !== WordClass.proper;
}
