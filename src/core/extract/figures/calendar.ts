import { isDigit, type NumberToken, readNumber } from './numerals.js';
import { Endings, wordTrie } from './trie.js';

/** A date, a time of day, or both written in one go. */
export interface CalendarToken {
  readonly start: number;
  readonly end: number;
  readonly kind: 'date' | 'time';
  /** ISO-like with what is known: 2020-02-14, --03-24, ---21T16, T18:40, 2019; null where no such string can be given. */
  readonly value: string | null;
  readonly approx: boolean;
  /** How far down it goes: a range may take its missing upper parts from the one before. */
  readonly finest: 'year' | 'month' | 'day' | 'time' | 'other';
}

/** Parts of a year or a month that are written on to it. */
const YEAR_PARTS = wordTrie(
  '年初 年底 年末 年中 年终 年初期 初 底 末 上半年 下半年 前三季度 前两季度 前二季度 一季度 二季度 三季度 四季度',
  '第一季度 第二季度 第三季度 第四季度 前三個季度 前三个季度 首季度 首季 第1季度 第2季度 第3季度 第4季度 1季度 2季度 3季度 4季度 一至三季度 全年',
  '前11个月 前10个月 前9个月 前8个月 前7个月 前6个月 前5个月 前4个月 前3个月 前2个月 前十个月 前七个月 前八个月 前九个月 前十一个月 前五个月 前四个月',
);
const MONTH_PARTS = wordTrie(
  '份 初 底 末 中旬 上旬 下旬 初旬 中下旬 中上旬 上中旬 月底 月初 份中旬 份上旬 份下旬 份底 份初',
);
/** Parts of the day that belong to the hour behind them. */
const DAY_PARTS =
  '上午 下午 中午 凌晨 清晨 早晨 早上 晚上 晚间 傍晚 夜间 夜里 深夜 午后 午夜 早 晚 晨 夜 半夜 上晝 下晝 晚間 夜間 夜裡 午後 清早 一早';
const DAY_PART = wordTrie(DAY_PARTS);
const DAY_PART_END = new Endings(DAY_PARTS);
/** 当晚8点: 当晚 is a word of its own. */
const NOT_BEFORE_DAY_PART = '当今昨明每前后整天傍夜周日號号早早';

const AFTERNOON = /[下晚傍夜]|午[后後]/;
const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
const is = (text: string, at: number, chars: string): boolean =>
  at < text.length && chars.includes(text[at]!);

const wholeUpTo = (n: NumberToken | undefined, most: number): n is NumberToken & { value: number } =>
  n !== undefined &&
  n.value !== null &&
  n.high === undefined &&
  !n.approx &&
  !n.decimal &&
  !n.bare &&
  n.value <= most &&
  (n.script === 'chinese' || n.digits <= 2);

/** 2019年, 二〇一九年: four digits, or two that cannot be a length of time. */
function isYear(text: string, n: NumberToken): boolean {
  if (n.value === null || n.approx || n.decimal || n.multiplied) return false;
  if (/公元前?$/.test(text.slice(Math.max(0, n.start - 3), n.start))) return n.value < 5000;
  if (n.digits === 4 && n.value >= 1000 && n.value <= 2199) {
    // 2000年来, 1000年的历史 are lengths of time.
    if (
      n.value % 100 === 0 &&
      /^年(?:来|來|的?(?:历史|歷史|文明|文化|历程|岁月)|前(?!后|後))/.test(text.slice(n.end, n.end + 5))
    )
      return false;
    return true;
  }
  if (n.digits === 3 && n.value >= 200) return /^年[（(，、—至\d]/.test(text.slice(n.end, n.end + 2));
  if (n.digits >= 2 && n.digits <= 3 && isClauseYear(text, n)) return true;
  if (n.digits === 2)
    return n.leadingZero || /^年\d{1,2}月[^底初中末]?\d?/.test(text.slice(n.end, n.end + 5));
  return false;
}

const TAIWAN = /[個國學會這來時們說對發點後員灣臺處氣電車門開關長間問題經]/;

const inTraditional = (text: string, n: NumberToken): boolean =>
  TAIWAN.test(text.slice(Math.max(0, n.start - 60), n.end + 60));

/** What a life does in such a year. */
const BEGINNINGS =
  /^年(?:[春夏秋冬先底初末]|毕业|畢業|出生|生人|入|参|參|考|调|調|进|進|到|从|從|任|开始|開始|在|因|经|經|复员|退伍|转|轉|回|被|接|出|加|成立|创|創|我|他|她|起|至|冬)/;

/** 73年先在…, 98年毕业: a clause that opens with a year of the last century, or of the Republic in Traditional text. */
function isClauseYear(text: string, n: NumberToken): boolean {
  if (n.script !== 'arabic' || n.value === null || !'，。；、（'.includes(text[n.start - 1] ?? 'x'))
    return false;
  if (!BEGINNINGS.test(text.slice(n.end, n.end + 4))) return false;
  return inTraditional(text, n) ? n.value >= 40 && n.value <= 130 : n.value >= 60 && n.value < 100;
}

/** The year that two or three digits mean. */
function yearOf(text: string, n: NumberToken): string {
  const value = n.value ?? 0;
  if (n.digits === 4) return String(value);
  if (n.leadingZero) return String(2000 + value);
  if (inTraditional(text, n)) return String(value + 1911);
  if (n.digits === 3) return String(value).padStart(4, '0');
  return String(value + (value < 50 ? 2000 : 1900));
}

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
  } else if (is(text, at, '时時点點')) {
    const isHour = is(text, at, '时時');
    // 18时 is an hour, but 时 in 时间, 时代, 时速 is not.
    if (isHour && is(text, at + 1, '间間代期速装裝尚针針光钟鐘区區差候节節序空段')) return undefined;
    at++;
    if (is(text, at, '钟鐘整') && !isHour) {
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
      const m = readNumber(text, at + (is(text, at, '零〇') ? 0 : 0));
      if (wholeUpTo(m, 59) && is(text, m.end, '分') && !is(text, m.end + 1, '之')) {
        minute = m.value;
        at = m.end + 1;
        strong = true;
        if (is(text, at, '钟鐘')) at++;
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
  if (is(text, at, '许許') && !is(text, at + 1, '多可诺愿')) {
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

/** Reads a date or a time that begins at `at`, with the part of the day before its hour: 下午6点. */
export function readCalendarAt(text: string, at: number): CalendarToken | undefined {
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
  const token = n && readCalendar(text, n, at);
  return token?.start === at ? token : undefined;
}

/** Puts 下午3点 on the 24-hour clock. */
function onClock(part: string, hour: number): string {
  let h = hour;
  if (AFTERNOON.test(part) && h < 12 && !(h < 6 && part.includes('夜'))) h += 12;
  else if (part.startsWith('中午') && h < 4) h += 12;
  return `T${two(h)}`;
}

/** The part of the day and the hour that stand at `at`: 凌晨3点多. */
function readDayTime(text: string, at: number): { end: number; value: string; approx: boolean } | undefined {
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
  '建議 意見 要求 主張 啟示 倡議 經驗 問題 優勢 特點 论 說明 说明 认识 做法 变化 基本 重要 具体 關鍵 关键 工作 不同 第 左 右 ： :',
);
const INDEX = /(?:涨|漲|跌|报收?於?|報收?|收于|收於|指数|指數|点位|關口|关口|突破|高开|低开)$/;

function readTimeAlone(text: string, n: NumberToken, floor: number): CalendarToken | undefined {
  const clock = readClock(text, n);
  if (!clock) return undefined;
  let start = n.start;
  let part = '';
  const partLength = DAY_PART_END.lengthBefore(text, n.start);
  if (partLength && n.start - partLength >= floor) {
    const before = text[n.start - partLength - 1] ?? ' ';
    part = text.slice(n.start - partLength, n.start);
    if (partLength > 1 || !NOT_BEFORE_DAY_PART.includes(before)) start -= partLength;
  }
  if (!clock.strong && part === '') {
    const hourSign = text[n.end]!;
    if ('点點'.includes(hourSign)) {
      if (POINTS.longest(text, clock.end) || INDEX.test(text.slice(Math.max(0, n.start - 3), n.start)))
        return undefined;
      if (
        n.script === 'chinese' &&
        !/(?:早|晚|天|日|到|至|从|在|近|约|过|快|睡|起|每|於|于)$/.test(
          text.slice(Math.max(0, n.start - 1), n.start),
        )
      ) {
        if (
          !/^(?:左右|以[前后後]|[起开出到回睡上下之前后後就才的，。准準])/.test(
            text.slice(clock.end, clock.end + 2),
          )
        )
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
  if (is(text, n.end, '日号號')) return { end: n.end + 1, value: n.value };
  return unsigned && n.script === 'chinese' && n.value >= 11 ? { end: n.end, value: n.value } : undefined;
}

function readMonth(text: string, n: NumberToken, start: number, year: string): CalendarToken | undefined {
  if (!wholeUpTo(n, 12) || n.value < 1 || !is(text, n.end, '月')) return undefined;
  const month = `${year}-${two(n.value)}`;
  const at = n.end + 1;
  const day = readDay(text, at, n.script === 'chinese');
  if (day) return withTime(text, day.end, `${month}-${two(day.value)}`, start, 'day');
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

const CENTURY_PARTS = wordTrie('初 末 中 中期 初期 末期 后期 後期 中叶 中葉 前期 以来中 中后期 中後期');

/** 80年代, 上世纪80年代, 20世纪90年代初, 21世纪. */
function readCentury(text: string, n: NumberToken, floor: number): CalendarToken | undefined {
  let start = n.start;
  let at = n.end;
  if (/^世[纪紀]/.test(text.slice(at, at + 2))) {
    if (n.value === null || n.value > 30 || n.approx) return undefined;
    at += 2;
    const decade = readNumber(text, at);
    if (decade && /^年代/.test(text.slice(decade.end, decade.end + 2))) at = decade.end + 2;
    else {
      at = CENTURY_PARTS.longest(text, at)?.end ?? at;
      if (/^公元前$/.test(text.slice(Math.max(floor, start - 3), start))) start -= 3;
      return { start, end: at, kind: 'date', value: null, approx: false, finest: 'other' };
    }
  } else if (/^年代/.test(text.slice(at, at + 2)) && n.value !== null) {
    at += 2;
    const lead = /(?:上个?世[纪紀]|本世[纪紀]|上個世紀)$/.exec(text.slice(Math.max(floor, start - 4), start));
    if (lead) start -= lead[0].length;
  } else return undefined;
  at = CENTURY_PARTS.longest(text, at)?.end ?? at;
  return { start, end: at, kind: 'date', value: null, approx: false, finest: 'other' };
}

/** 乾隆三十八年, 贞观八年: a reign and its year. */
const REIGNS = new Endings(
  '乾隆 康熙 雍正 嘉庆 道光 咸丰 同治 光绪 宣统 顺治 贞观 开元 天宝 洪武 永乐 万历 崇祯 嘉靖 正德 成化 宣德 弘治 隆庆 天启 建武 元狩 建元 元鼎 元封 太初 永平 建安 太和 开皇 大业 武德 永徽 开宝 太平兴国 景德 庆历 熙宁 元丰 元祐 崇宁 政和 宣和 绍兴 淳熙 庆元 至元 至正 昭和 明治 大正 平成 令和 嘉慶 光緒 同治 貞觀 萬曆 順治 宣統 咸豐 天寶 開元 洪武 永樂',
);

const LUNAR = /(?:农历|農曆|大年|正月|[腊臘冬]月)+$/;

/** Dates of the old calendar that begin before the number: 正月初七, 农历八月十五, 腊月廿三. */
function readLunar(text: string, n: NumberToken, floor: number): CalendarToken | undefined {
  if (n.script !== 'chinese' || n.value === null || n.value > 31) return undefined;
  let start = n.start;
  let end = n.end;
  if (text[start - 1] === '初' && n.value <= 10) start--;
  const lead = LUNAR.exec(text.slice(Math.max(floor, start - 6), start));
  if (!lead) return undefined;
  start -= lead[0].length;
  if (is(text, end, '月')) {
    end++;
    if (text[end] === '初') end++;
    const day = readNumber(text, end);
    if (wholeUpTo(day, 31) && day.script === 'chinese') end = day.end;
  } else if (is(text, end, '日')) end++;
  return { start, end, kind: 'date', value: null, approx: false, finest: 'day' };
}

/**
 * Reads the date or time that the number `n` begins (or stands in, for 正月初七 and 上世纪80年代). Nothing before `floor`
 * is taken in.
 */
export function readCalendar(text: string, n: NumberToken, floor: number): CalendarToken | undefined {
  const after = text[n.end];
  if (after === undefined) return undefined;
  const lunar = readLunar(text, n, floor);
  if (lunar) return lunar;
  if (n.digits === 4 && n.script === 'arabic') {
    const dotted = readDotted(text, n);
    if (dotted) return dotted;
  }
  if (after === '年' && isYear(text, n)) {
    let start = n.start;
    if (/公元前$/.test(text.slice(Math.max(floor, start - 3), start))) start -= 3;
    else if (/公元$/.test(text.slice(Math.max(floor, start - 2), start))) start -= 2;
    const short = n.digits === 2;
    const year = /公元前?$/.test(text.slice(Math.max(0, n.start - 3), n.start))
      ? String(n.value).padStart(4, '0')
      : yearOf(text, n);
    const value = start < n.start && text[n.start - 1] === '前' ? null : year;
    let at = n.end + 1;
    if (text.startsWith('代', at) && short) return readCentury(text, n, floor);
    const month = readNumber(text, at);
    const full = month && readMonth(text, month, start, year);
    if (full) return full;
    at = YEAR_PARTS.longest(text, at)?.end ?? at;
    return { start, end: at, kind: 'date', value, approx: false, finest: 'year' };
  }
  if (after === '世' || after === '年') {
    const century = readCentury(text, n, floor);
    if (century) return century;
  }
  if (
    after === '年' &&
    n.value !== null &&
    /(?:民国|民國)$/.test(text.slice(Math.max(floor, n.start - 2), n.start))
  )
    return {
      start: n.start - 2,
      end: n.end + 1,
      kind: 'date',
      value: String(n.value + 1911),
      approx: false,
      finest: 'year',
    };
  const reign = after === '年' ? REIGNS.lengthBefore(text, n.start) : 0;
  if (reign && n.start - reign >= floor)
    return {
      start: n.start - reign,
      end: n.end + 1,
      kind: 'date',
      value: null,
      approx: false,
      finest: 'year',
    };
  if (after === '月') {
    if (
      n.script === 'chinese' &&
      n.digits === 0 &&
      n.value !== null &&
      n.value < 10 &&
      is(text, n.end + 1, '天亮河湾灣楼樓村')
    )
      return undefined;
    return readMonth(text, n, n.start, '-');
  }
  if (is(text, n.end, '日号號') && wholeUpTo(n, 31) && n.value > 0) {
    if (after !== '日' && !isDayNumber(text, n)) return undefined;
    // 3日内, 7日游 are lengths of time; 工作日 and 日报 are words.
    if (after === '日' && is(text, n.end + 1, '内游遊均夜之')) return undefined;
    if (
      n.script === 'chinese' &&
      n.value < 10 &&
      !/^(?:[，。、上下电電讯訊晚早凌在至到从（(])/.test(text.slice(n.end + 1, n.end + 2))
    )
      return undefined;
    return withTime(text, n.end + 1, `---${two(n.value)}`, n.start, 'day');
  }
  return readTimeAlone(text, n, floor);
}

/** 16号 is a day, 16号楼 and 16号线 are names. */
const isDayNumber = (text: string, n: NumberToken): boolean =>
  n.script === 'arabic' &&
  /^(?:[，。、至到起那这早晚上下凌中开開前之左右，]|$)/.test(text.slice(n.end + 1, n.end + 2)) &&
  !/[A-Za-z\-—第”"»》路街道弄巷线線楼樓栋]$/.test(text.slice(Math.max(0, n.start - 1), n.start)) &&
  !/[年月]$/.test(text.slice(Math.max(0, n.start - 1), n.start));
