// Writes the lists of nouns and verbs in models/words.txt, two-character words by which labels of figures are cut.
//
//   node scripts/figure-words.mjs DICTIONARY
//
// DICTIONARY is HanLP's CoreNatureDictionary.mini.txt (Apache-2.0): a word, then pairs of a part of speech and its count.
import { readFileSync } from 'node:fs';
import { writeList } from './words.mjs';

/** A word seen less often than this is left out. */
const LEAST = 12;
const NUMERALS = /[〇零一二三四五六七八九十百千万亿两几数第年月日]/;
const VERBAL = new Set([
  'v',
  'vi',
  'vd',
  'vf',
  'vx',
  'vl',
  'vshi',
  'vyou',
  'd',
  'p',
  'c',
  'ad',
  'cc',
  'rr',
  'r',
]);

const verbs = new Map();
const others = new Map();
for (const line of readFileSync(process.argv[2], 'utf8').split(/\r?\n/)) {
  const [word, ...tags] = line.split(/\s+/);
  if (!/^[\u4e00-\u9fff]{2}$/.test(word ?? '') || NUMERALS.test(word)) continue;
  let verbal = 0;
  let nominal = 0;
  for (let i = 0; i + 1 < tags.length; i += 2) {
    if (VERBAL.has(tags[i])) verbal += Number(tags[i + 1]);
    else nominal += Number(tags[i + 1]);
  }
  if (verbal + nominal < LEAST) continue;
  const table = verbal > 2 * nominal ? verbs : others;
  table.set(word[0], (table.get(word[0]) ?? '') + word[1]);
}
/** Each group is a first character and the characters that make a word with it. */
const lines = (table) =>
  [...table]
    .map(([first, seconds]) => first + seconds)
    .sort()
    .join(' ')
    .match(/[^ ].{0,54}(?= |$)/g)
    .map((line) => line.trim());
writeList('nouns', lines(others));
writeList('verbs', lines(verbs));
console.log(`${[...others.values()].join('').length} nouns, ${[...verbs.values()].join('').length} verbs`);
