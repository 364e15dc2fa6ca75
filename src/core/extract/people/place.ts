import type { Range } from '../../range.js';
import { tight } from '../../tight.js';
import { foreignOf, type Lexicon } from './lexicon.js';
import type { NameScanner } from './scanner.js';
import type { NameSpan } from './span.js';
import { Taken } from './taken.js';
import { crossesEnd, crossesStart, insideThing } from './words.js';

/** A name at its place in a paragraph. */
export interface Name extends Range {
  /** However its characters are spaced there. */
  readonly name: string;
}

export interface NamedSpan extends NameSpan {
  readonly name: string;
}

/** A place of a paragraph that may be a name. */
export interface Place extends Name {
  /** What the model says of exactly this place. */
  readonly span: NamedSpan | undefined;
  /** The words around it make it part of a thing's name. */
  readonly thing: boolean;
  /** They even say what kind of thing. */
  readonly kind: boolean;
}

/** How many characters of a name are dropped from either end, to read it as another name. */
export interface Recut {
  readonly from: number;
  readonly to: number;
}

/** The same name however its characters are spaced: 刘 才 is 刘才. */
export const bareName = (text: string): string =>
  /^[\u3400-\u9fff][ \u3000\u00a0]+[\u3400-\u9fff]$/u.test(text) ? text[0]! + text.at(-1)! : text;

const NOWHERE: readonly Place[] = [];

/** Every place of a paragraph that may be a name: what the model says, and other names' strings. Longer ones win. */
export function placesOf(
  { text, spans }: { readonly text: string; readonly spans: readonly NamedSpan[] },
  scanner: NameScanner,
  cuts: ReadonlyMap<string, Recut>,
  lexicon: Lexicon,
): readonly Place[] {
  const stand = scanner.scan(text);
  if (spans.length === 0 && stand.length === 0) return NOWHERE;
  const candidates: Range[] = [];
  for (const s of spans) {
    const cut = cuts.get(s.name);
    candidates.push(cut ? { start: s.start + cut.from, end: s.end - cut.to } : s);
  }
  let known: Taken | undefined;
  let last = 0;
  for (const r of stand) {
    last = lastBy(spans, r.start, last);
    const at = spans[last];
    if (at?.start === r.start && at.end === r.end && !cuts.has(at.name)) continue;
    known ??= new Taken(text.length, spans);
    if (known.overlaps(r) || !(crossesStart(text, r.start, lexicon) || crossesEnd(text, r, lexicon)))
      candidates.push(r);
  }
  const places: Place[] = [];
  last = 0;
  for (const range of apart(candidates, text.length)) {
    const { start, end } = range;
    last = lastBy(spans, start, last);
    const at = spans[last];
    places.push({
      start,
      end,
      name: bareName(text.slice(start, end)),
      span: at?.start === start && at.end === end ? at : undefined,
      thing: isThing(text, range, lexicon),
      kind: isKind(text, range, lexicon),
    });
  }
  return tight(places);
}

/** Which of the spans, from `from` on, is the last that starts at `at` or before. */
function lastBy(spans: readonly Range[], at: number, from: number): number {
  let last = from;
  while (last + 1 < spans.length && spans[last + 1]!.start <= at) last++;
  return last;
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
