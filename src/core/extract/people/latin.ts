import type { Range } from '../../range.js';
import { afterTitle } from './announced.js';
import { namesSomeone } from './latin-context.js';
import { PARTICLES } from './latin-names.js';
import type { Lexicon } from './lexicon.js';
import { type NameSpan, nameSpan, SURE, sureSpan } from './span.js';
import { Taken } from './taken.js';

const MOST_WORDS = 5;

/** A word in capitals: Jane, McKay, Jean-Luc, O’Neal; or an initial. */
const WORD =
  /[A-Z\u00c0-\u00de](?:\.|[a-z\u00df-\u024f]+(?:['’-]?[A-Z\u00c0-\u00de][a-z\u00df-\u024f]+)*|['’][A-Z][a-z]+)/gu;
const LETTER = /[A-Za-z\u00c0-\u024f]/u;

interface Word extends Range {
  readonly word: string;
}

/** Words in capitals that stand together, with blanks and particles between them: J.R. Smith, Bruno Le Maire, Maria de la Cruz. */
function phrases(text: string): Word[][] {
  const found: Word[][] = [];
  let end = -1;
  for (const { 0: word, index: start } of text.matchAll(WORD)) {
    const next = { word, start, end: start + word.length };
    if (LETTER.test(text[start - 1] ?? '') || (!word.endsWith('.') && LETTER.test(text[next.end] ?? '')))
      continue;
    const phrase = found.at(-1);
    if (phrase && joins(text.slice(end, Math.min(start, end + 16)), phrase.at(-1)!.word)) phrase.push(next);
    else found.push([next]);
    end = next.end;
  }
  return found;
}

/** What stands between two words of a name. */
function joins(gap: string, before: string): boolean {
  if (gap === '') return before.endsWith('.');
  if (!/^[ \u00a0]/u.test(gap) || !/[ \u00a0]$/u.test(gap)) return false;
  return (
    gap.length === 1 ||
    gap
      .trim()
      .split(/[ \u00a0]/u)
      .every((word) => PARTICLES.has(word))
  );
}

/** What stands before a family name. */
const HONORIFIC = /(?:^|[^A-Za-z])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov)\.?[ \u00a0]$/u;

/**
 * Names in Latin letters, which the model can tell by their shape only: those that begin with a usual given name, that
 * a title announces, or that stand in brackets behind the name in Chinese.
 */
export function latinNames(text: string, spans: readonly NameSpan[], lexicon: Lexicon): readonly NameSpan[] {
  if (!/[A-Z][a-z]/u.test(text)) return spans;
  const found: NameSpan[] = [];
  const guessed: NameSpan[] = [];
  for (const words of phrases(text)) {
    const name = nameIn(text, words, spans, lexicon);
    if (name) found.push(sureSpan(name.start, name.end));
    const likely = name ? undefined : likelyName(text, words, lexicon);
    if (likely) {
      const { start, end } = likely;
      if (namesSomeone(text, start, end)) found.push(sureSpan(start, end));
      else guessed.push(nameSpan(start, end, SURE, false));
    }
  }
  if (found.length + guessed.length === 0) return spans;
  const taken = new Taken(text.length, found);
  const kept = spans.filter((s) => !taken.overlaps(s));
  for (const span of kept) if (span.sure) taken.add(span);
  const guesses = guessed.filter((g) => !taken.overlaps(g));
  const instead = new Taken(text.length, guesses);
  return [...kept.filter((s) => s.sure || !instead.overlaps(s)), ...found, ...guesses].sort(
    (a, b) => a.start - b.start,
  );
}

/** What a sentence or a byline begins with. */
const STARTERS = new Set(
  'By But And When While After Before If As Then However Although Because Since For'.split(' '),
);

/** Two to four words in capitals that may well be somebody’s name; what a sentence begins with left out. */
function likelyName(text: string, words: readonly Word[], lexicon: Lexicon): Range | undefined {
  const name = STARTERS.has(words[0]!.word) ? words.slice(1) : words;
  const last = name.at(-1);
  const fits =
    last &&
    name.length > 1 &&
    name.length < MOST_WORDS &&
    /[a-z]{2}/u.test(last.word) &&
    !name.some(({ word }) => isNoName(word, lexicon) || lexicon.titles.latin.has(word.toLowerCase())) &&
    !/^[ ]?&/u.test(text.slice(last.end, last.end + 2));
  return fits ? { start: name[0]!.start, end: last.end } : undefined;
}

function nameIn(
  text: string,
  words: readonly Word[],
  spans: readonly NameSpan[],
  lexicon: Lexicon,
): Range | undefined {
  const at = words[0]!.start;
  const { end } = words.at(-1)!;
  if (/&[ ]?$/u.test(text.slice(Math.max(0, at - 2), at)) || /^[ ]?&/u.test(text.slice(end, end + 2)))
    return undefined;
  const given = words.findIndex(({ word }) => lexicon.latin.isGiven(word));
  const title = words.findLastIndex(({ word }) => lexicon.titles.latin.has(word.toLowerCase()));
  const titled = title >= 0 && title + 1 < words.length && (given < 0 || title < given);
  const known =
    HONORIFIC.test(text.slice(Math.max(0, at - 7), at)) ||
    (/[(（]/u.test(text[at - 1] ?? '') && spans.some((s) => s.sure && s.end === at - 1)) ||
    (given === 0 && at > 1 && afterTitle(text, at, lexicon));
  const from = titled ? title + 1 : known ? 0 : given;
  const name = words.slice(from);
  if (from < 0 || name.length > MOST_WORDS || name.some(({ word }) => isNoName(word, lexicon)))
    return undefined;
  // One word says too little by itself: Jordan, Brown, Queen Mary.
  const full = name.length > 1 && !name.at(-1)!.word.endsWith('.');
  if (!full && !known) return undefined;
  return { start: name[0]!.start, end };
}

const isNoName = (word: string, { latin }: Lexicon): boolean =>
  latin.isNone(word) && !PARTICLES.has(word.toLowerCase());
