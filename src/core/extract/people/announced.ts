import type { Range } from '../../range.js';
import { familyOf, firstOf, foreignOf, type Lexicon, onlyOf, secondOf, WordClass } from './lexicon.js';
import { type NameSpan, sureSpan } from './span.js';
import { Taken } from './taken.js';
import { SURELY_FOREIGN, USUAL_FAMILY } from './templates.js';
import { crossesEnd, crossesStart } from './words.js';

/** Levels from which a character is a very usual family name, and usual as a given name. */
const COMMON_FAMILY = 6;
const GIVEN = 4;
const WORDS = new Set<number>([WordClass.noun, WordClass.place, WordClass.adjective, WordClass.proper]);
const GIVEN_WORDS = new Set<number>([WordClass.noun, WordClass.verb, WordClass.adjective, WordClass.proper]);
const NAMES = new Set<number>([WordClass.person, WordClass.foreign, WordClass.japanese]);
const GOES_ON = new Set<number>([WordClass.verb, WordClass.adverb, WordClass.function, WordClass.number]);
const LIGHT = new Set('在对和与把将也还正就都曾是从向');

/**
 * Names that the model takes for words of the language (朋友田野, 队员高峰) or has never seen the like of (研究员屠呦呦).
 * Straight after a title, where the sentence then goes on without them, they are people. `titled`: where names may begin
 * behind what may be a title.
 */
export function announced(
  text: string,
  spans: readonly NameSpan[],
  titled: readonly number[],
  lexicon: Lexicon,
): readonly NameSpan[] {
  const { levels, table } = lexicon;
  const { codes } = table;
  const found: NameSpan[] = [];
  let sure: Taken | undefined;
  /** By the start of each sure name, where it ends. */
  let ends: Map<number, number> | undefined;
  for (const at of titled) {
    if (at + 1 >= text.length || !afterTitle(text, at, lexicon)) continue;
    const usual = familyOf(levels[codes[text.charCodeAt(at)]!]!) >= USUAL_FAMILY;
    const length = usual ? chineseName(text, at, lexicon) : 0;
    const end = length > 0 ? at + length : transliterated(text, at, lexicon);
    if (end === 0) continue;
    const span = sureSpan(at, end);
    if (!sure || !ends) {
      const known = spans.filter((s) => s.sure);
      sure = new Taken(text.length, known);
      ends = new Map(known.map((s) => [s.start, s.end]));
    }
    // What the model cut out of a transliterated name is made whole.
    const free = !sure.overlaps(span) || (length === 0 && holdsAll(span, sure, ends));
    if (free) found.push(span);
  }
  if (found.length === 0) return spans;
  const announcedHere = new Taken(text.length, found);
  const kept = spans.filter((s) => !announcedHere.overlaps(s));
  return [...kept, ...found].sort((a, b) => a.start - b.start);
}

/** Every sure name that overlaps the range lies inside it, and is shorter. */
function holdsAll({ start, end }: Range, sure: Taken, ends: ReadonlyMap<number, number>): boolean {
  if (sure.overlaps({ start, end: start + 1 }) && !ends.has(start)) return false;
  if (ends.get(start) === end) return false;
  for (let at = start; at < end; at++) if ((ends.get(at) ?? 0) > end) return false;
  return true;
}

/** The length of a Chinese name that a title announces: 0 for none. */
const chineseName = (text: string, at: number, lexicon: Lexicon): number =>
  wordLike(text, at, lexicon) ? 2 : unheardOf(text, at, lexicon) || givenByWord(text, at, lexicon);

/** 工人|马胜利|捡到: a usual family name and a word of the language that would do as a given name. */
function givenByWord(text: string, at: number, lexicon: Lexicon): number {
  const levels = (k: number) => lexicon.levels[lexicon.table.codes[text.charCodeAt(k)]!]!;
  if (familyOf(levels(at)) < COMMON_FAMILY || at + 3 > text.length || lexicon.wordAt(text, at).length > 1)
    return 0;
  const { length, info } = lexicon.wordAt(text, at + 1);
  if (length !== 2 || !GIVEN_WORDS.has(info & 15)) return 0;
  if (firstOf(levels(at + 1)) < GIVEN || secondOf(levels(at + 2)) < GIVEN) return 0;
  return stops(text, at + 3) || speaks(text, at + 3, lexicon) ? 3 : 0;
}

/** Titles of those whose names are mostly transliterated. */
const ABROAD =
  /(?:总统|总理|首相|国王|女王|王储|外长|财长|防长|国务卿|议长|大使|特使|酋长|主席|将军|上将|主帅|教练|选手|前锋|后卫|中场|门将|球星|外援|领导人)$/u;

/** Where a transliterated name ends that a title announces, whatever the model makes of it; 0 for none. */
function transliterated(text: string, at: number, lexicon: Lexicon): number {
  const { levels, table } = lexicon;
  if (!ABROAD.test(lexicon.fold(text.slice(Math.max(0, at - 3), at)))) return 0;
  let end = at;
  const belongs = (k: number) =>
    foreignOf(levels[table.codes[text.charCodeAt(k)]!]!) >=
      (k === at ? SURELY_FOREIGN : SURELY_FOREIGN - 1) && !LIGHT.has(text[k]!);
  while (end < text.length && belongs(end)) end++;
  const next = text[end];
  if (end - at < 2 || end - at > 6 || (next && /[·•・‧-]/u.test(next))) return 0;
  const { length, info } = lexicon.wordAt(text, at);
  if (length > 2 && length >= end - at && !NAMES.has(info & 15)) return 0;
  for (let k = at; k < end; k++) if (lexicon.wordAt(text, k).length > end - k) return 0;
  return stops(text, end) || speaks(text, end, lexicon) || LIGHT.has(next!) ? end : 0;
}

/** A word of two characters that would do as a name. */
function wordLike(text: string, at: number, lexicon: Lexicon): boolean {
  const { levels, table } = lexicon;
  const word = lexicon.wordAt(text, at);
  return (
    word.length === 2 &&
    WORDS.has(word.info & 15) &&
    familyOf(levels[table.codes[text.charCodeAt(at)]!]!) >= COMMON_FAMILY &&
    onlyOf(levels[table.codes[text.charCodeAt(at + 1)]!]!) >= GIVEN &&
    goesOn(text, at + 2, lexicon)
  );
}

/** The length of a name that is made of no words: 0 for none. */
function unheardOf(text: string, at: number, lexicon: Lexicon): number {
  const levels = (k: number) => lexicon.levels[lexicon.table.codes[text.charCodeAt(k)]!]!;
  for (const length of [2, 3]) {
    const end = at + length;
    if (end > text.length || !HAN.test(text.slice(at, end)) || crossesEnd(text, { start: at, end }, lexicon))
      continue;
    if (lexicon.wordAt(text, at).length > 1 || (length === 3 && lexicon.wordAt(text, at + 1).length > 1))
      continue;
    const plain = length === 2 ? onlyOf(levels(at + 1)) >= GIVEN : familyOf(levels(at)) >= COMMON_FAMILY;
    if (plain && (stops(text, end) || speaks(text, end, lexicon))) return length;
    if (
      length === 2 &&
      onlyOf(levels(at + 1)) > GIVEN &&
      familyOf(levels(at)) >= COMMON_FAMILY &&
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

/** A title ends straight before `at`. */
export function afterTitle(text: string, at: number, lexicon: Lexicon): boolean {
  if (lexicon.titles.lasts[lexicon.table.codes[text.charCodeAt(at - 1)]!] === 0) return false;
  if (crossesStart(text, at, lexicon)) return false;
  const before = lexicon.fold(text.slice(Math.max(0, at - 4), at));
  return [2, 3, 4].some((n) => before.length >= n && lexicon.titles.endings.has(before.slice(-n)));
}

const goesOn = (text: string, at: number, lexicon: Lexicon): boolean =>
  stops(text, at) || GOES_ON.has(lexicon.wordAt(text, at).info & 15);
