import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/core/check.js';
import { ChoiceHistory, choicesOf } from '../../src/core/choices.js';
import { cleanSteps } from '../../src/core/clean.js';
import type { Finding } from '../../src/core/finding.js';
import { applyEdits, type Plan, plan } from '../../src/core/fixes.js';
import type { Edit } from '../../src/core/range.js';
import { atOnce } from '../../src/core/slices.js';
import { readResources } from '../resources.js';

const TEXT = `柳溪通了渡船

渡船每天走四个来回，早班六点开，晚班七点收，中间两班看潮水的脸色，船工老满把开船的时

②

码头边新搭了一个避雨的棚子，棚子下面放着两条长凳，赶集的人坐在那里等船。

刻写在一块木板上，挂在棚子的柱子上，谁都看得见。

①

渡船的票价没有变，还是大人两元，小孩和老人不要钱，自行车算半个人。
`;
/** Cut in three places: how the first piece reads on is clear only when the last ones are joined. */
const CUT_UP = `水库开闸

清晨六点，管理站的值班员拉响了开闸的铃，下游的几个村子都听得见。两岸的田里已经有人等着，他们把渠口的泥沙清了又

清，生怕误了时辰。今年的水比往年来得早，管理站把放水的日子提前了半个月，还在每个渠口竖了一块牌

子，写着轮到哪一家。傍晚的时候，最远的那块地也喝上了水，看水的老人收起铁锹，沿着田埂慢

慢走回家去。
`;
const resources = readResources();
const planned = plan(check(TEXT, {}, resources).findings);

describe('choices', () => {
  const choices = choicesOf(TEXT, planned);

  test('a fix that moves words is one edit, with what lies between', () => {
    const moving = planned.fixes.find(({ fix }) => fix.edits.length > 1);
    expect(moving?.fix.action).toBe('merge-displaced');
    const own = choices.find(({ rules }) => rules.includes('truncated-sentence'));
    expect(own?.rules).toEqual(['truncated-sentence', 'image-marker']);
    expect(own?.edit.text).toContain('码头边新搭了一个避雨的棚子');
  });

  test('all of them together are the plan', () => {
    const edits = choices.map(({ edit }) => edit);
    expect(applyEdits(TEXT, edits)).toBe(applyEdits(TEXT, planned.edits));
  });

  test('whichever are taken, no clause is lost', () => {
    const clauses = TEXT.split(/[，。\s]+/u).filter((clause) => /\p{L}{3}/u.test(clause));
    for (let taken = 0; taken < 1 << choices.length; taken++) {
      const edits = choices.filter((_, i) => taken & (1 << i)).map(({ edit }) => edit);
      const after = applyEdits(TEXT, edits).replace(/\s+/gu, '');
      expect(clauses.filter((clause) => !after.includes(clause))).toEqual([]);
    }
  });
});

describe('choices of several rounds', () => {
  /** A round that does nothing but these edits, each a fix of its own. */
  const round = (...edits: Edit[]): Plan => ({
    edits,
    fixes: edits.map((edit) => ({
      finding: { rule: 'image-marker' } as Finding,
      fix: {
        title: { id: 'marker.fix.remove', args: {} },
        action: 'remove-marker',
        safe: true,
        edits: [edit],
      },
    })),
  });
  const choose = (text: string, ...rounds: Plan[]) => {
    const history = new ChoiceHistory();
    let now = text;
    for (const one of rounds) {
      history.add(now, one);
      now = applyEdits(now, one.edits);
    }
    const edits = history.all().map(({ edit }) => edit);
    expect(applyEdits(text, edits)).toBe(now);
    return edits;
  };

  test('what stands apart stays apart, at its place in the first text', () => {
    expect(
      choose(
        '一二三四五六七八',
        round({ start: 1, end: 2, text: '' }, { start: 4, end: 5, text: '乙丙' }),
        round({ start: 6, end: 8, text: '丁' }),
      ),
    ).toEqual([
      { start: 1, end: 2, text: '' },
      { start: 4, end: 5, text: '乙丙' },
      { start: 6, end: 8, text: '丁' },
    ]);
  });

  test('what touches an earlier change is one choice with it', () => {
    expect(
      choose(
        '一二三四五六七八',
        round(
          { start: 1, end: 3, text: '' },
          { start: 4, end: 5, text: '乙' },
          { start: 6, end: 7, text: '' },
        ),
        round({ start: 0, end: 1, text: '' }, { start: 2, end: 3, text: '丙' }),
      ),
    ).toEqual([
      { start: 0, end: 3, text: '' },
      { start: 4, end: 5, text: '丙' },
      { start: 6, end: 7, text: '' },
    ]);
  });

  test('random rounds are the same in one, none overlapping another', () => {
    const edit = fc.tuple(fc.nat(6), fc.nat(4), fc.string({ maxLength: 3 }));
    const rounds = fc.array(fc.array(edit, { maxLength: 6 }), { maxLength: 5 });
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), rounds, (text, all) => {
        const plans: Plan[] = [];
        let now = text;
        for (const numbers of all) {
          const edits: Edit[] = [];
          let at = 0;
          for (const [skip, out, put] of numbers) {
            if (at + skip > now.length) break;
            edits.push({ start: at + skip, end: Math.min(now.length, at + skip + out), text: put });
            at = edits.at(-1)!.end + 1;
          }
          plans.push(round(...edits));
          now = applyEdits(now, edits);
        }
        choose(text, ...plans);
      }),
      { numRuns: 1000 },
    );
  });

  test('an article that takes two rounds is cleaned up whole', () => {
    const steps = (text: string) => {
      const history = new ChoiceHistory();
      let rounds = 0;
      const cleaned = atOnce(
        cleanSteps(text, {}, resources, undefined, (now, one) => {
          rounds++;
          history.add(now, one);
        }),
      );
      return { cleaned, rounds, edits: history.all().map(({ edit }) => edit) };
    };
    const { cleaned, rounds, edits } = steps(CUT_UP);
    expect(rounds).toBeGreaterThan(1);
    expect(applyEdits(CUT_UP, edits)).toBe(cleaned.text);
  });
});
