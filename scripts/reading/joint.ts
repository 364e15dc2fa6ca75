import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FIRST, type JointSizes, LAST, LENGTHS, NEAR, NEXT, shapesOf } from '../../src/core/reading/joint.js';
import type { Alphabet } from '../../src/core/reading/symbols.js';
import { jointData } from './joint-data.js';

const FIT = fileURLToPath(new URL('fit_joint.py', import.meta.url));
/** As in fit_joint.py. */
const SIZES = { width: 24, pairWidth: 8, classes: 1 << 14, hidden: 96 };

/** Fits the network for joints on clean articles (NumPy does the sums) and returns its bytes as `parseJoint` reads them. */
export function fitJoint(articles: readonly string[], alphabet: Alphabet): Uint8Array {
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
      articles: jointData(articles, alphabet),
    }),
  );
  execFileSync('python3', [FIT, data, numbers], { stdio: 'inherit' });
  const bytes = readFileSync(numbers);
  rmSync(folder, { recursive: true });
  return packJoint(new Float32Array(Uint8Array.from(bytes).buffer), {
    ...SIZES,
    alphabet: alphabet.size,
  });
}

/** Writes sizes, matrices in one byte a number with a scale for each column, and vectors. */
export function packJoint(numbers: Float32Array, sizes: JointSizes): Uint8Array {
  const shapes = Object.values(shapesOf(sizes));
  const inMatrices = shapes.reduce((sum, [rows, columns]) => sum + rows * columns, 0);
  const bytes = new Uint8Array(
    10 +
      shapes.reduce((sum, [rows, columns]) => sum + columns * (rows + 4), 0) +
      4 * (numbers.length - inMatrices),
  );
  const view = new DataView(bytes.buffer);
  view.setUint32(0, sizes.classes, true);
  view.setUint16(4, sizes.width, true);
  view.setUint16(6, sizes.pairWidth, true);
  view.setUint16(8, sizes.hidden, true);
  let at = 10;
  let from = 0;
  for (const [rows, columns] of shapes) {
    const scales = Array.from({ length: columns }, (_, column) => {
      let most = 1e-9;
      for (let row = 0; row < rows; row++)
        most = Math.max(most, Math.abs(numbers[from + row * columns + column]!));
      return most / 127;
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
