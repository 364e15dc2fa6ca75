import type { Unlabelled } from '../facts.js';
import { readAfter, readBefore } from './bounds.js';
import { type CalendarToken, readCalendar, readCalendarAt } from './calendar.js';
import { isSign, type NumberToken, readNumber, startsNumber } from './numerals.js';
import { boundBefore, PHRASES } from './phrases.js';
import {
  extendRange,
  nearScore,
  type Quantity,
  readBareRange,
  readConnector,
  readFraction,
  readQuantity,
  readRatio,
  readTenths,
} from './quantities.js';
import { readWestern } from './western.js';

const HAN = /[\u3400-\u9fff]/;
const LATIN = /[A-Za-zＡ-Ｚａ-ｚ]/;

/** Every number with its measure in a passage, in order, none overlapping another. */
export function scan(text: string): Unlabelled[] {
  const found: Unlabelled[] = [];
  let floor = 0;
  for (let i = 0; i < text.length; ) {
    if (!startsNumber(text.charCodeAt(i))) {
      i++;
      continue;
    }
    const step = readAt(text, i, floor);
    if (typeof step === 'number') {
      i = Math.max(step, i + 1);
      continue;
    }
    found.push(step);
    i = step.end;
    floor = step.end;
  }
  return found;
}

/** The figure whose number begins at `at`, or the place to look on from. */
function readAt(text: string, at: number, floor: number): Unlabelled | number {
  const western = readWestern(text, at, floor);
  if (western) return western;
  if (isSign(text.charCodeAt(at))) return at + 1;
  if (text.startsWith('零下', at)) return readBelowZero(text, at);
  const phrase = PHRASES.longest(text, at);
  if (phrase && text[at - 1] !== '初') return phrase.end;
  const n = readNumber(text, at);
  if (!n) return at + 1;
  const before = text[at - 1] ?? ' ';
  if (before === '第') return afterOrdinal(text, n);
  if (n.script === 'arabic' && isCode(text, at, n)) return afterCode(text, n, floor);
  const fraction = readFraction(text, n);
  if (fraction) return finish(text, extendRange(text, fraction), floor);
  const calendar = readCalendar(text, n, floor);
  if (
    calendar?.kind === 'time' &&
    n.script === 'arabic' &&
    /[:：∶︰]/.test(text[n.end]!) &&
    isScore(text, n, calendar)
  ) {
    const score = readRatio(text, n);
    if (score) return finish(text, score, floor);
  }
  if (calendar) return finishCalendar(text, calendar, floor);
  const season = readSeason(text, n, floor);
  if (season) return season;
  const tenths = readTenths(text, n);
  if (tenths) return finish(text, tenths, floor);
  const ratio = readRatio(text, n);
  if (ratio) return n.script === 'chinese' && boundBefore(text, at) ? n.end : finish(text, ratio, floor);
  if (n.script === 'chinese' && boundBefore(text, at)) return n.end;
  const dates = readBareDateRange(text, n, floor);
  if (dates) return finishCalendar(text, dates, floor);
  const range = readBareRange(text, n);
  if (range) return finish(text, range, floor);
  const quantity = readQuantity(text, n);
  if (quantity)
    return wanted(text, n, quantity) ? finish(text, extendRange(text, quantity), floor) : quantity.end;
  return readBare(text, n, floor) ?? n.end;
}

/** B737, COVID-19, G20, No.5: a number that is part of a name. */
function isCode(text: string, at: number, n: NumberToken): boolean {
  const before = text[at - 1];
  if (before === undefined) return false;
  if (LATIN.test(before) || before === '№' || before === '#') return true;
  if ('-_.·/+'.includes(before) && /[A-Za-z0-9.]/.test(text[at - 2] ?? ' ')) return true;
  return n.digits > 12;
}

/** GDP1万美元, CPI2.5%: behind an abbreviation money and percentages are figures all the same. */
function afterCode(text: string, n: NumberToken, floor: number): Unlabelled | number {
  const q = /[A-Z]{2}$/.test(text.slice(Math.max(0, n.start - 2), n.start))
    ? readQuantity(text, n)
    : undefined;
  if (q && (q.kind === 'percent' || q.kind === 'money')) return finish(text, extendRange(text, q), floor);
  return skipCode(text, n.end);
}

function skipCode(text: string, at: number): number {
  let i = at;
  while (i < text.length && /[A-Za-z0-9.\-_]/.test(text[i]!)) i++;
  return i;
}

/** 第三届, 第2名: an ordinal and the thing it numbers. */
function afterOrdinal(text: string, n: NumberToken): number {
  const q = readQuantity(text, n);
  return q && q.kind !== 'percent' ? q.end : n.end;
}

function readBelowZero(text: string, at: number): Unlabelled | number {
  const n = readNumber(text, at + 2);
  const q = n && readQuantity(text, n);
  if (!n || !q) return at + 2;
  const whole = extendRange(text, q);
  const value = typeof whole.value === 'number' ? -whole.value : null;
  return finish(text, { ...whole, start: at, kind: 'temperature', value }, at);
}

/** 25:18 with a word of winning beside it, or a second half that is no minute. */
const isScore = (text: string, n: NumberToken, time: CalendarToken): boolean =>
  nearScore(text, n.start, time.end) || '∶︰'.includes(text[n.end]!);

const QUARTERS = /^季度/;

/** 一季度, 前三季度. */
function readSeason(text: string, n: NumberToken, floor: number): Unlabelled | undefined {
  if (!QUARTERS.test(text.slice(n.end, n.end + 2)) || n.value === null || n.value > 4) return undefined;
  const start = text[n.start - 1] === '前' && n.start > floor ? n.start - 1 : n.start;
  const end = n.end + 2;
  return { start, end, text: text.slice(start, end), kind: 'date', value: null, unit: '', approx: false };
}

const ONE_MATTERS =
  /^(?:[个個]月|小[时時]|[个個]小[时時]|[个個]多|[个個]半|倍|公里|吨|噸|公斤|亩|畝|公[顷頃]|分[钟鐘]|升|成(?!为|本|立|功|长|就|为|员|果|效|年|型|套|熟|人|分|天|片|不变)|亿|万)/;
const DEATHS = /^(?:死|伤|遇难|受伤|失踪|获救|被捕|落网|身亡|重伤|轻伤)/;

/** Whether a number and its measure state a count and are no turn of speech. */
function wanted(text: string, n: NumberToken, q: Quantity): boolean {
  const unit = q.unit;
  const after = text.slice(q.end, q.end + 3);
  if (n.script === 'arabic') {
    // 男子68公斤级 is the name of a class.
    if (q.kind === 'weight' && /^(?:以[上下])?[级級]/.test(after)) return false;
    if (unit === '倍' && n.value === 0) return false;
    if (unit === '年' && /^[级級]/.test(after)) return false;
    if (unit === '大' && !HAN.test(after)) return false;
    if (unit === '期' && !/^[，。；、]/.test(after)) return false;
    return !/^[层層]$/.test(unit) || n.value !== 1;
  }
  const bent =
    readBefore(text, n.start, 0).approx || q.approx || readAfter(text, q.end, q.kind === 'count').approx;
  const single = n.end - n.start === 1;
  if (unit === '倍' && n.value === 0) return false;
  if (n.value === null) return q.kind !== 'count' || n.end - n.start > 1;
  if (n.bare) {
    if (bent) return true;
    if (n.end - n.start > 1 && n.approx) return true;
    return (
      q.kind === 'money' ||
      (q.kind === 'length' && unit !== '里') ||
      q.kind === 'area' ||
      (q.kind === 'weight' && unit !== '克') ||
      q.kind === 'volume' ||
      /^[人名]$/.test(unit) ||
      n.end - n.start > 1
    );
  }
  if (n.value === 1 && single) {
    if (bent || text[q.end] === '半' || q.value === 1.5) return true;
    if (q.kind === 'duration' && /^(?:之?内|以内|之內)/.test(after)) return true;
    if (text.slice(Math.max(0, n.start - 2), n.start) === '最后') return false;
    if (ONE_MATTERS.test(text.slice(n.end, n.end + 3))) return true;
    if (/(?:只有|仅有|僅有|只剩|仅剩|唯一)$/.test(text.slice(Math.max(0, n.start - 2), n.start))) return true;
    if (
      unit === '次' &&
      /^[，。；、]/.test(after) &&
      /(?:功|奖|章|称号)$/.test(text.slice(Math.max(0, n.start - 2), n.start))
    )
      return true;
    return (
      /^[次趟回班遍]$/.test(unit) &&
      /每[^，。；！？]{1,10}$/.test(text.slice(Math.max(0, n.start - 11), n.start))
    );
  }
  if (single && readGuarded(text, n, q)) return false;
  // 二次 and 二级 number a thing; 两次 counts.
  if (text[n.start] === '二' && single && q.kind === 'count') return false;
  if (n.value === 2 && single) {
    if (unit === '人') return DEATHS.test(after);
    if (unit === '家' && /^[人的，。]/.test(after)) return false;
  }
  if (/^[届屆]$/.test(unit))
    return (
      n.value <= 2 ||
      /(?:连续|連續|时隔|时隔|蝉联|举办了|已|历经|历届|前|近|连任|办了)$/.test(
        text.slice(Math.max(0, n.start - 3), n.start),
      )
    );
  if (
    unit === '次' &&
    /^(?:会议|會議|全会|全會|全体|委员)/.test(after) &&
    /(?:[届屆大协協]|委员会|委員會|常委会)$/.test(text.slice(Math.max(0, n.start - 3), n.start))
  )
    return false;
  if (unit === '年' && /^[级級]/.test(after)) return false;
  if (/^[市县省区州乡镇校]$/.test(unit))
    return !/^[委府级长民场里人直内外政教]/.test(after) || /^人民/.test(after);
  return true;
}

/** 三级, 六分, 五期: behind a single Chinese digit these name rather than count. */
function readGuarded(text: string, n: NumberToken, q: Quantity): boolean {
  const unit = q.unit;
  if (unit === '分')
    return !/(?:得|得了|拿下|砍下|轰下|赢|输|领先|落后|积|扣|相差|仅差|了)$/.test(
      text.slice(Math.max(0, n.start - 2), n.start),
    );
  if (unit === '局') return !/[胜拿输赢连负取扳第首以]$/.test(text.slice(Math.max(0, n.start - 1), n.start));
  if (unit === '方') return !/[五六七九]/.test(text[n.start]!);
  if (unit === '日') return !/^(?:内|之内|游|后|前)/.test(text.slice(q.end, q.end + 2));
  return GUARDED_UNITS.test(unit);
}

const GUARDED_UNITS =
  /^(?:级|期|級|国|國|村|环|環|洞|金|银|铜|胜|负|平|节|集|冠|点|头|卷|门|手|区|院|厂|站|馆|岛|湖|桥|色|味|品|花|面|眼|角|字|步|指|里|两|钱|石|斗|桶|周|旬|夜|晚|角|毛|度|伏|安|牛|卡|洲|兵|众|线)$/;

/** 2016—2018年, 1—8月, 3至5日: the second number names the part of the calendar for both. */
function readBareDateRange(text: string, n: NumberToken, floor: number): CalendarToken | undefined {
  const from = readConnector(text, n.end);
  if (from < 0 || n.value === null || n.decimal) return undefined;
  const b = readNumber(text, from);
  if (!b || b.script !== n.script || b.value === null) return undefined;
  const upper = readCalendar(text, b, from);
  if (upper && upper.start === b.start) return { ...upper, start: n.start, value: null };
  if (isBareYear(text, n) && isBareYear(text, b) && b.value > n.value)
    return { start: n.start, end: b.end, kind: 'date', value: null, approx: false, finest: 'year' };
  void floor;
  return undefined;
}

const isBareYear = (_text: string, n: NumberToken): boolean =>
  n.script === 'arabic' &&
  n.digits === 4 &&
  !n.decimal &&
  !n.multiplied &&
  n.value !== null &&
  n.value >= 1900 &&
  n.value <= 2050;

const MEASURED_BY =
  /(?:规模|規模|指数|指數|系数|係數|评分|評分|收视率|收視率|震级|震級|得分|PMI|点位|均分|比值|pH值|视力)(?:约|近|达|达到|为|為|是|至|到|了|已|超|超过|仅|仅为|增至|升至|降至|报)*$/;
const BARE_MONEY =
  /(?:借了?|花了?|赚了?|挣了?|卖了?|攒了?|欠了?|收入|工资|年薪|月薪|价格|存款|贷款|投资|捐了?|捐款|票房|房价|价值|身价|造价)(?:约|近|达|至少|了|超|超过|突破|可达|就|达到)*$/;

/** Numbers without a measure: 5万, 规模7.3, 2019. */
function readBare(text: string, n: NumberToken, floor: number): Unlabelled | undefined {
  const next = text[n.end] ?? ' ';
  const left = text.slice(Math.max(floor, n.start - 10), n.start);
  const rough = '多余餘'.includes(next) && HAN.test(text[n.end + 1] ?? ' ');
  if (
    n.value !== null &&
    n.script === 'arabic' &&
    !LATIN.test(next) &&
    (((n.multiplied || n.approx) && n.value >= 10000) || (rough && n.value >= 10))
  ) {
    const end = rough ? n.end + 1 : n.end;
    const money = BARE_MONEY.test(left);
    return finish(
      text,
      {
        start: n.start,
        end,
        kind: money ? 'money' : 'count',
        value: n.value,
        unit: '',
        approx: n.approx || rough,
      },
      floor,
    );
  }
  if (
    n.bare &&
    n.value !== null &&
    n.value >= 10000 &&
    BARE_MONEY.test(left.replace(/[上近]$/, '')) &&
    !HAN.test(text[n.end] ?? ' ') === false &&
    /^(?:以上|左右|多|余)/.test(text.slice(n.end, n.end + 2))
  )
    return finish(
      text,
      { start: n.start, end: n.end, kind: 'money', value: n.value, unit: '', approx: true },
      floor,
    );
  if (
    MEASURED_BY.test(left) &&
    !isBareYear(text, n) &&
    n.script === 'arabic' &&
    !LATIN.test(next) &&
    next !== '-'
  )
    return finish(
      text,
      { start: n.start, end: n.end, kind: 'other', value: n.value, unit: '', approx: n.approx },
      floor,
    );
  if (
    next === '大' &&
    n.value !== null &&
    n.value >= 2 &&
    n.value <= 10 &&
    HAN.test(text[n.end + 1] ?? ' ') &&
    !boundBefore(text, n.start) &&
    !/党的$/.test(left) &&
    !'学家会楼院街道队阪连理厅于型小人妈爷堂队桥师'.includes(text[n.end + 1]!)
  )
    return finish(
      text,
      { start: n.start, end: n.end + 1, kind: 'count', value: n.value, unit: '', approx: false },
      floor,
    );
  if (
    isBareYear(text, n) &&
    !LATIN.test(next) &&
    !'-—./:：版号號'.includes(next) &&
    !'-—./:：（(〔['.includes(text[n.start - 1] ?? ' ')
  )
    return {
      start: n.start,
      end: n.end,
      text: text.slice(n.start, n.end),
      kind: 'date',
      value: String(n.value),
      unit: '',
      approx: false,
    };
  return undefined;
}

/** Takes in the words around a figure that bend it. */
function finish(text: string, q: Quantity, floor: number): Unlabelled {
  let { start, end } = q;
  const before = readBefore(text, start, floor);
  start = before.start;
  let approx = q.approx || before.approx;
  const after = readAfter(text, end, q.kind === 'count' || q.kind === 'percent');
  end = after.end;
  approx ||= after.approx;
  return { start, end, text: text.slice(start, end), kind: q.kind, value: q.value, unit: q.unit, approx };
}

function finishCalendar(text: string, first: CalendarToken, floor: number): Unlabelled {
  let { start, end, kind, value, approx } = first;
  const from = readConnector(text, end);
  if (from >= 0) {
    const second = readCalendarAt(text, from);
    if (second) {
      end = second.end;
      value = null;
    }
  }
  const before = readBefore(text, start, floor);
  if (before.start < start && /[约約近]$/.test(text.slice(before.start, start))) {
    start = before.start;
    approx = true;
  }
  if (/^(?:左右|前后|前後)/.test(text.slice(end, end + 2))) {
    end += 2;
    approx = true;
  }
  return { start, end, text: text.slice(start, end), kind, value, unit: '', approx };
}
