import { ContextModel, contextShapes, type Reader, SAID, SEEN, tableShapes } from './context.js';
import { vectorsOf } from './joint-file.js';
import { type NetworkBytes, Placing, type StoredMatrix } from './network-bytes.js';
import type { PairClasses } from './pair-classes.js';
import { type Layer, productsOf } from './products.js';
import type { Alphabet } from './symbols.js';

/** Reads the network for longer stretches from models/reading.bin. Throws RangeError where bytes are missing. */
export function parseContext(bytes: NetworkBytes, alphabet: Alphabet, classes: PairClasses): ContextModel {
  const sizes = {
    alphabet: alphabet.size,
    classes: classes.size,
    width: bytes.size(),
    pairWidth: bytes.size(),
    hidden: bytes.size(),
    units: bytes.size(),
  };
  const { width, pairWidth, hidden, units } = sizes;
  const [symbols, pairs] = Object.values(tableShapes(sizes)).map((shape) => bytes.matrix(shape));
  const shapes = contextShapes(sizes);
  const names = Object.keys(shapes) as (keyof typeof shapes)[];
  const readMatrices = () =>
    names.map((name): [keyof typeof shapes, StoredMatrix] => [name, bytes.matrix(shapes[name])]);
  const [before, behind] = [readMatrices(), readMatrices()];
  const products = productsOf({
    numbers: symbols!.numbers.length + pairs!.numbers.length,
    factors: width + pairWidth,
    weights: 2 * Object.values(shapes).reduce((sum, [rows, columns]) => sum + rows * columns, 0),
    scales: 2 * Object.values(shapes).reduce((sum, [, columns]) => sum + columns, 0),
    rows: SEEN,
    inputs: SEEN * Math.max(width, pairWidth, hidden),
    columns: Math.max(hidden, units),
    totals: Math.max(SEEN * hidden, units),
  });
  const placing = new Placing(products);
  const numbers = { symbols: placing.numbersOf(symbols!), pairs: placing.numbersOf(pairs!) };
  const worth = { symbols: numbers.symbols.step, pairs: numbers.pairs.step, layer: SAID, units: SAID };
  const reader = (matrices: readonly [keyof typeof shapes, StoredMatrix][]): Reader => {
    const layers = matrices.map(([name, matrix]) => [name, placing.layerOf(matrix, worth[name])] as const);
    const biases = { first: bytes.vector(hidden), second: bytes.vector(hidden) };
    return { ...(Object.fromEntries(layers) as Record<keyof typeof shapes, Layer>), ...biases };
  };
  return new ContextModel(alphabet, classes, sizes, {
    products,
    ...numbers,
    before: reader(before),
    behind: reader(behind),
    vectors: vectorsOf(bytes, units),
  });
}
