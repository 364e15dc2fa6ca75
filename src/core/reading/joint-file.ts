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
  const taken = (length: number): Uint8Array => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  // A copy: views of numbers need aligned bytes.
  const vector = (length: number): Float32Array =>
    new Float32Array(new Uint8Array(taken(4 * length)).buffer, 0, length);
  const matrices = new JointMatrices(sizes, common.length);
  for (const [name, [rows, columns]] of Object.entries(shapesOf(sizes))) {
    const scales = vector(columns);
    unpack(taken(rows * columns), scales, matrices.rows.numbers, matrices.at[name as Matrix]);
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

/** Puts a matrix where it belongs: each byte times the scale of its column. */
function unpack(bytes: Uint8Array, scales: Float32Array, numbers: Float32Array, to: number): void {
  const columns = scales.length;
  for (let i = 0, column = 0; i < bytes.length; i++) {
    numbers[to + i] = ((bytes[i]! << 24) >> 24) * scales[column]!;
    if (++column === columns) column = 0;
  }
}
