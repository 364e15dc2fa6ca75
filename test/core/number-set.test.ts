import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberSet } from '../../src/core/number-set.js';

test('holds what a set of the language holds', () => {
  const number = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 0x7fffffff }));
  fc.assert(
    fc.property(fc.array(number, { maxLength: 32 }), number, (numbers, other) => {
      const set = new NumberSet(6);
      const plain = new Set<number>();
      for (const n of numbers) {
        expect(set.add(n)).toBe(!plain.has(n));
        plain.add(n);
      }
      for (const n of [...numbers, other]) expect(set.has(n)).toBe(plain.has(n));
      set.clear();
      expect(numbers.some((n) => set.has(n))).toBe(false);
    }),
  );
});
