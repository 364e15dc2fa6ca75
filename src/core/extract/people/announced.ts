import { type Lexicon, WordClass } from './lexicon.js';
import type { NameSpan } from './model.js';
import { Taken } from './taken.js';
import { TITLE_ENDINGS } from './titles.js';
import { crossesEnd, crossesStart } from './words.js';

/** Levels from which a character is a usual family name, and usual as a given name. */
const FAMILY = 5;
const COMMON_FAMILY = 6;
const GIVEN = 4;
/** What such a place counts for, in weights. */
const SURE = 100;
const WORDS = new Set<number>([WordClass.noun, WordClass.place, WordClass.adjective, WordClass.proper]);
const GOES_ON = new Set<number>([WordClass.verb, WordClass.adverb, WordClass.function, WordClass.number]);
const LIGHT = new Set('在对和与把将也还正就都曾是从向');

/**
 * Names that the model takes for words of the language (朋友田野, 队员高峰) or has never seen the like of (研究员屠呦呦).
 * Straight after a title, where the sentence then goes on without them, they are people.
 */
export function announced(text: string, spans: readonly NameSpan[], lexicon: Lexicon): NameSpan[] {
  const { family, table } = lexicon;
  const { codes } = table;
  const found: NameSpan[] = [];
  let sure: Taken | undefined;
  for (let at = 2; at + 1 < text.length; at++) {
    if (family[codes[text.charCodeAt(at)]!]! < FAMILY || !afterTitle(text, at, lexicon)) continue;
    const length = wordLike(text, at, lexicon) ? 2 : unheardOf(text, at, lexicon);
    const span = { start: at, end: at + length };
    if (length === 0) continue;
    sure ??= new Taken(
      text.length,
      spans.filter((s) => s.sure),
    );
    if (!sure.overlaps(span)) found.push({ ...span, margin: SURE, sure: true });
  }
  if (found.length === 0) return [...spans];
  const announcedHere = new Taken(text.length, found);
  const kept = spans.filter((s) => !announcedHere.overlaps(s));
  return [...kept, ...found].sort((a, b) => a.start - b.start);
}

/** A word of two characters that would do as a name. */
function wordLike(text: string, at: number, lexicon: Lexicon): boolean {
  const { family, only, table } = lexicon;
  const word = lexicon.wordAt(text, at);
  return (
    word.length === 2 &&
    WORDS.has(word.info & 15) &&
    family[table.codes[text.charCodeAt(at)]!]! >= COMMON_FAMILY &&
    only[table.codes[text.charCodeAt(at + 1)]!]! >= GIVEN &&
    goesOn(text, at + 2, lexicon)
  );
}

/** The length of a name that is made of no words: 0 for none. */
function unheardOf(text: string, at: number, lexicon: Lexicon): number {
  const { family, only, table } = lexicon;
  const level = (levels: Uint8Array, k: number) => levels[table.codes[text.charCodeAt(k)]!]!;
  for (const length of [2, 3]) {
    const end = at + length;
    if (end > text.length || !HAN.test(text.slice(at, end)) || crossesEnd(text, { start: at, end }, lexicon))
      continue;
    if (lexicon.wordAt(text, at).length > 1 || (length === 3 && lexicon.wordAt(text, at + 1).length > 1))
      continue;
    const plain = length === 2 ? level(only, at + 1) >= GIVEN : level(family, at) >= COMMON_FAMILY;
    if (plain && (stops(text, end) || speaks(text, end, lexicon))) return length;
    if (
      length === 2 &&
      level(only, at + 1) > GIVEN &&
      level(family, at) >= COMMON_FAMILY &&
      LIGHT.has(text[end]!)
    )
      return length;
  }
  return 0;
}

const HAN = /^[\u4e00-\u9fff]+$/u;

/** A verb follows, or a word that often follows names. */
function speaks(text: string, at: number, lexicon: Lexicon): boolean {
  const { length, info } = lexicon.wordAt(text, at);
  return length > 1 && ((info & 15) === WordClass.verb || info >> 6 > 0);
}

const stops = (text: string, at: number): boolean =>
  at >= text.length || /[，,。：:；;、！？!?”"）)」]/u.test(text[at]!);

/** The last characters of titles: most places are told by the one before them. */
const TITLE_LAST = new Uint8Array(65536);
for (const title of TITLE_ENDINGS) TITLE_LAST[title.charCodeAt(title.length - 1)] = 1;

/** A title ends straight before `at`. */
export function afterTitle(text: string, at: number, lexicon: Lexicon): boolean {
  if (TITLE_LAST[lexicon.table.codes[text.charCodeAt(at - 1)]!] === 0) return false;
  if (crossesStart(text, at, lexicon)) return false;
  const before = lexicon.fold(text.slice(Math.max(0, at - 4), at));
  return [2, 3, 4].some((n) => before.length >= n && TITLE_ENDINGS.has(before.slice(-n)));
}

const goesOn = (text: string, at: number, lexicon: Lexicon): boolean =>
  stops(text, at) || GOES_ON.has(lexicon.wordAt(text, at).info & 15);
