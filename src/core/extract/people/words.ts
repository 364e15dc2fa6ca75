import type { Range } from '../../range.js';
import { type Lexicon, WordClass } from './lexicon.js';

const NAMES = new Set<number>([WordClass.person, WordClass.foreign, WordClass.japanese]);

/** Whether a word, as Lexicon.packedWordAt gives it, is one of the language, no name, of more than `n` characters. */
const isLonger = (word: number, n: number): boolean => word >> 8 > n && !NAMES.has(word & 15);

/** A word runs from before `start` to after it. */
export function crossesStart(text: string, start: number, lexicon: Lexicon): boolean {
  for (let back = 1; back <= 3 && back <= start; back++)
    if (isLonger(lexicon.packedWordAt(text, start - back), back)) return true;
  return false;
}

/** A word of two characters or more ends straight before `start`: 作家|村上, where 家村 is a word too. */
export function followsWord(text: string, start: number, lexicon: Lexicon): boolean {
  for (let back = 2; back <= 4 && back <= start; back++)
    if (lexicon.packedWordAt(text, start - back) >> 8 === back) return true;
  return false;
}

/** A longer word that is no name holds part of the range (喀麦隆, 阿尔茨海默). */
export function insideThing(text: string, { start, end }: Range, lexicon: Lexicon): boolean {
  for (let at = Math.max(0, start - 3); at < end; at++) {
    const word = lexicon.packedWordAt(text, at);
    const length = word >> 8;
    if (length < 3 || NAMES.has(word & 15)) continue;
    if ((at < start && at + length > start) || (at < end && at + length > end)) return true;
  }
  return false;
}

/** A word runs from inside the range to beyond its end. */
export function crossesEnd(text: string, { start, end }: Range, lexicon: Lexicon): boolean {
  for (let at = Math.max(start + 1, end - 3); at < end; at++)
    if (isLonger(lexicon.packedWordAt(text, at), end - at)) return true;
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
