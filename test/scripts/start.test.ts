// npm start, as its script runs after the build.
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../../scripts/root.js';

const start = (...args: string[]): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', 'scripts/start.mts', '--no-open', ...args], { cwd: root });

/** What a process says, once it has said what is wanted or has ended, and its exit status. */
function said(child: ChildProcess, wanted: RegExp): Promise<{ text: string; status: number | null }> {
  return new Promise((resolve) => {
    let text = '';
    const hear = (chunk: Buffer) => {
      text += chunk;
      if (wanted.test(text)) resolve({ text, status: null });
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    child.on('close', (status) => resolve({ text, status }));
  });
}

test.each([
  [['--bogus'], /^npm start: .*--bogus/u],
  [['--lang', 'fr'], /^npm start: unknown language fr/u],
  [['--port', 'x'], /^npm start: no port: x$/mu],
  [['--folder', '/nowhere/at/all'], /^npm start: no such folder: /u],
])('%j is refused in one line', async (args, words) => {
  const { text, status } = await said(start(...args), /^$/u);
  expect(status).toBe(2);
  expect(text).toMatch(words);
  expect(text.trim().split('\n')).toHaveLength(1);
});

test('prints the address, another one where the port is taken, and serves VS Code with the extension there', async () => {
  const other = createServer().listen(0, 'localhost');
  onTestFinished(() => void other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };

  const child = start('--lang', 'zh-cn', '--port', String(port));
  onTestFinished(() => void child.kill());
  const { text } = await said(child, /Open that address/u);
  expect(text).toContain(`Port ${port} is taken`);
  const url = /is at (http:\/\/localhost:\d+) /u.exec(text)![1]!;
  expect(url).not.toContain(String(port));

  const page = await (await fetch(url)).text();
  expect(page).toContain('workbench');
  const manifest = await (await fetch(`${url}/static/devextensions/package.json`)).json();
  expect(manifest).toMatchObject({ name: 'clean-copy', browser: './dist/extension.js' });
  expect((await fetch(`${url}/static/devextensions/package.nls.json`).then((r) => r.json())).category).toBe(
    '清稿',
  );
  expect(await (await fetch(`${url}/static/mount/4-the-last-ferry.md`)).text()).toContain('Marrow Point');
});
