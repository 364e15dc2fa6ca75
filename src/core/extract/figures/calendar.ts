import { type CalendarToken, is, two, wholeUpTo } from './calendar-token.js';
import { DAY_PART, readDayTime, readTimeAlone } from './clock.js';
import { readCentury, readLunar, readReign } from './eras.js';
import { isDigit, type NumberToken, readConnector, readNumber } from './numerals.js';
import { wordTrie } from './trie.js';

/** Parts of a year that are written on to it: 2019年上半年, 2020年前11个月. */
const YEAR_PART =
  /^(?:年(?:初期?|底|末|中|终)|初|底|末|度|[上下]半年|首季度?|第?[一二三四1-4]季度[初末]?|前(?:[一二两三]|[23])个?季度|前(?:[一二两三四五六七八九十]{1,2}|[0-9]{1,2})个月|[一1]至[二三四2-4]季度|全年)/;
const MONTH_PARTS = wordTrie(
  '份 初 底 末 中旬 上旬 下旬 初旬 中下旬 中上旬 上中旬 份中旬 份上旬 份下旬 份底 份初',
);

/** 2019年, 二〇一九年: four digits, or two that cannot be a length of time. */
function isYear(text: string, n: NumberToken, traditional: boolean): boolean {
  if (n.value === null || n.approx || n.decimal || n.multiplied) return false;
  if (/公元前?$/.test(text.slice(Math.max(0, n.start - 3), n.start))) return n.value < 5000;
  if (n.digits === 4 && n.value >= 1000 && n.value <= 2199) {
    // 2000年来, 1000年的历史 are lengths of time.
    if (
      n.value % 100 === 0 &&
      /^年(?:来|的?(?:历史|文明|文化|历程|岁月)|前(?!后))/.test(text.slice(n.end, n.end + 5))
    )
      return false;
    return true;
  }
  // 106年 is 2017 in Taiwan.
  if (traditional && n.digits === 3 && n.value >= 80 && n.value <= 130)
    return !/^年(?:来|前|以|间|内|的?历|老)/.test(text.slice(n.end, n.end + 3));
  if (n.digits === 3 && n.value >= 200) return /^年[（(，、—至\d]/.test(text.slice(n.end, n.end + 2));
  if (n.digits >= 2 && n.digits <= 3 && isClauseYear(text, n, traditional)) return true;
  if (n.digits === 2)
    return n.leadingZero || /^年\d{1,2}月[^底初中末]?\d?/.test(text.slice(n.end, n.end + 5));
  return false;
}

/** What a life does in such a year. */
const BEGINNINGS =
  /^年(?:[春夏秋冬先底初末]|毕业|出生|生人|入|参|考|调|进|到|从|任|开始|在|因|经|复员|退伍|转|回|被|接|出|加|成立|创|我|他|她|起|至|冬)/;

/** 73年先在…, 98年毕业: a clause that opens with a year of the last century, or of the Republic in Traditional text. */
function isClauseYear(text: string, n: NumberToken, traditional: boolean): boolean {
  if (n.script !== 'arabic' || n.value === null || !'，。；、（'.includes(text[n.start - 1] ?? 'x'))
    return false;
  if (!BEGINNINGS.test(text.slice(n.end, n.end + 4))) return false;
  return traditional ? n.value >= 40 && n.value <= 130 : n.value >= 60 && n.value < 100;
}

/** The year that two or three digits mean. */
function yearOf(n: NumberToken, traditional: boolean): string {
  const value = n.value ?? 0;
  if (n.digits === 4) return String(value);
  if (n.leadingZero) return String(2000 + value);
  if (traditional) return String(value + 1911);
  if (n.digits === 3) return String(value).padStart(4, '0');
  return String(value + (value < 50 ? 2000 : 1900));
}

/** Reads a date or a time that begins at `at`, with the part of the day before its hour: 下午6点. */
export function readCalendarAt(text: string, at: number, traditional: boolean): CalendarToken | undefined {
  const part = DAY_PART.longest(text, at);
  if (part) {
    const time = readDayTime(text, at);
    return (
      time && {
        start: at,
        end: time.end,
        kind: 'time',
        value: time.value,
        approx: time.approx,
        finest: 'time',
      }
    );
  }
  const n = readNumber(text, at);
  const token = n && readCalendar(text, n, at, traditional);
  return token?.start === at ? token : undefined;
}

/** Joins a time on to a date that ends at `at`: 21日16时, 2月14日 15:00, 21日凌晨3点多. */
function withTime(
  text: string,
  at: number,
  date: string | null,
  start: number,
  finest: CalendarToken['finest'],
): CalendarToken {
  const gap = text[at] === ' ' && isDigit(text.charCodeAt(at + 1)) ? 1 : 0;
  const time = finest === 'day' ? readDayTime(text, at + gap) : undefined;
  if (time)
    return {
      start,
      end: time.end,
      kind: 'date',
      value: date && date + time.value,
      approx: time.approx,
      finest: 'time',
    };
  return { start, end: at, kind: 'date', value: date, approx: false, finest };
}

/** Reads a day behind a month: 24日, 24号, 农历 廿三. */
function readDay(text: string, at: number, unsigned: boolean): { end: number; value: number } | undefined {
  const n = readNumber(text, at);
  if (!wholeUpTo(n, 31) || n.value < 1) return undefined;
  if (is(text, n.end, '日号')) return { end: n.end + 1, value: n.value };
  return unsigned && n.script === 'chinese' && n.value >= 11 ? { end: n.end, value: n.value } : undefined;
}

/** Where 8—10日 behind a month ends, or 0. */
function readDays(text: string, at: number): number {
  const from = readNumber(text, at);
  const to = wholeUpTo(from, 31) ? readConnector(text, from.end) : -1;
  const day = to < 0 ? undefined : readDay(text, to, false);
  return day && day.value > from!.value! ? day.end : 0;
}

/** 2020年1至8月, 2019年3—5月份: the months of a year. */
function readMonths(text: string, first: NumberToken, start: number): CalendarToken | undefined {
  if (!wholeUpTo(first, 12)) return undefined;
  const from = readConnector(text, first.end);
  const last = from < 0 ? undefined : readNumber(text, from);
  if (!wholeUpTo(last, 12) || last.value <= first.value || text[last.end] !== '月') return undefined;
  const end = last.end + (text[last.end + 1] === '份' ? 2 : 1);
  return { start, end, kind: 'date', value: null, approx: false, finest: 'month' };
}

function readMonth(text: string, n: NumberToken, start: number, year: string): CalendarToken | undefined {
  if (!wholeUpTo(n, 12) || n.value < 1 || !is(text, n.end, '月')) return undefined;
  const month = `${year}-${two(n.value)}`;
  const at = n.end + 1;
  const day = readDay(text, at, n.script === 'chinese');
  if (day) return withTime(text, day.end, `${month}-${two(day.value)}`, start, 'day');
  const days = readDays(text, at);
  if (days > 0) return { start, end: days, kind: 'date', value: null, approx: false, finest: 'day' };
  if (text.startsWith('初', at)) {
    const d = readNumber(text, at + 1);
    if (wholeUpTo(d, 10) && d.script === 'chinese')
      return { start, end: d.end, kind: 'date', value: null, approx: false, finest: 'day' };
  }
  const part = MONTH_PARTS.longest(text, at);
  return { start, end: part?.end ?? at, kind: 'date', value: month, approx: false, finest: 'month' };
}

/** 1999.9.21, 2020-02-14, 2020/2/14. */
function readDotted(text: string, n: NumberToken): CalendarToken | undefined {
  const m = /^(\d{4})([-./·])(\d{1,2})\2(\d{1,2})(?![\d.])/.exec(text.slice(n.start, n.start + 12));
  if (!m) return undefined;
  const [whole, year, , month, day] = m;
  if (
    Number(year) < 1000 ||
    Number(year) > 2199 ||
    Number(month) > 12 ||
    Number(day) > 31 ||
    !Number(month) ||
    !Number(day)
  )
    return undefined;
  const value = `${year}-${two(Number(month))}-${two(Number(day))}`;
  return withTime(text, n.start + whole.length, value, n.start, 'day');
}

/**
 * Reads the date or time that the number `n` begins (or stands in, for 正月初七 and 上世纪80年代). Nothing before `floor`
 * is taken in. `traditional` tells whether the article writes Traditional characters: 95年 is 2006 there.
 */
export function readCalendar(
  text: string,
  n: NumberToken,
  floor: number,
  traditional: boolean,
): CalendarToken | undefined {
  const after = text[n.end];
  if (after === undefined) return undefined;
  const lunar = readLunar(text, n, floor);
  if (lunar) return lunar;
  if (n.digits === 4 && n.script === 'arabic') {
    const dotted = readDotted(text, n);
    if (dotted) return dotted;
  }
  if (after === '年' && isYear(text, n, traditional)) {
    let start = n.start;
    if (/公元前$/.test(text.slice(Math.max(floor, start - 3), start))) start -= 3;
    else if (/公元$/.test(text.slice(Math.max(floor, start - 2), start))) start -= 2;
    const short = n.digits === 2;
    const year = /公元前?$/.test(text.slice(Math.max(0, n.start - 3), n.start))
      ? String(n.value).padStart(4, '0')
      : yearOf(n, traditional);
    const value = start < n.start && text[n.start - 1] === '前' ? null : year;
    let at = n.end + 1;
    if (text.startsWith('代', at) && short) return readCentury(text, n, floor);
    const month = readNumber(text, at);
    const full = month && (readMonth(text, month, start, year) ?? readMonths(text, month, start));
    if (full) return full;
    at += YEAR_PART.exec(text.slice(at, at + 7))?.[0].length ?? 0;
    return { start, end: at, kind: 'date', value, approx: false, finest: 'year' };
  }
  if (after === '世' || after === '年') {
    const century = readCentury(text, n, floor);
    if (century) return century;
  }
  const reign = readReign(text, n, floor);
  if (reign) return reign;
  const school = traditional ? readSchoolYear(text, n) : undefined;
  if (school) return school;
  if (after === '月') {
    if (
      n.script === 'chinese' &&
      n.digits === 0 &&
      n.value !== null &&
      n.value < 10 &&
      is(text, n.end + 1, '天亮河湾楼村')
    )
      return undefined;
    return readMonth(text, n, n.start, '-');
  }
  if (is(text, n.end, '日号') && wholeUpTo(n, 31) && n.value > 0) {
    if (after !== '日' && !isDayNumber(text, n)) return undefined;
    // 3日内, 7日游 are lengths of time; 工作日 and 日报 are words.
    if (after === '日' && /^(?:[内游均之]|夜(?![间里]))/.test(text.slice(n.end + 1, n.end + 3)))
      return undefined;
    if (
      n.script === 'chinese' &&
      n.value < 10 &&
      (text[n.start - 1] === '如' ||
        !/^(?:[，。、上下电讯晚早凌在至到从（(])/.test(text.slice(n.end + 1, n.end + 2)))
    )
      return undefined;
    return withTime(text, n.end + 1, `---${two(n.value)}`, n.start, 'day');
  }
  return readTimeAlone(text, n, floor);
}

/** 106学年度: a school year in Taiwan. */
function readSchoolYear(text: string, n: NumberToken): CalendarToken | undefined {
  if (n.digits !== 3 || n.value === null || n.value > 130 || !text.startsWith('学年', n.end))
    return undefined;
  const end = n.end + (text[n.end + 2] === '度' ? 3 : 2);
  const value = String(n.value + 1911);
  return { start: n.start, end, kind: 'date', value, approx: false, finest: 'year' };
}

/** 16号 is a day, 16号楼 and 16号线 are names. */
const isDayNumber = (text: string, n: NumberToken): boolean =>
  n.script === 'arabic' &&
  /^(?:[，。、至到起那这早晚上下凌中开前之左右]|$)/.test(text.slice(n.end + 1, n.end + 2)) &&
  !/[A-Za-z\-—第”"»》路街道弄巷线楼栋]$/.test(text.slice(Math.max(0, n.start - 1), n.start)) &&
  !/[年月]$/.test(text.slice(Math.max(0, n.start - 1), n.start));
