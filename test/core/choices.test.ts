import { describe, expect, test } from 'vitest';
import { check } from '../../src/core/check.js';
import { choicesOf } from '../../src/core/choices.js';
import { applyEdits, plan } from '../../src/core/fixes.js';
import { readResources } from '../resources.js';

const TEXT = `柳溪通了渡船

渡船每天走四个来回，早班六点开，晚班七点收，中间两班看潮水的脸色，船工老满把开船的时

②

码头边新搭了一个避雨的棚子，棚子下面放着两条长凳，赶集的人坐在那里等船。

刻写在一块木板上，挂在棚子的柱子上，谁都看得见。

①

渡船的票价没有变，还是大人两元，小孩和老人不要钱，自行车算半个人。
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
