/** What ends a clause, and with it the reach of a figure. */
const BOUNDS = '.，。；：！？、…,;!?（）()［］[]【】\n\r\t|—“”"‘’「」『』《》〈〉　';
export const BOUND = new Uint8Array(65536);
for (const c of BOUNDS) BOUND[c.charCodeAt(0)] = 1;

/** Longest label, in UTF-16 code units. */
export const LONGEST = 10;

/** A phrase without blanks around it, and without some words at its end. Most have neither: patterns are not tried on them. */
export function trimmed(phrase: string, endings: string): string {
  let end = phrase.length;
  while (end > 0 && (endings.includes(phrase[end - 1]!) || isBlankAt(phrase, end - 1))) end--;
  let start = 0;
  while (start < end && isBlankAt(phrase, start)) start++;
  return phrase.slice(start, end);
}

/** Whether patterns and `trim` take a code unit for a blank. */
function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 0x20 || (code >= 0xa0 && (code <= 0x3000 || code === 0xfeff))
    ? BLANK.test(text[at]!)
    : false;
}
const BLANK = /\s/;

export const isHan = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 0x3400 && code <= 0x9fff;
};
