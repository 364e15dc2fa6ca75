import { expect, test } from 'vitest';
import { check } from '../../src/core/check.js';
import { readResources } from '../resources.js';

/** Examples that docs/rules.md gives for the rules that compare facts, and for lines broken at a width. */
const resources = readResources();
const found = (rule: string, text: string) =>
  check(text, {}, resources).findings.filter((f) => f.rule === rule);
const isSafe = (rule: string, text: string) => found(rule, text).map((f) => f.fixes.some((fix) => fix.safe));

const TALK = '县水利局总工程师陈志远介绍，两座水闸年底前完工，届时下游三个村不再怕涝。';
const MORE = '傍晚收工时，总工程师陈志运又沿着河堤走了一遍，把渗水的地方一一记下。';

test('a name spelled two ways is for review', () => {
  expect(isSafe('inconsistent-name', `${TALK}\n${MORE.replace('总工', '县水利局总工')}\n`)).toEqual([false]);
});

test('names that stand together are two', () => {
  expect(
    found('inconsistent-name', `县水利局总工程师陈志远、陈志运兄弟沿着河堤走了一遍。\n${TALK}\n`),
  ).toEqual([]);
});

const BRIDGE =
  '县交通局去年秋天动工修建的人行桥下月就要合龙，桥面宽三米，装有护栏和路灯，两岸往来不必再看天色。';

test('a figure of its own in a near copy is for review, and both ways are offered', () => {
  const [conflict, ...others] = found(
    'conflicting-figure',
    `${BRIDGE}\n${TALK}\n${BRIDGE.replace('三米', '五米')}\n`,
  );
  expect(others).toEqual([]);
  expect(conflict!.fixes.map((fix) => [fix.safe, fix.edits.map((edit) => edit.text)])).toEqual([
    [false, ['三米']],
    [false, ['五米']],
  ]);
});

test('a figure that is only about right contradicts nothing', () => {
  const first = '昨天下午，全村共有100余名村民到渡口新桥上走了一趟，把鞭炮放得震天响。';
  expect(found('conflicting-figure', `${first}\n${TALK}\n${first.replace('100余名', '103名')}\n`)).toEqual(
    [],
  );
});

test('English lines are safe where they are full and go on with small letters', () => {
  const lines = [
    'The night ferry had been running for longer than anyone on the',
    'island could remember, and when the company announced in the spr-',
    'ing that the last crossing would be made in October, nobody quite',
    'believed it. The captain, who had steered the same boat for thirty',
    'years, kept the timetable pinned above the wheel and said only that',
    'the tide did not read newspapers, so there was no hurry to tell it',
    'the news.',
  ];
  expect(isSafe('hard-wrapped-text', lines.join('\n'))).toEqual([true]);
});

test('English lines that mostly go on with names are for review', () => {
  const lines = [
    'Anna and Beatrice, the first boats that the Northern Ferry Company',
    'Limited of Grey Harbour ever owned, were named after daughters of',
    'Captain Edgar Holt; Clara and Dorothy, built by Messrs Oldham and',
    'Pryce of Kingsmouth, followed when Holt went to live at Port Alder',
    'Bay, and in the year in which the Company was sold to Sir Humphrey',
    'Lisle it had seven boats, of which only the Gertrude and the old',
    'Hester were still in service.',
  ];
  expect(isSafe('hard-wrapped-text', lines.join('\n'))).toEqual([false]);
});
