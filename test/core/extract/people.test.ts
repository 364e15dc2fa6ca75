import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/core/check.js';
import type { Person } from '../../../src/core/extract/facts.js';
import { describeShared, shared } from '../../shared.js';

const people = new Uint8Array(readFileSync(new URL('../../../models/people.bin', import.meta.url)));
const read = (text: string): readonly Person[] => check(text, {}, { people }).facts.people;
const names = (text: string): string[] => read(text).map((p) => p.name);
const who = (text: string, name: string): Person => {
  const person = read(text).find((p) => p.name === name || p.aliases.includes(name));
  if (!person) throw new Error(`${name} not found in ${names(text).join(' ')}`);
  return person;
};

describe('names of every kind', () => {
  test.each([
    // Chinese, two and three characters
    ['县水务局局长郑怀远说，今年汛期来得早。', ['郑怀远']],
    ['“水位一涨，我们就上堤。”村民罗春生说。', ['罗春生']],
    ['市第二小学教师何敏每天给孩子们读一首诗。', ['何敏']],
    ['会上，副市长高志明、秘书长许文涛分别发言。', ['高志明', '许文涛']],
    // compound family names
    ['守塔人欧阳立群在岛上住了二十年。', ['欧阳立群']],
    ['市图书馆馆员司马玉兰整理出三百封旧信。', ['司马玉兰']],
    // two characters set apart to fill the line
    ['本报记者 孙 涛', ['孙涛']],
    // transliterated, in full and by the family name
    ['挪威画家埃里克·索尔海姆在展厅里走了很久。', ['埃里克·索尔海姆']],
    ['法国总统马克龙当天会见了德国总理默克尔。', ['马克龙', '默克尔']],
    ['加纳籍教练夸梅·门萨表示，球队会继续努力。', ['夸梅·门萨']],
    // of peoples of China
    ['牧民巴特尔赶着羊群回家。', ['巴特尔']],
    ['乡卫生院医生古丽娜尔·买买提挨家送药。', ['古丽娜尔·买买提']],
    // Japanese, Korean
    ['日本选手佐藤健太以一分之差获得第二名。', ['佐藤健太']],
    ['日本首相安倍晋三发表讲话。', ['安倍晋三']],
    ['韩国棋手朴英浩执黑先行。', ['朴英浩']],
    // Traditional
    ['記者陳怡君在現場採訪。', ['陳怡君']],
    ['鎮長劉國樑表示，今年的稻米收成比去年好。', ['劉國樑']],
    // bylines and credits
    ['□罗春生 本报记者 何敏', ['罗春生', '何敏']],
    ['（记者何敏 通讯员罗春生）', ['何敏', '罗春生']],
    ['何敏 摄', ['何敏']],
    ['版式设计：何敏', ['何敏']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });
});

describe('where a name begins and ends', () => {
  test.each([
    ['水文站老师傅罗春生说，汛期要到了。', ['罗春生']],
    ['县委副书记、县长孙立军强调，要抓好秋收。', ['孙立军']],
    ['前锋埃里克·索尔海姆第三十分钟破门。', ['埃里克·索尔海姆']],
    ['普京和默克尔通了电话。', ['普京', '默克尔']],
    ['罗春生再为全村修了一座桥。', ['罗春生']],
    ['研究员屠呦呦，一生只做一件事。', ['屠呦呦']],
    ['队员高峰说，风太大了。', ['高峰']],
    ['张雪 李涛 王敏', ['张雪', '李涛', '王敏']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });
});

describe('what bears the name of a person is no person', () => {
  test.each([
    '中山路改造工程月底完工，沿线公交恢复通行。',
    '代表们参观了白求恩医院和鲁迅纪念馆。',
    '坚持以马克思主义为指导。',
    '诺贝尔奖评选结果将于下周公布。',
    '今年全国两会期间，代表委员围绕乡村振兴建言献策。',
    '喀麦隆和罗马尼亚的代表团先后抵达。',
    '万事达公司与保时捷公司签订了协议。',
    '高新区企业复工率达到九成以上。',
    '黄河两岸，麦田金黄。',
    '小张集村的路修好了。',
    '周末，园区里游人如织，张灯结彩。',
    '任何单位和个人不得挪用专项资金。',
  ])('%s', (text) => {
    expect(names(text)).toEqual([]);
  });
});

describe('one person, one entry', () => {
  test('a name found once is a name everywhere', () => {
    const text = '村支书罗春生天不亮就出了门。\n路上遇见罗春生的人都问他去哪儿。罗春生笑而不答。';
    const { mentions } = who(text, '罗春生');
    expect(mentions.map((m) => text.slice(m.start, m.end))).toEqual(['罗春生', '罗春生', '罗春生']);
  });
  test('the family name of a transliterated name', () => {
    const text = '挪威画家埃里克·索尔海姆在展厅里走了很久。\n索尔海姆说，这里的光线让他想起家乡。';
    const person = who(text, '索尔海姆');
    expect(person.name).toBe('埃里克·索尔海姆');
    expect(person.mentions).toHaveLength(2);
  });
  test('a name in Latin letters behind the name', () => {
    const person = who('挪威画家埃里克·索尔海姆（Erik Solheim）来到北京。', '埃里克·索尔海姆');
    expect(person.aliases).toContain('Erik Solheim');
  });
  test('another name that the text gives', () => {
    const person = who('郑怀远，原名郑小满，1931年生于河北。', '郑怀远');
    expect(person.aliases).toEqual(['郑小满']);
  });
  test('a name set apart and the same name set tight', () => {
    const person = who('本报记者 孙 涛\n记者孙涛从会上获悉，道路本月通车。', '孙涛');
    expect(person.mentions).toHaveLength(2);
  });
});

describe('roles', () => {
  test.each([
    ['本报记者 何敏', '何敏', ['记者']],
    ['（记者何敏、罗春生）', '罗春生', ['记者']],
    ['何敏 摄', '何敏', ['摄影']],
    ['市民何敏说：“下楼就能坐上公交。”', '何敏', ['市民']],
    ['县人民医院急诊科护士长何敏一夜没合眼。', '何敏', ['县人民医院急诊科护士长']],
    ['县防汛指挥部副指挥长、水务局局长郑怀远来到堤上。', '郑怀远', ['水务局局长']],
    ['市委常委、宣传部部长郑怀远出席。', '郑怀远', ['市委常委', '宣传部部长']],
    ['这让水文站站长郑怀远很欣慰。', '郑怀远', ['水文站站长']],
    ['记者昨天采访了造林大户罗春生。', '罗春生', ['造林大户']],
    ['郑怀远教授介绍，这种鸟已有多年未见。', '郑怀远', ['教授']],
    ['版式设计：何敏', '何敏', ['版式设计']],
    ['鎮長劉國樑表示歡迎。', '劉國樑', ['鎮長']],
    ['罗春生站在田埂上。', '罗春生', []],
  ])('%s', (text, name, expected) => {
    const { roles } = who(text, name);
    if (expected.length === 0) expect(roles).toEqual([]);
    else expect(roles).toEqual(expect.arrayContaining(expected));
  });
});

test('a paragraph that stands twice names its people in one entry', () => {
  const passage =
    '“桥通了，孩子上学少走五里路。”石桥村村支书罗春生站在新桥头，看着来往的车辆，脸上露出了笑容。';
  const text = `${passage}\n\n新桥长一百二十米。\n\n${passage}`;
  const person = who(text, '罗春生');
  expect(person.mentions).toHaveLength(2);
  expect(person.roles).toHaveLength(1);
});

test('without the model nothing is found and nothing breaks', () => {
  expect(check('市民何敏说。', {}, {}).facts.people).toEqual([]);
  expect(check('市民何敏说。', {}, { people: new Uint8Array([1, 2, 3]) }).facts.people).toEqual([]);
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
