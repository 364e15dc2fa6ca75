// A list of models/words.txt that a script makes.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = fileURLToPath(new URL('../models/words.txt', import.meta.url));

/**
 * Writes a list, or with `--check` fails where another one stands there.
 *
 * @param {string} name as it stands in brackets
 * @param {readonly string[]} lines
 */
export function writeList(name, lines) {
  const text = readFileSync(path, 'utf8');
  const from = text.indexOf(`\n[${name}]\n`);
  if (from < 0) throw new Error(`models/words.txt has no list of ${name}`);
  const begin = from + name.length + 4;
  const end = text.indexOf('\n\n', begin);
  const written = `${text.slice(0, begin)}${lines.join('\n')}${end < 0 ? '\n' : text.slice(end)}`;
  if (!process.argv.includes('--check')) writeFileSync(path, written);
  else if (text !== written) {
    console.error(`models/words.txt: the list of ${name} is stale, run the script that is named above it`);
    process.exitCode = 1;
  }
}
