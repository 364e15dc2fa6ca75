import { Endings } from './trie.js';

/** Characters that make a word with a number behind them, so that neither is a figure: 周三, 高三, 第三, 统一. */
const BOUND = '第周高初老统单唯专划同之万每某逐其说丁阿统';
const BOUND_WORDS = new Endings(
  '星期 礼拜 不管 说一 独一 划一 之一 百里挑 九死 大卸 排行 数一 第 人民公社第',
);

/** A Chinese number that is part of a word with what stands before it. */
export function boundBefore(text: string, at: number): boolean {
  const before = text[at - 1];
  if (before === undefined) return false;
  return BOUND.includes(before) || BOUND_WORDS.lengthBefore(text, at) > 0;
}
