// Checks one file and prints the most memory this process ever held, in kB. Run by memory.ts on the built core.
import { readFileSync } from 'node:fs';
import { check } from './.build/core.mjs';

const [path, facts] = process.argv.slice(2);
const read = (name) => readFileSync(new URL(`../models/${name}`, import.meta.url));
const result = check(
  readFileSync(path, 'utf8'),
  { facts: facts === '--facts' },
  { words: read('words.txt'), people: read('people.bin'), reading: read('reading.bin') },
);
if (!result.article) throw new Error('no result');
console.log(process.resourceUsage().maxRSS);
