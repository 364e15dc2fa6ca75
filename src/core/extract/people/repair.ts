import type { Range } from '../../range.js';
import { familyOf, foreignOf, type Lexicon, NamePart, secondOf, WordClass } from './lexicon.js';
import { NAMES, PARTS } from './pair-table.js';
import { type NameSpan, nameSpan, sureSpan } from './span.js';
import { followsWord, isNoName, isOrdinaryWord } from './words.js';

const HAN = /^[\u3400-\u9fff]+$/u;
/** Characters that end no Chinese name: what the model takes for a third character goes on with the sentence. */
const NEVER_LAST = new Set('摄式再也称说却均还又仍把被因与或是都就便曾将从向对给让而但且即乃并曰');
/** These end few names, and none where they begin the next word: 何敏|一夜. */
const SELDOM_LAST = new Set('一刚正才不没有无几只连最更很太多少常仅共同');
/** What 一 begins a word with. */
const AFTER_ONE = new Set('夜天直路家边起手口个次名位年月样般早晚周行心度股把番片声脸身定些点下举');
/** Characters that open no transliterated part, and so end one that is being read on. */
const SURE_FOREIGN = 5;
/** The same of places that are part of another. */
const PART_LAST = new Set('镇乡村屯庄街路桥沟');
/** What people are to one another, behind their names. */
const KIN = new Set(
  '夫妇 夫妻 兄弟 姐妹 姊妹 姐弟 兄妹 父子 父女 母子 母女 祖孙 师徒 先生 女士 小姐 同志'.split(' '),
);
const KIN_FIRST = new Set([...KIN].map((kin) => kin[0]!));
/** C罗, J罗: nothing else is called so. */
const LETTERED = /^[A-Z]罗$/u;
const PLACE_LAST = new Set('市县郡');
/** Family names that are more often words before a place. */
const BEFORE_PLACE = new Set('于向经从自到由应和与');
const BLANKS = /[\s\u00a0\u3000]/u;
const DOT = /[·•・‧]/u;
/** What stands behind an initial. */
const INITIAL_END = new Set('·•・‧. ');
/** What joins the parts of a transliterated name. */
const JOINT = /[·•・‧－-]/u;

/** Mends what the characters alone decide: titles and sentence words caught in a name, names cut or run together. */
export function repair(text: string, spans: readonly NameSpan[], lexicon: Lexicon): NameSpan[] {
  const mended: NameSpan[] = [];
  for (let i = 0; i < spans.length; i++) {
    const span = spans[i]!;
    const folded = lexicon.fold(text.slice(span.start, span.end));
    for (const piece of pieces(folded)) {
      const at = { start: span.start + piece.start, end: span.start + piece.end };
      const cut = shorten(text, folded.slice(piece.start, piece.end), at, lexicon);
      const whole = withNext(text, readOn(text, cut, lexicon), spans[i + 1], lexicon);
      const name = text.slice(whole.start, whole.end);
      if (
        (mended.at(-1)?.end ?? 0) > whole.start ||
        isPlace(text, whole, lexicon) ||
        isPhrase(name, lexicon) ||
        isTwoWords(name, lexicon) ||
        isSlogan(text, whole, [spans[i - 1], spans[i + 1]], lexicon)
      )
        continue;
      mended.push(
        LETTERED.test(name)
          ? sureSpan(whole.start, whole.end)
          : nameSpan(whole.start, whole.end, span.margin, span.sure),
      );
    }
  }
  return mended;
}

/** What the name that the model found next decides about this one's end. */
function withNext(text: string, { start, end }: Range, next: Range | undefined, lexicon: Lexicon): Range {
  if (!next) return { start, end };
  // 埃里克·J·索尔|海姆: the next name is the rest of this one.
  if (end > next.start) return { start, end: Math.max(end, next.end) };
  // 周平和|村医唐敏: with a title and a name behind it, 和 joins two people.
  const joined = end - start === 3 && /[和与及與]/u.test(text[end - 1]!) && next.start - end < 12;
  const between = joined ? lexicon.fold(text.slice(end, next.start)) : '';
  const titled = HAN.test(between) && [2, 3, 4].some((n) => lexicon.titles.endings.has(between.slice(-n)));
  return { start, end: titled ? end - 1 : end };
}

const isPhrase = (name: string, { latin }: Lexicon): boolean =>
  /^(?:Der|Die|Das|Les|The|El)\b/u.test(name) ||
  (/^[A-Za-z]/u.test(name) && name.split(/[^A-Za-z]+/u).some((word) => latin.isNone(word)));

/** 修竹|古木: words of the language in pairs, as elegant prose likes them. */
const isTwoWords = (name: string, lexicon: Lexicon): boolean =>
  name.length === 4 &&
  HAN.test(name) &&
  isOrdinaryWord(name.slice(0, 2), lexicon) &&
  isOrdinaryWord(name.slice(2), lexicon);

/**
 * 访民情、惠民生、聚民心; 奇花斗艳、修竹古木: phrases of one length in a row, none of the others a name. `beside`: the names
 * before and behind.
 */
function isSlogan(
  text: string,
  { start, end }: Range,
  beside: readonly (NameSpan | undefined)[],
  lexicon: Lexicon,
): boolean {
  const length = end - start;
  if ((length !== 3 && length !== 4) || !HAN.test(text.slice(start, end))) return false;
  if (length === 3 && !isNoName(text.slice(start + 1, end), lexicon)) return false;
  if (length === 4 && (lexicon.partOf(text.slice(start, end)) !== 0 || DOT.test(text[end] ?? '')))
    return false;
  const isPhraseAt = (from: number): boolean => {
    const item = text.slice(from, from + length);
    if (from < 0 || item.length < length || !HAN.test(item)) return false;
    if (HAN.test(text[from - 1] ?? '') || HAN.test(text[from + length] ?? '')) return false;
    if (beside.some((s) => s?.sure && s.start < from + length && from < s.end)) return false;
    return length === 4 || isNoName(item.slice(1), lexicon);
  };
  return (
    (text[start - 1] === '、' && isPhraseAt(start - 1 - length)) ||
    (text[end] === '、' && isPhraseAt(end + 1))
  );
}

/** Names of two characters that are set apart, one behind the other: 郭 祥 何 敏. */
const SPACED = /^[\u3400-\u9fff][ \u00a0\u3000]+[\u3400-\u9fff](?:[ \u00a0\u3000]+[\u3400-\u9fff]){2,}$/u;

/** 普京和泽连斯基 are two, and a blank belongs to a name only where it sets two characters apart. */
function pieces(folded: string): Range[] {
  if (folded.length < 5 && HAN.test(folded)) return [{ start: 0, end: folded.length }];
  if (SPACED.test(folded)) return inPairs(folded);
  const blank = folded.search(BLANKS);
  if (blank >= 0 && /[\u3400-\u9fff]/u.test(folded) && !/^[\u3400-\u9fff]\s+[\u3400-\u9fff]$/u.test(folded)) {
    const start = folded.length - folded.trimStart().length;
    const inner = folded.slice(start).search(BLANKS);
    const end = inner < 0 ? folded.length : start + inner;
    return end - start > 1 ? [{ start, end }] : [];
  }
  const at = folded.length >= 5 && HAN.test(folded) ? folded.search(/[和与及]/u) : -1;
  if (at < 2 || folded.length - at - 1 < 2) return [{ start: 0, end: folded.length }];
  return [
    { start: 0, end: at },
    { start: at + 1, end: folded.length },
  ];
}

/** Two characters at a time, with the blanks between them. */
function inPairs(folded: string): Range[] {
  const at = [...folded.matchAll(/[\u3400-\u9fff]/gu)].map((m) => m.index);
  const pairs: Range[] = [];
  for (let i = 0; i + 1 < at.length; i += 2) pairs.push({ start: at[i]!, end: at[i + 1]! + 1 });
  return pairs;
}

function shorten(text: string, folded: string, { start, end }: Range, lexicon: Lexicon): Range {
  const length = end - start;
  // C罗|梅开二度, J罗
  if (folded[0] === '罗' && /(?:^|[^A-Za-z])[A-Z]$/u.test(text.slice(Math.max(0, start - 2), start)))
    return { start: start - 1, end: start + 1 };
  if (length === 3 && /[文图绘]$/u.test(folded) && inCredit(text)) return { start, end: end - 1 };
  // 老师傅刘鹏, 副部长孙力军: the title takes the character.
  if (
    length > 2 &&
    start > 0 &&
    lexicon.titles.lasts[folded.charCodeAt(0)] &&
    lexicon.titles.endings.has(lexicon.fold(text.slice(start - 1, start + 1)))
  )
    return { start: start + 1, end };
  if (length > 2 && HAN.test(folded) && isForeignButLast(folded, lexicon) && !goesOnWith(text, end, lexicon))
    return { start, end: end - 1 };
  if (length === 3 && HAN.test(folded)) {
    const last = folded[2]!;
    if (NEVER_LAST.has(last)) return { start, end: end - 1 };
    const next = lexicon.fold(text.slice(end, end + 1));
    // 傅远|夫妇
    if (
      (lexicon.titles.firsts[last.charCodeAt(0)] && lexicon.titles.after.has(last + next)) ||
      (KIN_FIRST.has(last) && KIN.has(last + next))
    )
      return { start, end: end - 1 };
    const goesOn = last === '一' ? AFTER_ONE.has(next) : lexicon.wordAt(text, end - 1).length > 1;
    if (SELDOM_LAST.has(last) && goesOn) return { start, end: end - 1 };
    if (isDone(text, end, lexicon)) return { start, end: end - 1 };
    if (isDateline(text, end - 1, lexicon)) return { start, end: end - 1 };
  }
  if (length < 4) return { start, end };
  // 达斯古普塔博|士
  const across = folded.at(-1)! + lexicon.fold(text.slice(end, end + 1));
  if (lexicon.titles.after.has(across) && isForeign(folded.slice(0, -1), lexicon))
    return { start, end: end - 1 };
  if (length < 5) return { start, end };
  for (const n of [3, 2]) {
    // 前锋特米·法格宝莉, 威廉·黑格勋爵: only where a full name is left.
    if (lexicon.titles.endings.has(folded.slice(0, n)) && isFull(folded.slice(n)))
      return { start: start + n, end };
    const before = folded.slice(0, -n);
    if (lexicon.titles.after.has(folded.slice(-n)) && (isFull(before) || isForeign(before, lexicon)))
      return { start, end: end - n };
  }
  return { start, end };
}

/** A line of credits: 何敏文 罗砚图. */
const inCredit = (text: string): boolean =>
  /(?:^|[\s（(])[\u4e00-\u9fff]{2,3}文[\s/／]+[\u4e00-\u9fff]{2,3}[图圖摄攝绘繪](?:$|[\s）)])/u.test(text);

/** 何敏|讲了: what stands before 了 and 着 is a verb. */
function isDone(text: string, end: number, lexicon: Lexicon): boolean {
  const last = lexicon.table.codes[text.charCodeAt(end - 1)]!;
  // 曲宗|哭了。 where no name ends so; else the sentence has to go on.
  const goesOn =
    secondOf(lexicon.levels[last]!) === 0 || /^.[^，,。！!？?；;”」]/u.test(text.slice(end, end + 2));
  if (!/^[了着著过過]/u.test(text.slice(end, end + 1)) || !goesOn || lexicon.wordAt(text, end).length > 1)
    return false;
  return (lexicon.charInfo[last]! & 15) === WordClass.verb && foreignOf(lexicon.levels[last]!) < SURE_FOREIGN;
}

/** 记者何敏|北京报道, 記者何敏|台北27日電 */
function isDateline(text: string, at: number, lexicon: Lexicon): boolean {
  const { length, info } = lexicon.wordAt(text, at);
  if (length < 2 || (info & 15) !== WordClass.place) return false;
  return /^ ?(?:[0-9０-９]{1,2}日|[综專专綜]?[合題题]?[报報][导導道]|[电電])/u.test(
    text.slice(at + length, at + length + 5),
  );
}

/** 戴伊比: the last character is in no transliteration, all the others usually are. */
function isForeignButLast(folded: string, { levels }: Lexicon): boolean {
  if (folded.length === 3 && familyOf(levels[folded.charCodeAt(0)]!) > 4) return false;
  const last = levels[folded.charCodeAt(folded.length - 1)]!;
  if (foreignOf(last) > 0 || secondOf(last) > 2) return false;
  for (let i = 0; i < folded.length - 1; i++)
    if (foreignOf(levels[folded.charCodeAt(i)]!) < SURE_FOREIGN) return false;
  return true;
}

/** A verb follows, or nothing: 哈比比|继任. */
function goesOnWith(text: string, end: number, lexicon: Lexicon): boolean {
  const { length, info } = lexicon.wordAt(text, end);
  return (
    end >= text.length ||
    /[，,。、；;：:]/u.test(text[end]!) ||
    (length > 1 && (info & 15) === WordClass.verb)
  );
}

/** All of characters that usually stand in transliterations: 达斯古普塔|博士. */
function isForeign(name: string, { levels }: Lexicon): boolean {
  for (let i = 0; i < name.length; i++) if (foreignOf(levels[name.charCodeAt(i)]!) < 4) return false;
  return name.length > 2;
}

const isFull = (name: string): boolean => DOT.test(name) || (HAN.test(name) && name.length === 3);

/** A name that stops or starts in the middle: 托马斯·博尔|穆德斯, 苏达斯|·萨马拉维拉, 施|特菲·格拉夫. */
function readOn(text: string, span: Range, lexicon: Lexicon): Range {
  const { levels } = lexicon;
  const { codes } = lexicon.table;
  const level = (at: number) => foreignOf(levels[codes[text.charCodeAt(at)]!]!);
  let { start, end } = span;
  const titled =
    start > 1 &&
    lexicon.titles.lasts[codes[text.charCodeAt(start - 1)]!] === 1 &&
    lexicon.titles.endings.has(lexicon.fold(text.slice(start - 2, start)));
  if (
    start > 0 &&
    !titled &&
    lexicon.pairs.facts[pairAt(text, start - 1, lexicon) + PARTS]! & NamePart.compoundFamily
  )
    start--;
  if (start > 1 && end - start === 2 && isFamily(text, start - 2, lexicon)) start -= 2;
  else if (start > 0 && cutsFamily(text, start, end, lexicon)) start--;
  const before =
    start > 1 && INITIAL_END.has(text[start - 1]!) ? text.slice(Math.max(0, start - 6), start) : '';
  const initials = /(?:[A-Z][·•・‧.][ ]?){1,3}$/u.exec(before);
  if (initials) start -= initials[0].length;
  // 杜鲁|门: the word list knows the whole of it.
  const word = lexicon.wordAt(text, start);
  if (word.length > Math.max(2, end - start) && (word.info & 15) === WordClass.foreign)
    end = start + word.length;
  const dotted = DOT.test(text.slice(start, end));
  if (!dotted && level(end - 1) < 3) return { start, end };
  const belongs = (at: number) =>
    level(at) >= SURE_FOREIGN ||
    (level(at) > 2 && (lexicon.pairs.facts[pairAt(text, at - 1, lexicon) + NAMES]! & 3) > 1);
  const foreignRun = (from: number): number => {
    let at = from;
    while (at < text.length && belongs(at) && !leavesName(text, at, level, lexicon)) at++;
    return at;
  };
  let low = 9;
  for (let at = start; at < end; at++) if (!DOT.test(text[at]!)) low = Math.min(low, level(at));
  if (dotted || (low >= 4 && end - start > 2)) end = foreignRun(end);
  if (end + 2 < text.length && DOT.test(text[end]!)) {
    // 埃里克·J·索尔海姆
    const initial = /^(?:[A-Z][·•・‧.])?/u.exec(text.slice(end + 1, end + 3))![0].length;
    const to = foreignRun(end + 1 + initial);
    if (to >= end + 2 + initial) end = to;
  }
  // 查尔斯三世; but not 三世纪 and 三世同堂.
  if (end - start === 2 && text.slice(start, end) === '路易')
    end += /^十[三四五六八]?/u.exec(text.slice(end))?.[0].length ?? 0;
  const reign = /^[一二三四五六七八九十]{1,3}世(?![纪纪代界同上间])/u.exec(text.slice(end, end + 5));
  if (reign && (low >= 4 || dotted)) end += reign[0].length;
  if (!dotted && start > 2 && JOINT.test(text[start - 1]!)) start = partBefore(text, start, level, lexicon);
  if (DOT.test(text.slice(start, end)) && start > 0 && level(start - 1) >= SURE_FOREIGN) {
    const { length, info } = lexicon.wordAt(text, start - 1);
    const isWord = length > 2 && (info & 15) === WordClass.foreign;
    // 马|可·波罗: hardly any part of a name is a single character.
    if (isWord || (DOT.test(text[start + 1]!) && !DOT.test(text[start - 1]!))) start--;
  }
  return { start, end };
}

/** 首相福田|康夫: a Japanese family name that is hardly anything else stands here. */
function isFamily(text: string, at: number, lexicon: Lexicon): boolean {
  if (lexicon.partOf(text.slice(at, at + 2)) !== NamePart.japaneseFamily || !followsWord(text, at, lexicon))
    return false;
  const { length, info } = lexicon.wordAt(text, at);
  return (
    length === 2 &&
    [WordClass.japanese, WordClass.person, WordClass.proper].some((cls) => cls === (info & 15))
  );
}

/** 首相福|田康夫, 小|克鲁伊夫: the character before belongs to the name, and to no word. */
function cutsFamily(text: string, start: number, end: number, lexicon: Lexicon): boolean {
  const { levels, table } = lexicon;
  if (!followsWord(text, start - 1, lexicon) && start > 1 && HAN.test(text[start - 2]!)) return false;
  if (lexicon.wordAt(text, start - 2).length === 2) return false;
  if (end - start === 3 && lexicon.partOf(text.slice(start - 1, start + 1)) === NamePart.japaneseFamily)
    return foreignOf(levels[table.codes[text.charCodeAt(start)]!]!) < SURE_FOREIGN;
  if (text[start - 1] !== '小' || end - start < 3) return false;
  for (let at = start; at < end; at++)
    if (foreignOf(levels[table.codes[text.charCodeAt(at)]!]!) < 4) return false;
  return true;
}

/** Where the part of a name that ends in the dot before `start` begins; `start` where there is none. */
function partBefore(text: string, start: number, level: (at: number) => number, lexicon: Lexicon): number {
  for (let length = 5; length > 1; length--) {
    const from = start - 1 - length;
    if (from < 0) continue;
    const word = lexicon.wordAt(text.slice(from, start - 1), 0);
    const cls = word.info & 15;
    if (word.length === length && (cls === WordClass.foreign || cls === WordClass.person)) return from;
  }
  let at = start - 1;
  while (at > 0 && start - at < 8 && level(at - 1) >= SURE_FOREIGN) at--;
  return start - 1 - at >= 2 ? at : start;
}

/** A word begins here that is no part of a transliterated name: 史密斯|达成, but not 萨|马拉|维拉. */
function leavesName(text: string, at: number, level: (at: number) => number, lexicon: Lexicon): boolean {
  const { length, info } = lexicon.wordAt(text, at);
  const cls = info & 15;
  if (length < 2 || cls === WordClass.foreign || cls === WordClass.person || cls === WordClass.japanese)
    return false;
  if (lexicon.titles.after.has(lexicon.fold(text.slice(at, at + length)))) return true;
  for (let k = at; k < at + length; k++) if (level(k) < 4) return true;
  return false;
}

const pairAt = (text: string, at: number, { pairs, table: { codes } }: Lexicon): number =>
  pairs.find(codes[text.charCodeAt(at)]!, codes[text.charCodeAt(at + 1)]!);

function isPlace(text: string, { start, end }: Range, lexicon: Lexicon): boolean {
  const name = lexicon.fold(text.slice(start, end));
  if (name.length >= 3 && HAN.test(name) && PLACE_LAST.has(name.at(-1)!)) return true;
  // 宝塔区|李渠镇
  if (name.length === 3 && PART_LAST.has(name[2]!) && /[省市县區区州旗]/u.test(text[start - 1] ?? ''))
    return true;
  if (!BEFORE_PLACE.has(name[0]!)) return false;
  const { length, info } = lexicon.wordAt(name, 1);
  return length > 1 && length === name.length - 1 && (info & 15) === WordClass.place;
}
