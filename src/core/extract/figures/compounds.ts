import type { FigureKind } from '../facts.js';
import { is } from './calendar-token.js';
import { type NumberToken, readNumber } from './numerals.js';
import type { Quantity } from './quantity.js';

interface Joined {
  readonly kind: FigureKind;
  readonly end: number;
  readonly value: number;
  readonly approx: boolean;
}

/** Smaller units that may be written on to a unit, with their size in it: 3斤5两, 2丈3尺, 1元2角. */
const PARTS: Record<string, Readonly<Record<string, number>>> = {
  元: { 角: 0.1, 毛: 0.1, 分: 0.01 },
  块: { 角: 0.1, 毛: 0.1, 分: 0.01 },
  毛: { 分: 0.1 },
  斤: { 两: 0.1, 钱: 0.01 },
  市斤: { 两: 0.1 },
  公斤: { 克: 0.001 },
  米: { 厘米: 0.01, 公分: 0.01 },
  公里: { 米: 0.001 },
  丈: { 尺: 0.1 },
  尺: { 寸: 0.1 },
  英尺: { 英寸: 1 / 12 },
  亩: { 分: 0.1 },
  岁: { 个月: 1 / 12 },
};
/** Units behind which a last figure may stand without its own: 2块5, 1米72, 三斤二. */
const OPEN = new Set(['块', '毛', '米', '斤', '丈']);
const CLOSING = '，。；、！？”）的高长宽深左多以';

/** 7秒74, 32秒580: a time as it is run. */
function readHundredths(text: string, value: number, at: number): Joined | undefined {
  const part = readNumber(text, at);
  if (part?.script !== 'arabic' || part.value === null || part.digits > 3 || part.decimal) return undefined;
  if (part.end - at !== part.digits || '分秒天名人个次'.includes(text[part.end] ?? ' ')) return undefined;
  const sum = value + part.value / 10 ** part.digits;
  return { kind: 'duration', end: part.end, value: Number(sum.toFixed(3)), approx: false };
}

/** Reads a quantity on into its smaller units, or undefined where it ends: 1小时30分, 3元5角, 1米72. */
export function readOn(
  text: string,
  n: NumberToken,
  kind: FigureKind,
  unit: string,
  value: Quantity['value'],
  at: number,
): Joined | undefined {
  if (typeof value !== 'number') return undefined;
  if (unit === '秒' && !n.decimal) return readHundredths(text, value, at);
  if (kind === 'duration' || unit === '分') {
    const time = readLongTime(text, value, unit, at);
    return time && { ...time, kind: 'duration' };
  }
  const parts = PARTS[unit];
  if (!parts || n.decimal || n.multiplied || n.approx) return undefined;
  const small = readNumber(text, at);
  if (!small || small.value === null || small.decimal || small.bare || small.script !== n.script)
    return undefined;
  const rounded = (end: number, sum: number): Joined => ({
    kind,
    end,
    value: Number(sum.toFixed(6)),
    approx: small.approx,
  });
  for (const [word, size] of Object.entries(parts)) {
    if (!text.startsWith(word, small.end) || small.value * size >= 1) continue;
    const end = small.end + word.length;
    const more = readOn(text, small, kind, word, small.value, end);
    return rounded(more?.end ?? end, value + (more?.value ?? small.value) * size);
  }
  if (!OPEN.has(unit) || !CLOSING.includes(text[small.end] ?? '。')) return undefined;
  // 1米72 is in hundredths, all others go on in tenths.
  const hundredths = unit === '米' && small.digits === 2;
  if (!hundredths && small.value >= 10) return undefined;
  return rounded(small.end, value + small.value * (hundredths ? 0.01 : 0.1));
}

/** Seconds in a unit of time that may be followed by a smaller one. */
const SECONDS: Record<string, number> = {
  天: 86400,
  小时: 3600,
  时: 3600,
  分: 60,
  分钟: 60,
  年: 31536000,
  个月: 2628000,
};

const SMALLER = ['分钟', '小时', '个小时', '个月', '秒钟', '秒', '分', '天'];

function readLongTime(
  text: string,
  value: number,
  unit: string,
  at: number,
): { end: number; value: number; approx: boolean } | undefined {
  const big = SECONDS[unit];
  if (!big) return undefined;
  const from = is(text, at, '零又') ? at + 1 : at;
  const n = readNumber(text, from);
  if (!n || n.value === null || n.approx) return undefined;
  const small = SMALLER.find((word) => text.startsWith(word, n.end));
  if (!small || (unit === '分' && !small.startsWith('秒'))) return undefined;
  const size = small.startsWith('秒')
    ? 1
    : (SECONDS[small.replace(/^个(?=小)/, '')] ?? (/月/.test(small) ? 2628000 : 0));
  if (!size || size >= big || n.value >= big / size) return undefined;
  let end = n.end + small.length;
  const run = small === '秒' && big === 60 ? readHundredths(text, n.value, end) : undefined;
  if (run) end = run.end;
  let sum = value + ((run?.value ?? n.value) * size) / big;
  if (unit === '年' && size === 2628000) sum = value + n.value / 12;
  const more = readLongTime(text, n.value, small, end);
  if (more) {
    end = more.end;
    sum = value + (more.value * size) / big;
  }
  return { end, value: Number(sum.toFixed(6)), approx: false };
}
