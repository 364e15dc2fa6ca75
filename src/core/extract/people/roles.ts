import type { Range } from '../../range.js';
import { type Lexicon, WordClass } from './lexicon.js';
import { STOP_WORDS, TITLE_TAILS, type Titles } from './titles.js';

/** Titles are looked for this far before a name. */
const FAR = 60;
const LONGEST_ENDING = 6;

const CLOSERS = new Map([
  ['”', '“'],
  ['）', '（'],
  [')', '('],
  ['》', '《'],
  ['」', '「'],
  ['』', '『'],
  ['’', '‘'],
]);
const CLOSER_OF = new Map([...CLOSERS].map(([closer, opener]) => [opener, closer]));

/** What ends the clause that a title stands in, by code unit. */
const ENDS_CLAUSE = new Uint8Array(65536);
for (const c of '，,。；;：:！!？?“”"「」『』（）()《》〈〉【】〔〕[]…—／/、□■◎｜|▲△●')
  ENDS_CLAUSE[c.charCodeAt(0)] = 1;
// All blanks, as regular expressions have them.
for (const c of '\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff')
  ENDS_CLAUSE[c.charCodeAt(0)] = 1;
ENDS_CLAUSE.fill(1, 0x2000, 0x200b);

function codesOf(chars: string): ReadonlySet<number> {
  return new Set(Array.from(chars, (c) => c.charCodeAt(0)));
}

/** For every mention of a paragraph what it is called, as that stands in the text. */
export type Roles = readonly (readonly string[])[];

/** What a mention is called by the words before it, and by those behind it. */
interface Called {
  readonly before: readonly string[];
  after: string | undefined;
}

/** What a paragraph calls each of its names. */
export function rolesOf(text: string, mentions: readonly Range[], lexicon: Lexicon): Roles {
  const folded = lexicon.fold(text);
  const called: Called[] = [];
  for (let i = 0; i < mentions.length; i++) {
    const { start, end } = mentions[i]!;
    const floor = i > 0 ? mentions[i - 1]!.end : 0;
    let before: readonly string[] = titlesBefore(text, folded, start, floor, lexicon);
    if (before.length === 0 && i > 0 && sharesTitle(folded.slice(floor, start), called[i - 1]!))
      before = called[i - 1]!.before;
    const next = i + 1 < mentions.length ? mentions[i + 1]!.start : text.length;
    const after =
      titleAfter(text, folded, end, next, lexicon.titles) ?? apposition(text, folded, end, next, lexicon);
    called.push({ before, after });
  }
  shareCredits(folded, mentions, called);
  const roles = new Array<readonly string[]>(called.length);
  for (let i = 0; i < roles.length; i++) {
    const { before, after } = called[i]!;
    roles[i] = after ? [...before, after] : before;
  }
  return roles;
}

/** A list of names goes on between the two: 记者甲、乙. */
function sharesTitle(between: string, { before, after }: Called): boolean {
  const all = after ? [...before, after] : before;
  if (all.length === 0) return false;
  if (/^(、|[ \u3000\u00a0]{1,3})$/u.test(between)) return true;
  return /^[和与及]$/u.test(between) && all.every((r) => /[员者手民生人友]$/u.test(r));
}

/** A credit after a list is everyone's: 甲、乙摄. */
function shareCredits(folded: string, mentions: readonly Range[], called: readonly Called[]): void {
  for (let i = mentions.length - 2; i >= 0; i--) {
    const [one, next] = [called[i]!, called[i + 1]!];
    if (one.before.length > 0 || one.after || next.after !== '摄影') continue;
    if (/^[、 \u3000]$/u.test(folded.slice(mentions[i]!.end, mentions[i + 1]!.start))) one.after = next.after;
  }
}

/** A credit behind the name that ends its line or bracket: 何敏 供图, 何敏 文/图. Bare pictures count as photographs. */
const CREDIT_AFTER =
  /^[ \u3000\u00a0]{0,2}(?:(供图|绘图|绘|制图|漫画|插画|文[/／、]?[图摄])|[/／]?图(?:[/／、]?文)?)(?=$|[\s，,。；;）)、|｜])/u;

const SHOT = /^[ \u3000/／]{0,2}(?:文并)?(?:摄影|摄)(?![制像氏政])/u;
/** What both begin with. */
const OPENS_CREDIT = codesOf(' \u3000\u00a0/／文摄供绘制漫插图');

function titleAfter(
  text: string,
  folded: string,
  end: number,
  next: number,
  titles: Titles,
): string | undefined {
  if (OPENS_CREDIT.has(folded.charCodeAt(end))) {
    if (SHOT.test(folded.slice(end, end + 6))) return '摄影';
    const credit = CREDIT_AFTER.exec(folded.slice(end, end + 8));
    if (credit)
      return credit[1] && !/^文/u.test(credit[1])
        ? text.slice(end).trim().slice(0, credit[1].length)
        : '摄影';
  }
  const most = titles.firsts[folded.charCodeAt(end)] ? Math.min(5, folded.length - end) : 0;
  for (let n = most; n >= 2; n--) {
    if (!titles.after.has(folded.slice(end, end + n))) continue;
    // 张三队长李四: the title is the next one's.
    return next === end + n ? undefined : text.slice(end, end + n);
  }
  return undefined;
}

const OPENS_APPOSITION = codesOf('，,（(');

/** Fewer characters behind a comma are as well the next clause's subject: 何敏，老人. */
const APPOSITION = 4;

/** A clause behind the name that is a title and nothing else: 何敏，省农科院研究员，……; 何敏（省农科院研究员）. */
function apposition(
  text: string,
  folded: string,
  end: number,
  next: number,
  lexicon: Lexicon,
): string | undefined {
  if (!OPENS_APPOSITION.has(folded.charCodeAt(end))) return undefined;
  const clause = /^[，,（(]([^，,。；;：:！？!?（）()\n]+)[，,。；;）)]/u.exec(
    folded.slice(end, end + FAR),
  )?.[1];
  const from = end + 1;
  if (!clause || clause.length < APPOSITION || /^[系是为任曾现]/u.test(clause) || next < from + clause.length)
    return undefined;
  const to = from + clause.length;
  return phraseStart(folded, from, to, lexicon) === from ? text.slice(from, to) : undefined;
}

const LATIN_LETTER = /[A-Za-z]/u;
const GAP = /(?:[ \u3000\u00a0]{1,2}|—{1,2}|[:：／/][ \u3000]?)$/u;
const ENDS_GAP = codesOf(' \u3000\u00a0—:：／/');

/** The titles straight before `start`, the phrase nearest last; `floor`: where the name before ends. */
function titlesBefore(
  text: string,
  folded: string,
  start: number,
  floor: number,
  lexicon: Lexicon,
): string[] {
  let end = start;
  const gap = ENDS_GAP.has(folded.charCodeAt(start - 1))
    ? GAP.exec(folded.slice(Math.max(floor, start - 3), start))
    : null;
  if (gap) end -= gap[0].length;
  const from = Math.max(floor, end - FAR);
  if (end <= from) return [];
  const latin = LATIN_LETTER.test(text[end - 1]!) && latinTitle(text.slice(from, end), lexicon);
  if (latin) return [latin];
  if (gap && /[:：／/]/u.test(gap[0])) return credit(folded.slice(from, end), lexicon.titles);
  const quoted = quotedTitle(folded, from, end, lexicon);
  if (quoted) return [text.slice(quoted.start, quoted.end)];
  const titles: string[] = [];
  let rest = end;
  while (rest > from && titles.length < 4) {
    const begin = phraseStart(folded, from, rest, lexicon);
    if (begin < 0) break;
    const words = text.slice(begin, rest).replace(/^(?:本报|本刊|本社|本台|本网|本版)/u, '');
    titles.unshift(words);
    if (folded[begin - 1] !== '、') break;
    rest = begin - 1;
  }
  return titles;
}

/** Words in small letters that titles begin with. */
const MODIFIERS = new Set(
  'former vice deputy chief senior prime general head assistant acting executive co team school police city state of'.split(
    ' ',
  ),
);

/** The title in Latin letters that a text ends with: Mayor, Apple CEO, former police chief. */
function latinTitle(before: string, { titles, latin }: Lexicon): string | undefined {
  const stretch = before.split(/[^A-Za-z&’' \u00a0-]/u).at(-1)!;
  // 北斗公司CEO is a title in Chinese.
  if (/[\u4e00-\u9fff]/u.test(before.at(-stretch.length - 1) ?? '')) return undefined;
  const words = stretch.split(/[ \u00a0]/u).filter(Boolean);
  if (!titles.latin.has(words.at(-1)!.toLowerCase())) return undefined;
  let first = words.length - 1;
  const isPart = (word: string) =>
    MODIFIERS.has(word.toLowerCase()) || (/^[A-Z]/u.test(word) && !latin.isNone(word));
  while (first > 0 && words.length - first < 5 && isPart(words[first - 1]!)) first--;
  if (words[first] === 'of') first++;
  return words.slice(first).join(' ');
}

/** A title in quotation marks straight before a name: “全国劳动模范”何敏. */
function quotedTitle(folded: string, from: number, end: number, lexicon: Lexicon): Range | undefined {
  if (folded[end - 1] !== '”') return undefined;
  const start = folded.lastIndexOf('“', end) + 1;
  if (start <= from || /[，,。！？]/u.test(folded.slice(start, end))) return undefined;
  return endsInTitle(folded, start, end - 1, lexicon) ? { start, end: end - 1 } : undefined;
}

function credit(before: string, titles: Titles): string[] {
  const words = /[^\s,，。;；:：、|｜()（）]*$/u.exec(before)![0];
  for (let n = Math.min(6, words.length); n >= 2; n--)
    if (titles.credits.has(words.slice(-n))) return [words.slice(-n) === '图片' ? '摄影' : words];
  if (/(?:^|[ /／])[图摄]$/u.test(words)) return ['摄影'];
  return [];
}

/** 时任市长: the title begins behind it. */
const SINCE = /.*(?:现任|时任|原任|前任)(?=.{2})/u;

/** Where the title that ends at `end` begins; -1 when no title ends there. */
function phraseStart(folded: string, from: number, end: number, lexicon: Lexicon): number {
  if (!endsInTitle(folded, from, end, lexicon)) return -1;
  const low = clauseStart(folded, from, end);
  const starts: number[] = [];
  for (let at = low; at < end; ) {
    starts.push(at);
    at = Math.min(end, at + stride(folded, at, lexicon));
  }
  let begin = end;
  for (let k = starts.length - 1; k >= 0; k--) {
    const at = starts[k]!;
    if (at >= end - 1 && begin === end && k > 0 && starts[k - 1]! >= low) {
      // The last piece may be one character of the title's last word.
      begin = at;
      continue;
    }
    if (begin < end && !belongs(folded, at, begin, end, lexicon)) break;
    begin = at;
  }
  begin = Math.min(
    withoutVerb(folded, begin, end, lexicon),
    end - knownTitle(folded, from, end, lexicon.titles),
  );
  const phrase = folded.slice(begin, end);
  const since = phrase.includes('任') ? SINCE.exec(phrase) : null;
  if (since) begin += since[0].length;
  const aside = /^[（(][^（）()]*[）)]/u.exec(folded.slice(begin, end));
  if (aside) begin += aside[0].length;
  while (begin < end && /[的及兼和与·、\s]/u.test(folded[begin]!)) begin++;
  if (end - begin < 2 || isVerbHere(folded, begin, end, lexicon)) return -1;
  return begin;
}

/** Titles that are verbs as well: 分别代表…… calls nobody anything. */
const VERBS_TOO = new Set(['代表', '领导', '指挥', '翻译', '编辑', '导演', '主演', '搭档', '指导', '设计']);

function isVerbHere(folded: string, begin: number, end: number, lexicon: Lexicon): boolean {
  if (!VERBS_TOO.has(folded.slice(begin, end))) return false;
  for (let back = 1; back <= 3 && back <= begin; back++) {
    const { length, info } = lexicon.wordAt(folded, begin - back);
    const cls = info & 15;
    if (length === back && (cls === WordClass.adverb || (cls === WordClass.verb && back > 1))) return true;
  }
  return false;
}

/** A verb or a measure word at the head of a phrase is the sentence's, not the title's. */
function withoutVerb(folded: string, from: number, end: number, lexicon: Lexicon): number {
  let begin = from;
  for (;;) {
    const next = begin + stride(folded, begin, lexicon);
    if (next >= end || !endsInTitle(folded, next, end, lexicon)) return begin;
    const word = folded.slice(begin, next);
    const cls = lexicon.wordAt(folded, begin).info & 15;
    const verb = cls === WordClass.verb;
    const leftover = word.length === 1 && cls === WordClass.number;
    if (!(verb && word.length > 1 && !lexicon.titles.headVerbs.has(word)) && !leftover) return begin;
    begin = next;
  }
}

/** The length of the longest title of the list that ends at `end`; 0 for none. */
function knownTitle(folded: string, from: number, end: number, titles: Titles): number {
  if (!titles.lasts[folded.charCodeAt(end - 1)]) return 0;
  for (let n = Math.min(LONGEST_ENDING, end - from); n >= 2; n--)
    if (titles.endings.has(folded.slice(end - n, end))) return n;
  return 0;
}

function endsInTitle(folded: string, from: number, end: number, lexicon: Lexicon): boolean {
  const { titles } = lexicon;
  if (knownTitle(folded, from, end, titles) > 0) return true;
  if (!TITLE_TAILS.has(folded[end - 1]!)) return false;
  for (let n = Math.min(5, end - from); n >= 2; n--) {
    const { length, info } = lexicon.wordAt(folded, end - n);
    if (length === n) return (info & 15) === WordClass.noun && !titles.none.has(folded.slice(end - n, end));
  }
  return false;
}

/** The start of the clause, stepping over pairs of quotation marks and brackets that end inside it. */
function clauseStart(folded: string, from: number, end: number): number {
  for (let at = end - 1; at >= from; at--) {
    const opener = CLOSERS.get(folded[at]!);
    if (opener && at < end - 1) {
      const open = folded.lastIndexOf(opener, at);
      if (open < from || at - open > 24 || /[。！？，,!?；;：:]/u.test(folded.slice(open, at))) return at + 1;
      at = open;
      continue;
    }
    if (ENDS_CLAUSE[folded.charCodeAt(at)] === 1) return at + 1;
  }
  return from;
}

/** How far the word that starts at `at` reaches; brackets and quotation marks go with what they hold. */
function stride(folded: string, at: number, lexicon: Lexicon): number {
  const closer = CLOSER_OF.get(folded[at]!);
  const close = closer ? folded.indexOf(closer, at) : 0;
  if (close > 0) return close - at + 1;
  const latin = folded.charCodeAt(at) < 128 && /^[A-Za-z0-9.&-]+/u.exec(folded.slice(at, at + 20));
  if (latin) return latin[0].length;
  return lexicon.packedWordAt(folded, at) >> 8;
}

/** 外贸与投资署 is one body; 老师和学生 are two people. */
function joins(folded: string, at: number, titles: Titles): boolean {
  for (let n = 2; n <= 4; n++) if (titles.endings.has(folded.slice(at - n, at))) return false;
  return /[\u4e00-\u9fff]{2}$/u.test(folded.slice(Math.max(0, at - 2), at));
}

const INSIDE = new Set(
  '驻某援抗前原副女男老新党团队时任首第大小中高各兼及省市区县州盟旗乡镇村军校院所局部厅处科室办组委会站台报社网店厂矿港岛路桥段级届派',
);

/** The word from `at` to `next` is part of the noun phrase that goes on after it. */
function belongs(folded: string, at: number, next: number, end: number, lexicon: Lexicon): boolean {
  const word = folded.slice(at, next);
  if (lexicon.titles.stopVerbs.has(word)) return false;
  if (CLOSER_OF.has(word[0]!) || /^[A-Za-z·.&-]/u.test(word)) return true;
  if (/^[0-9]/u.test(word)) return folded[at - 1] === '第';
  if (INSIDE.has(word)) return true;
  if (word[0] === '第' && /^第[一二三四五六七八九十]/u.test(word)) return true;
  const cls = lexicon.packedWordAt(folded, at) & 15;
  if (word === '与' || word === '和' || word === '及') return joins(folded, at, lexicon.titles);
  if (word.length === 1) return !STOP_WORDS.has(word) && cls !== WordClass.pronoun;
  switch (cls) {
    case WordClass.adverb:
    case WordClass.function:
    case WordClass.pronoun:
    case WordClass.number:
    case WordClass.time:
      return word === '时任' || word === '首席' || word === '联合';
    case WordClass.idiom:
      return end - next <= 8;
    default:
      return true;
  }
}
