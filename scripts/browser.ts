// Finds a Chromium that the workbench tests can drive, or gets one, or says what to install.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const PROGRAMS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) =>
    ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((program) =>
      join(process.env[variable] ?? 'C:/', program),
    ),
  ),
};
const COMMANDS = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];

function installed(): string | undefined {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => COMMANDS.map((command) => join(folder, command)));
  return [...onPath, ...(PROGRAMS[process.platform] ?? [])].find((path) => existsSync(path));
}

const playwrights = (): string | undefined => {
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
};

function installOnDebian(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  console.log('No browser found: installing Debian’s chromium with apt-get.');
  const run = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  run('update');
  run('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
}

/**
 * The path of a Chromium: the one that `BROWSER_PATH` names, an installed Chrome, Chromium or Edge, Playwright's own,
 * or, as root on Debian, one that apt-get installs. Throws an Error that says what to install where there is none.
 */
export function findBrowser(): string {
  const named = process.env.BROWSER_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`BROWSER_PATH names ${named}, which is not there.`);
  }
  let path = installed() ?? playwrights();
  if (!path) {
    installOnDebian();
    path = installed();
  }
  if (path) return path;
  throw new Error(
    'The workbench tests need a browser and found none. Install Google Chrome, Chromium or Microsoft Edge, ' +
      'or run `npx playwright-core install chromium`, or name one in BROWSER_PATH.',
  );
}

/** For `chromium.launch`: without a sandbox where there can be none, and silent on the network. */
export const browserArguments = (): string[] => [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--force-color-profile=srgb',
];
