import type { FigureKind } from '../facts.js';
import { readBefore } from './bounds.js';
import { is } from './calendar-token.js';
import { readOn } from './compounds.js';
import { isBareYear, multiplierAt, type NumberToken, readConnector, readNumber } from './numerals.js';
import type { Quantity } from './quantity.js';
import { readTenths } from './ratios.js';
import type { Vocabulary } from './vocabulary.js';

const HALF_UNITS = /^(?:小时|月|钟头|星期|礼拜|世纪|学期|赛季|多月|多小时|工作日)/;

interface Measured {
  readonly end: number;
  readonly kind: FigureKind;
  readonly unit: string;
  readonly guarded: boolean;
  /** 半: a half more. */
  readonly half: boolean;
  readonly approx: boolean;
}

/** 100余户, 十来个, 千把块: what stands between a number and its measure. */
const isRoughBefore = (text: string, at: number, n: NumberToken, vocabulary: Vocabulary): boolean =>
  (is(text, at, '多余几') ||
    (text[at] === '来' && (n.script === 'arabic' || (n.value ?? 1) % 10 === 0)) ||
    (text[at] === '把' && n.bare)) &&
  vocabulary.measures.longest(text, at + 1) !== undefined;

/** What stands behind a slash besides measures: 元/月, 立方米/秒. */
const PER = '月日年人时分秒';

/** Words that a measure begins and that are none: 元旦, 台湾, 市民, 群众, 三大项目. */
const NOT_MEASURES = new Map(
  Object.entries({
    人: '民口类群员',
    大项: '目',
    大类: '别',
    小项: '目',
    小类: '别',
    方面: '军',
    市: '民委府级长场直',
    县: '委府级长直域城',
    省: '委府级长直',
    村: '民委干级医支',
    镇: '民委级长',
    乡: '亲民长土村镇',
    州: '长委府',
    校: '长园区',
    国: '际家产内外道',
    院: '校士',
    厂: '家商区房',
    元: '旦首帅素宵',
    台: '湾风账阶北中南商资海青',
    群: '防众体',
    员: '工',
    名: '牌额',
    位: '于置移',
    家: '庭',
    门: '诊票店户槛',
    口: '罩径岸腔',
    面: '积粉包',
    房: '间地价车屋产型源贷',
    单: '片位身元独品曲',
    包: '机裹装括',
    餐: '饮厅馆',
    帮: '扶',
    阵: '营地',
    星: '团级座云',
    兵: '团力器',
    团: '队体',
    环: '绕保境',
    行: '动业',
    出: '头',
    点: '赞击',
    车: '间辆',
    片: '区段',
    集: '团',
    品: '牌质',
    平: '衡',
    胜: '制',
    毛: '利',
    地: '块区方铁面震级处质产王下',
    季: '报节后',
    球: '员队迷星场',
    卡: '车',
    大卡: '车',
    日夜: '间里',
  }),
);

/** Things a year is written before and that could be counted: 2019国际马拉松, 2018校园. */
const BEHIND_YEARS = '国台校省市区县村门环站桥湖岛面品方星洲';

/** Reads what follows the digits: 余户, 个多月, 个半小时, 年半, 亿美元, 元/吨. */
export function readUnit(text: string, n: NumberToken, vocabulary: Vocabulary): Measured | undefined {
  let at = n.end;
  let approx = n.approx;
  if (isRoughBefore(text, at, n, vocabulary)) {
    at++;
    approx = true;
  }
  if (is(text, at, '个') && is(text, at + 1, '半多')) {
    const tail = HALF_UNITS.exec(text.slice(at + 2, at + 6));
    const word = tail?.[0].replace(/^多/, '');
    if (tail && word) {
      const half = text[at + 1] === '半';
      return {
        end: at + 2 + tail[0].length,
        kind: 'duration',
        unit: word === '月' ? '个月' : word,
        guarded: false,
        half,
        approx: approx || !half || tail[0].startsWith('多'),
      };
    }
  }
  const measure = vocabulary.measures.longest(text, at);
  if (!measure) return undefined;
  let { end } = measure;
  const { kind, guarded } = measure.value;
  let unit = text.slice(at, end);
  // 14亿人口, 上千市民: the number stands alone before a noun.
  if (is(text, end, NOT_MEASURES.get(unit) ?? '')) return undefined;
  if (at === n.end && BEHIND_YEARS.includes(unit) && isBareYear(n) && n.value! % 100 > 0) return undefined;
  while (text[end] === '/' && kind !== 'percent') {
    const per = vocabulary.measures.longest(text, end + 1)?.end ?? (is(text, end + 1, PER) ? end + 2 : 0);
    if (!per) break;
    end = per;
    unit = text.slice(at, end);
  }
  if (kind === 'duration' && unit.length > 2 && is(unit, 0, '个')) unit = unit.slice(1);
  else if (kind === 'duration' && /^个(?:星期|小时|世纪)$/.test(unit)) unit = unit.slice(1);
  if (kind === 'money' && /钱$/.test(unit) && unit.length > 1) unit = unit.slice(0, -1);
  if (kind === 'percent' && unit === '％') unit = '%';
  let half = false;
  if (
    is(text, end, '半') &&
    (kind === 'duration' || kind === 'age' || unit === '倍') &&
    !is(text, end + 1, '个以数年天')
  ) {
    half = true;
    end++;
  }
  return { end, kind, unit, guarded, half, approx };
}

/** 度 is warmth unless it turns, slopes, is drunk, or says how often; 度电 is electricity. */
function kindOfDegrees(text: string, n: NumberToken, end: number): FigureKind {
  if (text[end] === '电' || text[end - 1] === '电') return 'other';
  if (/[曾已先后续]$/.test(text.slice(Math.max(0, n.start - 1), n.start))) return 'count';
  const around = text.slice(Math.max(0, n.start - 8), n.start) + text.slice(end, end + 6);
  if (/温|零下|零上|热|冷|烧|摄氏|天气/.test(around)) return 'temperature';
  return (n.value ?? 99) > 45 || /角|弯|旋|转|坡|倾|仰|经|纬|近视|酒|茅台|全景|方位/.test(around)
    ? 'other'
    : 'temperature';
}

/** What 块 counts when it is no money: 两块田, 3块金牌. */
const PIECES = '田地石碑牌板屏砖玻电表手金银铜奖大小肉糖布木钢铁冰土荒空展黑补饼蛋豆试样区';

/** What a number and its measure say, or undefined where the two make no figure. */
export function readQuantity(text: string, n: NumberToken, vocabulary: Vocabulary): Quantity | undefined {
  const unit = readUnit(text, n, vocabulary);
  if (!unit) return undefined;
  let { kind } = unit;
  if (unit.unit === '块' && text[unit.end - 1] === '块' && PIECES.includes(text[unit.end] ?? ' '))
    kind = 'count';
  let value: number | readonly [number, number] | null = n.value;
  if (n.value !== null && unit.half) value = n.value + 0.5;
  if (n.high !== undefined && n.value !== null) value = [n.value, n.high];
  let { end } = unit;
  if (unit.unit === '度' || unit.unit === '度电') kind = kindOfDegrees(text, n, end);
  if (
    kind === 'length' &&
    /^(?:公里|千米|米|英里|海里)$/.test(unit.unit) &&
    /(?:时速|秒速|车速|每小时|每秒)(?:约|近|达|为|超过|为每小时)?$/.test(
      text.slice(Math.max(0, n.start - 6), n.start),
    )
  )
    kind = 'speed';
  if (kind === 'age' && is(text, end, '半')) end++;
  const joined = readOn(text, n, kind, unit.unit, value, end);
  if (joined)
    return {
      start: n.start,
      end: joined.end,
      kind: joined.kind,
      value: joined.value,
      unit: unit.unit,
      approx: unit.approx || joined.approx,
    };
  return {
    start: n.start,
    end,
    kind,
    value,
    unit: unit.unit,
    approx: unit.approx,
    guarded: unit.guarded,
  };
}

/** Carries the 万 of the second number back to the first: 1.5—2万元. */
function scaled(text: string, low: NumberToken, high: NumberToken): number | null {
  if (low.value === null || high.value === null) return null;
  if (low.multiplied || !high.multiplied) return low.value;
  const by = multiplierAt(text, high.end - 1);
  return low.value <= high.value / by ? low.value * by : low.value;
}

/** 3—5天, 20至30名, 1.5—2万元, 三至五成: a range whose first number has no measure of its own. */
export function readBareRange(text: string, n: NumberToken, vocabulary: Vocabulary): Quantity | undefined {
  const from = readConnector(text, n.end);
  if (from < 0 || n.value === null) return undefined;
  const b = readNumber(text, from);
  if (!b || b.value === null || b.script !== n.script || b.bare) return undefined;
  const tenths = readTenths(text, b);
  const upper = tenths ?? readQuantity(text, b, vocabulary);
  if (!upper || typeof upper.value !== 'number') return undefined;
  const low = tenths ? n.value * 10 : scaled(text, n, b);
  if (low === null) return undefined;
  if (low <= upper.value) return { ...upper, start: n.start, value: [low, upper.value], approx: false };
  // 30.42—30.375元: a rate that fell.
  return n.decimal && b.decimal
    ? { ...upper, start: n.start, value: [upper.value, low], approx: false }
    : undefined;
}

/** Kinds whose measure several numbers may share. */
const SHARED = new Set<FigureKind>(['percent', 'money', 'length', 'area', 'weight', 'volume', 'other']);

/** 1.2和1.6个百分点, 10、20元: a number whose measure stands behind a later one. */
export function readShared(text: string, n: NumberToken, vocabulary: Vocabulary): Quantity | undefined {
  if (n.value === null || n.script !== 'arabic' || n.multiplied) return undefined;
  for (let last = n, i = 0; i < 5 && is(text, last.end, '和与及、或'); i++) {
    const b = readNumber(text, last.end + 1);
    if (b?.script !== 'arabic') return undefined;
    const upper = readQuantity(text, b, vocabulary);
    if (upper) {
      const scale = scaled(text, n, b);
      if (!SHARED.has(upper.kind) || scale === null || upper.guarded) return undefined;
      if (!n.decimal && upper.kind !== 'percent' && upper.kind !== 'money') return undefined;
      const { kind, unit } = upper;
      return { start: n.start, end: n.end, kind, value: scale, unit, approx: false };
    }
    last = b;
  }
  return undefined;
}

/** 5%—10%, 2万元至3万元: goes on to the second half where the first has its measure. */
export function extendRange(text: string, q: Quantity, vocabulary: Vocabulary): Quantity {
  const from = readConnector(text, q.end);
  if (from < 0 || typeof q.value !== 'number') return q;
  if (text[q.end] === '到' && (text[q.start - 1] === '从' || text[q.start - 1] === '由')) return q;
  const bend = text[from] === '约' || text[from] === '近' ? from + 1 : from;
  const n = readNumber(text, bend);
  if (!n || n.value === null) return q;
  const upper = readQuantity(text, n, vocabulary);
  if (!upper || upper.unit !== q.unit || typeof upper.value !== 'number' || upper.value <= q.value) return q;
  if (readBefore(text, n.start, from).start !== n.start && bend === from) return q;
  return { ...q, end: upper.end, value: [q.value, upper.value], approx: false };
}
