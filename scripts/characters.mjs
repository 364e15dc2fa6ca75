// Writes the list of Traditional characters in models/words.txt, which are made Simplified while facts are read.
//
//   node scripts/characters.mjs           writes it
//   node scripts/characters.mjs --check   fails where what stands there is stale; part of `npm run check`
//
// Which character stands for which comes from OpenCC (Apache-2.0); the common ones are those of Big5's first plane.
import { Converter } from 'opencc-js/t2cn';
import { writeList } from './words.mjs';

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

// Whole pairs to a line.
writeList('traditional', pairs.match(/(?:..){1,28}/gu));
