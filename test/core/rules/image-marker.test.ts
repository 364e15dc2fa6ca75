import { describe, expect, it } from 'vitest';
import { check } from '../../../src/core/check.js';
import { clean } from '../../../src/core/clean.js';

const A = '春汛过后，青石镇的三座水闸陆续开启，镇里的巡堤队员又忙了起来，每天沿着河堤走上一个来回。';
const B = '傍晚时分，最后一段堤坝检查完毕，队员们收起手电，三三两两走回村里吃饭。';
const markersOf = (text: string) =>
  check(text, { facts: false })
    .findings.filter((f) => f.rule === 'image-marker')
    .map((f) => text.slice(f.start, f.end));

describe('stray markers', () => {
  const alone = [
    '①',
    '⑳',
    '❶',
    '❿',
    '㉑',
    '㊿',
    '⑴',
    '⒈',
    '图①',
    '圖②',
    '（①）',
    '（图①）',
    '①②',
    '图①—图③',
    '\ue001',
    '\ue001\ue002',
    '？',
  ];
  for (const marker of alone)
    it(`${JSON.stringify(marker)} alone on a line`, () => {
      const text = `${A}\n\n${marker}\n\n${B}\n`;
      expect(markersOf(text)).toEqual([marker]);
      expect(clean(text)).toBe(`${A}\n\n${B}\n`);
    });
  for (const marker of ['②', '❷', '㉒', '⑵', '⒉', '图②', '（②）', '\ue001\ue002'])
    it(`${marker} stuck to the end of a paragraph`, () => {
      const text = `${A}${marker}\n${B}\n`;
      expect(markersOf(text)).toEqual([marker]);
      expect(clean(text)).toBe(`${A}\n${B}\n`);
    });
  for (const text of [`晚上很静。河堤上有人③\n${B}`, `${A}\n队长说：“明天①\n${B}`])
    it(`where a short paragraph breaks off: ${text.slice(-60, -38)}`, () => {
      expect(markersOf(text)).toHaveLength(1);
    });
  it('at the start and at the end of a file', () => {
    expect(clean(`①\n\n${A}\n${B}\n\n②`)).toBe(`${A}\n${B}`);
  });
});

describe('markers that stay', () => {
  const cases: Record<string, string> = {
    'an enumeration in running text': `巡堤有三条规矩：①两人一组；②带好手电；③发现渗水立即报告。\n${A}`,
    'a series number in the headline': `守好一条河（治水观察③）\n${A}\n${B}`,
    'list items': `${A}\n①水位每小时记录一次\n②夜间巡堤两人一组\n${B}`,
    'a marker that a caption answers to': `${A}\n①\n${B}\n图①：巡堤队员在检查水闸。`,
    'orders of items to choose from': `${A}\n①水位升高。\n②闸门开启。\n③下游预警。\nA.①③②\nB.③①②\n正确的顺序是：②①③\n${B}`,
    'a reference in the text': `${A}\n水闸的位置如图①所示，三座闸门各守一段河堤。\n${B}`,
    'a note that is referred to': `${A}①\n${B}\n①见镇志第三卷。`,
    'icons among the buttons of a page': `首页\n\ue61a\n收藏\n\ue61b\n分享到\n\ue61c\n微信\n${A}`,
    'a series number of a headline that exclaims': `守好这条河！③\n${A}\n${B}`,
    'a marker in brackets that a note answers to': `${A}（①）\n${B}\n①见镇志第三卷。`,
    'a question mark among short lines': `首页\n？\n帮助\n${A}`,
    'section numbers': `${A}\n一\n${B}\n二\n${A.slice(0, 20)}。`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => expect(markersOf(text)).toEqual([]));
});
