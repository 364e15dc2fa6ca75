import type { Paragraph, Traits } from '../article.js';

/**
 * How English reads on, from its small words alone: they are few, they stand at most cuts, and they say which kind of
 * word cannot follow.
 */

/** Whether a text is in a script with capitals. */
export const isLatin = ({ letters, han }: Traits): boolean => letters > 2 * han;

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const SUBJECTS = set('he she they we i who');
const VERBS = set('is are was were has had am does did');
const PREPOSITIONS = set('of in on at to for with by from into about');
const ARTICLES = set('the a an its their his her our my your this these those');
const JOINERS = set('and or but that than because while which');
const MODALS = set('to will would can could should must may might not');

/** Words that no sentence ends with: what ends so breaks off. */
const OPEN_WORDS = set(
  'the a an its their our my your of in at for with from into and or but that than because while which to is are was were will would could should must may might has have had who whose as if when where',
);

const wordOf = (match: RegExpMatchArray | null): string => match?.[1]?.toLowerCase() ?? '';
const lastWord = (text: string): string => wordOf(text.slice(-24).match(/(?:^|[\s“"(])([A-Za-z]+),?$/));
const firstWord = (text: string): string => wordOf(text.slice(0, 24).match(/^([A-Za-z]+)/));

/** Whether a text ends with a word that asks for another. */
export const endsInside = (text: string): boolean => OPEN_WORDS.has(lastWord(text));

/** Whether the first word of the second text can hardly follow the last one of the first. */
export function clashes(first: string, second: string): boolean {
  const last = lastWord(first);
  const next = firstWord(second);
  if (MODALS.has(last))
    return SUBJECTS.has(next) || VERBS.has(next) || (last !== 'not' && /[a-z]{3}(?:ed|ing)$/.test(next));
  if (ARTICLES.has(last))
    return (
      SUBJECTS.has(next) ||
      VERBS.has(next) ||
      PREPOSITIONS.has(next) ||
      JOINERS.has(next) ||
      ARTICLES.has(next)
    );
  return PREPOSITIONS.has(last) && (SUBJECTS.has(next) || VERBS.has(next)) && next !== 'who';
}

/** A small letter, but not that of a name such as iPhone. */
export const startsSmall = ({ text }: Paragraph): boolean => /^[a-z](?![A-Z])/.test(text);
