// npm run notices: THIRD-PARTY-NOTICES.txt, from the packages that the bundles hold and the data behind the models.
// With --check, fails where the file is not what would be written. Build first.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.js';

const FILE = join(root, 'THIRD-PARTY-NOTICES.txt');
/** Licences that let us ship a package inside ours. Another one wants a decision, so it stops the build. */
const ACCEPTED = [
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'Unlicense',
  'BlueOak-1.0.0',
];

/** Facts and counts that the models were trained with. */
const DATA = `The models, models/people.bin and models/reading.bin, and the word lists in models/words.txt hold what was taken from
these lists:

- HanLP 1.x: CoreNatureDictionary.mini, nr, nrf, nrj. Apache License 2.0, https://github.com/hankcs/HanLP
- Chinese-Names-Corpus by wainshine: family names. Apache License 2.0
- DSNER: full names. The Unlicense (public domain)
- OpenCC: which Traditional character is which Simplified one. Apache License 2.0,
  https://github.com/BYVoid/OpenCC
- pinyin-pro: the sounds of characters. MIT License, Copyright (c) 2022-present zh-lx,
  https://github.com/zh-lx/pinyin-pro
`;

const bundled = JSON.parse(readFileSync(join(root, 'out/bundled.json'), 'utf8')) as string[];
const folders = new Set(
  bundled.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
);

function licenceText(folder: string): string {
  const name = readdirSync(folder).find((file) => /^(licen[cs]e|copying)/i.test(file));
  if (!name) throw new Error(`${folder} ships no licence text`);
  return readFileSync(join(folder, name), 'utf8').replace(/\r\n/g, '\n').trim();
}

const sections = [...folders].sort().map((path) => {
  const folder = join(root, path);
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!ACCEPTED.includes(license)) throw new Error(`${name} is under ${license}: may it be shipped?`);
  return `${name} ${version} (${license})\n\n${licenceText(folder)}\n`;
});
const apache = readFileSync(join(root, 'node_modules/typescript/LICENSE.txt'), 'utf8')
  .replace(/\r\n/g, '\n')
  .trim();
const rule = `\n${'-'.repeat(80)}\n\n`;
const text = `${['Clean Copy holds the following software and data of others.\n', ...sections, DATA, `${apache}\n`].join(rule)}`;

if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text) {
  console.error('THIRD-PARTY-NOTICES.txt is not up to date: run `npm run notices`.');
  process.exitCode = 1;
}
