import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../src/core/article.js';
import type { Finding, Fix, FixAction } from '../../src/core/finding.js';
import { applyEdits, plan, removeParagraphs } from '../../src/core/fixes.js';
import { message } from '../../src/core/messages.js';
import type { Edit, Range } from '../../src/core/range.js';

describe('applyEdits', () => {
  test('applies edits in any order', () => {
    const edits = [
      { start: 4, end: 5, text: '' },
      { start: 0, end: 1, text: '甲乙' },
    ];
    expect(applyEdits('一二三四五', edits)).toBe('甲乙二三四');
  });
  test('refuses edits that overlap', () => {
    const edits = [
      { start: 0, end: 2, text: '' },
      { start: 1, end: 3, text: '' },
    ];
    expect(() => applyEdits('一二三', edits)).toThrow(RangeError);
  });
});

const found = (action: FixAction, edits: Edit[], needs: Range[] = [], safe = true): Finding => {
  const fix: Fix = { action, title: message('repeated.fix.remove'), safe, edits, needs };
  return {
    rule: 'repeated-paragraph',
    severity: 'warning',
    start: edits[0]!.start,
    end: edits[0]!.end,
    message: message('repeated.related'),
    related: [],
    surplus: [],
    fixes: [fix],
  };
};
const cut = (start: number, end: number): Edit => ({ start, end, text: '' });

describe('plan', () => {
  test('takes what does not touch', () => {
    const { edits, fixes } = plan([found('remove-copy', [cut(0, 5)]), found('remove-copy', [cut(5, 9)])]);
    expect(edits).toEqual([cut(0, 5), cut(5, 9)]);
    expect(fixes).toHaveLength(2);
  });
  test('of two that overlap takes the first', () => {
    expect(plan([found('remove-copy', [cut(3, 9)]), found('remove-copy', [cut(0, 5)])]).edits).toEqual([
      cut(0, 5),
    ]);
  });
  test('never removes both of two copies', () => {
    const here = { start: 0, end: 10 };
    const there = { start: 20, end: 30 };
    const both = [found('remove-copy', [cut(0, 10)], [there]), found('remove-copy', [cut(20, 30)], [here])];
    expect(plan(both).edits).toEqual([cut(0, 10)]);
    expect(plan([...both].reverse()).edits).toEqual([cut(0, 10)]);
  });
  test('joins before it removes the copy that shows how', () => {
    const keep = { start: 0, end: 30 };
    const join = found('merge-displaced', [{ start: 10, end: 10, text: '乙' }, cut(20, 30)]);
    const remove = found('remove-copy', [cut(40, 60)], [keep]);
    expect(plan([remove, join]).fixes.map(({ fix }) => fix.action)).toEqual(['merge-displaced']);
  });
  test('a join that leaves every word in its place does not hinder', () => {
    const join = found('merge-next', [cut(10, 12)]);
    const remove = found('remove-copy', [cut(40, 60)], [{ start: 0, end: 30 }]);
    expect(plan([remove, join]).edits).toEqual([cut(10, 12), cut(40, 60)]);
  });
  test('takes safe fixes only, unless others are wanted', () => {
    const review = found('remove-copy', [cut(0, 5)], [], false);
    expect(plan([review]).edits).toEqual([]);
    expect(plan([review], () => true).edits).toEqual([cut(0, 5)]);
  });
  test('two insertions in one place do not stand together', () => {
    const insert = (text: string) => found('replace-text', [{ start: 4, end: 4, text }]);
    expect(plan([insert('甲'), insert('乙')]).edits).toEqual([{ start: 4, end: 4, text: '甲' }]);
  });
});

describe('removeParagraphs', () => {
  const cases: readonly (readonly [string, number, number, string])[] = [
    ['甲\n乙\n丙\n', 1, 1, '甲\n丙\n'],
    ['甲\n\n乙\n\n丙', 1, 1, '甲\n\n丙'],
    ['甲\n\n乙\n\n丙', 2, 2, '甲\n\n乙'],
    ['甲\r\n\r\n乙\r\n\r\n丙\r\n', 2, 2, '甲\r\n\r\n乙\r\n'],
    ['甲\n\n乙\n\n丙', 0, 0, '乙\n\n丙'],
    ['甲\n乙\n\n\n丙', 1, 1, '甲\n\n\n丙'],
    ['甲\n\n\n乙\n丙', 1, 1, '甲\n\n\n丙'],
    ['　　甲\n　　乙\n　　丙', 1, 1, '　　甲\n　　丙'],
    ['甲\n\n乙\n\n丙\n\n丁', 1, 2, '甲\n\n丁'],
  ];
  test.each(cases)('%j without %i to %i', (text, first, last, left) => {
    expect(applyEdits(text, [removeParagraphs(parseArticle(text), first, last)])).toBe(left);
  });
});
