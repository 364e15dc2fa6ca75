import { execFileSync, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { JOBS } from './jobs.js';
import { bundleCore } from './load.js';
import { report, writeReport } from './report.js';
import { type Row, Rows } from './rows.js';

// npm run bench            everything, written to docs/performance.md
// npm run bench -- --check the same, and fails where a target is missed
// npm run bench -- ROWS    some rows only (cold, keystroke, blocking, startup, memory, worst, peers), nothing written

const args = process.argv.slice(2);
const wanted = args.filter((a) => !a.startsWith('--'));
const wants = (name: string): boolean => wanted.length === 0 || wanted.includes(name);

if (wants('peers') && !existsSync(new URL('node_modules/.package-lock.json', import.meta.url)))
  // Not `npm ci`: it refuses where the registry lacks a peer's binary for some other platform. The lock holds all the same.
  execFileSync('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: new URL('.', import.meta.url),
    stdio: 'inherit',
  });

const rows = new Rows();
await bundleCore();
for (const name of Object.keys(JOBS)) {
  if (!wants(name.split(' ')[0]!)) continue;
  // A row that can't be measured, as those of VS Code without a browser, leaves the others be: its target is missed.
  if (!(await isDone(name))) console.error(`Not measured: ${name}`);
}

/**
 * Measures a job in a process of its own: others leave code compiled for other texts, and garbage; what is alive of a peer
 * would be looked through each time that garbage is collected.
 */
function isDone(name: string): Promise<boolean> {
  const job = fork(new URL('job.ts', import.meta.url).pathname, [name], { execArgv: ['--import', 'tsx'] });
  job.on('message', (row) => rows.add(row as Row));
  return new Promise((resolve) => job.on('exit', (status) => resolve(status === 0)));
}

const { markdown, good } = report(rows);
if (wanted.length === 0) {
  writeReport(markdown);
  console.log(markdown.split('\n').slice(2).join('\n'));
  if (args.includes('--check') && !good) {
    console.error('Targets missed.');
    process.exitCode = 1;
  }
}
