// npm run test:desktop, with programs in the place of VS Code that only say what it would say.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { root } from '../../scripts/root.js';
import { writeMark } from '../workbench/harness/protocol.js';

function desktop(env: Record<string, string>) {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...rest } = process.env;
  const done = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/test-desktop.mts'], {
    cwd: root,
    env: { ...rest, ...env },
    encoding: 'utf8',
  });
  return { status: done.status, said: done.stdout + done.stderr };
}

/** A program that writes its arguments and these lines, and ends with `status`. */
function program(lines: readonly string[], status: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'clean-copy-desktop-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'code');
  writeFileSync(path, `#!/bin/sh\necho "$@"\ncat <<'END'\n${lines.join('\n')}\nEND\nexit ${status}\n`, {
    mode: 0o755,
  });
  return path;
}

describe('where it cannot run, it says why and ends with 3', () => {
  test('the VS Code that is named is not there', () => {
    const { status, said } = desktop({ VSCODE_EXECUTABLE: '/nowhere/code' });
    expect(status).toBe(3);
    expect(said).toBe(
      'Desktop tests cannot run here: VSCODE_EXECUTABLE names /nowhere/code, which is not there.\n',
    );
  });
  test.runIf(process.platform === 'linux')('there is no display', () => {
    const { status, said } = desktop({});
    expect(status).toBe(3);
    expect(said).toMatch(/^Desktop tests cannot run here: there is no display\..*\n$/u);
  });
});

describe.skipIf(process.platform === 'win32')('the VS Code that is named runs the suite', () => {
  const passes = writeMark({ title: 'finds a marker', state: 'passed' });
  const fails = writeMark({ title: 'removes a marker', state: 'failed', error: 'no' });
  const run = (lines: readonly string[], status: number) =>
    desktop({ VSCODE_EXECUTABLE: program(lines, status), DISPLAY: ':99' });

  test('with the extension, the fixture and the suite; what passes is counted', () => {
    const { status, said } = run([`[main] ${passes}`, passes], 0);
    expect(said).toContain(`--extensionDevelopmentPath=${root}`);
    expect(said).toMatch(/--extensionTestsPath=\S+suite\.js/u);
    expect(said).toMatch(/\n2 passed, 0 failed\n$/u);
    expect(status).toBe(0);
  });
  test.each([
    ['a test fails', [passes, fails], 1, '1 passed, 1 failed'],
    ['VS Code crashes', [passes], 7, '1 passed, 1 failed'],
    ['no test was run', ['hello'], 0, '0 passed, 1 failed'],
  ])('and the run fails where %s', (_, lines, exit, counts) => {
    const { status, said } = run(lines, exit);
    expect(said).toContain(`\n${counts}\n`);
    expect(status).toBe(1);
  });
});
