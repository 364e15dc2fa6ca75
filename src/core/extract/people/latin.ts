import type { Range } from '../../range.js';
import { afterTitle } from './announced.js';
import { GIVEN_NAMES, NO_NAMES, PARTICLES } from './latin-names.js';
import type { Lexicon } from './lexicon.js';
import type { NameSpan } from './model.js';
import { Taken } from './taken.js';
import { LATIN_TITLES } from './titles.js';

/** What such a place counts for, in weights. */
const SURE = 100;
const MOST_WORDS = 5;

/** Words in capitals with what may stand between them: Jean-Luc Picard, J.R. Smith, Bruno Le Maire, Shaquille O’Neal. */
const PHRASE = phrasePattern();

function phrasePattern(): RegExp {
  const [upper, lower, letter] = [
    '[A-Z\\u00c0-\\u00de]',
    '[a-z\\u00df-\\u024f]{1,30}',
    '[A-Za-z\\u00c0-\\u024f]',
  ];
  const name = `(?:${upper}${lower}(?:['’-]?${upper}${lower}){0,3}|[A-Z]['’]${upper}${lower})`;
  const initials = '(?:[A-Z]\\.){1,6}';
  const particles = `(?:(?:${[...PARTICLES].join('|')})[ \\u00a0]){0,2}`;
  // Everything is bounded, and no run of initials can be read in two ways: a page of them must not stop the work.
  return new RegExp(
    `(?<!${letter})(?:${name}|${initials})(?:[ \\u00a0]${particles}(?:${name}|${initials})|(?<=\\.)${name}){0,12}(?!${letter})`,
    'gu',
  );
}

/** What stands before a family name. */
const HONORIFIC = /(?:^|[^A-Za-z])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov)\.?[ \u00a0]$/u;

/**
 * Names in Latin letters, which the model can tell by their shape only: those that begin with a usual given name, that
 * a title announces, or that stand in brackets behind the name in Chinese.
 */
export function latinNames(text: string, spans: readonly NameSpan[], lexicon: Lexicon): NameSpan[] {
  if (!/[A-Z][a-z]/u.test(text)) return [...spans];
  const found: NameSpan[] = [];
  for (const match of text.matchAll(PHRASE)) {
    const name = nameIn(text, match[0], match.index, spans, lexicon);
    if (name) found.push({ ...name, margin: SURE, sure: true });
  }
  if (found.length === 0) return [...spans];
  const taken = new Taken(text.length, found);
  return [...spans.filter((s) => !taken.overlaps(s)), ...found].sort((a, b) => a.start - b.start);
}

function nameIn(
  text: string,
  phrase: string,
  at: number,
  spans: readonly NameSpan[],
  lexicon: Lexicon,
): Range | undefined {
  const end = at + phrase.length;
  if (/&[ ]?$/u.test(text.slice(Math.max(0, at - 2), at)) || /^[ ]?&/u.test(text.slice(end, end + 2)))
    return undefined;
  const words = [...phrase.matchAll(/[^ \u00a0]+/gu)];
  const given = words.findIndex(([word]) => GIVEN_NAMES.has(word.split('-')[0]!));
  const title = words.findLastIndex(([word]) => LATIN_TITLES.has(word.toLowerCase()));
  const titled = title >= 0 && title + 1 < words.length && (given < 0 || title < given);
  const known =
    HONORIFIC.test(text.slice(Math.max(0, at - 7), at)) ||
    (/[(（]$/u.test(text.slice(0, at)) && spans.some((s) => s.sure && s.end === at - 1)) ||
    (given === 0 && at > 1 && afterTitle(text, at, lexicon));
  const from = titled ? title + 1 : known ? 0 : given;
  const name = words.slice(from);
  if (from < 0 || name.length > MOST_WORDS || name.some(([word]) => isNoName(word))) return undefined;
  // One word says too little by itself: Jordan, Brown, Queen Mary.
  const full = name.length > 1 && !isInitials(name.at(-1)![0]);
  if (!full && !known) return undefined;
  return { start: at + name[0]!.index, end };
}

const isInitials = (word: string): boolean => /^(?:[A-Z]\.)+$/u.test(word);

const isNoName = (word: string): boolean =>
  NO_NAMES.has(word.toLowerCase()) && !PARTICLES.has(word.toLowerCase());
