import { describe, expect, it } from 'vitest';
import { parseArticle, sentencesOf } from '../../../src/core/article.js';

const rolesOf = (text: string) => parseArticle(text).paragraphs.map((p) => p.role);
const BODY = '春汛过后，青石镇的三座水闸陆续开启，镇里的巡堤队员又忙了起来，每天沿着河堤走上一个来回。';

describe('roles', () => {
  it('of a page with two articles', () => {
    const page = [
      ['第03版：社会', 'folio'],
      ['守堤人', 'title'],
      ['——青石镇防汛见闻', 'title'],
      ['□林小满 本报记者 周大河', 'byline'],
      [BODY, 'body'],
      ['早准备，早安心', 'heading'],
      [BODY, 'body'],
      ['①', 'marker'],
      ['图①：巡堤队员在检查水闸。', 'caption'],
      ['周大河摄', 'credit'],
      ['渡口新船下水', 'title'],
      ['本报记者 周大河', 'byline'],
      [BODY, 'body'],
      ['●渡船每半小时一班', 'list'],
      ['（下转第5版）', 'folio'],
      ['版式设计：何小雨', 'credit'],
    ] as const;
    expect(rolesOf(page.map(([text]) => text).join('\n'))).toEqual(page.map(([, role]) => role));
  });
  it('of bylines without their blanks, and of lines that only look like one', () => {
    expect(rolesOf(`守堤人\n□林小满本报记者周大河\n${BODY}`)[1]).toBe('byline');
    expect(rolesOf(`${BODY}\n记者：巡堤队员每天几点出门，走多\n${BODY}`)[1]).not.toBe('byline');
    expect(rolesOf(`${BODY}\n记者：林小满 周大河\n${BODY}`)[1]).toBe('byline');
    expect(rolesOf(`${BODY}\n接受本报记者采访\n${BODY}`)[1]).not.toBe('byline');
  });
  it('of couplets before other short paragraphs', () => {
    const poem = ['一夜东风过柳堤，', '满城灯火照清溪。', '渡头老树新抽叶，', '陌上行人旧踏泥。'];
    expect(
      rolesOf([BODY, ...poem, '老艄公念完，笑了。', '大家都鼓起掌来。', BODY].join('\n')).slice(1, 7),
    ).toEqual([...Array(4).fill('verse'), 'body', 'body']);
  });
  it('of a stanza that is sung between spoken lines', () => {
    const spoken = [
      '秋　月　大伯，我来借船。',
      '老船工　这么早？',
      '秋　月　天不亮就来了！',
      '老船工　好，你等着。',
    ];
    const sung = [
      '老船工　（唱）一根竹篙两头青，',
      '撑过东滩到西汀，',
      '左岸芦花三十里，',
      '右岸灯火万家明。',
    ];
    expect(rolesOf([BODY, ...spoken, ...sung, ...spoken].join('\n')).slice(5, 9)).toEqual(
      Array(4).fill('verse'),
    );
    expect(rolesOf([BODY, ...spoken, '他说，水退了，', '路也就通了。', ...spoken].join('\n'))).not.toContain(
      'verse',
    );
  });
  it('of verse, tables and code', () => {
    expect(rolesOf(`${BODY}\n水从山里来，\n云在水上开。\n一夜东风起，\n满船明月回。`).slice(1)).toEqual(
      Array(4).fill('verse'),
    );
    expect(rolesOf(`${BODY}\n水闸\t水位\n一号\t3.2`).slice(1)).toEqual(['table', 'table']);
    expect(rolesOf(`${BODY}\n\`\`\`\nnpm start\n\`\`\`\n${BODY}`)).toEqual([
      'body',
      'table',
      'table',
      'table',
      'body',
    ]);
  });
});

describe('lines of programmes and web pages', () => {
  it.each([
    ['9:00-10:30 第三届渡口文化论坛开幕式暨老船工口述史展览', 'table'],
    ['天气_乡村_渡口_新闻 - 柳湾新闻网，柳湾县最全的渡口资讯', 'table'],
    ['柳ICP备00000000号 互联网新闻信息服务许可证：0000', 'folio'],
  ])('%s', (line, role) => expect(rolesOf(`守堤人\n${BODY}\n${line}\n${BODY}`)[2]).toBe(role));
});

describe('sentencesOf', () => {
  const texts: Record<string, string[]> = {
    '水退了。路通了！': ['水退了。', '路通了！'],
    '“水退了。”他说，“路也通了……”大家都笑。': ['“水退了。”', '他说，“路也通了……”', '大家都笑。'],
    'It rained 3.5 cm. Mr. A. Lee left. “Why?” he asked.': [
      'It rained 3.5 cm.',
      'Mr.',
      'A. Lee left.',
      '“Why?”',
      'he asked.',
    ],
    没有句号: ['没有句号'],
  };
  for (const [text, sentences] of Object.entries(texts))
    it(text, () => {
      const start = 7;
      expect(sentencesOf({ start, text }).map((s) => text.slice(s.start - start, s.end - start))).toEqual(
        sentences,
      );
    });
});
