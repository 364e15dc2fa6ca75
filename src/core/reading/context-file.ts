import {
  CONTEXT,
  ContextModel,
  contextShapes,
  type Reader,
  SAID_ROWS,
  STEPS,
  tableShapes,
} from './context.js';
import type { Layer } from './joint.js';
import { vectorsOf } from './joint-file.js';
import { type NetworkBytes, Placing, type StoredMatrix } from './network-bytes.js';
import type { PairClasses } from './pair-classes.js';
import { productsOf } from './products.js';
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
  const readMatrices = () =>
    Object.entries(shapes).map(([name, shape]): [string, StoredMatrix] => [name, bytes.matrix(shape)]);
  const [before, behind] = [readMatrices(), readMatrices()];
  const products = productsOf({
    numbers: symbols!.numbers.length + pairs!.numbers.length + SAID_ROWS * hidden,
    factors: width + pairWidth + hidden,
    weights: 2 * Object.values(shapes).reduce((sum, [rows, columns]) => sum + rows * columns, 0),
    rows: CONTEXT.edge + 1,
    inputs: Math.max(3 * width, 3 * pairWidth, (CONTEXT.edge + 1) * hidden),
    columns: Math.max(hidden, units),
  });
  const placing = new Placing(products);
  const reader = (matrices: readonly [string, StoredMatrix][]): Reader => {
    const layers = Object.fromEntries(matrices.map(([name, matrix]) => [name, placing.layerOf(matrix)]));
    const biases = { first: bytes.vector(hidden), second: bytes.vector(hidden) };
    return { ...(layers as Record<keyof typeof shapes, Layer>), ...biases };
  };
  return new ContextModel(alphabet, classes, sizes, {
    products,
    symbols: placing.numbersOf(symbols!),
    pairs: placing.numbersOf(pairs!),
    said: placing.room(SAID_ROWS, hidden, CONTEXT.most / STEPS),
    before: reader(before),
    behind: reader(behind),
    vectors: vectorsOf(bytes, units),
  });
}
