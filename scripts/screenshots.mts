// npm run screenshots: the pictures of README.md and of the walkthrough, taken by the workbench tests.
import { spawnSync } from 'node:child_process';
import { root } from './root.js';

const tests = ['screenshots', 'pictures'];
const { status } = spawnSync('npm', ['run', '--silent', 'test:workbench', '--', ...tests], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, SCREENSHOTS: 'media/screenshots', PICTURES: 'media/walkthrough' },
});
process.exitCode = status ?? 1;
