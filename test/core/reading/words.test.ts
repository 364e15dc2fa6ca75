import { describe, expect, test } from 'vitest';
import { readingModel } from '../../../src/core/reading/index.js';
import { READING } from '../reading.js';

const model = readingModel(READING.reading)!;
const { headings, rests } = model;
const endsClause = (text: string) => model.endsClause(model.mark(model.alphabet.last(text, text.length, 3)));
const heading = (text: string) => headings.logit(text, text.length);

describe('what is a heading by its words', () => {
  const HALVES = [
    '据县水务局介绍，今年以来，全县',
    '在村民们眼中，老支书是一个',
    '去年9月，工程队',
    '入夏以后，村里又添了',
  ];
  test.each(['小渠通水润山村', '让老手艺走进新课堂', '——柳溪镇水利建设见闻', '修好一条路，带富一方人'])(
    '%s rather than any first half of a sentence',
    (text) => {
      for (const half of HALVES) expect(heading(text)).toBeGreaterThan(heading(half));
    },
  );

  test('nothing is read behind the length that is given, nor of what is too long for a heading', () => {
    const text = '小渠通水润山村';
    expect(headings.logit(`${text}，据县水务局介绍`, text.length)).toBe(heading(text));
    expect(heading(text.repeat(9))).toBe(heading(`据${text.repeat(8)}`));
  });

  test('punctuation of either width and Traditional characters are read alike', () => {
    expect(heading('修好一条路,带富一方人')).toBe(heading('修好一條路，帶富一方人'));
  });
});

describe('what begins in the middle of a sentence by its first words', () => {
  test.each([
    ['档案，每个月上门量一次血压。', '镇卫生院院长介绍，今年新添了两辆巡诊车。'],
    ['的消息传开后，乡亲们都赶来了。', '在溪口村，新修的水渠已经通水。'],
    ['们的日子越过越红火。', '“这回方便多了。”马阿婆说。'],
  ])('%s rather than %s', (rest, start) => expect(rests.logit(rest)).toBeGreaterThan(rests.logit(start)));

  test('only the first characters are looked at', () => {
    const start = '的消息传开后，乡亲们都赶来';
    expect(rests.logit(`${start}了。`)).toBe(rests.logit(`${start}看。`));
  });
});

describe('where a clause may end', () => {
  test.each([
    ['工程已经完成', '工程已经完'],
    ['他们都很高兴', '他们都是一个'],
    ['记者了解到', '为了提高我们的'],
  ])('behind %s rather than behind %s', (end, middle) =>
    expect(endsClause(end)).toBeGreaterThan(endsClause(middle)),
  );

  test('it is a probability, whatever stands before', () => {
    for (const text of ['', 'a', '。', '\ud83d', '㐀㐁㐂', '的的的']) {
      const p = endsClause(text);
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThan(1);
    }
  });
});

test('any text is taken', () => {
  for (const text of ['', 'a', '\ud83d', '𠮷野', '１２３', '\u0000', ',,,,'])
    expect([heading(text), rests.logit(text)].every(Number.isFinite)).toBe(true);
});
