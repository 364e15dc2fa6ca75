import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  FIRST,
  type JointSizes,
  LAST,
  LENGTHS,
  LEVELS,
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
  const folder = mkdtempSync(join(tmpdir(), 'joints-'));
  const data = join(folder, 'data.json');
  const numbers = join(folder, 'numbers.f32');
  writeFileSync(
    data,
    JSON.stringify({
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
    }),
  );
  const [status] = await once(
    spawn(process.env.PYTHON ?? 'python3', [FIT, data, numbers], { stdio: 'inherit' }),
    'exit',
  );
  if (status !== 0) throw new Error(`fit_joint.py ended with ${status}`);
  const bytes = readFileSync(numbers);
  rmSync(folder, { recursive: true });
  return packJoint(new Float32Array(Uint8Array.from(bytes).buffer), {
    ...SIZES,
    alphabet: alphabet.size,
    classes: pairs.length + 1,
  });
}

/** Writes sizes, matrices in one byte a number with a scale for each column, and vectors. */
export function packJoint(numbers: Float32Array, sizes: JointSizes): Uint8Array {
  const shapes = Object.values(shapesOf(sizes));
  const inMatrices = shapes.reduce((sum, [rows, columns]) => sum + rows * columns, 0);
  const bytes = new Uint8Array(
    6 +
      shapes.reduce((sum, [rows, columns]) => sum + columns * (rows + 4), 0) +
      4 * (numbers.length - inMatrices),
  );
  const view = new DataView(bytes.buffer);
  view.setUint16(0, sizes.width, true);
  view.setUint16(2, sizes.pairWidth, true);
  view.setUint16(4, sizes.hidden, true);
  let at = 6;
  let from = 0;
  for (const [rows, columns] of shapes) {
    const scales = Array.from({ length: columns }, (_, column) => {
      let most = 1e-9;
      for (let row = 0; row < rows; row++)
        most = Math.max(most, Math.abs(numbers[from + row * columns + column]!));
      return most / LEVELS;
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
