import { describe, expect, test } from 'vitest';
import { readingModel } from '../../../src/core/reading/index.js';
import { READING } from '../reading.js';

const { context } = readingModel(READING.reading)!;
const score = (head: string, rest: string) =>
  context.joint(context.before(head, head.length), context.behind(rest));

describe('the network for longer stretches', () => {
  const HEAD = '入冬以来，镇里组织医生到各个村子巡诊，为行动不便的老人建立了健康档';
  const REST = '案，每个月上门量一次血压，药也一并送到家。';
  const OTHERS = [
    '镇卫生院院长介绍，今年新添了两辆巡诊车。',
    '“这回方便多了。”家住山脚下的马阿婆说。',
    '在溪口村，新修的水渠已经通水。',
  ];

  test('prefers the rest of a sentence to what begins a paragraph', () => {
    for (const other of OTHERS) expect(score(HEAD, REST)).toBeGreaterThan(score(HEAD, other));
  });

  test('tells a rest by itself from a beginning', () => {
    const rest = context.rest(context.behind(REST));
    for (const other of OTHERS) expect(rest).toBeGreaterThan(context.rest(context.behind(other)));
  });

  test('tells what breaks off from a heading', () => {
    const heading = '小渠通水润山村';
    expect(context.cut(context.before(HEAD, HEAD.length))).toBeGreaterThan(
      context.cut(context.before(heading, heading.length)),
    );
  });

  test('reads only so far from a joint', () => {
    const far = '村里的老人都说，今年的雪下得早，瑞雪兆丰年。'.repeat(4);
    expect(score(`甲${far}${HEAD}`, REST)).toBe(score(`乙${far}${HEAD}`, REST));
    expect(score(HEAD, `${REST}${far}甲`)).toBe(score(HEAD, `${REST}${far}乙`));
  });

  test('reads Traditional characters and punctuation of either width alike', () => {
    const traditional = score('鎮裡組織醫生到各個村子巡診,為老人建立了健康檔', '案,每個月上門量一次血壓。');
    const simplified = score('镇里组织医生到各个村子巡诊，为老人建立了健康档', '案，每个月上门量一次血压。');
    expect(traditional).toBe(simplified);
  });

  test('says the same however often it is asked', () => {
    const first = score(HEAD, REST);
    for (const other of OTHERS) score(other, REST);
    expect(score(HEAD, REST)).toBe(first);
  });

  test('takes any text', () => {
    for (const text of ['', 'a', '\ud83d', '𠮷野', '１２３', '\u0000'])
      expect(Number.isFinite(score(text, text))).toBe(true);
  });
});
