import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { ofClock, summary } from './measure.js';
import type { Rows } from './rows.js';

const root = new URL('..', import.meta.url).pathname;

/**
 * Loading and activating the extension's bundle, and reading the models, in fresh processes, with a stand-in for the
 * editor's own module.
 */
export async function startUpRows(rows: Rows): Promise<void> {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root });
  rows.add({
    id: 'bundle',
    what: 'dist/extension.js, minified, kB',
    size: '',
    value: statSync(`${root}dist/extension.js`).size / 1000,
    note: 'what VS Code loads',
  });
  rows.add({
    id: 'core',
    what: 'dist/core/engine.js, minified, kB',
    size: '',
    value: statSync(`${root}dist/core/engine.js`).size / 1000,
    note: 'loaded with the models, when the first article is open',
  });
  const loads: number[] = [];
  const activations: number[] = [];
  for (let round = 0; round < 15; round++) {
    const { load, activate } = run('activate.cjs');
    loads.push(load);
    activations.push(activate);
  }
  rows.add({ id: 'load', what: 'loading the bundle, fresh process', size: '', timing: ofClock(loads) });
  rows.add({
    id: 'activate',
    what: 'activate(), fresh process, no file open',
    size: '',
    timing: ofClock(activations),
    note: 'with a stand-in for the vscode module',
  });
  for (const [name, file] of [
    ['words', 'words.txt'],
    ['people', 'people.bin'],
    ['reading', 'reading.bin'],
  ] as const)
    rows.add({
      id: `${name} model`,
      what: `reading models/${file}, fresh process`,
      size: '',
      timing: summary(Array.from({ length: 15 }, () => run('open-model.mjs', file))),
      note: 'once, when the first article is open',
    });
}

/** What a script of this folder prints, as JSON, in a process of its own. */
const run = (script: string, ...args: string[]) =>
  JSON.parse(
    execFileSync(process.execPath, [new URL(script, import.meta.url).pathname, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
