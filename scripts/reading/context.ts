import { fileURLToPath } from 'node:url';
import { CONTEXT, contextShapes, tableShapes } from '../../src/core/reading/context.js';
import type { Alphabet } from '../../src/core/reading/symbols.js';
import { dataOf, fitted, pack } from './joint.js';

const FIT = fileURLToPath(new URL('fit_context.py', import.meta.url));
const SIZES = { width: 24, pairWidth: 8, hidden: 64, units: 96 };

/**
 * Fits the network for longer stretches on clean articles (PyTorch does the sums) and returns its bytes as `parseContext`
 * reads them. `pairs` are those with classes of their own, as `pairsOf` gives them.
 */
export async function fitContext(
  articles: readonly string[],
  alphabet: Alphabet,
  pairs: readonly number[],
): Promise<Uint8Array> {
  const data = { ...dataOf(articles, alphabet, pairs), ...SIZES, ...CONTEXT };
  const sizes = { ...SIZES, alphabet: alphabet.size, classes: pairs.length + 1 };
  const sides = Object.values(contextShapes(sizes));
  return pack(
    [sizes.width, sizes.pairWidth, sizes.hidden, sizes.units],
    [...Object.values(tableShapes(sizes)), ...sides, ...sides],
    await fitted(FIT, data),
  );
}
