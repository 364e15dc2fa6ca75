import { type Lexicon, NamePart, WordClass } from './lexicon.js';
import { LENGTHS, PARTS } from './pair-table.js';
import { type NameSpan, sureSpan } from './span.js';
import { Taken } from './taken.js';
import { crossesEnd, crossesStart, followsWord } from './words.js';

/** Classes of words that are Japanese families as well (山口, 中村), rather than anything that a sentence is made of. */
const FAMILIES = new Set<number>([WordClass.japanese, WordClass.place, WordClass.person]);
/** 村上 and 東風 are words as well: they are families where Japan is spoken of. */
const JAPAN = /日[本籍媒裔]|[东東]京|大阪/u;
/** Given names of three characters. */
const LONG_GIVEN = /^[\u4e00-\u9fff](?:[太一次二三四五]郎|之[助介])/u;

const LONG_GIVEN_SECOND = new Uint8Array(65536);
for (const c of '太一次二三四五之') LONG_GIVEN_SECOND[c.charCodeAt(0)] = 1;

/**
 * Names of a Japanese family and a given name, both on the lists, which the model knows few of or cuts short.
 * `families`: where such family names may begin.
 */
export function japaneseNames(
  text: string,
  spans: readonly NameSpan[],
  families: readonly number[],
  lexicon: Lexicon,
): readonly NameSpan[] {
  const { pairs, table } = lexicon;
  const { codes } = table;
  const found: NameSpan[] = [];
  for (const at of families) {
    if (at + 4 > text.length) break;
    if (lexicon.titles.firsts[codes[text.charCodeAt(at + 4)]!] === 1) {
      const titled = titledName(text, at, lexicon);
      if (titled) found.push(titled);
    }
    const pair = pairs.find(codes[text.charCodeAt(at)]!, codes[text.charCodeAt(at + 1)]!);
    const family = pair ? familyAt(text, at, pair, lexicon) : 0;
    if (family === 0) continue;
    const given = at + family;
    const next = pairs.find(codes[text.charCodeAt(given)]!, codes[text.charCodeAt(given + 1)]!);
    const long =
      LONG_GIVEN_SECOND[codes[text.charCodeAt(given + 1)]!] === 1 &&
      LONG_GIVEN.test(lexicon.fold(text.slice(given, given + 3)));
    if (!long && !(pairs.facts[next + PARTS]! & NamePart.japaneseGiven)) continue;
    const name = sureSpan(at, given + (long ? 3 : 2));
    if (!isUnusual(text, at, family, given, lexicon)) continue;
    if (crossesStart(text, at, lexicon) && !followsWord(text, at, lexicon)) continue;
    if (crossesEnd(text, name, lexicon)) continue;
    found.push(name);
  }
  if (found.length === 0) return spans;
  const whole = found.filter((f) => spans.every((s) => s.end <= f.start || f.end <= s.start || holds(f, s)));
  if (whole.length === 0) return spans;
  const taken = new Taken(text.length, whole);
  return [...spans.filter((s) => !taken.overlaps(s)), ...whole].sort((a, b) => a.start - b.start);
}

/** 村山富市首相: behind a family name that is hardly a word, whatever stands before a title is a given name. */
function titledName(text: string, at: number, lexicon: Lexicon): NameSpan | undefined {
  const end = at + 4;
  if (!lexicon.titles.after.has(lexicon.fold(text.slice(end, end + 2)))) return undefined;
  const { length, info } = lexicon.wordAt(text, at);
  const isFamily = [WordClass.japanese, WordClass.person].some((cls) => cls === (info & 15));
  if (length !== 2 || !isFamily || lexicon.partOf(text.slice(at, at + 2)) !== NamePart.japaneseFamily)
    return undefined;
  const given = lexicon.wordAt(text.slice(at + 2, end), 0);
  if (given.length > 1 || crossesStart(text, at, lexicon)) return undefined;
  // 今日下|午市|议员, 台艺大广|电系|教授: words run across.
  if (lexicon.wordAt(text, at + 1).length > 1 || lexicon.wordAt(text, at + 3).length > 1) return undefined;
  return HAN.test(text.slice(at + 2, end)) ? sureSpan(at, end) : undefined;
}

const HAN = /^[\u4e00-\u9fff]+$/u;

const holds = (a: NameSpan, b: NameSpan): boolean => a.start <= b.start && b.end <= a.end;

/** The length of the family name that starts at `at`; 0 for none. */
function familyAt(text: string, at: number, pair: number, lexicon: Lexicon): number {
  if (lexicon.pairs.facts[pair + LENGTHS]! & 8) {
    const { length, info } = lexicon.wordAt(text, at);
    if (length === 3 && (info & 15) === WordClass.japanese) return 3;
  }
  return lexicon.pairs.facts[pair + PARTS]! & NamePart.japaneseFamily ? 2 : 0;
}

/** One of the two is no word of the language: 青山修子, but neither 中国和美 nor 知识教授. */
function isUnusual(text: string, at: number, family: number, given: number, lexicon: Lexicon): boolean {
  const a = lexicon.wordAt(text.slice(at, given), 0);
  const b = lexicon.wordAt(text.slice(given, given + 2), 0);
  const plainFamily = a.length === family && !FAMILIES.has(a.info & 15);
  const plainGiven = b.length === 2 && (b.info & 15) !== WordClass.person;
  if (plainFamily) return !plainGiven && (a.info & 15) === WordClass.noun && JAPAN.test(text);
  return !plainGiven || (a.info & 15) === WordClass.japanese;
}
