import type { Range } from '../range.js';
import { CLASS, CLOSER, DOT, isBlank, LETTER, SPACE, STOP, STRAIGHT } from '../text.js';

/**
 * Splits a paragraph (any range with a `text`) into sentences, closing quotes with the sentence that they close,
 * blanks between sentences left out. Offsets count from the start of the file.
 */
export function sentencesOf(paragraph: { readonly start: number; readonly text: string }): Range[] {
  const { text, start } = paragraph;
  const found: Range[] = [];
  let from = 0;
  const skip = (at: number) => {
    while (at < text.length && isBlank(CLASS[text.charCodeAt(at)]!)) at++;
    return at;
  };
  for (let i = 0; i < text.length; ) {
    const kind = CLASS[text.charCodeAt(i)]!;
    if (kind !== STOP && !(kind === DOT && endsSentence(text, i))) {
      i++;
      continue;
    }
    while (i < text.length) {
      const k = CLASS[text.charCodeAt(i)]!;
      if (k !== STOP && k !== DOT && k !== CLOSER && !(k === STRAIGHT && quoteCloses(text, i))) break;
      i++;
    }
    found.push({ start: start + from, end: start + i });
    from = i = skip(i);
  }
  if (from < text.length) found.push({ start: start + from, end: start + text.length });
  return found;
}

/** A Latin full stop ends a sentence where a blank and no small letter follow, and no single initial stands before it. */
function endsSentence(text: string, at: number): boolean {
  let next = at + 1;
  while (next < text.length && [CLOSER, STRAIGHT].includes(CLASS[text.charCodeAt(next)]!)) next++;
  if (next >= text.length) return true;
  if (CLASS[text.charCodeAt(next)] !== SPACE) return false;
  const after = text[next + 1] ?? '';
  if (after !== after.toUpperCase()) return false;
  const initial =
    CLASS[text.charCodeAt(at - 1)] === LETTER && (at < 2 || CLASS[text.charCodeAt(at - 2)] !== LETTER);
  return !initial;
}

/** A straight quote right behind a full stop closes, unless a word follows at once. */
function quoteCloses(text: string, at: number): boolean {
  const next = CLASS[text.charCodeAt(at + 1)];
  return at + 1 >= text.length || next === SPACE || next === CLOSER || next === STRAIGHT;
}
