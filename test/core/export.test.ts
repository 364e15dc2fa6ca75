import { describe, expect, test } from 'vitest';
import { csvHead, csvRows } from '../../src/core/export/csv.js';
import { csvCell, markdownText } from '../../src/core/export/escape.js';
import { factsJson } from '../../src/core/export/json.js';
import { factsMarkdown } from '../../src/core/export/markdown.js';
import { plainValue } from '../../src/core/export/value.js';
import { sayIn } from '../../src/core/export/words.js';
import type { Facts } from '../../src/core/extract/facts.js';

const say = sayIn((english) => english);

const FACTS: Facts = {
  people: [
    {
      name: '周远山',
      aliases: ['老周'],
      roles: ['退休电工', '=HYPERLINK("http://x")'],
      mentions: [
        { start: 4, end: 7 },
        { start: 20, end: 22 },
      ],
    },
  ],
  figures: [
    {
      start: 8,
      end: 12,
      text: '-5℃',
      kind: 'temperature',
      value: -5,
      unit: '℃',
      approx: true,
      label: '最低|气温',
    },
    {
      start: 13,
      end: 17,
      text: '3至5人',
      kind: 'count',
      value: [3, 5],
      unit: '人',
      approx: false,
      label: '',
    },
  ],
  images: [{ start: 0, end: 1, marker: '①', caption: '<img src=x>', credit: null }],
};

describe('CSV', () => {
  test.each([
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    '＋1',
    '－1+2',
    '＠x',
    '-5℃',
    '+86'.concat('-10'),
  ])('nothing runs as a formula: %j', (text) => expect(csvCell(text)).toBe(`"'${text}"`));
  test.each(['-5', '+3', '0.5', '-12.75'])('plain numbers stay numbers: %j', (text) =>
    expect(csvCell(text)).toBe(`"${text}"`),
  );
  test('quotes are doubled, separators and line ends stay inside', () =>
    expect(csvCell('他说"a,b;c"\n行')).toBe('"他说""a,b;c""\n行"'));
  test('a record a fact, all of one width', () => {
    const records = (csvHead(say) + csvRows('a.txt', FACTS, say)).split('\r\n').slice(0, -1);
    expect(records).toHaveLength(5);
    for (const record of records) expect(record.match(/"(?:[^"]|"")*"(?:,|$)/g)).toHaveLength(14);
    expect(records[1]).toContain('"老周","退休电工；=HYPERLINK(""http://x"")","2","","4","7"');
    expect(records[2]).toContain('"\'-5℃","最低|气温","temperature","-5","℃","yes"');
    expect(records[3]).toContain('"3–5"');
    expect(records[4]).toContain('"①","<img src=x>"');
    const { images } = FACTS;
    const credited = { ...FACTS, images: [{ ...images[0]!, credit: '=骆小满' }] };
    expect(csvRows('a.txt', credited, say)).toContain('"\'=骆小满","0","1"');
  });
});

describe('Markdown', () => {
  test.each([
    ['a|b', 'a\\|b'],
    ['<script>', '\\<script\\>'],
    ['[x](command:y)', '\\[x\\]\\(command:y\\)'],
    ['https://a.b', 'https\\://a.b'],
    ['www.a.b', 'www\\.a.b'],
    ['a\n\n# b', 'a \\# b'],
    ['1. x', '1\\. x'],
    ['3.6万亩', '3.6万亩'],
    ['**粗**_斜_`码`~删~$x$', '\\*\\*粗\\*\\*\\_斜\\_\\`码\\`\\~删\\~\\$x\\$'],
    ['\u202e反\u2066', '反'],
    ['&lt;', '\\&lt;'],
  ])('%j shows as it is', (text, expected) => expect(markdownText(text)).toBe(expected));

  test('tables have their columns, whatever the text', () => {
    const text = factsMarkdown('a|b.txt', FACTS, say);
    for (const line of text.split('\n').filter((l) => l.startsWith('|')))
      expect(line.match(/(?<!\\)\|/g)!.length).toBeGreaterThanOrEqual(4);
    expect(text).toContain('about \\-5 ℃');
    expect(factsMarkdown('x', { people: [], figures: [], images: [] }, say)).toContain('Nothing found');
  });
});

test('JSON holds what the contract names, and no more', () => {
  const json = JSON.parse(
    JSON.stringify(factsJson({ ...FACTS, people: [{ ...FACTS.people[0]!, extra: 1 } as never] })),
  );
  expect(Object.keys(json.people[0])).toEqual(['name', 'aliases', 'roles', 'mentions']);
  expect(json.figures[1].value).toEqual([3, 5]);
  expect(json.images[0]).toEqual({ marker: '①', caption: '<img src=x>', credit: null, start: 0, end: 1 });
});

test.each([
  ['T19', '19:00'],
  ['T18:40', '18:40'],
  ['2020-02-14T15', '2020-02-14 15:00'],
  ['1995', '1995'],
  ['--03-24', ''],
  ['---21T03', ''],
  [null, ''],
  [200000000, '200000000'],
  [[3, 5] as const, '3–5'],
])('a value of %s is written %s for people to read', (value, written) =>
  expect(plainValue({ ...FACTS.figures[0]!, value })).toBe(written),
);
