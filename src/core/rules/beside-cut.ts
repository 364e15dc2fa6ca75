import { CLASS, DIGIT, LETTER, onBound } from '../text.js';

/** No more is added to make a word whole. In UTF-16 code units. */
const MORE = 16;

/** Where the last `units` before `end` begin, not before `floor`: at the start of a word where words have blanks. */
export function startOfLast(text: string, units: number, floor: number, end: number): number {
  const least = Math.max(floor, end - units - MORE);
  let at = Math.max(floor, end - units);
  while (at > least && isInWord(text, at)) at--;
  return onBound(text, at);
}

/** Where the first `units` from `start` on end, not behind `ceiling`: at the end of a word where words have blanks. */
export function endOfFirst(text: string, units: number, start: number, ceiling: number): number {
  const most = Math.min(ceiling, start + units + MORE);
  let at = Math.min(ceiling, start + units);
  while (at < most && isInWord(text, at)) at++;
  return onBound(text, at);
}

const isInWord = (text: string, at: number): boolean =>
  isOfWord(text.charCodeAt(at - 1)) && isOfWord(text.charCodeAt(at));

const isOfWord = (code: number): boolean => CLASS[code] === LETTER || CLASS[code] === DIGIT;
