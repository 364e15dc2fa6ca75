import type { Unlabelled } from '../facts.js';
import { readBare } from './bare.js';
import { readBefore } from './bounds.js';
import { readCalendar, readCalendarAt } from './calendar.js';
import type { CalendarToken } from './calendar-token.js';
import { isCounted } from './counted.js';
import { finish } from './finish.js';
import { isBareYear, isSign, type NumberToken, readConnector, readNumber, startsNumber } from './numerals.js';
import { boundBefore } from './phrases.js';
import { extendRange, readBareRange, readQuantity, readShared } from './quantities.js';
import type { Quantity } from './quantity.js';
import { nearScore, readFraction, readRatio, readTenths } from './ratios.js';
import type { Vocabulary } from './vocabulary.js';
import { readMoney, readWestern } from './western.js';

const HAN = /[\u3400-\u9fff]/;
const LATIN = /[A-Za-zＡ-Ｚａ-ｚ]/;

/** Every number with its measure in a passage, in order, none overlapping another. */
export function scan(text: string, traditional: boolean, vocabulary: Vocabulary): Unlabelled[] {
  const found: Unlabelled[] = [];
  let floor = 0;
  for (let i = 0; i < text.length; ) {
    if (!startsNumber(text.charCodeAt(i))) {
      i++;
      continue;
    }
    const step = readAt(text, i, floor, traditional, vocabulary);
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
function readAt(
  text: string,
  at: number,
  floor: number,
  traditional: boolean,
  vocabulary: Vocabulary,
): Unlabelled | number {
  if (isSign(text.charCodeAt(at))) return readMoney(text, at, floor) ?? at + 1;
  const n = readNumber(text, at);
  const western = n && readWestern(text, at, n, floor);
  if (western) return western;
  if (text.startsWith('零下', at)) return readBelowZero(text, at, vocabulary);
  const phrase = vocabulary.phrases.longest(text, at);
  if (phrase && text[at - 1] !== '初' && !(n && goesOn(text, n, phrase.end, vocabulary))) return phrase.end;
  if (!n) return at + 1;
  const before = text[at - 1] ?? ' ';
  if (
    before === '第' ||
    (ORDINAL_JOINTS.includes(before) && IN_ORDINALS.test(text.slice(Math.max(0, at - 6), at)))
  )
    return afterOrdinal(text, n, vocabulary);
  if (n.script === 'arabic' && isCode(text, at, n)) return afterCode(text, n, floor, vocabulary);
  const fraction = readFraction(text, n);
  if (fraction) return finish(text, extendRange(text, fraction, vocabulary), floor);
  const term = readTerm(text, n);
  if (term) return finish(text, term, floor);
  const calendar = readCalendar(text, n, floor, traditional);
  if (
    calendar?.kind === 'time' &&
    n.script === 'arabic' &&
    /[:：∶︰]/.test(text[n.end]!) &&
    isScore(text, n, calendar)
  ) {
    const score = readRatio(text, n, vocabulary);
    if (score) return finish(text, score, floor);
  }
  if (calendar) return finishCalendar(text, calendar, floor, traditional);
  const season = readSeason(text, n, floor);
  if (season) return season;
  const tenths = readTenths(text, n);
  if (tenths) return finish(text, tenths, floor);
  const ratio = readRatio(text, n, vocabulary);
  if (ratio) return n.script === 'chinese' && boundBefore(text, at) ? n.end : finish(text, ratio, floor);
  if (n.script === 'chinese' && boundBefore(text, at)) return n.end;
  const dates = readBareDateRange(text, n, traditional);
  if (dates) return finishCalendar(text, dates, floor, traditional);
  const shared = readShared(text, n, vocabulary);
  if (shared) return finish(text, shared, floor);
  const range = readBareRange(text, n, vocabulary);
  if (range) return finish(text, range, floor);
  const quantity = readQuantity(text, n, vocabulary);
  if (quantity)
    return isCounted(text, n, quantity)
      ? belowZero(text, finish(text, extendRange(text, quantity, vocabulary), floor))
      : quantity.end;
  return readBare(text, n, floor) ?? n.end;
}

/** 三公里, 十分钟, 四季度: the measure goes on past the set phrase it begins with. */
function goesOn(text: string, n: NumberToken, phrase: number, vocabulary: Vocabulary): boolean {
  const measure = n.bare ? undefined : vocabulary.measures.longest(text, n.end);
  return measure !== undefined && measure.end > phrase;
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
function afterCode(text: string, n: NumberToken, floor: number, vocabulary: Vocabulary): Unlabelled | number {
  const q = /[A-Z]{2}$/.test(text.slice(Math.max(0, n.start - 2), n.start))
    ? readQuantity(text, n, vocabulary)
    : undefined;
  if (q && (q.kind === 'percent' || q.kind === 'money'))
    return finish(text, extendRange(text, q, vocabulary), floor);
  return skipCode(text, n.end);
}

function skipCode(text: string, at: number): number {
  let i = at;
  while (i < text.length && /[A-Za-z0-9.\-_]/.test(text[i]!)) i++;
  return i;
}

/** 第2、3节, 第一和第二: the end of a row of ordinals. */
const ORDINAL_JOINTS = '、和及与至到—';
const IN_ORDINALS = new RegExp(`第[0-9一二三四五六七八九十]{1,3}[${ORDINAL_JOINTS}]$`);

/** 第三届, 第2名: an ordinal and the thing it numbers. */
function afterOrdinal(text: string, n: NumberToken, vocabulary: Vocabulary): number {
  const q = readQuantity(text, n, vocabulary);
  return q && q.kind !== 'percent' ? q.end : n.end;
}

/** 零下35摄氏度, 零下3℃至零上5℃. */
function readBelowZero(text: string, at: number, vocabulary: Vocabulary): Unlabelled | number {
  const n = readNumber(text, at + 2);
  const q = n && readQuantity(text, n, vocabulary);
  if (!n || !q) return at + 2;
  let value = typeof q.value === 'number' ? -q.value : null;
  let { end } = q;
  let range: readonly [number, number] | undefined =
    typeof q.value === 'object' && q.value !== null ? [-q.value[1], -q.value[0]] : undefined;
  const from = readConnector(text, end);
  if (from >= 0 && value !== null) {
    const below = text.startsWith('零下', from);
    const b = readNumber(text, below || text.startsWith('零上', from) ? from + 2 : from);
    const upper = b && readQuantity(text, b, vocabulary);
    if (upper?.unit === q.unit && typeof upper.value === 'number') {
      end = upper.end;
      const other = below ? -upper.value : upper.value;
      range = [Math.min(value, other), Math.max(value, other)];
      value = null;
    }
  }
  return finish(text, { ...q, start: at, end, kind: 'temperature', value: range ?? value }, at);
}

/** -3℃, 增长-2.3%: the sign before a number that may be below zero. */
function belowZero(text: string, figure: Unlabelled): Unlabelled {
  const { start, value, kind } = figure;
  if ((kind !== 'temperature' && kind !== 'percent') || typeof value !== 'number') return figure;
  if (!'-−－'.includes(text[start - 1] ?? ' ') || !HAN.test(text[start - 2] ?? '零')) return figure;
  return { ...figure, start: start - 1, text: `${text[start - 1]}${figure.text}`, value: -value };
}

/** 25:18 with a word of winning beside it, or a second half that is no minute. */
const isScore = (text: string, n: NumberToken, time: CalendarToken): boolean =>
  nearScore(text, n.start, time.end) || '∶︰'.includes(text[n.end]!);

const SENTENCED = /(?:判|徒刑|拘役|刑期|监禁|判刑|判处|缓刑)$/;

/** 判刑6月: months behind bars, not June. */
const readTerm = (text: string, { start, end, value, approx }: NumberToken): Quantity | undefined =>
  text[end] === '月' && SENTENCED.test(text.slice(Math.max(0, start - 2), start))
    ? { start, end: end + 1, kind: 'duration', value, unit: '月', approx }
    : undefined;

/** 一季度, 前三季度; 前一季度 is the one before. */
function readSeason(text: string, n: NumberToken, floor: number): Unlabelled | undefined {
  if (!text.startsWith('季度', n.end) || n.value === null || n.value > 4 || n.value < 1) return undefined;
  if (n.value === 1 && '前上下这每逐'.includes(text[n.start - 1] ?? ' ')) return undefined;
  const start = text[n.start - 1] === '前' && n.start > floor ? n.start - 1 : n.start;
  const end = n.end + (/^季度[初末]/.test(text.slice(n.end, n.end + 3)) ? 3 : 2);
  return { start, end, text: text.slice(start, end), kind: 'date', value: null, unit: '', approx: false };
}

/** 2016—2018年, 1—8月, 3至5日: the second number names the part of the calendar for both. */
function readBareDateRange(text: string, n: NumberToken, traditional: boolean): CalendarToken | undefined {
  const from = readConnector(text, n.end);
  if (from < 0 || n.value === null || n.decimal) return undefined;
  const b = readNumber(text, from);
  if (!b || b.script !== n.script || b.value === null) return undefined;
  const upper = readCalendar(text, b, from, traditional);
  if (upper && upper.start === b.start) return { ...upper, start: n.start, value: null };
  if (isBareYear(n) && isBareYear(b) && b.value > n.value)
    return { start: n.start, end: b.end, kind: 'date', value: null, approx: false, finest: 'year' };
  return undefined;
}

function finishCalendar(text: string, first: CalendarToken, floor: number, traditional: boolean): Unlabelled {
  let { start, end, kind, value, approx } = first;
  const from = readConnector(text, end);
  if (from >= 0) {
    const second = readCalendarAt(text, from, traditional);
    if (second) {
      end = second.end;
      value = null;
    }
  }
  const before = readBefore(text, start, floor);
  if (before.start < start && /[约近]$/.test(text.slice(before.start, start))) {
    start = before.start;
    approx = true;
  }
  if (/^(?:左右|前后)/.test(text.slice(end, end + 2))) {
    end += 2;
    approx = true;
  }
  return { start, end, text: text.slice(start, end), kind, value, unit: '', approx };
}
