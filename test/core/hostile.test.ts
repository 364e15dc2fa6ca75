// Texts made to hurt: the whole check, facts included, takes time that grows with their length and no faster.
import { expect, test } from 'vitest';
import { check } from '../../src/core/check.js';
import { clean } from '../../src/core/clean.js';
import { readResources } from '../resources.js';

const RESOURCES = readResources();
const DEPTH = 50_000;
const LINE = '渡口的老船工每天清早擦船，';

const nested = (open: string, close: string, depth: number): string =>
  open.repeat(depth) + LINE + close.repeat(depth);

const TEXTS: readonly (readonly [string, (depth: number) => string])[] = [
  ['brackets in brackets', (n) => nested('（', '）', n)],
  ['quotes in quotes', (n) => nested('“‘', '’”', n / 2)],
  ['all kinds in turn', (n) => nested('（“《【‘', '’】》”）', n / 5)],
  ['opened and never closed', (n) => `${'“'.repeat(n)}${LINE}\n`.repeat(2)],
  ['closed and never opened', (n) => `${LINE}${'）'.repeat(n)}\n`.repeat(2)],
  ['crossed', (n) => '（“）”'.repeat(n / 4)],
  [
    'a level more in each line',
    (n) => Array.from({ length: 300 }, (_, i) => nested('（', '）', (i * n) / 50_000)).join('\n'),
  ],
  ['Markdown quotes and lists', (n) => `${'> '.repeat(n / 2)}${LINE}\n${'- '.repeat(n / 2)}${LINE}`],
  ['initials without end', (n) => `Mr Li ${'A.'.repeat(n / 2)}a`],
  ['capitals without end', (n) => `${"Aa O'Aa-Bb ".repeat(n / 10)}a\n${'Aa'.repeat(n / 2)}`],
];

const time = (text: string): number => {
  const began = performance.now();
  check(text, {}, RESOURCES);
  clean(text, {}, RESOURCES);
  return performance.now() - began;
};

test.each(TEXTS)('%s', { timeout: 60_000 }, (_name, of) => {
  const text = of(DEPTH);
  time(of(DEPTH / 10));
  // A busy machine is slow; what grows with the square takes a hundred times as long.
  const few = Math.max(20, time(of(DEPTH / 10)));
  expect(time(text)).toBeLessThan(40 * few);
  for (const { start, end } of check(text, {}, RESOURCES).findings) expect(start).toBeLessThan(end);
});
