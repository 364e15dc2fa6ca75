import {
  isOfNumbers,
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
  const { rows: memory, at: places } = matrices;
  /** The scales of the columns of symbols and of pairs: rows that belong to these columns are multiplied by them. */
  const scalesOf: Record<'symbols' | 'pairs', Float32Array> = { symbols: NO_SCALES, pairs: NO_SCALES };
  for (const [name, [rows, columns]] of Object.entries(shapesOf(sizes)) as [Matrix, [number, number]][]) {
    const scales = vector(columns);
    const own = taken(rows * columns);
    if (isOfNumbers(name)) {
      scalesOf[name] = scales;
      memory.numbers.set(own, places[name]);
    } else {
      const ofRows = scalesOf[name.endsWith('Pairs') ? 'pairs' : 'symbols'];
      unpack(own, scales, ofRows, memory.weights, places[name]);
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
  return new JointModel(alphabet, classes, sizes, matrices, vectors, common);
}

const NO_SCALES = new Float32Array(0);

/** Puts a matrix where it belongs: each byte times the scale of its column, and of its row, which come round again. */
function unpack(
  bytes: Uint8Array,
  scales: Float32Array,
  ofRows: Float32Array,
  weights: Float32Array,
  to: number,
): void {
  const columns = scales.length;
  for (let i = 0, column = 0, row = 0; i < bytes.length; i++) {
    weights[to + i] = ((bytes[i]! << 24) >> 24) * scales[column]! * ofRows[row]!;
    if (++column < columns) continue;
    column = 0;
    if (++row === ofRows.length) row = 0;
  }
}
