import {
  FIRST,
  isOfNumbers,
  type JointMatrices,
  JointModel,
  type JointSizes,
  type JointVectors,
  LAST,
  type LayerName,
  LENGTHS,
  type Matrix,
  type NumbersName,
  nothingOf,
  shapesOf,
  sideOf,
  type Units,
} from './joint.js';
import { type NetworkBytes, type Numbers, Placing } from './network-bytes.js';
import type { PairClasses } from './pair-classes.js';
import { type Layer, productsOf } from './products.js';
import type { Alphabet } from './symbols.js';

/** Reads the network for joints from models/reading.bin. Throws RangeError where bytes are missing. */
export function parseJoint(bytes: NetworkBytes, alphabet: Alphabet, classes: PairClasses): JointModel {
  const sizes: JointSizes = {
    alphabet: alphabet.size,
    classes: classes.size,
    width: bytes.size(),
    pairWidth: bytes.size(),
    hidden: bytes.size(),
  };
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
    scales: 4 * sizes.hidden,
    rows: LAST + FIRST,
    inputs: (LAST + FIRST) * Math.max(sizes.width, sizes.pairWidth),
    columns: sizes.hidden,
    totals: sizes.hidden,
  });
  const placing = new Placing(products);
  const numbers: Partial<Record<NumbersName, Numbers>> = {};
  const layers: Partial<Record<LayerName, Layer>> = {};
  for (const [name, shape] of shapes) {
    const matrix = bytes.matrix(shape);
    if (isOfNumbers(name)) numbers[name] = placing.numbersOf(matrix);
    else layers[name] = placing.layerOf(matrix, numbers[name.endsWith('Pairs') ? 'pairs' : 'symbols']!.step);
  }
  const matrices = { products, numbers, layers } as JointMatrices;
  return new JointModel(alphabet, classes, sizes, matrices, vectorsOf(bytes, sizes.hidden));
}

/** The vectors of a network with so many units in which the sides of a joint meet. */
export function vectorsOf(bytes: NetworkBytes, size: number): JointVectors {
  const units = (): Units => ({
    biases: sideOf(bytes.vector(size), nothingOf(size)),
    weights: bytes.vector(size),
    bias: bytes.vector(1)[0]!,
  });
  return { lengths: bytes.vector((LENGTHS.length + 1) * size), joint: units(), rest: units(), cut: units() };
}
