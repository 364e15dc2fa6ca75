import type { Range } from '../../range.js';
import { paced, type Steps } from '../../slices.js';
import { tight } from '../../tight.js';
import { actingWords } from './latin-context.js';
import { foreignOf, type Lexicon, NamePart } from './lexicon.js';
import type { NameSpan } from './model.js';
import { NameScanner } from './scanner.js';
import { Taken } from './taken.js';
import { crossesEnd, crossesStart, insideThing, isOrdinaryWord } from './words.js';

/** A name at its place in a paragraph. */
export interface Name extends Range {
  /** However its characters are spaced there. */
  readonly name: string;
}

/** A place of a paragraph that may be a name. */
interface Place extends Name {
  /** What the model says of exactly this place. */
  readonly span: NamedSpan | undefined;
  /** The words around it make it part of a thing's name. */
  readonly thing: boolean;
  /** They even say what kind of thing. */
  readonly kind: boolean;
}

export interface NamedSpan extends NameSpan {
  readonly name: string;
}

const named = ({ start, end, margin, sure }: NameSpan, text: string): NamedSpan => ({
  start,
  end,
  margin,
  sure,
  name: bareName(text.slice(start, end)),
});

const NO_SPANS: readonly NamedSpan[] = [];

/** A paragraph and what the model reads as names in it; it remembers what was made of that the last time. */
export class ReadPart {
  /** Its places among the names of a document, told apart by `key`. */
  places: { readonly key: string; readonly list: readonly Place[] } | undefined;
  /** What it calls its names, and where those stand. */
  roles: { readonly names: readonly Range[]; readonly list: readonly string[][] } | undefined;
  readonly spans: readonly NamedSpan[];
  private known: readonly string[] | undefined;

  constructor(
    readonly text: string,
    spans: readonly NameSpan[],
  ) {
    this.spans = spans.length > 0 ? spans.map((span) => named(span, text)) : NO_SPANS;
  }

  /** Nobody will ask what was made of it. */
  forget(): void {
    this.places = undefined;
    this.roles = undefined;
  }

  /** Words in Latin letters that do something here as people do. */
  get acting(): readonly string[] {
    this.known ??= actingWords(this.text);
    return this.known;
  }
}

/** What the whole document says for one string as a name. */
interface Evidence {
  /** Places where the model is sure of it. */
  sure: number;
  /** Places where the model guesses it. */
  guessed: number;
  /** Places where it stands at all, outside longer names. */
  stands: number;
  /** Places among them where it is part of a thing's name. */
  things: number;
  /** Places among those where the text says what kind of thing it is: 制造商科沃斯. */
  kinds: number;
  best: number;
}

/** Paragraphs, or names, that are looked at between two steps. */
const STRIDE = 2000;

/** Margins, in weights (32 to a nat). */
const CLEAR = 100;
const FAINT = 12;
const PLAIN = 150;

/** Of a margin nothing else counts. */
const gradeOf = (margin: number): number =>
  (margin >= FAINT ? 1 : 0) + (margin >= CLEAR ? 1 : 0) + (margin >= PLAIN ? 1 : 0);

/** Names that are read as another name, and how many characters are dropped from either end. */
type Cuts = ReadonlyMap<string, { from: number; to: number }>;

/** The same name however its characters are spaced: 刘 才 is 刘才. */
export const bareName = (text: string): string =>
  /^[\u3400-\u9fff][ \u3000\u00a0]+[\u3400-\u9fff]$/u.test(text) ? text[0]! + text.at(-1)! : text;

/** What a document's names were settled by. */
export class Settled {
  private scanner: NameScanner | undefined;
  private readonly ordinary = new Map<string, boolean>();

  constructor(
    private readonly evidence: Map<string, Evidence>,
    private readonly cuts: Cuts,
    private readonly known: readonly string[],
    /** Tells one set of names from another. */
    private readonly key: string,
    private readonly lexicon: Lexicon,
  ) {}

  /** Weighs the names of a document, but for the places where they stand: those must be read and counted. */
  static *of(parts: readonly ReadPart[], lexicon: Lexicon): Steps<Settled> {
    const evidence = yield* gather(parts, lexicon);
    const cuts = yield* recut(evidence, parts, lexicon);
    const known: string[] = [];
    for (const [name, e] of evidence) if (name.length > 1 && !cuts.has(name) && e.sure > 0) known.push(name);
    yield;
    return new Settled(evidence, cuts, known, keyOf(known, cuts, parts), lexicon);
  }

  /** The places of a paragraph that may be names; false where they are known from the last time. */
  read(part: ReadPart): boolean {
    if (part.places?.key === this.key) return false;
    this.scanner ??= new NameScanner(this.known);
    part.places = { key: this.key, list: resolve(part, this.scanner, this.cuts, this.lexicon) };
    return true;
  }

  /** The same for a paragraph whose text holds no name that is looked for only now, or was only before. */
  readOn(part: ReadPart, before: Settled): void {
    if (part.places?.key === this.key) return;
    if (part.places?.key === before.key) part.places = { key: this.key, list: part.places.list };
    else this.read(part);
  }

  /** The names that are looked for in the one case and not in the other, or read in another way. */
  otherNames(before: Settled): Set<string> {
    if (this.key === before.key) return new Set();
    const names = differing(new Set(this.known), new Set(before.known));
    for (const [one, other] of [
      [this.cuts, before.cuts],
      [before.cuts, this.cuts],
    ] as const)
      for (const [name, { from, to }] of one) {
        const known = other.get(name);
        if (known?.from !== from || known.to !== to) names.add(name);
      }
    return names;
  }

  /** The names that are told from mere words in another way, when all places have been counted. */
  otherVerdicts(before: Settled): string[] {
    const names: string[] = [];
    for (const [name, e] of this.evidence)
      if (verdictOf(name, e) !== verdictOf(name, before.evidence.get(name))) names.push(name);
    for (const [name, e] of before.evidence)
      if (!this.evidence.has(name) && verdictOf(name, e) !== verdictOf(name, undefined)) names.push(name);
    return names;
  }

  /** Takes the places of a paragraph into account. */
  count({ places }: ReadPart): void {
    for (const { name, thing, kind } of places!.list) {
      const e = this.evidence.get(name);
      if (!e) continue;
      e.stands++;
      if (thing) e.things++;
      if (kind) e.kinds++;
    }
  }

  /** The names of a paragraph, in order, when all have been counted. */
  namesOf({ places }: ReadPart): readonly Name[] {
    const { list } = places!;
    const isOne = (place: Place): boolean => isName(place, this.evidence, this.isOrdinary);
    return list.every(isOne) ? list : tight(list.filter(isOne));
  }

  /** Whether some paragraphs may come in the place of others without anything else having to be weighed again. */
  allows(gone: readonly ReadPart[], come: readonly ReadPart[]): boolean {
    if (!areAlike(gone, come, (part) => part.spans, this.isSameEvidence)) return false;
    if (
      !areAlike(
        gone,
        come,
        (part) => part.acting,
        (a, b) => a === b,
      )
    )
      return false;
    if ([...gone, ...come].some((part) => this.mayRecut(part))) return false;
    for (const part of [...gone, ...come]) this.read(part);
    return areAlike(gone, come, (part) => part.places!.list, isSamePlace);
  }

  /** Whether it makes no difference that `b` comes in the place of `a`. */
  private readonly isSameEvidence = (a: NamedSpan, b: NamedSpan): boolean => {
    if (a.name !== b.name || a.sure !== b.sure) return false;
    const [was, is] = [gradeOf(a.margin), gradeOf(b.margin)];
    if (was === is) return true;
    // Another place is the best one and stays it.
    const best = gradeOf(this.evidence.get(a.name)?.best ?? Number.NEGATIVE_INFINITY);
    return was < best && is <= best;
  };

  /** Whether words around a name of a paragraph may make another name of it everywhere. */
  private mayRecut({ spans }: ReadPart): boolean {
    const { evidence } = this;
    return spans.some(
      ({ name, sure }) =>
        sure && name.length >= 3 && holdsOther(name, evidence.get(name)?.sure ?? 0, evidence),
    );
  }

  private readonly isOrdinary = (name: string): boolean => {
    const known = this.ordinary.get(name) ?? isOrdinaryWord(name, this.lexicon);
    this.ordinary.set(name, known);
    return known;
  };
}

/** Whether two lists of paragraphs give, one after another, the same. */
function areAlike<T>(
  a: readonly ReadPart[],
  b: readonly ReadPart[],
  of: (part: ReadPart) => readonly T[],
  same: (a: T, b: T) => boolean,
): boolean {
  const one = a.flatMap(of);
  const other = b.flatMap(of);
  return one.length === other.length && one.every((each, i) => same(each, other[i]!));
}

const isSamePlace = (a: Place, b: Place): boolean =>
  a.name === b.name && a.thing === b.thing && a.kind === b.kind;

/**
 * Weighs the places of each name together: a name found once is a name everywhere, and one that hardly any place
 * bears out is none.
 */
export function* settleNames(parts: readonly ReadPart[], lexicon: Lexicon): Steps<Settled> {
  const settled = yield* Settled.of(parts, lexicon);
  let read = 0;
  for (const part of parts) {
    if (settled.read(part) || (++read & 1023) === 0) yield;
    settled.count(part);
  }
  return settled;
}

/** More names than this are not looked for one by one. */
const MOST_LOOKED_FOR = 16;

/**
 * The same where a document was settled before: paragraphs in which nothing stands that is told in another way now are not
 * read again. `standing` gives the paragraphs in which a name may stand, `fresh` tells those that have changed. `changed`:
 * the paragraphs whose names may be others; undefined for all.
 */
export function* settleAgain(
  before: Settled,
  parts: readonly ReadPart[],
  fresh: Iterable<number>,
  standing: (name: string) => Iterable<number>,
  lexicon: Lexicon,
): Steps<{ readonly settled: Settled; readonly changed: ReadonlySet<number> | undefined }> {
  const settled = yield* Settled.of(parts, lexicon);
  const changed = new Set(fresh);
  const names = settled.otherNames(before);
  const isMuch = names.size > MOST_LOOKED_FOR;
  if (!isMuch) for (const name of names) for (const p of standing(name)) changed.add(p);
  yield;
  const isOther = new Uint8Array(parts.length).fill(isMuch ? 1 : 0);
  for (const p of changed) isOther[p] = 1;
  for (let p = 0; p < parts.length; ) {
    p = countFrom(p, parts, settled, before, isOther);
    yield;
  }
  const verdicts = settled.otherVerdicts(before);
  if (isMuch || verdicts.length > MOST_LOOKED_FOR) return { settled, changed: undefined };
  for (const name of verdicts) for (const p of standing(name)) changed.add(p);
  return { settled, changed };
}

/** Reads the places from paragraph `from` on that are to be read again, and counts all, up to the paragraph that it returns. */
function countFrom(
  from: number,
  parts: readonly ReadPart[],
  settled: Settled,
  before: Settled,
  isOther: Uint8Array,
): number {
  const to = Math.min(parts.length, from + STRIDE);
  for (let p = from; p < to; p++) {
    const part = parts[p]!;
    const isRead = isOther[p] === 1 && settled.read(part);
    if (!isRead) settled.readOn(part, before);
    settled.count(part);
    if (isRead) return p + 1;
  }
  return to;
}

/** What is in one of two sets alone. */
function differing(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  const names = new Set<string>();
  for (const name of a) if (!b.has(name)) names.add(name);
  for (const name of b) if (!a.has(name)) names.add(name);
  return names;
}

/** Tells one set of names from another. As long as it is the same it is the same string, so that comparing costs nothing. */
function keyOf(known: readonly string[], cuts: Cuts, parts: readonly ReadPart[]): string {
  const recuts = [...cuts].map(([name, { from, to }]) => `${name} ${from} ${to}`);
  const key = `${known.join(' ')}|${recuts.join(' ')}`;
  const before = parts.find((part) => part.places)?.places?.key;
  return before === key ? before : key;
}

function* gather(parts: readonly ReadPart[], lexicon: Lexicon): Steps<Map<string, Evidence>> {
  const evidence = new Map<string, Evidence>();
  const isTime = paced(STRIDE);
  for (let p = 0; p < parts.length; p += STRIDE) {
    takeSpans(parts, p, Math.min(parts.length, p + STRIDE), evidence);
    yield;
  }
  bearOut(evidence, parts);
  yield;
  // Parts of a full name stand for it later on: 约翰·史密斯, then 史密斯; 内村航平, then 内村.
  for (const [name, e] of [...evidence]) {
    if (isTime()) yield;
    if (e.sure === 0) continue;
    for (const part of partsOf(name, lexicon)) {
      if (part.length < 2) continue;
      const known = evidence.get(part);
      if (known) known.sure++;
      else evidence.set(part, { sure: 1, guessed: 0, stands: 0, things: 0, kinds: 0, best: e.best });
    }
  }
  return evidence;
}

function takeSpans(
  parts: readonly ReadPart[],
  from: number,
  to: number,
  evidence: Map<string, Evidence>,
): void {
  for (let p = from; p < to; p++) {
    const { spans } = parts[p]!;
    for (let k = 0; k < spans.length; k++) {
      const { name, margin, sure } = spans[k]!;
      let e = evidence.get(name);
      if (!e) {
        e = { sure: 0, guessed: 0, stands: 0, things: 0, kinds: 0, best: -Infinity };
        evidence.set(name, e);
      }
      if (sure) e.sure++;
      else e.guessed++;
      e.best = Math.max(e.best, margin);
    }
  }
}

/** A Latin name that is only guessed is one where its family name stands for someone elsewhere: Tobias Renwick, Renwick keeps. */
function bearOut(evidence: Map<string, Evidence>, parts: readonly ReadPart[]): void {
  let acting: Set<string> | undefined;
  for (const [name, e] of evidence) {
    if (e.sure > 0) continue;
    const family = LATIN_FULL.exec(name)?.[1];
    if (!family) continue;
    acting ??= new Set(parts.flatMap((part) => part.acting));
    if (acting.has(family)) e.sure++;
  }
}

const DOTTED = /^[\u3400-\u9fff]+(?:[·•・‧-][\u3400-\u9fff]+)+$/u;

/** Latin family names that are no words of a sentence's start. */
const LATIN_FULL =
  /^[A-Z\u00c0-\u00de].*[ \u00a0]((?:[A-Z\u00c0-\u00de]['’]?)?[A-Z\u00c0-\u00de][a-z\u00df-\u024f]{3,})$/u;

function partsOf(name: string, lexicon: Lexicon): string[] {
  const latin = LATIN_FULL.exec(name);
  if (latin) return [latin[1]!];
  if (DOTTED.test(name)) {
    const parts = name.split(/[·•・‧-]/u);
    return [parts[0]!, parts.at(-1)!];
  }
  if (!/^[\u3400-\u9fff]{4}$/u.test(name)) return [];
  return lexicon.partOf(name) === NamePart.japaneseFamily ? [name.slice(0, 2)] : [];
}

/** Words that stand straight after a name and are easily taken for its last character. */
const AFTER =
  /^[和与同及跟在是为对把被让向将已曾正还也都便就才又再仍原现因称说道表强指介谈告认坦笑边从到由给等之的了着并而这那以来去]/u;

/**
 * Names that are another name with a character too many (张军强|调 beside 张军): the name to read, and how many
 * characters to drop from either end.
 */
function* recut(evidence: Map<string, Evidence>, parts: readonly ReadPart[], lexicon: Lexicon): Steps<Cuts> {
  const cuts = new Map<string, { from: number; to: number }>();
  const isTime = paced(STRIDE);
  /** Names with another one in them that is as sure: few, so that most places need not be looked at. */
  const may = new Set<string>();
  for (const [name, { sure }] of evidence) {
    if (isTime()) yield;
    if (sure > 0 && name.length >= 3 && holdsOther(name, sure, evidence)) may.add(name);
  }
  if (may.size === 0) return cuts;
  for (const part of parts) {
    if (isTime()) yield;
    recutIn(part, may, evidence, cuts, lexicon);
  }
  return cuts;
}

/** Whether a name has another one in it that is as sure. */
function holdsOther(name: string, sure: number, evidence: ReadonlyMap<string, Evidence>): boolean {
  const isAsSure = (other: string): boolean => {
    const known = evidence.get(other)?.sure ?? 0;
    return known > 0 && known >= sure;
  };
  return isAsSure(name.slice(0, -1)) || isAsSure(name.slice(1));
}

function recutIn(
  { text, spans }: ReadPart,
  may: ReadonlySet<string>,
  evidence: ReadonlyMap<string, Evidence>,
  cuts: Map<string, { from: number; to: number }>,
  lexicon: Lexicon,
): void {
  for (let k = 0; k < spans.length; k++) {
    const { name, start, end, sure } = spans[k]!;
    if (!sure || !may.has(name) || cuts.has(name)) continue;
    const own = evidence.get(name);
    if (!own) continue;
    const shorter = evidence.get(name.slice(0, -1));
    if (shorter && shorter.sure > 0 && shorter.sure >= own.sure) {
      const tail = name.at(-1)!;
      const next = lexicon.wordAt(text, end - 1);
      if (AFTER.test(tail) || (next.length > 1 && shorter.sure > own.sure))
        cuts.set(name, { from: 0, to: 1 });
    }
    const later = evidence.get(name.slice(1));
    if (
      later &&
      later.sure > 0 &&
      later.sure >= own.sure &&
      name.length < 5 &&
      crossesStart(text, start, lexicon)
    )
      cuts.set(name, { from: 1, to: 0 });
  }
}

const NOWHERE: Place[] = [];

/** Every place of a paragraph that may be a name: what the model says, and other names' strings. Longer ones win. */
function resolve(part: ReadPart, scanner: NameScanner, cuts: Cuts, lexicon: Lexicon): Place[] {
  const { text, spans } = part;
  const stand = scanner.scan(text);
  if (spans.length === 0 && stand.length === 0) return NOWHERE;
  const candidates: Range[] = [];
  for (const s of spans) {
    const cut = cuts.get(s.name);
    candidates.push(cut ? { start: s.start + cut.from, end: s.end - cut.to } : s);
  }
  const starting = new Map(spans.map((s) => [s.start, s]));
  let known: Taken | undefined;
  for (const r of stand) {
    const at = starting.get(r.start);
    if (at?.end === r.end && !cuts.has(at.name)) continue;
    known ??= new Taken(text.length, spans);
    if (known.overlaps(r) || !(crossesStart(text, r.start, lexicon) || crossesEnd(text, r, lexicon)))
      candidates.push(r);
  }
  return apart(candidates, text.length).map((range) => {
    const { start, end } = range;
    const at = starting.get(start);
    return {
      start,
      end,
      name: bareName(text.slice(start, end)),
      span: at?.end === end ? at : undefined,
      thing: isThing(text, range, lexicon),
      kind: isKind(text, range, lexicon),
    };
  });
}

/** Ranges of a text that do not overlap, in order. Longer ones win, then earlier ones. */
function apart(ranges: readonly Range[], length: number): readonly Range[] {
  if (ranges.every((range, i) => i === 0 || range.start >= ranges[i - 1]!.end)) return ranges;
  const taken = new Taken(length);
  const kept: Range[] = [];
  for (const range of ranges.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (taken.overlaps(range)) continue;
    taken.add(range);
    kept.push(range);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** What makes a thing of the name before it. */
const THING =
  /^(?:新时代中国特色|(?:外交|强军|军事|法治|经济|文化|哲学|教育|政治|生态文明)?思想|主义|学说|定律|定理|效应|原理|大学|学院|中学|小学|研究所|研究院|研究中心|基金会|基金|烈士陵园|陵园|纪念馆|纪念碑|故居|博物馆|艺术馆|图书馆|医院|公司|集团|控股|股份|科技|证券|银行|竞技|电影节|奖|杯|级航母|号航母|氏症|综合征|病毒|生技|影业|国际机场|隧道|大区|公园|公寓|投资集团|海峡|半岛|省(?![长委级])|街道|大街)/u;

/** What makes a place, a people or a firm of a transliterated name: 哈德逊河, 汪达尔族, 阿斯利康全球执行副总裁. */
const FOREIGN_THING =
  /^(?:特?大区|山脉|河|[州市省镇县](?![长委民])|郡|岛(?![主民])|湖(?!人)|湾|港(?![币元])|族|全球|中国区|大中华区|亚太区|青训营|俱乐部|队|号|病(?![逝倒重故危])|宫|附近|境内|市区|郊[外区]|以[东南西北]|地区|一带|的(?:俱乐部|公司|小镇|村庄))/u;
const BEFORE_FOREIGN_THING =
  /(?:位于|抵达|飞抵|途经|首都|首府|小镇|古城|港口|公司|企业|品牌|制造商|俱乐部|前往|飞往|开往|驶往|运往|逃往|到达|运抵|来到|(?:^|[^遇见看碰想找提收听])到了|攻占|占领|轰炸|撤出|进驻|围攻)$/u;
/** Between 在 and these stands where something happens: 在奥古斯塔夺冠. */
const HAPPENS =
  /^(?:举[行办]|召开|开幕|闭幕|落幕|会[见晤谈]|签[署订]|夺[冠得魁]|逝世|去世|病逝|出生(?!之?[前后时])|爆[发炸]|发生|开[始战业赛]|设立|登陆|着陆|降落|停靠|与|同|向)/u;

/** Goods are counted so, people never: 两箱柳丁. */
const GOODS =
  /[0-9０-９〇零一二两三四五六七八九十百千万几数多半余](?:公斤|毫升|公升|克|斤|吨|箱|瓶|袋|盒|包|罐|碗|杯|盘|颗|粒|棵|株|朵|束|亩|辆|艘|架)$/u;

function isThing(text: string, { start, end }: Range, lexicon: Lexicon): boolean {
  if (start > 1 && GOODS.test(lexicon.fold(text.slice(Math.max(0, start - 3), start)))) return true;
  const after = lexicon.fold(text.slice(end, end + 8));
  if (THING.test(after) || insideThing(text, { start, end }, lexicon)) return true;
  if (end - start === 2 && /^村(?![里口头外边])/u.test(after)) return true;
  // 沈家渡|镇柳溪村: hardly anybody is called so, and many villages are.
  if (/^[镇乡](?![长守])/u.test(after) || /^..村$/u.test(lexicon.fold(text.slice(start, end)))) return true;
  if (!isTransliterated(text, start, end, lexicon)) return false;
  const before = lexicon.fold(text.slice(Math.max(0, start - 4), start));
  return (
    FOREIGN_THING.test(after) ||
    BEFORE_FOREIGN_THING.test(before) ||
    (before.endsWith('在') && HAPPENS.test(after))
  );
}

/** What names a firm or a place straight before its name, and never a person. */
const KIND = /(?:制造商|厂商|品牌|首都|首府|小镇|古城|港口)$/u;

const isKind = (text: string, { start, end }: Range, lexicon: Lexicon): boolean =>
  KIND.test(lexicon.fold(text.slice(Math.max(0, start - 3), start))) &&
  isTransliterated(text, start, end, lexicon);

/** Of characters alone that transliterations are made of, and no full name. */
function isTransliterated(text: string, start: number, end: number, { levels, table }: Lexicon): boolean {
  if (end - start < 2) return false;
  for (let at = start; at < end; at++)
    if (foreignOf(levels[table.codes[text.charCodeAt(at)]!]!) < 3) return false;
  return true;
}

/** A string is no name anywhere, only where the model is sure of the very place, or wherever it may well be one. */
const NEVER = 0;
const WHERE_SURE = 1;
const ANYWHERE = 2;

/** What a document says of one string as a name. */
function verdictOf(name: string, e: Evidence | undefined): number {
  if (!e) return WHERE_SURE;
  if (e.sure === 0) return NEVER;
  if (name.length === 1) return WHERE_SURE;
  // A firm or a place is named in full at one place and in short at others.
  if (e.things * 4 > e.stands && e.best < PLAIN) return NEVER;
  if (e.kinds * 4 > e.stands) return NEVER;
  // The model sees few of its many places as a name: it is something else.
  if (e.best < CLEAR && e.sure === 1 && e.stands > 2) return NEVER;
  if (e.best < FAINT && e.sure + e.guessed === 1) return NEVER;
  return ANYWHERE;
}

function isName(
  { name, span, thing }: Place,
  evidence: ReadonlyMap<string, Evidence>,
  isOrdinary: (name: string) => boolean,
): boolean {
  if (thing) return false;
  const verdict = verdictOf(name, evidence.get(name));
  if (verdict === WHERE_SURE) return span?.sure ?? false;
  return verdict === ANYWHERE && (span !== undefined || !isOrdinary(name));
}
