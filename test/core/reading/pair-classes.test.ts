import { describe, expect, test } from 'vitest';
import { readingModel } from '../../../src/core/reading/index.js';
import { hasClass, PairClasses } from '../../../src/core/reading/pair-classes.js';
import { BODY_START, FIGURE, FIRST_CHARACTER } from '../../../src/core/reading/symbols.js';
import { READING } from '../reading.js';

const [A, B, C] = [FIRST_CHARACTER, FIRST_CHARACTER + 1, FIRST_CHARACTER + 2];

describe('which pairs of symbols have a class of their own', () => {
  test('common ones of characters and figures', () => {
    expect(hasClass(A, B, 9, 7)).toBe(true);
    expect(hasClass(FIGURE, B, 9, 7)).toBe(true);
  });

  test('no rare ones, none at an edge of a paragraph', () => {
    expect(hasClass(A, B, 7, 7)).toBe(false);
    expect(hasClass(BODY_START, B, 100, 7)).toBe(false);
  });
});

describe('classes of pairs', () => {
  const nodes = [
    [A, B],
    [A, C],
    [B, A],
  ];
  const classes = new PairClasses(Uint8Array.of(1, 0, 1), (first, second) =>
    nodes.findIndex(([a, b]) => a === first && b === second),
  );

  test('are numbered from 1 in the order of the nodes', () => {
    expect(classes.size).toBe(3);
    expect(classes.of(A, B)).toBe(1);
    expect(classes.of(B, A)).toBe(2);
  });

  test('are 0 for pairs without one, and for pairs never counted', () => {
    expect(classes.of(A, C)).toBe(0);
    expect(classes.of(C, C)).toBe(0);
  });

  test('of the shipped model: words in, runs across words that nobody writes out', () => {
    const { alphabet, joint } = readingModel(READING.reading)!;
    const of = (pair: string) =>
      joint.classes.of(alphabet.of(pair.charCodeAt(0)), alphabet.of(pair.charCodeAt(1)));
    expect(of('中国')).toBeGreaterThan(0);
    expect(of('工作')).toBeGreaterThan(0);
    expect(of('工作')).not.toBe(of('中国'));
    expect(of('蹒榴')).toBe(0);
  });
});
