// Checks one file and prints the most memory this process ever held, in kB. Run by memory.ts on the built core.
import { existsSync, readFileSync } from 'node:fs';
import { check } from './.build/core.mjs';

const [path, facts] = process.argv.slice(2);
const model = (name) => {
  const at = new URL(`../models/${name}.bin`, import.meta.url);
  return existsSync(at) ? { [name]: readFileSync(at) } : {};
};
const result = check(
  readFileSync(path, 'utf8'),
  { facts: facts === '--facts' },
  { ...model('people'), ...model('reading') },
);
if (!result.article) throw new Error('no result');
console.log(process.resourceUsage().maxRSS);
