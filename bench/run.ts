import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inEditorRows } from './in-editor.js';
import { keystrokeRows } from './keystrokes.js';
import { memoryRows } from './memory.js';
import { blockingRows, coldRows } from './ours.js';
import { linterRows, repeatRows } from './peers.js';
import { report, writeReport } from './report.js';
import { Rows } from './rows.js';
import { startUpRows } from './startup.js';
import { worstRows } from './worst.js';

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
if (wants('peers')) {
  await linterRows(rows);
  await repeatRows(rows);
}
if (wants('keystroke')) await keystrokeRows(rows, ['20 kB', '1 MB', '10 MB']);
if (wants('blocking')) await blockingRows(rows, ['1 MB', '10 MB']);
if (wants('worst')) await worstRows(rows);
if (wants('startup')) {
  await startUpRows(rows);
  // Without a browser or a display the other rows still count; the target of this one is then missed.
  await inEditorRows(rows).catch((error) =>
    console.error(`Activation in VS Code was not measured: ${error}`),
  );
}
if (wants('memory')) await memoryRows(rows);
if (wants('cold')) await coldRows(rows, ['20 kB', '100 kB', '1 MB', '10 MB', '50 MB']);

const { markdown, good } = report(rows);
if (wanted.length === 0) {
  writeReport(markdown);
  console.log(markdown.split('\n').slice(2).join('\n'));
  if (args.includes('--check') && !good) {
    console.error('Targets missed.');
    process.exitCode = 1;
  }
}
