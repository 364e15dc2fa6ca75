import { expect, test } from 'vitest';
import { parseArticle } from '../../../src/core/article.js';
import { findRepeats } from '../../../src/core/repeats/index.js';

const fibonacci = (length: number): string => {
  let [a, b] = ['山', '山水'];
  while (b.length < length) [a, b] = [b, b + a];
  return b.slice(0, length);
};
const period = '渡口的船工老乔每天清早把两条船擦得干净等第一批乡亲上船过河赶集';

/** Texts that a matcher of pairs would never be done with. */
const TEXTS: readonly (readonly [string, string])[] = [
  ['equal lines', `${period}。\n`.repeat(200_000)],
  ['empty lines', '\n'.repeat(200_000)],
  ['one character', '山'.repeat(1_000_000)],
  ['a Fibonacci word', fibonacci(1_000_000)],
  ['a short period in one line', period.repeat(30_000)],
  ['a short period in many lines', `${period}。${period}。\n`.repeat(15_000)],
  [
    'lines that differ by a number',
    Array.from({ length: 50_000 }, (_, i) => `${period}第${i}号。`).join('\n'),
  ],
  ['punctuation', '。，、；'.repeat(250_000)],
  ['surrogates', '\ud83d\ude00'.repeat(500_000)],
];

// Linear work takes a second or so on a slow machine; what is quadratic would take hours.
test.each(TEXTS)('%s', { timeout: 20_000 }, (_name, text) => {
  const article = parseArticle(text);
  const started = performance.now();
  const { copies } = findRepeats(article);
  expect(performance.now() - started).toBeLessThan(10_000);
  for (const { start, end } of copies) expect(start).toBeLessThan(end);
});
