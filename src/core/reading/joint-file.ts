import {
  JointMatrices,
  JointModel,
  type JointSizes,
  type JointVectors,
  LENGTHS,
  type Matrix,
  shapesOf,
} from './joint.js';
import type { PairClasses } from './pair-classes.js';
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
  common: readonly number[],
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
  const vector = (length: number): Float32Array => {
    const numbers = new Float32Array(length);
    for (let i = 0; i < length; i++, at += 4) numbers[i] = view.getFloat32(at, true);
    return numbers;
  };
  const matrices = new JointMatrices(sizes, common.length);
  for (const [name, [rows, columns]] of Object.entries(shapesOf(sizes))) {
    const scales = vector(columns);
    const { numbers } = matrices.rows;
    for (let row = 0, i = matrices.at[name as Matrix]; row < rows; row++)
      for (let column = 0; column < columns; column++, i++) numbers[i] = view.getInt8(at++) * scales[column]!;
  }
  const unit = 2 * sizes.hidden + 1;
  const vectors: JointVectors = {
    lengths: vector((LENGTHS.length + 1) * sizes.hidden),
    joint: vector(unit),
    rest: vector(unit),
    cut: vector(unit),
  };
  if (at !== bytes.length) throw new RangeError('the network does not fit the counts');
  return new JointModel(alphabet, classes, sizes, matrices, vectors, common);
}
