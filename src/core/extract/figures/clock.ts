import { type CalendarToken, is, two, wholeUpTo } from './calendar-token.js';
import { isDigit, type NumberToken, readNumber } from './numerals.js';
import { Endings, wordTrie } from './trie.js';

/** Parts of the day that belong to the hour behind them. */
const DAY_PARTS =
  '上午 下午 中午 凌晨 清晨 早晨 早上 晚上 晚间 傍晚 夜间 夜里 深夜 午后 午夜 早 晚 晨 夜 半夜 清早 一早 正午 午间 拂晓';
export const DAY_PART = wordTrie(DAY_PARTS);
const DAY_PART_END = new Endings(DAY_PARTS);
/** 当晚8点: 当晚 is a word of its own. */
const NOT_BEFORE_DAY_PART = '当今昨明每前后整天傍夜周日号早';

const AFTERNOON = /[下晚傍夜]|午后/;
/** Reads the time of day whose number is `n`: 18时40分, 3点半, 18:40. */
function readClock(
  text: string,
  n: NumberToken,
): { end: number; clock: string; hour: number; approx: boolean; strong: boolean } | undefined {
  if (!wholeUpTo(n, 24)) return undefined;
  let at = n.end;
  let minute = -1;
  let strong = false;
  if (is(text, at, ':：∶︰') && n.script === 'arabic') {
    if (
      !isDigit(text.charCodeAt(at + 1)) ||
      !isDigit(text.charCodeAt(at + 2)) ||
      isDigit(text.charCodeAt(at + 3))
    )
      return undefined;
    minute = readNumber(text, at + 1)!.value ?? 99;
    if (minute > 59 || text[at + 3] === '.') return undefined;
    at += 3;
    if (is(text, at, ':：') && isDigit(text.charCodeAt(at + 1)) && isDigit(text.charCodeAt(at + 2))) at += 3;
    strong = true;
  } else if (is(text, at, '时点')) {
    const isHour = text[at] === '时';
    // 18时 is an hour, but 时 in 时间, 时代, 时速 is not.
    if (isHour && is(text, at + 1, '间代期速装尚针光钟区差候节序空段')) return undefined;
    at++;
    if (is(text, at, '钟整') && !isHour) {
      at++;
      strong = true;
    } else if (is(text, at, '半')) {
      at++;
      minute = 30;
      strong = true;
    } else if (text.startsWith('一刻', at)) {
      at += 2;
      minute = 15;
    } else if (text.startsWith('三刻', at)) {
      at += 2;
      minute = 45;
    } else {
      const m = readNumber(text, at);
      if (wholeUpTo(m, 59) && is(text, m.end, '分') && !is(text, m.end + 1, '之')) {
        minute = m.value;
        at = m.end + 1;
        strong = true;
        if (text[at] === '钟') at++;
        const s = readNumber(text, at);
        if (wholeUpTo(s, 59) && is(text, s.end, '秒')) at = s.end + 1;
      } else if (
        wholeUpTo(m, 59) &&
        m.script === 'chinese' &&
        m.value >= 10 &&
        m.value % 5 === 0 &&
        !isHour
      ) {
        minute = m.value;
        at = m.end;
      }
    }
    strong ||= isHour && n.script === 'arabic';
  } else return undefined;
  let approx = false;
  if (text[at] === '许' && !is(text, at + 1, '多可诺愿')) {
    at++;
    approx = true;
    strong = true;
  } else if (is(text, at, '多') && !is(text, at + 1, '数数')) {
    at++;
    approx = true;
    strong = true;
  }
  return { end: at, clock: minute >= 0 ? `:${two(minute)}` : '', hour: n.value, approx, strong };
}

/** Puts 下午3点 on the 24-hour clock. */
function onClock(part: string, hour: number): string {
  let h = hour;
  // 晚上12点 is midnight, 晚上1点 an hour later.
  if (/[晚夜]/.test(part) && (h === 12 || h < 5)) h %= 12;
  else if (AFTERNOON.test(part) && h < 12) h += 12;
  else if (part.startsWith('中午') && h < 4) h += 12;
  return `T${two(h)}`;
}

/** The part of the day and the hour that stand at `at`: 凌晨3点多. */
export function readDayTime(
  text: string,
  at: number,
): { end: number; value: string; approx: boolean } | undefined {
  const part = DAY_PART.longest(text, at);
  const from = part?.end ?? at;
  const n = readNumber(text, from);
  const clock = n && readClock(text, n);
  if (!clock || !n) return undefined;
  if (!part && !clock.strong && n.script === 'chinese') return undefined;
  return {
    end: clock.end,
    value: onClock(text.slice(at, from), clock.hour) + clock.clock,
    approx: clock.approx,
  };
}

/** Nouns that 三点 or 5点 counts: then it is no hour. */
const POINTS = wordTrie(
  '建议 意见 要求 希望 主张 体会 启示 原因 看法 倡议 想法 理由 经验 共识 内容 思考 好处 措施 承诺 诉求 期望 感受 计划 声明 问题 优势 特点 共 至关 一线 之间',
  '论 说明 认识 做法 变化 基本 重要 具体 关键 工作 不同 第 左 右 ： :',
);

/** 三点建议, 以下三点: points that are made, not an hour. */
export const isPoints = (text: string, start: number, end: number): boolean =>
  POINTS.longest(text, end) !== undefined || /[以如]下$/.test(text.slice(Math.max(0, start - 2), start));

const INDEX = /(?:涨|跌|报收?于?|报收?|收于|指数|点位|关口|突破|高开|低开)$/;

/** A time of day that no date stands before. Nothing before `floor` is taken in. */
export function readTimeAlone(text: string, n: NumberToken, floor: number): CalendarToken | undefined {
  const clock = readClock(text, n);
  if (!clock) return readSomeHour(text, n, floor);
  let start = n.start;
  let part = '';
  const partLength = DAY_PART_END.lengthBefore(text, n.start);
  if (partLength && n.start - partLength >= floor) {
    const before = text[n.start - partLength - 1] ?? ' ';
    part = text.slice(n.start - partLength, n.start);
    if (partLength > 1 || !NOT_BEFORE_DAY_PART.includes(before)) start -= partLength;
  }
  if (!clock.strong && part === '') {
    if (text[n.end] === '点') {
      if (isPoints(text, n.start, clock.end) || INDEX.test(text.slice(Math.max(0, n.start - 3), n.start)))
        return undefined;
      if (
        n.script === 'chinese' &&
        !/(?:早|晚|天|日|到|至|从|在|近|约|过|快|睡|起|每|于)$/.test(
          text.slice(Math.max(0, n.start - 1), n.start),
        )
      ) {
        if (!/^(?:左右|以[前后]|[起开出到回睡上下之前后就才准])/.test(text.slice(clock.end, clock.end + 2)))
          return undefined;
      }
    } else if (n.script === 'chinese' && !/^(?:左右|[，。至到起])/.test(text.slice(clock.end, clock.end + 2)))
      return undefined;
  }
  return {
    start,
    end: clock.end,
    kind: 'time',
    value: onClock(part, clock.hour) + clock.clock,
    approx: clock.approx,
    finest: 'time',
  };
}

/** 早晨四五点, 七八点钟: an hour or the next. */
function readSomeHour(text: string, n: NumberToken, floor: number): CalendarToken | undefined {
  if (n.high === undefined || n.value === null || n.high > 12 || text[n.end] !== '点') return undefined;
  const part = DAY_PART_END.lengthBefore(text, n.start);
  const start = n.start - part >= floor ? n.start - part : n.start;
  const end = n.end + (text[n.end + 1] === '钟' ? 2 : 1);
  if (start === n.start && end === n.end + 1) return undefined;
  return { start, end, kind: 'time', value: null, approx: true, finest: 'time' };
}
