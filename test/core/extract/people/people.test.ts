import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../../../src/core/check.js';
import type { Person } from '../../../../src/core/extract/facts.js';
import { readResources } from '../../../resources.js';
import { describeShared, shared } from '../../../shared.js';
import { names, read, who } from './read.js';

const { words, people } = readResources();

describe('one person, one entry', () => {
  test('a name found once is a name everywhere', () => {
    const text = '村支书罗春生天不亮就出了门。\n路上遇见罗春生的人都问他去哪儿。罗春生笑而不答。';
    const { mentions } = who(text, '罗春生');
    expect(mentions.map((m) => text.slice(m.start, m.end))).toEqual(['罗春生', '罗春生', '罗春生']);
  });

  test.each([
    ['挪威画家埃里克·索尔海姆在展厅里走了很久。\n索尔海姆说，这里的光线让他想起家乡。', '索尔海姆'],
    ['夸梅-门萨宣布退役。\n球迷都喜欢门萨。', '门萨'],
    ['日本选手佐藤健太夺冠。\n佐藤说，他很满意。', '佐藤'],
    ['“It rained all night,” said Jane Miller.\nMiller has farmed here for ten years.', 'Miller'],
  ])('a part of a name stands for the whole: %s', (text, part) => {
    const [person, ...others] = read(text);
    expect(others).toEqual([]);
    expect(person!.aliases).toEqual([part]);
    expect(person!.mentions).toHaveLength(2);
  });

  test.each([
    ['挪威画家埃里克·索尔海姆（Erik Solheim）来到北京。', '埃里克·索尔海姆', ['Erik Solheim']],
    ['郑怀远，原名郑小满，1931年生于河北。', '郑怀远', ['郑小满']],
    ['作家郑怀远（笔名：怀沙）来到现场。', '郑怀远', ['怀沙']],
    ['郑怀远，字子安，号秋水，河北人。', '郑怀远', ['子安', '秋水']],
  ])('another name that the text gives: %s', (text, name, aliases) => {
    expect(read(text).map((p) => [p.name, p.aliases])).toEqual([[name, aliases]]);
  });

  test('a name set apart and the same name set tight', () => {
    const person = who('本报记者 孙 涛\n记者孙涛从会上获悉，道路本月通车。', '孙涛');
    expect(person.aliases).toEqual(['孙 涛']);
    expect(person.mentions).toHaveLength(2);
  });

  test('two of a family are two', () => {
    expect(names('村民罗春生养牛，邻居罗秋生种果树。')).toEqual(['罗春生', '罗秋生']);
  });
});

test('a passage that stands twice names its people in one entry, with the roles of the copy that stays', () => {
  const passage =
    '“桥通了，孩子上学少走五里路。”石桥村村支书罗春生站在新桥头，看着来往的车辆，脸上露出了笑容。';
  const text = `${passage}\n\n新桥长一百二十米。\n\n${passage}`;
  const person = who(text, '罗春生');
  expect(person.mentions.map((m) => text.slice(m.start, m.end))).toEqual(['罗春生', '罗春生']);
  expect(person.roles).toEqual(['石桥村村支书']);
});

test.each([
  ['nothing', {}],
  ['no words', { people }],
  ['no model', { words }],
  ['something else for a model', { words, people: new Uint8Array([1, 2, 3]) }],
  ['something else for words', { words: new Uint8Array([1, 2, 3]), people }],
])('with %s nobody is found and nothing breaks', (_, resources) => {
  expect(check('市民何敏说。', {}, resources).facts.people).toEqual([]);
});

describeShared('the page that started it all', 'seed', () => {
  test('everyone on it with their roles, and nobody else', () => {
    const text = readFileSync(shared('seed/article.txt'), 'utf8');
    const expected = JSON.parse(readFileSync(shared('seed/expected.json'), 'utf8')).people as Person[];
    const found = read(text);
    expect(found.map((p) => p.name).sort()).toEqual(expected.map((p) => p.name).sort());
    for (const { name, roles } of expected)
      expect([name, ...found.find((p) => p.name === name)!.roles].sort()).toEqual([name, ...roles].sort());
  });
});
