// Makes models/people.bin ready in a fresh process and prints what that took. Run by startup.ts, which bundles the core.
import { readFileSync } from 'node:fs';

const { nameModel } = await import('./.build/core.mjs');
const bytes = new Uint8Array(readFileSync(new URL('../models/people.bin', import.meta.url)));
const used = process.cpuUsage();
const start = performance.now();
nameModel(bytes);
const clock = performance.now() - start;
const { user, system } = process.cpuUsage(used);
process.stdout.write(JSON.stringify({ clock, processor: (user + system) / 1000 }));
