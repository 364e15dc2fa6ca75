// npm test: the gate, the build, unit tests, the package, and the workbench tests in a real VS Code.
// Every step runs even where one before it fails; the last line is `N passed, N failed`, and so is the exit status.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.js';

const out = join(root, 'out');
let passed = 0;
let failed = 0;
let skipped = 0;

function run(command: string, ...args: string[]): boolean {
  console.log(`\n\u25b6 ${[command, ...args].join(' ')}`);
  // npm and npx are scripts that Windows starts through a shell.
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status === 0;
}

/** A step that is one check: it counts as one failure where it fails. */
function gate(script: string): boolean {
  const ok = run('npm', 'run', '--silent', script);
  if (!ok) failed++;
  return ok;
}

/** A step of many tests, each counted. */
function suite(script: string): void {
  const report = join(out, `${script.replace(':', '-')}.json`);
  rmSync(report, { force: true });
  const json = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const ok = run('npm', 'run', '--silent', script, '--', ...json);
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  const failures = (counts.numFailedTests ?? 0) as number;
  passed += counts.numPassedTests ?? 0;
  skipped += (counts.numPendingTests ?? 0) + (counts.numTodoTests ?? 0);
  // A file that does not load, or a hook that fails, has no failed test of its own.
  failed += ok ? failures : Math.max(failures, 1);
}

mkdirSync(out, { recursive: true });
const started = Date.now();
gate('check');
if (gate('build')) {
  suite('test:unit');
  suite('test:package');
  // What was just packed is what the workbench tests load: a file left out of the .vsix fails them.
  process.env.VSIX = 'out/package-test.vsix';
  suite('test:workbench');
}
const seconds = Math.round((Date.now() - started) / 1000);
console.log(`\nDone in ${seconds} s${skipped ? `; ${skipped} skipped, said above` : ''}.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed || passed === 0 ? 1 : 0;
