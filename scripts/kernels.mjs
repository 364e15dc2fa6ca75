// Writes src/core/reading/rows-kernel.ts: the sums of src/core/reading/rows.wat as bytes that an engine loads.
//
//   npm run kernels                    makes the bytes (with wabt, into out/rows.wasm) and writes it
//   node scripts/kernels.mjs --check   fails where it was not made from what rows.wat says now; part of `npm run check`
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const source = readFileSync(new URL('src/core/reading/rows.wat', root));
const hash = createHash('sha256').update(source).digest('hex');
const path = new URL('src/core/reading/rows-kernel.ts', root);
const first = `// Written by scripts/kernels.mjs from rows.wat, sha256 ${hash}.`;

if (!process.argv.includes('--check')) {
  const hex = readFileSync(new URL('out/rows.wasm', root)).toString('hex');
  const lines = hex.match(/.{1,100}/g).map((line) => `  '${line}'`);
  const written = `${first}

/** A WebAssembly module, two hexadecimal digits a byte. */
export const ROWS_KERNEL =
${lines.join(' +\n')};
`;
  writeFileSync(path, written);
} else if (!readFileSync(path, 'utf8').startsWith(first)) {
  console.error('src/core/reading/rows-kernel.ts is stale: run npm run kernels');
  process.exit(1);
}
