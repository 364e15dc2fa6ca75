import type { FigureKind } from '../facts.js';
import { readBefore } from './bounds.js';
import { readMeasure } from './measures.js';
import { isDigit, multiplierAt, type NumberToken, readNumber } from './numerals.js';

/** A number with its measure, without the words around it that bend it. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly kind: FigureKind;
  readonly value: number | readonly [number, number] | null;
  readonly unit: string;
  readonly approx: boolean;
}

const is = (text: string, at: number, chars: string): boolean =>
  at < text.length && chars.includes(text[at]!);
const starts = (text: string, at: number, words: readonly string[]): string | undefined =>
  words.find((w) => text.startsWith(w, at));

const CONNECTORS = '—–－─-~～至到';

/** Where the second half of a range begins: 3—5天, 20至30名. */
export function readConnector(text: string, at: number): number {
  if (!is(text, at, CONNECTORS)) return -1;
  return at + 1;
}

/** 三分之一, 百分之九十五, 千分之三: the number is the lower part. */
export function readFraction(text: string, n: NumberToken): Quantity | undefined {
  if (!text.startsWith('分之', n.end) || n.value === null) return undefined;
  const upper = readNumber(text, n.end + 2);
  if (!upper || upper.value === null) return undefined;
  const end = upper.end;
  const percent = n.bare && n.value === 100;
  return {
    start: n.start,
    end,
    kind: percent ? 'percent' : 'ratio',
    value: percent ? upper.value : Number((upper.value / n.value).toFixed(10)),
    unit: percent ? '%' : '',
    approx: upper.approx,
  };
}

const WON =
  /(?:比分|战胜|戰勝|击败|擊敗|战平|逼平|不敌|不敵|获胜|獲勝|取胜|落败|落後|落后|领先|領先|力克|险胜|惜败|大胜|完胜|告负|胜|负|平|以|局|扳成)/;

/** 2比0, 3∶1, 7投5中, 3胜2负, 1/4: figures of two numbers. */
export function readRatio(text: string, n: NumberToken): Quantity | undefined {
  if (n.value === null) return undefined;
  const ratio = (end: number, value: number | null): Quantity => ({
    start: n.start,
    end,
    kind: 'ratio',
    value,
    unit: '',
    approx: false,
  });
  const next = text[n.end];
  if (next === '比') {
    const b = readNumber(text, n.end + 1);
    if (!b || b.script !== n.script || b.bare) return undefined;
    let end = b.end;
    for (let more = end; text[more] === '比'; ) {
      const c = readNumber(text, more + 1);
      if (!c) break;
      more = c.end;
      end = more;
    }
    // 2比例 is no score, and neither is 3比5年前.
    return readMeasure(text, end) && !is(text, end, '平胜負负大战連连') ? undefined : ratio(end, null);
  }
  if (next !== undefined && ':：∶︰'.includes(next) && isDigit(text.charCodeAt(n.end + 1))) {
    let b = readNumber(text, n.end + 1)!;
    while (is(text, b.end, ':：∶︰') && isDigit(text.charCodeAt(b.end + 1))) b = readNumber(text, b.end + 1)!;
    if (is(text, b.end, ':：∶︰-—') && !isDigit(text.charCodeAt(b.end + 1)) === false) return undefined;
    return ratio(b.end, null);
  }
  if (next === '/' && isDigit(text.charCodeAt(n.end + 1)) && !n.decimal) {
    const b = readNumber(text, n.end + 1)!;
    if (
      b.value === null ||
      b.value <= n.value ||
      b.decimal ||
      b.multiplied ||
      is(text, b.end, '/') ||
      is(text, n.start - 1, '/')
    )
      return undefined;
    return ratio(b.end, Number((n.value / b.value).toFixed(10)));
  }
  if (
    is(text, n.end, '平') &&
    /(?:战|打|扳|追|踢|戰|踢)成$/.test(text.slice(Math.max(0, n.start - 2), n.start))
  )
    return ratio(n.end + 1, null);
  if ((next === '-' || next === '—') && n.digits <= 2 && !n.decimal && isDigit(text.charCodeAt(n.end + 1))) {
    const b = readNumber(text, n.end + 1)!;
    if (
      b.digits <= 2 &&
      !b.decimal &&
      !readMeasure(text, b.end) &&
      /^(?:领先|落后|战胜|击败|获胜|取胜|告负|不敌|逼平|领跑|大胜|完胜|险胜|惜败|领先|輸|贏|的比分|的总比分)/.test(
        text.slice(b.end, b.end + 4),
      )
    )
      return ratio(b.end, null);
  }
  const made = starts(text, n.end, ['投', '罚', '中']);
  if (made) {
    const b = readNumber(text, n.end + 1);
    if (b && is(text, b.end, '中')) return ratio(b.end + 1, null);
  }
  if (is(text, n.end, '胜勝战戰')) {
    let end = n.end + 1;
    let parts = 1;
    for (;;) {
      const b = readNumber(text, end);
      if (!b || !is(text, b.end, '平负負胜勝')) break;
      end = b.end + 1;
      parts++;
    }
    if (parts > 1) return ratio(end, null);
  }
  return undefined;
}

/** 七成, 近三成半: tenths are percentages. */
export function readTenths(text: string, n: NumberToken): Quantity | undefined {
  if (text[n.end] !== '成' || n.value === null || n.value >= 10 || n.value <= 0 || n.decimal || n.bare)
    return undefined;
  const next = text[n.end + 1] ?? '。';
  if (!'，。；、！？）”多半以左的是为都在由将'.includes(next) && !/^[\u3400-\u9fff]$/.test(next))
    return undefined;
  if ('立功员員果效绩績都本长長年熟型像品交套形语語就人份因才事群堆堆片天名衣为為了热熱新'.includes(next))
    return undefined;
  const half = next === '半';
  const value = n.high === undefined ? n.value * 10 + (half ? 5 : 0) : ([n.value * 10, n.high * 10] as const);
  return { start: n.start, end: n.end + (half ? 2 : 1), kind: 'percent', value, unit: '%', approx: n.approx };
}

/** Whether words near a score or clock reading say that two teams met. */
export const nearScore = (text: string, start: number, end: number): boolean =>
  WON.test(text.slice(Math.max(0, start - 4), start)) || WON.test(text.slice(end, end + 4));

const HALF_UNITS = /^(?:小时|小時|月|钟头|鐘頭|星期|礼拜|世纪|世紀|学期|學期|赛季|多月|多小时|多小時|工作日)/;

interface Measured {
  readonly end: number;
  readonly kind: FigureKind;
  readonly unit: string;
  readonly guarded: boolean;
  /** 半: a half more. */
  readonly half: boolean;
  readonly approx: boolean;
}

/** Reads what follows the digits: 余户, 个多月, 个半小时, 年半, 亿美元, 元/吨. */
export function readUnit(text: string, n: NumberToken): Measured | undefined {
  let at = n.end;
  let approx = n.approx;
  if (
    is(text, at, '多余餘來来几幾') &&
    !(text[at] === '来' && n.script === 'chinese' && (n.value ?? 1) % 10 !== 0)
  ) {
    if (readMeasure(text, at + 1) || text[at + 1] === '个' || text[at + 1] === '個') {
      at++;
      approx = true;
    }
  }
  if (is(text, at, '个個') && is(text, at + 1, '半多')) {
    const tail = HALF_UNITS.exec(text.slice(at + 2, at + 6));
    const word = tail?.[0].replace(/^多/, '');
    if (tail && word) {
      const half = text[at + 1] === '半';
      return {
        end: at + 2 + tail[0].length,
        kind: 'duration',
        unit: word === '月' ? `${text[at]}月` : word,
        guarded: false,
        half,
        approx: approx || !half || tail[0].startsWith('多'),
      };
    }
  }
  const measure = readMeasure(text, at);
  if (!measure) return undefined;
  let { end } = measure;
  // 14亿人民, 14亿人口: the number stands alone before a noun.
  if (end === at + 1 && text[at] === '人' && is(text, end, '民口类類群才员員士工')) return undefined;
  const { kind, guarded } = measure.value;
  let unit = text.slice(at, end);
  if (text[end] === '/' && kind !== 'percent') {
    const per = readMeasure(text, end + 1);
    if (per) {
      end = per.end;
      unit = text.slice(at, end);
    }
  }
  if (kind === 'duration' && unit.length > 2 && is(unit, 0, '个個')) unit = unit.slice(1);
  else if (kind === 'duration' && /^[个個](?:星期|小时|小時|世纪)$/.test(unit)) unit = unit.slice(1);
  if (kind === 'money' && /[钱錢]$/.test(unit) && unit.length > 1) unit = unit.slice(0, -1);
  if (kind === 'percent' && unit === '％') unit = '%';
  let half = false;
  if (
    is(text, end, '半') &&
    (kind === 'duration' || kind === 'age' || unit === '倍') &&
    !is(text, end + 1, '个個以数數年天')
  ) {
    half = true;
    end++;
  }
  return { end, kind, unit, guarded, half, approx };
}

/** 度 is warmth near words for it, electricity before 电, and otherwise just degrees. */
function kindOfDegrees(text: string, start: number, end: number): FigureKind {
  if (text[end] === '电' || text[end] === '電') return 'other';
  return /温|溫|零下|零上|高达|热|熱|冷|低至|低到|烧|燒|摄氏|天气|天氣/.test(
    text.slice(Math.max(0, start - 8), start) + text.slice(end, end + 3),
  )
    ? 'temperature'
    : 'other';
}

/** What 块 counts when it is no money: 两块田, 3块金牌. */
const PIECES = '田地石碑牌板屏砖玻电表手金银铜奖大小肉糖布木钢铁冰土荒空展黑补饼蛋豆试样区磚電錶銀銅獎鋼鐵區';

/** What a number and its measure say, or undefined where the two make no figure. */
export function readQuantity(text: string, n: NumberToken): Quantity | undefined {
  const unit = readUnit(text, n);
  if (!unit) return undefined;
  let { kind } = unit;
  if (
    /^[块塊]$/.test(unit.unit) &&
    text[unit.end - 1] === unit.unit &&
    PIECES.includes(text[unit.end] ?? ' ')
  )
    kind = 'count';
  let value: number | readonly [number, number] | null = n.value;
  if (n.value !== null && unit.half) value = n.value + 0.5;
  if (n.high !== undefined && n.value !== null) value = [n.value, n.high];
  let { end } = unit;
  if (unit.unit === '度' || unit.unit === '度电') kind = kindOfDegrees(text, n.start, end);
  if (
    kind === 'length' &&
    /^(?:公里|千米|米|英里|海里)$/.test(unit.unit) &&
    /(?:时速|時速|秒速|车速|車速)(?:约|近|达|達|为|超过|为每小时|每小时)?$/.test(
      text.slice(Math.max(0, n.start - 6), n.start),
    )
  )
    kind = 'speed';
  if (kind === 'age' && is(text, end, '半')) end++;
  // 2块5, 3元5角: small money written on.
  if (kind === 'money' && typeof value === 'number' && /^[元块塊]$/.test(unit.unit)) {
    const small = readNumber(text, end);
    if (
      small &&
      small.value !== null &&
      small.value < 10 &&
      !small.decimal &&
      small.digits <= 1 &&
      small.script === n.script
    ) {
      const coin = text[small.end];
      if (coin === '角' || coin === '毛') {
        value += small.value / 10;
        end = small.end + 1;
      } else if (unit.unit !== '元' && (coin === undefined || '，。；、”）'.includes(coin))) {
        value += small.value / 10;
        end = small.end;
      }
    }
  }
  // 1分23秒, 2小时30分: a length of time in two units.
  if (kind === 'duration' || unit.unit === '分') {
    const joined = readLongTime(text, n.value, unit.unit, end);
    if (joined)
      return {
        start: n.start,
        end: joined.end,
        kind: 'duration',
        value: joined.value,
        unit: unit.unit,
        approx: unit.approx || joined.approx,
      };
  }
  return { start: n.start, end, kind, value, unit: unit.unit, approx: unit.approx };
}

/** Seconds in a unit of time that may be followed by a smaller one. */
const SECONDS: Record<string, number> = {
  天: 86400,
  小时: 3600,
  小時: 3600,
  时: 3600,
  分: 60,
  分钟: 60,
  分鐘: 60,
  年: 31536000,
  个月: 2628000,
};

function readLongTime(
  text: string,
  value: number | null,
  unit: string,
  at: number,
): { end: number; value: number | null; approx: boolean } | undefined {
  const big = SECONDS[unit];
  if (!big || value === null) return undefined;
  const from = is(text, at, '零又') ? at + 1 : at;
  const n = readNumber(text, from);
  if (!n || n.value === null || n.approx) return undefined;
  const small = starts(text, n.end, [
    '分钟',
    '分鐘',
    '小时',
    '小時',
    '个小时',
    '個小時',
    '个月',
    '個月',
    '秒钟',
    '秒',
    '分',
    '天',
  ]);
  if (!small || (unit === '分' && !small.startsWith('秒'))) return undefined;
  const size = small.startsWith('秒')
    ? 1
    : (SECONDS[small.replace(/^[个個](?=小)/, '')] ?? (/月/.test(small) ? 2628000 : 0));
  if (!size || size >= big || n.value >= big / size) return undefined;
  let end = n.end + small.length;
  let sum = value + (n.value * size) / big;
  if (unit === '年' && size === 2628000) sum = value + n.value / 12;
  const more = readLongTime(text, n.value, small, end);
  if (more) {
    end = more.end;
    sum = value + ((more.value ?? 0) * size) / big;
  }
  return { end, value: Number(sum.toFixed(6)), approx: false };
}

/** Carries the 万 of the second number back to the first: 1.5—2万元. */
function scaled(text: string, low: NumberToken, high: NumberToken): number | null {
  if (low.value === null || high.value === null) return null;
  if (low.multiplied || !high.multiplied) return low.value;
  const by = multiplierAt(text, high.end - 1);
  return low.value <= high.value / by ? low.value * by : low.value;
}

/** 3—5天, 20至30名, 1.5—2万元: a range whose first number has no measure of its own. */
export function readBareRange(text: string, n: NumberToken): Quantity | undefined {
  const from = readConnector(text, n.end);
  if (from < 0 || n.value === null) return undefined;
  const b = readNumber(text, from);
  if (!b || b.value === null || b.script !== n.script || b.bare) return undefined;
  const upper = readQuantity(text, b);
  if (!upper || upper.value === null || typeof upper.value !== 'number') return undefined;
  const low = scaled(text, n, b);
  if (low === null || low > upper.value) return undefined;
  return { ...upper, start: n.start, value: [low, upper.value], approx: false };
}

/** 5%—10%, 2万元至3万元: goes on to the second half where the first has its measure. */
export function extendRange(text: string, q: Quantity): Quantity {
  const from = readConnector(text, q.end);
  if (from < 0 || typeof q.value !== 'number') return q;
  if (
    text[q.end] === '到' &&
    (text[q.start - 1] === '从' || text[q.start - 1] === '由' || text[q.start - 1] === '從')
  )
    return q;
  const bend = text[from] === '约' || text[from] === '近' ? from + 1 : from;
  const n = readNumber(text, bend);
  if (!n || n.value === null) return q;
  const upper = readQuantity(text, n);
  if (!upper || upper.unit !== q.unit || typeof upper.value !== 'number' || upper.value <= q.value) return q;
  if (readBefore(text, n.start, from).start !== n.start && bend === from) return q;
  return { ...q, end: upper.end, value: [q.value, upper.value], approx: false };
}
