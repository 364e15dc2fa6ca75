import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../src/editor/documents.js';
import { childrenOf, filtered } from '../../src/editor/views/filter.js';
import { inContext, type Node, oneLine, sentenceAround, uniqueIds } from '../../src/editor/views/node.js';

const node = (label: string, more: Partial<Node> = {}): Node => ({
  id: label,
  label,
  context: 'place',
  spoken: label,
  snapshot: undefined as unknown as Snapshot,
  copy: label,
  ...more,
});
const labels = (nodes: Iterable<Node>) => [...nodes].map(({ label }) => label);

describe('the filter', () => {
  const mentions = ['村支书段守田说', '段守田笑了'].map((label) => node(label));
  const person = node('段守田', { description: '村支书 · ×2', children: () => mentions });
  const copy = node('老船工每天…', {
    tooltip: ['这一段别处已有', '老船工每天清早擦船，等第一批乡亲来赶集。'],
  });
  const figure = node('１２００户');
  const all = [person, copy, figure];

  test.each([
    ['', ['段守田', '老船工每天…', '１２００户']],
    ['段守', ['段守田']],
    ['村支书', ['段守田']],
    ['笑了', ['段守田']],
    ['赶集', ['老船工每天…']],
    ['1200', ['１２００户']],
    ['没有', []],
  ])('“%s” leaves what says it in the label, beside it, in the tooltip, or below', (words, left) =>
    expect(labels(filtered(all, words))).toEqual(left),
  );

  test('below a line that was looked for stands everything, below another only what was', () => {
    expect(labels(childrenOf(person, ''))).toHaveLength(2);
    expect(labels(childrenOf(person, '村支书'))).toHaveLength(2);
    expect(labels(childrenOf(person, '笑了'))).toEqual(['段守田笑了']);
  });

  test('only as many lines are made as are asked for', () => {
    function* endless(): Iterable<Node> {
      for (;;) yield node('水');
    }
    const [first] = filtered(endless(), '水');
    expect(first?.label).toBe('水');
  });
});

describe('lines of the panel', () => {
  test.each([
    ['短', '短'],
    ['一二三四五六', '一二三四五…'],
    ['abcdefghij', 'abcdefghij'],
    ['abcdefghijk', 'abcdefghij…'],
    ['  两\n\n行　字 ', '两 行 字'],
    ['一二三四𠮷𠮷', '一二三四𠮷…'],
  ])('%j in ten columns is %j', (text, line) => expect(oneLine(text, 10)).toBe(line));

  test('a mention stands among the words of its own line', () => {
    const text = '上一段的末尾。\n“今年不一样。”段守田说，\n下一段的开头。';
    const start = text.indexOf('段守田');
    const { label, highlight } = inContext(text, { start, end: start + 3 });
    expect(label).toBe('“今年不一样。”段守田说，');
    expect(label.slice(highlight.start, highlight.end)).toBe('段守田');
  });

  test('a figure stands in its sentence', () => {
    const text = '库里有水。今年放水1800万立方米，够用。明年再看。\n';
    const start = text.indexOf('1800');
    expect(sentenceAround(text, { start, end: start + 8 })).toBe('今年放水1800万立方米，够用。');
  });

  test('what says the same has an id of its own, the first the plain one', () => {
    const unique = uniqueIds();
    expect([unique('a'), unique('b'), unique('a'), unique('a')]).toEqual(['a', 'b', 'a#2', 'a#3']);
  });
});
