// npm run test:desktop: the suite of the extension host, test/workbench/suite, in a desktop VS Code.
// VSCODE_EXECUTABLE names one; without it VS Code is downloaded. The last line is `N passed, N failed`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { bundleFixture, bundleSuite } from '../test/workbench/harness/bundle.js';
import { type Mark, readMark } from '../test/workbench/harness/protocol.js';
import { root } from './root.js';

/** Ends with 3: nothing was tested, which is neither success nor a failed test. */
function cannot(why: string): never {
  console.error(`Desktop tests cannot run here: ${why}`);
  process.exit(3);
}

async function executable(): Promise<string> {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named && !existsSync(named)) cannot(`VSCODE_EXECUTABLE names ${named}, which is not there.`);
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    cannot('there is no display. Start it with xvfb-run.');
  try {
    return named ?? (await downloadAndUnzipVSCode('stable'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return cannot(`VS Code could not be downloaded (${reason}). Name an installed one in VSCODE_EXECUTABLE.`);
  }
}

/** What VS Code writes goes to this process's own output: the marks of the tests are read off it there. */
function listen(): readonly Mark[] {
  const marks: Mark[] = [];
  let line = '';
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = ((chunk: string | Uint8Array, ...rest: never[]) => {
    const lines = (line + (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString())).split('\n');
    line = lines.pop() ?? '';
    for (const whole of lines) marks.push(...[readMark(whole)].filter((mark) => mark !== undefined));
    return write(chunk, ...rest);
  }) as typeof process.stdout.write;
  return marks;
}

const vscodeExecutablePath = await executable();
const marks = listen();
let ended = true;
try {
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: [root, await bundleFixture()],
    extensionTestsPath: await bundleSuite(),
    launchArgs: [
      '--folder-uri=fixture:/articles',
      '--disable-extensions',
      `--user-data-dir=${join(root, '.vscode-test', 'user')}`,
      '--skip-welcome',
      '--disable-workspace-trust',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
} catch (error) {
  ended = false;
  console.error(error instanceof Error ? error.message : error);
}
const count = (state: Mark['state']) => marks.filter((mark) => mark.state === state).length;
const passed = count('passed');
// A VS Code that ends badly, or well without a test, has failed even where no test has.
const failed = Math.max(count('failed'), ended && passed > 0 ? 0 : 1);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
