import { is } from './calendar-token.js';
import { isDigit, type NumberToken, readNumber } from './numerals.js';
import type { Quantity } from './quantity.js';
import type { Vocabulary } from './vocabulary.js';

/** 三分之一, 百分之九十五, 千分之三: the number is the lower part. */
export function readFraction(text: string, n: NumberToken): Quantity | undefined {
  if (!text.startsWith('分之', n.end) || n.value === null) return undefined;
  const upper = readNumber(text, n.end + 2);
  if (!upper || upper.value === null || text.startsWith('决赛', upper.end)) return undefined;
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
  /(?:比分|战胜|击败|战平|逼平|不敌|获胜|取胜|落败|落后|领先|力克|险胜|惜败|大胜|完胜|告负|胜|负|平|以|局|扳成)/;
/** Words of a game around a score with a dash: 打出一波16-5, 93-73结束前三节, 4-0横扫. */
const GAME_BEFORE =
  /(?:比分|比数|领先|落后|一波|高潮|攻势|首节|次节|半场|[一二三四末单]节|[本上]轮|首局|次局|[一二三四五]局|[主客]场|[对战]|[以打到成为从是])(?:至|以)?$/;
const GAME_BEHIND =
  /^(?:领先|落后|[战大完险小轻连闷冷客全]?[战胜负败平赢输取克]|击败|战胜|战平|获胜|不敌|逼平|领跑|惜败|告负|告捷|横扫|逆转|反超|淘汰|拿下|锁定|结束|开局|绝杀|扳平|送走|惨败|攻势|高潮|反击|的?[总大]?比[分数]|的?(?:攻势|小?高潮|攻击波|反击))/;

/** 2比0, 3∶1, 93-73, 7投5中, 3胜2负, 1/4: figures of two numbers. */
export function readRatio(text: string, n: NumberToken, vocabulary: Vocabulary): Quantity | undefined {
  if (n.value === null) return undefined;
  let end = -1;
  let value: number | null = null;
  const next = text[n.end] ?? ' ';
  if (next === '比') end = endOfVersus(text, n, vocabulary);
  else if (COLONS.includes(next)) end = endOfColons(text, n);
  else if (next === '/') {
    end = endOfSlash(text, n);
    if (end > 0) value = Number((n.value / readNumber(text, n.end + 1)!.value!).toFixed(10));
  } else if (DASHES.includes(next)) end = endOfDash(text, n, vocabulary);
  else if ('投罚中'.includes(next)) end = endOfShots(text, n);
  else if (next === '胜' || next === '战') end = endOfRecord(text, n);
  else if (next === '平' && /[战打扳追踢]成$/.test(text.slice(Math.max(0, n.start - 2), n.start)))
    end = n.end + 1;
  return end < 0 ? undefined : { start: n.start, end, kind: 'ratio', value, unit: '', approx: false };
}

const COLONS = ':：∶︰';
const DASHES = '-—－–';

/** 3比1, 2比1比1; -1 where it is none: 2比例, 3比5年前. */
function endOfVersus(text: string, n: NumberToken, vocabulary: Vocabulary): number {
  const b = readNumber(text, n.end + 1);
  if (!b || b.script !== n.script || b.bare) return -1;
  let { end } = b;
  for (let c = b; c && text[end] === '比'; ) {
    c = readNumber(text, end + 1)!;
    if (c) end = c.end;
  }
  return vocabulary.measures.longest(text, end) && !is(text, end, '平胜负大战连') ? -1 : end;
}

/** 3∶1, 1:2:3. */
function endOfColons(text: string, n: NumberToken): number {
  let { end } = n;
  while (is(text, end, COLONS) && isDigit(text.charCodeAt(end + 1))) end = readNumber(text, end + 1)!.end;
  if (end === n.end || (is(text, end, '-—') && isDigit(text.charCodeAt(end + 1)))) return -1;
  return end;
}

/** 1/4. */
function endOfSlash(text: string, n: NumberToken): number {
  const b = n.decimal ? undefined : readNumber(text, n.end + 1);
  if (b?.script !== 'arabic' || b.value === null || b.value <= n.value! || b.decimal || b.multiplied)
    return -1;
  // 1/4决赛 is a round, 9/11 a day.
  return text.startsWith('决赛', b.end) ||
    (n.value === 9 && b.value === 11) ||
    is(text, b.end, '/') ||
    is(text, n.start - 1, '/')
    ? -1
    : b.end;
}

/** 10—15平方米 is a range; 52-110负于 is a score. */
function isMeasured(text: string, at: number, vocabulary: Vocabulary): boolean {
  const measure = vocabulary.measures.longest(text, at);
  return measure !== undefined && !(measure.end === at + 1 && '胜负平'.includes(text[at]!));
}

/** 93-73 in words of a game; 4-2-3-1 and 2018-19 are none. */
function endOfDash(text: string, n: NumberToken, vocabulary: Vocabulary): number {
  const b = readNumber(text, n.end + 1);
  if (b?.script !== 'arabic' || n.script !== 'arabic') return -1;
  if (n.decimal || b.decimal || n.digits > 3 || b.digits > 3 || n.multiplied || b.multiplied) return -1;
  if (is(text, b.end, `${DASHES}年月日号时点~～/:：`) || /[A-Za-z\d.]/.test(text[b.end] ?? ' ')) return -1;
  if (is(text, n.start - 1, `${DASHES}/.`) || isMeasured(text, b.end, vocabulary)) return -1;
  const won = GAME_BEHIND.test(text.slice(b.end, b.end + 5));
  return won || GAME_BEFORE.test(text.slice(Math.max(0, n.start - 5), n.start)) ? b.end : -1;
}

/** 7投5中, 5投全中, 11投仅3中. */
function endOfShots(text: string, n: NumberToken): number {
  if (text.startsWith('全中', n.end + 1)) return n.end + 3;
  const b = readNumber(text, is(text, n.end + 1, '仅只') ? n.end + 2 : n.end + 1);
  return b && text[b.end] === '中' ? b.end + 1 : -1;
}

/** 3胜2负, 10战7胜2平1负. */
function endOfRecord(text: string, n: NumberToken): number {
  let end = n.end + 1;
  for (let b = readNumber(text, end); b && is(text, b.end, '平负胜败和'); b = readNumber(text, end))
    end = b.end + 1;
  return end > n.end + 1 ? end : -1;
}

/** 七成, 近三成半: tenths are percentages. */
export function readTenths(text: string, n: NumberToken): Quantity | undefined {
  if (text[n.end] !== '成' || n.value === null || n.value >= 10 || n.value <= 0 || n.decimal || n.bare)
    return undefined;
  const next = text[n.end + 1] ?? '。';
  if (!'，。；、！？）”多半以左的是为都在由将'.includes(next) && !/^[\u3400-\u9fff]$/.test(next))
    return undefined;
  if ('立功员果效绩都本长年熟型像品交套形语就人份因才事群堆堆片天名衣为了热新'.includes(next))
    return undefined;
  const half = next === '半';
  const value = n.high === undefined ? n.value * 10 + (half ? 5 : 0) : ([n.value * 10, n.high * 10] as const);
  return { start: n.start, end: n.end + (half ? 2 : 1), kind: 'percent', value, unit: '%', approx: n.approx };
}

/** Whether words near a score or clock reading say that two teams met. */
export const nearScore = (text: string, start: number, end: number): boolean =>
  WON.test(text.slice(Math.max(0, start - 4), start)) || WON.test(text.slice(end, end + 4));
