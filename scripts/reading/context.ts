import { fileURLToPath } from 'node:url';
import { CONTEXT, contextShapes, tableShapes } from '../../src/core/reading/context.js';
import type { Alphabet } from '../../src/core/reading/symbols.js';
import { dataOf, fitted, pack } from './joint.js';

const FIT = fileURLToPath(new URL('fit_context.py', import.meta.url));
const SIZES = { width: 24, pairWidth: 8, hidden: 64, units: 96 };
/** Steps in which numbers are stored: the coarser, the smaller the file. */
const LEVELS = { symbols: 9, pairs: 7, layers: 13 };

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
  const { symbols, pairs: ofPairs } = tableShapes(sizes);
  const side = Object.values(contextShapes(sizes)).map((shape) => ({ shape, levels: LEVELS.layers }));
  return pack(
    [sizes.width, sizes.pairWidth, sizes.hidden, sizes.units],
    [{ shape: symbols, levels: LEVELS.symbols }, { shape: ofPairs, levels: LEVELS.pairs }, ...side, ...side],
    await fitted(FIT, data),
  );
}
