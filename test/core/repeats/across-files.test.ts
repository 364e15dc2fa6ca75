import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../../src/core/article.js';
import type { Range } from '../../../src/core/range.js';
import { Twins } from '../../../src/core/repeats/across-files.js';

const STORY = `渡口的灯

□本报记者 骆青

老渡口的灯又亮了起来，摆渡人阮大河把缆绳解开，朝对岸喊了一声。三十年前这里一天要过上千人，如今一天只有十来个。他说，只要还有一个人要过河，船就得开。

对岸的小学还剩二十一个学生，其中九个住在河这边。每天早上七点，阮大河把他们一个个牵上船，数一遍，再数一遍。到了冬天，河面起雾，他就在船头挂一盏马灯。`;
const OTHER = `果园里的课堂

□本报记者 骆青

省农科院的技术员把课堂搬进了果园，剪枝、疏果、套袋，一样一样做给果农看。果农们围成一圈，有人拿手机录像，有人当场爬上树试剪。一个上午下来，两百多棵梨树都换了模样。今年秋天，这片果园要建成全县的示范园。`;

const twinsOf = (...texts: string[]) => {
  const twins = new Twins<Range>();
  texts.forEach((text, i) => {
    twins.add(`${i}.txt`, parseArticle(text), (range) => range);
  });
  return twins.twins;
};

describe('articles that stand in two files', () => {
  test('the same article cut into other lines is found', () => {
    const [twin, ...rest] = twinsOf(
      STORY,
      OTHER,
      STORY.replace('朝对岸', '朝\n\n对岸').replace('他就在', '\n他就在'),
    );
    expect(rest).toEqual([]);
    expect(twin).toMatchObject({ file: '2.txt', other: { file: '0.txt', place: { start: 0, end: 4 } } });
    expect(twin!.share).toBeGreaterThan(0.9);
  });
  test('different articles are not, even by the same reporter', () => {
    expect(twinsOf(STORY, OTHER)).toEqual([]);
  });
  test('an article twice in one file is no twin: the rule for repeats finds it', () => {
    expect(twinsOf(`${STORY}\n\n${STORY}`)).toEqual([]);
  });
});
