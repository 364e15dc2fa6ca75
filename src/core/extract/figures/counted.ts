import { readAfter, readBefore } from './bounds.js';
import { isPoints } from './clock.js';
import { isBareYear, type NumberToken } from './numerals.js';
import type { Quantity } from './quantity.js';

const HAN = /[\u3400-\u9fff]/;

/** Measures that one of anything states as a count, not as "a". */
const ONE_MATTERS =
  /^(?:个月|小时|个小时|星期|周(?:[内后]|之内)|个多|个半|倍|公里|吨|公斤|亩|公顷|分钟|升|成(?!为|本|立|功|长|就|员|果|效|年|型|套|熟|人|分|天|片|不变)|亿|万)/;
const DEATHS = /^(?:死|伤|遇难|受伤|失踪|获救|被捕|落网|身亡|重伤|轻伤)/;
/** What makes a place's name with a number and a measure before it: 三锅镇, 六脚乡, 十八洞村, 七里河. */
const PLACES = '乡镇村屯寨堡沟坪坡岭湾铺桥店营墩庙亭台渠庄岗';
const PLACE_UNITS = /^(?:里|脚|锅|洞|镇|铺|棵|把|口|斗|桶|岔|盘|门|角|星|湖|江|叶|堂)$/;
/** Offices that are numbered, not counted: 中铁二十局, 中建三局. */
const NUMBERED = /[铁建冶交水电航核环卫]$/;

const before = (text: string, at: number, length: number): string => text.slice(Math.max(0, at - length), at);

/** Whether a number and its measure state a count and are no turn of speech and no part of a name. */
export function isCounted(text: string, n: NumberToken, q: Quantity): boolean {
  const after = text.slice(q.end, q.end + 3);
  if (q.unit === '倍' && n.value === 0) return false;
  if (q.unit === '年' && after[0] === '级') return false;
  // 2019级 are those who came in 2019; 千亿级 is about a size.
  if (q.unit === '级' && (n.multiplied || isBareYear(n))) return false;
  // 两位数 says how long a number is.
  if (q.unit === '位' && after[0] === '数') return false;
  if (n.script === 'arabic') return isCountedInFigures(n, q, after);
  return isCountedInCharacters(text, n, q, after);
}

function isCountedInFigures(n: NumberToken, { unit, kind }: Quantity, after: string): boolean {
  // 男子68公斤级 is the name of a class.
  if (kind === 'weight' && /^(?:以[上下])?级/.test(after)) return false;
  if (unit === '大' && !HAN.test(after)) return false;
  if (unit === '期' && !/^[，。；、]/.test(after)) return false;
  // 3局下 is a part of a game.
  if (unit === '局' && /^[上下](?!半)/.test(after)) return false;
  if (unit === '助') return !/^[手力理推]/.test(after);
  return unit !== '层' || n.value !== 1;
}

function isCountedInCharacters(text: string, n: NumberToken, q: Quantity, after: string): boolean {
  const { unit, kind } = q;
  const length = n.end - n.start;
  if (n.value === 0 && kind === 'count') return false;
  if (PLACE_UNITS.test(unit) && PLACES.includes(after[0] ?? ' ')) return false;
  if (/^[局所]$/.test(unit) && NUMBERED.test(before(text, n.start, 1))) return false;
  // 一二级, 二三期 are ordinals; winds of 四五级 are none.
  if (/^[级期]$/.test(unit) && n.high !== undefined && n.value! < 3) return false;
  if (n.value === null) return kind !== 'count' || length > 1;
  const bent = isBent(text, n, q);
  if (n.bare) return bent || length > 1 || isPlainMeasure(q);
  if (n.value === 1 && length === 1) return bent || isOne(text, n, q, after);
  if (length === 1 && (text[n.start] !== '两' || unit === '度') && isName(text, n, q)) return false;
  return !isTurnOfSpeech(text, n, q, after);
}

/** Whether the words around the number bend it: then it is one. */
const isBent = (text: string, n: NumberToken, q: Quantity): boolean =>
  q.approx || readBefore(text, n.start, 0).approx || readAfter(text, q.end, q.kind === 'count').approx;

/** 百吨, 万元: what may be measured by the hundred or the ten thousand. */
const isPlainMeasure = ({ kind, unit }: Quantity): boolean =>
  kind === 'money' ||
  kind === 'area' ||
  kind === 'volume' ||
  (kind === 'length' && unit !== '里') ||
  (kind === 'weight' && unit !== '克') ||
  unit === '人' ||
  unit === '名';

/** 一: a number in 一个多月, 一天之内, 每年一次; otherwise "a". */
function isOne(text: string, n: NumberToken, q: Quantity, after: string): boolean {
  if (text[q.end] === '半' || q.value === 1.5) return true;
  if (q.kind === 'duration' && /^(?:之?内|以内)/.test(after)) return true;
  const two = before(text, n.start, 2);
  if (two === '最后') return false;
  if (ONE_MATTERS.test(text.slice(n.end, n.end + 3))) return true;
  if (/(?:只有|仅有|只剩|仅剩|唯一)$/.test(two)) return true;
  if (q.unit === '次' && /^[，。；、]/.test(after) && /(?:功|奖|章|称号)$/.test(two)) return true;
  return /^[次趟回班遍]$/.test(q.unit) && /每[^，。；！？]{1,10}$/.test(before(text, n.start, 11));
}

/** 三级, 六分, 五期: behind a single Chinese digit these name rather than count. */
function isName(text: string, n: NumberToken, { unit, end, guarded }: Quantity): boolean {
  if (unit === '分')
    return !/(?:得|得了|拿下|砍下|轰下|赢|输|领先|落后|积|扣|相差|仅差|了)$/.test(before(text, n.start, 2));
  if (unit === '局') return !/[胜拿输赢连负取扳第首以]$/.test(before(text, n.start, 1));
  if (unit === '点') return !isPoints(text, n.start, end);
  if (unit === '夜' || unit === '晚') return !/[天日]$/.test(before(text, n.start, 1));
  if (unit === '方') return !isListed(text, n) && !/[五六七九]/.test(text[n.start]!);
  if (unit === '日') return !/^(?:内|之内|游|后|前)/.test(text.slice(end, end + 2));
  if (/^[国地区院馆]$/.test(unit)) return !isListed(text, n);
  return guarded === true;
}

/** 英、法、德三国: as many names stand before the number as it says. */
function isListed(text: string, n: NumberToken): boolean {
  const said = n.value ?? 0;
  let names = 1;
  const most = Math.max(0, n.start - 8 * said);
  for (let i = n.start - 1; i >= most && !'，。；：！？（）'.includes(text[i]!); i--)
    if ('、和与及'.includes(text[i]!)) names++;
  return said > 1 && names >= said;
}

function isTurnOfSpeech(text: string, n: NumberToken, { unit, kind }: Quantity, after: string): boolean {
  const single = n.end - n.start === 1;
  // 二次 and 二级 number a thing; 两次 counts. 三则为 opens a third point.
  if (text[n.start] === '二' && single && kind === 'count') return true;
  if (unit === '则' && /^[为是]/.test(after)) return true;
  if (unit === '点' && n.high !== undefined) return true;
  if (unit === '晚' && text[n.start - 1] === '年') return true;
  if (n.value === 2 && single) {
    if (unit === '人') return !DEATHS.test(after);
    if (unit === '家' && /^[人的，。]/.test(after)) return true;
  }
  if (unit === '届')
    return (
      n.value! > 2 &&
      !/(?:连续|时隔|蝉联|举办了|已|历经|历届|前|近|连任|办了)$/.test(before(text, n.start, 3))
    );
  if (unit === '次' && /^(?:会议|全会|全体|委员)/.test(after))
    return /(?:[届大协]|委员会|常委会)$/.test(before(text, n.start, 3));
  if (/^[市县省区州乡镇校]$/.test(unit))
    return /^[委府级长民场里人直内外政教]/.test(after) && !/^人民/.test(after);
  return false;
}
