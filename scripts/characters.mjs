// Writes src/core/extract/characters.ts, the Traditional characters that are made Simplified while facts are read.
//
//   node scripts/characters.mjs           writes it
//   node scripts/characters.mjs --check   fails where what stands there is stale; part of `npm run check`
//
// Which character stands for which comes from OpenCC (Apache-2.0); the common ones are those of Big5's first plane.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js/t2cn';

/** Characters that Simplified text writes as well, in other words: 著名, 乾隆, 瞭望. */
const BOTH = '著乾瞭';

const convert = Converter({ from: 't', to: 'cn' });
const big5 = new TextDecoder('big5');
let pairs = '';
for (let high = 0xa4; high <= 0xc6; high++)
  for (let low = 0x40; low <= 0xfe; low++) {
    if ((low > 0x7e && low < 0xa1) || (high === 0xc6 && low > 0x7e)) continue;
    const character = big5.decode(Uint8Array.of(high, low));
    const simplified = convert(character);
    if (character.length !== 1 || simplified.length !== 1 || simplified === character) continue;
    if (!BOTH.includes(character)) pairs += character + simplified;
  }
// Variants that stand outside the first plane.
for (const character of '裏臺羣牀綫衆') {
  const simplified = convert(character);
  if (simplified !== character && !pairs.includes(character + simplified)) pairs += character + simplified;
}

const lines = pairs.match(/.{1,110}/gu).map((line) => `  '${line}'`);
const path = fileURLToPath(new URL('../src/core/extract/characters.ts', import.meta.url));
const written = `// Written by scripts/characters.mjs from OpenCC (Apache-2.0).

/** Frequent Traditional characters, each followed by its Simplified form: enough to find words, not to convert a text. */
export const PAIRS =
${lines.join(' +\n')};
`;
if (!process.argv.includes('--check')) writeFileSync(path, written);
else if (readFileSync(path, 'utf8') !== written) {
  console.error('src/core/extract/characters.ts is stale: run node scripts/characters.mjs');
  process.exit(1);
}
