import {
  FIRST,
  isOfNumbers,
  type JointMatrices,
  JointModel,
  type JointSizes,
  type JointVectors,
  LAST,
  type Layer,
  type LayerName,
  LENGTHS,
  LEVELS,
  type Matrix,
  type Numbers,
  type NumbersName,
  shapesOf,
} from './joint.js';
import type { PairClasses } from './pair-classes.js';
import { placeOf, productsOf } from './products.js';
import type { Alphabet } from './symbols.js';

/**
 * Reads the network at the end of models/reading.bin: its sizes; each matrix as one scale for each column and one
 * signed byte for each number, row by row; then the vectors. All little endian. Throws RangeError where bytes are
 * missing or left over.
 */
export function parseJoint(
  bytes: Uint8Array,
  from: number,
  alphabet: Alphabet,
  classes: PairClasses,
): JointModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sizes: JointSizes = {
    alphabet: alphabet.size,
    classes: classes.size,
    width: view.getUint16(from, true),
    pairWidth: view.getUint16(from + 2, true),
    hidden: view.getUint16(from + 4, true),
  };
  let at = from + 6;
  const taken = (length: number): Uint8Array => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  // A copy: views of numbers need aligned bytes.
  const vector = (length: number): Float32Array =>
    new Float32Array(new Uint8Array(taken(4 * length)).buffer, 0, length);
  const shapes = Object.entries(shapesOf(sizes)) as [Matrix, readonly [number, number]][];
  const bytesOf = (are: boolean) =>
    shapes.reduce(
      (sum, [name, [rows, columns]]) => sum + (isOfNumbers(name) === are ? rows * columns : 0),
      0,
    );
  const products = productsOf({
    numbers: bytesOf(true),
    factors: sizes.width + sizes.pairWidth,
    weights: bytesOf(false),
    rows: LAST + FIRST,
    inputs: (LAST + FIRST) * Math.max(sizes.width, sizes.pairWidth),
    columns: sizes.hidden,
  });
  const numbers: Partial<Record<NumbersName, Numbers>> = {};
  const layers: Partial<Record<LayerName, Layer>> = {};
  const next = { numbers: 0, factors: 0, matrix: 0 };
  for (const [name, [rows, width]] of shapes) {
    const steps = vector(width);
    const own = taken(rows * width);
    const signed = new Int8Array(own.buffer, own.byteOffset, own.length);
    if (isOfNumbers(name)) {
      const step = Math.max(...steps) / MOST_FACTOR;
      numbers[name] = { numbers: next.numbers, factors: next.factors, width, step };
      products.numbers.set(signed, next.numbers);
      products.factors.set(
        Array.from(steps, (own) => Math.round(own / step)),
        next.factors,
      );
      next.numbers += own.length;
      next.factors += width;
    } else {
      layers[name] = { matrix: next.matrix, steps };
      put(signed, width, products.weights.subarray(next.matrix, next.matrix + own.length));
      next.matrix += own.length;
    }
  }
  const unit = 2 * sizes.hidden + 1;
  const vectors: JointVectors = {
    lengths: vector((LENGTHS.length + 1) * sizes.hidden),
    joint: vector(unit),
    rest: vector(unit),
    cut: vector(unit),
  };
  if (at !== bytes.length) throw new RangeError('the network does not fit the counts');
  const matrices = { products, numbers, layers } as JointMatrices;
  return new JointModel(alphabet, classes, sizes, matrices, vectors);
}

/** Numbers times their factors are stored in sixteen bits. */
const MOST_FACTOR = Math.floor(0x7fff / LEVELS);

/** Puts a matrix where it is multiplied, from row by row. */
function put(weights: Int8Array, columns: number, into: Int8Array): void {
  const rows = weights.length / columns;
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) into[placeOf(row, column, rows)] = weights[at++]!;
}
