import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../../src/core/article.js';
import { isAside } from '../../../src/core/cuts/candidates.js';
import { keyOfSetting, SETTINGS, Settings } from '../../../src/core/cuts/setting.js';

const BODY = '水渠全长六公里，沿途修了十一座小桥，方便村民下地干活，也方便孩子们上学。';
const settingOf = (lines: readonly string[], i: number) => {
  const { paragraphs } = parseArticle(lines.join('\n'));
  expect(paragraphs.length).toBe(lines.length);
  return new Settings(paragraphs, isAside).of(i);
};

describe('what stands around a line', () => {
  test('headings come with others like them', () => {
    const lines = ['水渠通水', BODY, '修渠引水', BODY, '放水养鱼鸭', BODY, '请来了山里的老师傅', BODY];
    expect(settingOf(lines, 2)).toMatchObject({ before: 0, behind: 0, opens: 3, alike: 2, place: 2 });
    expect(settingOf(lines, 6)).toMatchObject({ opens: 3, alike: 0, place: 4 });
  });

  test('the lines of a headline stand side by side', () => {
    const lines = ['柳溪镇办实事见闻', '水渠通水', '山村变样', BODY];
    expect(settingOf(lines, 1)).toMatchObject({ before: 1, behind: 1, place: 1 });
    expect(settingOf(lines, 2)).toMatchObject({ before: 1, behind: 0 });
  });

  test('markers and what is further away than a dozen lines do not count', () => {
    const far = new Array<string>(12).fill(BODY);
    expect(settingOf(['水渠通水', ...far, '修渠引水', ...far, '放水养鱼'], 13).opens).toBe(0);
    expect(settingOf([BODY, '修渠引水', '①', BODY], 1)).toMatchObject({ behind: 0, opens: 0 });
  });

  test('behind the last line there is none', () => {
    expect(settingOf([BODY, '修渠引水'], 1)).toMatchObject({ behind: 0, nextLength: 0 });
    expect(settingOf([BODY, '修渠引水', BODY], 1).nextLength).toBeGreaterThan(
      settingOf([BODY, '修渠引水', '泉水到田头。'], 1).nextLength,
    );
  });
});

test('two settings that differ have two numbers', () => {
  const setting = fc.record({
    before: fc.constantFrom(0 as const, 1 as const),
    behind: fc.constantFrom(0 as const, 1 as const),
    opens: fc.nat(24),
    alike: fc.nat(3),
    place: fc.nat(4),
    nextLength: fc.nat(31),
  });
  const seen = new Map<number, string>();
  fc.assert(
    fc.property(setting, (one) => {
      const key = keyOfSetting(one);
      expect(key).toBeGreaterThanOrEqual(0);
      expect(key).toBeLessThan(SETTINGS);
      const before = seen.get(key);
      seen.set(key, JSON.stringify(one));
      expect(before ?? JSON.stringify(one)).toBe(JSON.stringify(one));
    }),
    { numRuns: 5000 },
  );
});
