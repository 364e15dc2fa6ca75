import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../../src/core/article.js';
import { pairsBy, shared } from '../../../src/core/cuts/cohesion.js';
import { readingModel } from '../../../src/core/reading/index.js';
import { READING } from '../reading.js';

const model = readingModel(READING.reading)!;
const pairs = pairsBy(model);
const sharedBy = (a: string, b: string) => {
  const { paragraphs } = parseArticle(`${a}\n${b}`);
  return shared(pairs, paragraphs[0]!, paragraphs[1]!, model);
};

describe('what two paragraphs share', () => {
  test('counts rare pairs of characters, each once', () => {
    expect(sharedBy('榫头和榫眼一样宽。', '他量了榫头，又量榫头。')).toBe(1);
  });

  test('leaves out what stands in every article, and what is no Han character', () => {
    expect(sharedBy('我们今年的工作', '今年我们的工作')).toBe(0);
    expect(sharedBy('12, 34', '12, 34')).toBe(0);
  });
});
