import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CountedPairs } from '../../../src/core/reading/counted-pairs.js';

const ALPHABET = 70;

test('finds the node of each pair that was counted, and none of the others', () => {
  const symbol = fc.integer({ min: 0, max: ALPHABET - 1 });
  fc.assert(
    fc.property(fc.array(fc.tuple(symbol, symbol), { maxLength: 200 }), (pairs) => {
      const keys = [...new Set(pairs.map(([first, second]) => first * ALPHABET + second))].sort(
        (a, b) => a - b,
      );
      const roots = [...new Set(keys.map((key) => Math.floor(key / ALPHABET)))];
      // Node 0 is the empty run; then the single symbols, then the pairs, each in order.
      const symbols = Uint16Array.from([0, ...roots, ...keys.map((key) => key % ALPHABET)]);
      const firstPair = 1 + roots.length;
      const childStart = Uint32Array.from({ length: symbols.length + 1 }, (_, node) => {
        if (node === 0) return 1;
        const before = keys.findIndex((key) => Math.floor(key / ALPHABET) >= (roots[node - 1] ?? ALPHABET));
        return firstPair + (before < 0 ? keys.length : before);
      });
      const counted = new CountedPairs(ALPHABET, symbols, childStart);
      for (let key = 0; key < ALPHABET * ALPHABET; key++) {
        const place = keys.indexOf(key);
        const node = counted.node(Math.floor(key / ALPHABET), key % ALPHABET);
        expect(node).toBe(place < 0 ? 0 : firstPair + place);
      }
    }),
    { numRuns: 20 },
  );
});
