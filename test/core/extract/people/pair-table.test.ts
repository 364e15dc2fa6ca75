import { expect, test } from 'vitest';
import { PairTable, ROW } from '../../../../src/core/extract/people/pair-table.js';

/** As many pairs as there are words that begin with the commonest characters, and characters with one or none. */
const PAIRS: (readonly [number, number])[] = [];
for (let first = 0; first < 300; first++)
  for (let k = 0; k < first; k++) PAIRS.push([0x4e00 + first, (k * 7919) % 0xffff]);

test('numbers every pair once, and no other', () => {
  const firsts = new Uint16Array(65536);
  for (const [first] of PAIRS) firsts[first]!++;
  const table = new PairTable(firsts);
  const numbers = PAIRS.map(([a, b]) => table.add(a, b));
  expect(new Set(numbers).size).toBe(PAIRS.length);
  expect(PAIRS.map(([a, b]) => table.find(a, b))).toEqual(numbers);
  expect(PAIRS.map(([a, b]) => table.add(a, b))).toEqual(numbers);
  for (const n of numbers) expect(n > 0 && n < table.facts.length).toBe(true);
  expect(table.find(0x4e00, 7)).toBe(0);
  expect(table.find(0x4e01, 7)).toBe(0);
  expect(table.find(0x9fff, 0)).toBe(0);
});

test('keeps what is known of a pair apart from what is known of others', () => {
  const firsts = new Uint16Array(65536);
  for (const [first] of PAIRS) firsts[first]!++;
  const table = new PairTable(firsts);
  table.addRows(
    Uint16Array.from(PAIRS, ([a]) => a),
    Uint16Array.from(PAIRS, ([, b]) => b),
  );
  expect(PAIRS.map(([a, b]) => table.facts[table.find(a, b) + ROW])).toEqual(PAIRS.map((_, i) => i + 1));
  expect(table.facts[table.find(0x4e00, 7) + ROW]).toBe(0);
});
