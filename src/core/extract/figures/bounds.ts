import { Endings, wordTrie } from './trie.js';

/** Words before a number that bend it; they belong to the figure. */
const BEFORE = new Endings(
  '约 大约 大概 约莫 近 将近 接近 超过 超 逾 不到 不足 不止 不少于 不低于 不超过 不高于 不大于 不多于 不小于 不下 不下于 未满 不满 至少 最少 起码 最多 至多',
  '多于 少于 高于 低于 大于 小于 不少于 不低于 不超过 不高于 不大于 不多于 不小于 差不多 刚过 未超过 不超 超近 上百',
);

/** Words that end like one of the above and are none: 预约20人, 附近5公里, 反超3分. */
const NOT_BEFORE = new Endings(
  '预约 纽约 签约 合约 节约 履约 违约 毁约 续约 契约 解约 条约 制约 公约 隐约 缔约 失约 赴约 爽约 邀约 相约',
  '附近 最近 靠近 临近 邻近 就近 远近 亲近 逼近 迫近 走近 贴近 新近 晚近 中超 反超 赶超 英超 西超 意超 高超 德超 亚超 女超 入超',
  '看不到 想不到 找不到 达不到 得不到 料不到 感不到 听不到 见不到 做不到 办不到 买不到 遇不到 碰不到 等不到 收不到 拿不到 说不到 吃不到 用不到 享受不到 感受不到',
  '严重不足 供给不足 先天不足 投入不足 经验不足 能力不足 动力不足 后劲不足',
);

/** Words farther off that say the number is not exact, and stay outside. */
const ROUGHLY = new Endings(
  '约为 约有 约占 约合 约达 约需 约计 约在 约是 约等于 突破 突破了 超过了 超出 超出了 接近于 大约有 大约是 大约为 大概有 大概是 大约需要 大概需要',
  '已近 不到了 不止是 差不多有 估计有 至少有 至少要 至少是 至少需要 至少需 最多有 最多可 最多能 至多有 约需要 几乎达 几乎达到 几近 少说也有 少说有 约达到',
);

/** Words behind a figure that bend it. */
const AFTER = wordTrie('以上 以下 左右 上下 及以上 及以下 开外 出头 有余 之上 内外 多');

/** Words that 多 begins: 三年多次, 两倍多数. */
const MUCH = '次种名位家项地处方样元人数达年月少么个';

/** Where the words before `at` that belong to the figure begin, and whether the text says the number is not exact. */
export function readBefore(text: string, at: number, floor: number): { start: number; approx: boolean } {
  const length = BEFORE.lengthBefore(text, at);
  if (length && at - length >= floor) {
    if (NOT_BEFORE.lengthBefore(text, at)) return { start: at, approx: false };
    return { start: at - length, approx: true };
  }
  // 上千根, 上百人; 收入过万.
  if (
    at > 0 &&
    '上过'.includes(text[at - 1]!) &&
    at > floor &&
    '百千万亿'.includes(text[at]!) &&
    !'以之晚早马身网路超通经越不错度'.includes(text[at - 2] ?? ' ')
  )
    return { start: at - 1, approx: true };
  return { start: at, approx: ROUGHLY.lengthBefore(text, at) > 0 };
}

/** Where the words behind a figure that bend it end. */
export function readAfter(text: string, at: number, countable: boolean): { end: number; approx: boolean } {
  const word = AFTER.longest(text, at);
  if (!word) return { end: at, approx: false };
  if (text[at] === '多' && (countable || MUCH.includes(text[word.end] ?? ' ')))
    return { end: at, approx: false };
  if (text.startsWith('左右', at) && /^左右(?:两|手|脚|侧|开|逢)/.test(text.slice(at, at + 3)))
    return { end: at, approx: false };
  return { end: word.end, approx: true };
}
