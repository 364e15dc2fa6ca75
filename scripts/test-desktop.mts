// npm run test:desktop: the suite of the extension host, test/workbench/suite, in a desktop VS Code.
// VSCODE_EXECUTABLE names one; without it VS Code is downloaded.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { bundleFixture, bundleSuite } from '../test/workbench/harness/bundle.js';
import { root } from './root.js';

/** Ends with 3: nothing was tested, which is neither success nor a failed test. */
function cannot(why: string): never {
  console.error(`Desktop tests cannot run here: ${why}`);
  process.exit(3);
}

async function executable(): Promise<string> {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named && !existsSync(named)) cannot(`VSCODE_EXECUTABLE names ${named}, which is not there.`);
  try {
    return named ?? (await downloadAndUnzipVSCode('stable'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return cannot(`VS Code could not be downloaded (${reason}). Name an installed one in VSCODE_EXECUTABLE.`);
  }
}

const vscodeExecutablePath = await executable();
if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
  cannot('there is no display. Start it with xvfb-run.');
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
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
