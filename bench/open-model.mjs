// Makes a file of models/ ready in a fresh process and prints what that took. Run by startup.ts, which
// bundles the core.
import { readFileSync } from 'node:fs';

const { atOnce, nameModel, readingModel, wordsSteps } = await import('./.build/core.mjs');
const [, , name] = process.argv;
const read = (file) => new Uint8Array(readFileSync(new URL(`../models/${file}`, import.meta.url)));
const bytes = read(name);
const words = name === 'people.bin' ? atOnce(wordsSteps(read('words.txt'))) : null;
const open = {
  'words.txt': () => atOnce(wordsSteps(bytes)),
  'people.bin': () => nameModel(bytes, words),
  'reading.bin': () => readingModel(bytes),
}[name];
const used = process.cpuUsage();
const start = performance.now();
const model = open();
const clock = performance.now() - start;
const { user, system } = process.cpuUsage(used);
if (!model) throw new Error(`models/${name} is no model`);
process.stdout.write(JSON.stringify({ clock, processor: (user + system) / 1000 }));
