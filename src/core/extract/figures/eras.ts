import { type CalendarToken, is, wholeUpTo } from './calendar-token.js';
import { type NumberToken, readNumber } from './numerals.js';
import { Endings, wordTrie } from './trie.js';

const CENTURY_PARTS = wordTrie('初 末 中 中期 初期 末期 后期 中叶 前期 以来中 中后期');

/** 80年代, 上世纪80年代, 20世纪90年代初, 21世纪. */
export function readCentury(text: string, n: NumberToken, floor: number): CalendarToken | undefined {
  let start = n.start;
  let at = n.end;
  if (/^世纪/.test(text.slice(at, at + 2))) {
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
    const lead = /(?:上个?世纪|本世纪)$/.exec(text.slice(Math.max(floor, start - 4), start));
    if (lead) start -= lead[0].length;
  } else return undefined;
  at = CENTURY_PARTS.longest(text, at)?.end ?? at;
  return { start, end: at, kind: 'date', value: null, approx: false, finest: 'other' };
}

/** 乾隆三十八年, 贞观八年: a reign and its year. */
const REIGNS = new Endings(
  '乾隆 康熙 雍正 嘉庆 道光 咸丰 同治 光绪 宣统 顺治 贞观 开元 天宝 洪武 永乐 万历 崇祯 嘉靖 正德 成化 宣德 弘治 隆庆 天启 建武 元狩 建元 元鼎 元封 太初 永平 建安 太和 开皇 大业 武德 永徽 开宝 太平兴国 景德 庆历 熙宁 元丰 元祐 崇宁 政和 宣和 绍兴 淳熙 庆元 至元 至正 昭和 明治 大正 平成 令和',
);

const LUNAR = /(?:农历|大年|正月|[腊冬]月)+$/;

/** Dates of the old calendar that begin before the number: 正月初七, 农历八月十五, 腊月廿三. */
export function readLunar(text: string, n: NumberToken, floor: number): CalendarToken | undefined {
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

/** 民国二十年, 光绪二十三年: a year counted from the founding of the Republic or by a reign. */
export function readReign(text: string, n: NumberToken, floor: number): CalendarToken | undefined {
  if (text[n.end] !== '年' || n.value === null) return undefined;
  const republic = text.startsWith('民国', n.start - 2);
  const length = republic ? 2 : REIGNS.lengthBefore(text, n.start);
  if (!length || n.start - length < floor) return undefined;
  return {
    start: n.start - length,
    end: n.end + 1,
    kind: 'date',
    value: republic ? String(n.value + 1911) : null,
    approx: false,
    finest: 'year',
  };
}
