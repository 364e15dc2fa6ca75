import { describe, expect, test, vi } from 'vitest';
import { findBrowser, type Machine } from '../../scripts/browser.js';

const OWN = '/home/li/.cache/ms-playwright/chromium/chrome';

/** A machine on which only these files are. */
function machine(files: readonly string[], more: Partial<Machine> = {}): Machine & { said: string[] } {
  const there = new Set(files);
  const said: string[] = [];
  return {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    isRoot: false,
    exists: (path) => there.has(path),
    playwrights: () => OWN,
    aptGet: (...words) => {
      said.push(words.join(' '));
      if (words.includes('chromium')) there.add('/usr/bin/chromium');
    },
    said,
    ...more,
  };
}

describe('a browser for the workbench tests', () => {
  test('is the one that BROWSER_PATH names', () => {
    const env = { PATH: '/usr/bin', BROWSER_PATH: '/opt/mine' };
    expect(findBrowser(machine(['/opt/mine', '/usr/bin/google-chrome'], { env }))).toBe('/opt/mine');
    expect(() => findBrowser(machine(['/usr/bin/google-chrome'], { env }))).toThrow(
      'BROWSER_PATH names /opt/mine, which is not there.',
    );
  });

  test('is an installed Chrome, else Chromium, else Edge', () => {
    const files = ['/usr/bin/microsoft-edge', '/usr/bin/chromium', '/usr/bin/google-chrome', OWN];
    expect(findBrowser(machine(files))).toBe('/usr/bin/google-chrome');
    expect(findBrowser(machine(files.slice(0, 2)))).toBe('/usr/bin/chromium');
    expect(findBrowser(machine(files.slice(0, 1)))).toBe('/usr/bin/microsoft-edge');
  });

  test('is found where macOS and Windows keep programs', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser(machine([chrome], { platform: 'darwin' }))).toBe(chrome);
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const env = {
      Path: '',
      ProgramFiles: 'C:\\Program Files',
      'ProgramFiles(x86)': 'C:\\Program Files (x86)',
    };
    expect(findBrowser(machine([edge], { platform: 'win32', env }))).toBe(edge);
  });

  test('is Playwright’s own where none is installed', () => {
    const own = machine([OWN, '/etc/debian_version'], { isRoot: true });
    expect(findBrowser(own)).toBe(OWN);
    expect(own.said).toEqual([]);
  });

  test('comes from apt-get, with Chinese fonts, for root on Debian', () => {
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const bare = machine(['/etc/debian_version'], { isRoot: true });
    expect(findBrowser(bare)).toBe('/usr/bin/chromium');
    expect(bare.said).toEqual(['update', 'install -y --no-install-recommends chromium fonts-noto-cjk']);
  });

  test.each([
    ['not root', machine(['/etc/debian_version'])],
    ['not Debian', machine([], { isRoot: true })],
    ['apt-get fails', machine(['/etc/debian_version'], { isRoot: true, aptGet: () => undefined })],
    ['nothing on Windows', machine([], { platform: 'win32', env: {} })],
  ])('is asked for where none can be had: %s', (_, bare) => {
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
    expect(() => findBrowser(bare)).toThrow(/Install Google Chrome, Chromium or Microsoft Edge/u);
    expect(bare.said).toEqual([]);
  });
});
