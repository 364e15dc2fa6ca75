/** A blank and a Latin letter: English goes on here. */
export const isLatin = (text: string, at: number): boolean =>
  (text[at] === ' ' || text[at] === '-') && /[A-Za-z]/.test(text[at + 1] ?? ' ');

const ENGLISH_STOP =
  /^(?:and|or|of|in|to|at|on|for|with|from|by|as|is|was|are|were|has|had|have|will|would|when|while|that|which|who|after|before|but|if|than|against|during|since|until|not|said|per|into|because|so|then|also|there|more|later|ago|went|gave)$/i;

/** The noun behind an English figure: up to four words. */
export function englishNoun(text: string, at: number, limit: number): string {
  const words: string[] = [];
  for (const word of text.slice(at + 1, Math.min(limit, at + 48)).split(/(?<=[,.;:!?])| /)) {
    const plain = word.trim();
    if (words.length === 0 && /^(?:of|in)$/i.test(plain)) continue;
    if (words.length === 0 && /^(?:the|a|an)$/i.test(plain)) continue;
    if (plain === '' || ENGLISH_STOP.test(plain) || words.length === 3) break;
    if (words.length > 0 && /(?:ed|the|an?)$/.test(plain)) break;
    words.push(plain.replace(/[,.;:!?]+$/, ''));
    if (/[,.;:!?]$/.test(plain)) break;
  }
  return words.join(' ');
}
