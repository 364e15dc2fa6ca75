import { describe, expect, test } from 'vitest';
import type { ContextModel } from '../../../src/core/reading/context.js';
import type { JointModel } from '../../../src/core/reading/joint.js';

export const HEAD = '入冬以来，镇里组织医生到各个村子巡诊，为行动不便的老人建立了健康档';
export const REST = '案，每个月上门量一次血压，药也一并送到家。';

type Network = Pick<JointModel | ContextModel, 'before' | 'behind' | 'joint' | 'rest' | 'cut'>;

export const scoreBy = (network: Network) => (head: string, rest: string) =>
  network.joint(network.before(head, head.length), network.behind(rest));

/** What every network says that is asked whether a sentence runs across a joint. */
export function describeNetwork(name: string, network: Network): void {
  const score = scoreBy(network);
  describe(name, () => {
    const OTHERS = [
      '镇卫生院院长介绍，今年新添了两辆巡诊车。',
      '“这回方便多了。”家住山脚下的马阿婆说。',
      '在溪口村，新修的水渠已经通水。',
    ];

    test('prefers the rest of a sentence to what begins a paragraph', () => {
      for (const other of OTHERS) expect(score(HEAD, REST)).toBeGreaterThan(score(HEAD, other));
    });

    test('tells a rest by itself from a beginning', () => {
      const rest = network.rest(network.behind(REST));
      for (const other of OTHERS) expect(rest).toBeGreaterThan(network.rest(network.behind(other)));
    });

    test('tells what breaks off from a heading', () => {
      const heading = '小渠通水润山村';
      expect(network.cut(network.before(HEAD, HEAD.length))).toBeGreaterThan(
        network.cut(network.before(heading, heading.length)),
      );
    });

    test('reads Traditional characters and punctuation of either width alike', () => {
      const traditional = score('鎮裡組織醫生到各個村子巡診,為老人建立了健康檔', '案,每個月上門量一次血壓。');
      const simplified = score(
        '镇里组织医生到各个村子巡诊，为老人建立了健康档',
        '案，每个月上门量一次血压。',
      );
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
}
