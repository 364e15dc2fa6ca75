// Finds a Chromium that the workbench tests can drive, or gets one, or says what to install.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { chromium } from 'playwright-core';

/** What the search asks of the machine. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  exists(path: string): boolean;
  /** Where Playwright keeps its own Chromium, whether or not it is there. */
  playwrights(): string;
  /** Runs apt-get with these words. */
  aptGet(...words: string[]): void;
}

const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  exists: existsSync,
  playwrights: () => chromium.executablePath(),
  aptGet: (...words) =>
    void spawnSync('apt-get', words, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }),
};

const COMMANDS = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
const ON_MACOS = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);
const ON_WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

function installed({ platform, env, exists }: Machine): string | undefined {
  const { join, delimiter } = platform === 'win32' ? win32 : posix;
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  const homes = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LocalAppData];
  const elsewhere =
    platform === 'darwin'
      ? ON_MACOS
      : platform === 'win32'
        ? homes.flatMap((home) => (home ? ON_WINDOWS.map((program) => join(home, program)) : []))
        : [];
  return [...onPath, ...elsewhere].find((path) => exists(path));
}

function installOnDebian({ platform, isRoot, exists, aptGet }: Machine): void {
  if (platform !== 'linux' || !isRoot || !exists('/etc/debian_version')) return;
  console.log('No browser found: installing Debian’s chromium with apt-get.');
  aptGet('update');
  // The fonts are for the pictures of Chinese pages.
  aptGet('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
}

/**
 * The path of a Chromium: the one that `BROWSER_PATH` names, an installed Chrome, Chromium or Edge, Playwright's own,
 * or, as root on Debian, one that apt-get installs. Throws an Error that says what to install where there is none.
 */
export function findBrowser(machine = thisMachine): string {
  const named = machine.env.BROWSER_PATH;
  if (named) {
    if (machine.exists(named)) return named;
    throw new Error(`BROWSER_PATH names ${named}, which is not there.`);
  }
  let path = installed(machine);
  if (path) return path;
  path = machine.playwrights();
  if (path && machine.exists(path)) return path;
  installOnDebian(machine);
  path = installed(machine);
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
