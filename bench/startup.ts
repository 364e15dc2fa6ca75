import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { ofClock } from './measure.js';
import type { Rows } from './rows.js';

const root = new URL('..', import.meta.url).pathname;

/** Loading and activating the extension's bundle in fresh processes, with a stand-in for the editor's own module. */
export function startUpRows(rows: Rows): void {
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
    const out = execFileSync(process.execPath, [new URL('activate.cjs', import.meta.url).pathname], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const { load, activate } = JSON.parse(out);
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
}
