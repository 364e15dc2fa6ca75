// Writes what WebAssembly there is in src/core as bytes that an engine loads: NAME-kernel.ts beside each NAME.wat.
//
//   npm run kernels                    makes the bytes (with wabt, into out/) and writes them
//   node scripts/kernels.mjs --check   fails where they were not made from what a .wat says now; part of `npm run check`
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const KERNELS = ['src/core/reading/products', 'src/core/extract/people/sums'];

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');
for (const path of KERNELS) {
  const name = basename(path);
  const hash = createHash('sha256')
    .update(readFileSync(`${root}${path}.wat`))
    .digest('hex');
  const first = `// Written by scripts/kernels.mjs from ${name}.wat, sha256 ${hash}.`;
  const written = `${root}${path}-kernel.ts`;
  if (check) {
    if (readFileSync(written, 'utf8').startsWith(first)) continue;
    console.error(`${path}-kernel.ts is stale: run npm run kernels`);
    process.exit(1);
  }
  const text = readFileSync(`${root}out/${name}.wasm`).toString('base64');
  const lines = text.match(/.{1,100}/g).map((line) => `  '${line}'`);
  writeFileSync(
    written,
    `${first}

/** A WebAssembly module in base64. */
export const ${name.toUpperCase()}_KERNEL =
${lines.join(' +\n')};
`,
  );
}
