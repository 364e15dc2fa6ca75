// Makes models/people.bin or models/reading.bin ready in a fresh process and prints what that took. Run by startup.ts, which
// bundles the core.
import { readFileSync } from 'node:fs';

const { nameModel, readingModel } = await import('./.build/core.mjs');
const [, , name] = process.argv;
const bytes = new Uint8Array(readFileSync(new URL(`../models/${name}.bin`, import.meta.url)));
const open = name === 'people' ? nameModel : readingModel;
const used = process.cpuUsage();
const start = performance.now();
const model = open(bytes);
const clock = performance.now() - start;
const { user, system } = process.cpuUsage(used);
if (!model) throw new Error(`models/${name}.bin is no model`);
process.stdout.write(JSON.stringify({ clock, processor: (user + system) / 1000 }));
