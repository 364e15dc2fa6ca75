import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  FIRST,
  isOfNumbers,
  LAST,
  LENGTHS,
  type Matrix,
  NEAR,
  NEXT,
  shapesOf,
} from '../../src/core/reading/joint.js';
import type { Alphabet } from '../../src/core/reading/symbols.js';
import { BASE } from './count.js';
import { jointData } from './joint-data.js';

const FIT = fileURLToPath(new URL('fit_joint.py', import.meta.url));
/** Numbers for each symbol and each class of pairs, and hidden units. */
const SIZES = { width: 24, pairWidth: 8, hidden: 96 };

/**
 * Fits the network for joints on clean articles (PyTorch does the sums) and returns its bytes as `parseJoint` reads
 * them. `pairs` are those with classes of their own, as `pairsOf` gives them.
 */
export async function fitJoint(
  articles: readonly string[],
  alphabet: Alphabet,
  pairs: readonly number[],
): Promise<Uint8Array> {
  const numbers = await fitted(FIT, dataOf(articles, alphabet, pairs));
  const sizes = { ...SIZES, alphabet: alphabet.size, classes: pairs.length + 1 };
  const matrices = Object.entries(shapesOf(sizes)).map(([name, shape]) => ({
    shape,
    levels: isOfNumbers(name as Matrix) ? LEVELS_OF_NUMBERS : LEVELS_OF_LAYERS,
  }));
  return pack([sizes.width, sizes.pairWidth, sizes.hidden], matrices, numbers);
}

/** Steps in which numbers are stored: the coarser, the smaller the file. */
const LEVELS_OF_NUMBERS = 11;
const LEVELS_OF_LAYERS = 15;

/** What both networks are fitted on: see fit_joint.py. */
export const dataOf = (articles: readonly string[], alphabet: Alphabet, pairs: readonly number[]) => ({
  size: alphabet.size,
  last: LAST,
  first: FIRST,
  next: NEXT,
  near: NEAR,
  lengths: LENGTHS,
  ...SIZES,
  base: BASE,
  pairs,
  articles: jointData(articles, alphabet),
});

/** Runs a script on data and returns the numbers that it writes. */
export async function fitted(script: string, data: object): Promise<Float32Array> {
  const folder = mkdtempSync(join(tmpdir(), 'networks-'));
  const [source, target] = [join(folder, 'data.json'), join(folder, 'numbers.f32')];
  writeFileSync(source, JSON.stringify(data));
  const [status] = await once(
    spawn(process.env.PYTHON ?? 'python3', [script, source, target], { stdio: 'inherit' }),
    'exit',
  );
  if (status !== 0) throw new Error(`${script} ended with ${status}`);
  const bytes = readFileSync(target);
  rmSync(folder, { recursive: true });
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

/** A matrix that is stored in so many steps to either side of nought, `LEVELS` of joint.ts at most. */
export interface Packed {
  readonly shape: readonly [number, number];
  readonly levels: number;
}

/** Writes sizes, matrices in one byte a number with a scale for each column, and vectors. */
export function pack(
  sizes: readonly number[],
  matrices: readonly Packed[],
  numbers: Float32Array,
): Uint8Array {
  const inMatrices = matrices.reduce((sum, { shape: [rows, columns] }) => sum + rows * columns, 0);
  const bytes = new Uint8Array(
    2 * sizes.length +
      matrices.reduce((sum, { shape: [rows, columns] }) => sum + columns * (rows + 4), 0) +
      4 * (numbers.length - inMatrices),
  );
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const size of sizes) {
    view.setUint16(at, size, true);
    at += 2;
  }
  let from = 0;
  for (const {
    shape: [rows, columns],
    levels,
  } of matrices) {
    const scales = Array.from({ length: columns }, (_, column) => {
      let most = 1e-9;
      for (let row = 0; row < rows; row++)
        most = Math.max(most, Math.abs(numbers[from + row * columns + column]!));
      return most / levels;
    });
    for (const scale of scales) {
      view.setFloat32(at, scale, true);
      at += 4;
    }
    for (let i = 0; i < rows * columns; i++)
      view.setInt8(at++, Math.round(numbers[from++]! / scales[i % columns]!));
  }
  for (; from < numbers.length; at += 4) view.setFloat32(at, numbers[from++]!, true);
  return bytes;
}
