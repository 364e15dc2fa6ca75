import type { Unlabelled } from '../facts.js';
import { readBefore } from './bounds.js';
import { finish } from './finish.js';
import { isBareYear, type NumberToken } from './numerals.js';
import { boundBefore } from './phrases.js';

const HAN = /[\u3400-\u9fff]/;
const LATIN = /[A-Za-zＡ-Ｚａ-ｚ]/;

const MEASURED_BY =
  /(?:规模|指数|系数|评分|收视率|震级|得分|PMI|点位|均分|比值|pH值|视力)[约近达到为是至了已超过仅增升降报]*$/;
/** Verbs behind which a number with a fraction is the value of something: 倍率达1.27, 由98.6降至96.3. */
const VALUED = /[达为至到于超仅从由]$/;
const BARE_MONEY =
  /(?:借了?|花了?|赚了?|挣了?|卖了?|攒了?|欠了?|收入|工资|年薪|月薪|价格|存款|贷款|投资|捐了?|捐款|票房|房价|价值|身价|造价|利润|营业额|销售额|产值)[约近达到至少了超过突破可就有]*$/;
/** What 三大 is no count of: 三大队, 九大行星 aside. */
const NOT_BIG = '学家会楼院街道队阪连理厅于型小人妈爷堂桥师卡';

/** Numbers without a measure: 5万, 上百万观众, 规模7.3, 三大变化, 2019. Nothing before `floor` is taken in. */
export function readBare(text: string, n: NumberToken, floor: number): Unlabelled | undefined {
  const next = text[n.end] ?? ' ';
  const left = text.slice(Math.max(floor, n.start - 10), n.start);
  if (n.value !== null && n.script === 'arabic' && !LATIN.test(next)) {
    const rough = '多余'.includes(next) && HAN.test(text[n.end + 1] ?? ' ');
    const large = (n.multiplied || n.approx) && n.value >= 10000;
    const bent = n.value >= 10 && HAN.test(next) && !isBareYear(n) && readBefore(text, n.start, floor).approx;
    if (large || (rough && n.value >= 10) || (bent && !n.decimal))
      return count(text, n, rough ? n.end + 1 : n.end, left, rough, floor);
  }
  if (n.script === 'chinese' && n.multiplied && isRound(text, n, left, floor))
    return count(text, n, n.end, left, n.value === null, floor);
  if (n.script === 'arabic' && isValue(text, n, left, next))
    return finish(
      text,
      { start: n.start, end: n.end, kind: 'other', value: n.value, unit: '', approx: n.approx },
      floor,
    );
  if (isOfGreatThings(text, n, left, next))
    return finish(
      text,
      { start: n.start, end: n.end + 1, kind: 'count', value: n.value, unit: '', approx: false },
      floor,
    );
  if (isBareYear(n) && !LATIN.test(next) && isYearAlone(text, n, next)) {
    const { start, end } = n;
    return {
      start,
      end,
      text: text.slice(start, end),
      kind: 'date',
      value: String(n.value),
      unit: '',
      approx: false,
    };
  }
  return undefined;
}

function count(
  text: string,
  n: NumberToken,
  end: number,
  left: string,
  rough: boolean,
  floor: number,
): Unlabelled {
  const kind = BARE_MONEY.test(left.replace(/[上近]$/, '')) ? 'money' : 'count';
  const value = n.high !== undefined && n.value !== null ? ([n.value, n.high] as const) : n.value;
  const { start, approx } = n;
  return finish(text, { start, end, kind, value, unit: '', approx: approx || rough }, floor);
}

/** 上百万观众, 数十亿人口, 两千万市民, 月收入过万: a round number that counts what stands behind, or before, it. */
function isRound(text: string, n: NumberToken, left: string, floor: number): boolean {
  const next = text[n.end] ?? '。';
  // 成千上万, 千千万万, 两个一百年.
  if (/(?:成千上|千|两个|说一)$/.test(left) || '计古军家户'.includes(next)) return false;
  const money = BARE_MONEY.test(left.replace(/[上近]$/, ''));
  const bent = n.value === null || n.approx || readBefore(text, n.start, floor).approx;
  if (n.bare && !bent && !money) return false;
  if (n.value !== null && n.value < 100) return false;
  if (!bent && !money && n.value! < 10000) return false;
  return HAN.test(next) || money || /[有达到至近过破超于为约剩给]$/.test(left.replace(/上$/, ''));
}

/** 规模7.3, 倍率达1.27: the value of something that has no unit. */
function isValue(text: string, n: NumberToken, left: string, next: string): boolean {
  if (isBareYear(n) || LATIN.test(next) || next === '-' || next === '版') return false;
  if (MEASURED_BY.test(left)) return true;
  // 到2.0 numbers a version.
  if (text.slice(n.end - 2, n.end) === '.0') return false;
  return n.decimal && VALUED.test(left) && (!HAN.test(next) || /^[和与及降升增的点]/.test(next));
}

/** What more than ten of are 大; 十五大 alone is a congress. */
const GREAT_THINGS =
  /^(?:系统|类|产|特色|领域|行动|工程|任务|项目|重点|优势|方面|举措|措施|问题|板块|品牌|体系)/;

/** 三大变化. */
const isOfGreatThings = (text: string, n: NumberToken, left: string, next: string): boolean =>
  next === '大' &&
  n.value !== null &&
  n.value >= 2 &&
  !n.bare &&
  (n.value <= (n.script === 'arabic' ? 30 : 10) || GREAT_THINGS.test(text.slice(n.end + 1, n.end + 3))) &&
  HAN.test(text[n.end + 1] ?? ' ') &&
  !boundBefore(text, n.start) &&
  !/党的$/.test(left) &&
  !NOT_BIG.includes(text[n.end + 1]!);

const isYearAlone = (text: string, n: NumberToken, next: string): boolean =>
  !'-—./:：版号'.includes(next) && !'-—./:：（(〔['.includes(text[n.start - 1] ?? ' ');
