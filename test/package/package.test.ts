import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/root.js';

const read = (path: string) => readFileSync(join(root, path));
const node = (...args: string[]) =>
  execFileSync(process.execPath, ['--import', 'tsx', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, SOURCE_DATE_EPOCH: '1600000000' },
  });

function pack(name: string): Buffer {
  const path = `out/${name}.vsix`;
  node('scripts/package.mts', '--out', join(root, path));
  return read(path);
}

describe('the .vsix', () => {
  let archive: Buffer;
  let files: Record<string, Uint8Array>;
  /** All code that runs in an editor. */
  let held = '';
  beforeAll(() => {
    archive = pack('package-test');
    files = unzipSync(archive);
    held = ['extension.js', 'core/engine.js']
      .map((name) => strFromU8(files[`extension/dist/${name}`]!))
      .join('\n');
  }, 120_000);

  test('holds exactly these files', () => {
    expect(Object.keys(files).sort()).toEqual(
      [
        '[Content_Types].xml',
        'extension.vsixmanifest',
        'extension/LICENSE.txt',
        'extension/THIRD-PARTY-NOTICES.txt',
        'extension/changelog.md',
        'extension/dist/cli.js',
        'extension/dist/core/engine.js',
        'extension/dist/core/package.json',
        'extension/dist/extension.js',
        'extension/l10n/bundle.l10n.zh-cn.json',
        'extension/l10n/bundle.l10n.zh-tw.json',
        'extension/media/icon.png',
        'extension/media/panel.svg',
        'extension/media/walkthrough/sample.txt',
        'extension/media/walkthrough/clean.png',
        'extension/media/walkthrough/clean.zh-cn.png',
        'extension/media/walkthrough/find.png',
        'extension/media/walkthrough/find.zh-cn.png',
        'extension/media/walkthrough/fix.png',
        'extension/media/walkthrough/fix.zh-cn.png',
        'extension/media/walkthrough/panel.png',
        'extension/media/walkthrough/panel.zh-cn.png',
        'extension/models/people.bin',
        'extension/models/reading.bin',
        'extension/models/words.txt',
        'extension/package.json',
        'extension/package.nls.json',
        'extension/package.nls.zh-cn.json',
        'extension/package.nls.zh-tw.json',
        'extension/readme.md',
      ].sort(),
    );
  });

  test('holds every file that the manifest names', () => {
    const manifest = strFromU8(files['extension/package.json']!);
    const named = [...manifest.matchAll(/"(?:\.\/)?((?:dist|media|l10n)\/?[\w./-]*)"/g)].map(
      ([, path]) => path!,
    );
    expect(named).toContain('dist/extension.js');
    for (const path of named) {
      const held = Object.keys(files).some(
        (file) => file === `extension/${path}` || file.startsWith(`extension/${path}/`),
      );
      expect(held, path).toBe(true);
    }
  });

  test('holds what was built, byte for byte', () => {
    for (const path of [
      'dist/extension.js',
      'dist/core/engine.js',
      'dist/cli.js',
      'models/people.bin',
      'models/reading.bin',
      'models/words.txt',
    ])
      expect(Buffer.compare(files[`extension/${path}`]!, read(path)), path).toBe(0);
  });

  test('starts with a small file: what reads texts is loaded when there is one', () => {
    expect(files['extension/dist/extension.js']!.length).toBeLessThan(100_000);
  });

  test('looks at VS Code’s API once, not once for each of its files', () => {
    const code = strFromU8(files['extension/dist/extension.js']!);
    expect(code.match(/require\("vscode"\)/g)).toHaveLength(1);
    // One name by one: an object of all names would be a copy of the whole API again.
    expect(code).not.toContain('NotebookCellOutputItem');
  });

  test('holds models and word lists of no more than a megabyte and a half, compressed', () => {
    const sizes = ['models/people.bin', 'models/reading.bin', 'models/words.txt'].map(
      (path) => deflateSync(read(path), { level: 9 }).length,
    );
    expect(sizes.reduce((a, b) => a + b)).toBeLessThan(1_500_000);
  });

  test('is the same, byte for byte, when it is made again', () => {
    expect(Buffer.compare(pack('package-test-again'), archive)).toBe(0);
  }, 120_000);

  test('asks for nothing at run time that it does not hold', () => {
    const manifest = JSON.parse(strFromU8(files['extension/package.json']!));
    expect(manifest.dependencies).toBeUndefined();
    const named = (code: string) =>
      [...code.matchAll(/\b(?:require\(|from|import)\s*["']([^"']+)["']/g)].map(([, name]) => name);
    expect([...new Set(named(strFromU8(files['extension/dist/extension.js']!)))]).toEqual(['vscode']);
    expect(named(strFromU8(files['extension/dist/core/engine.js']!))).toEqual([]);
    // The one import of an address: the module that lies beside it.
    expect(held.match(/\bimport\([^)]*\)/g)).toEqual([
      expect.stringMatching(/^import\(\w+\.joinPath\(this\.extensionUri,"dist","core","engine\.js"\)$/),
    ]);
  });

  test('holds the core as a module that Node loads too', () => {
    const url = pathToFileURL(join(root, 'dist/core/engine.js')).href;
    const code = `import('${url}').then((core) => console.log(Object.keys(core).join()))`;
    expect(execFileSync(process.execPath, ['-e', code], { encoding: 'utf8' })).toBe(
      'Checker,ChoiceHistory,Twins,checkSteps,cleanSteps\n',
    );
  });

  test('cannot reach the network or run text as code', () => {
    expect(held).not.toMatch(/\bfetch\(|XMLHttpRequest|WebSocket|\beval\(|new Function\(|importScripts/);
  });

  test('sends nothing, opens nothing, starts nothing, trusts nothing', () => {
    // What VS Code offers for it: telemetry, the machine's name, programs, terminals, tasks, web pages, links.
    const doors =
      /TelemetryLogger|machineId|openExternal|asExternalUri|createTerminal|ShellExecution|ProcessExecution|executeTask|createWebviewPanel|WebviewViewProvider|isTrusted\s*[:=]|supportHtml|\]\(command:/;
    expect(held).not.toMatch(doors);
    // Only the extension's own commands and VS Code's are called, by names that stand in the code.
    const called = [...held.matchAll(/executeCommand\(([^,)]*)/g)].map(([, name]) => name!.trim());
    expect(called.length).toBeGreaterThan(5);
    expect(
      called.filter((name) => !/^["'`](?:cleanCopy|workbench|vscode|editor|setContext|undo)\b/.test(name)),
    ).toEqual([]);
  });

  test('the command line asks for parts of Node that read and write files, and for no other', () => {
    const cli = strFromU8(files['extension/dist/cli.js']!);
    const required = [...cli.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(([, name]) => name!);
    const plain = ['buffer', 'node:crypto', 'node:fs', 'node:os', 'node:path', 'node:url', 'node:util'];
    expect([...new Set(required)].sort()).toEqual([...plain, 'stream', 'string_decoder'].sort());
    expect(cli).not.toMatch(/\bfetch\(|XMLHttpRequest|WebSocket|\beval\(|new Function\(|\bimport\(/);
  });

  test('runs no script of its own when it is installed', () => {
    const { scripts } = JSON.parse(read('package.json').toString());
    const hooks = ['preinstall', 'install', 'postinstall', 'prepublish', 'prepare', 'vscode:uninstall'];
    expect(hooks.filter((name) => name in scripts)).toEqual([]);
  });

  test('names the licence of everything it holds', () => {
    node('scripts/notices.mts', '--check');
  });
});

test('README.md lists the settings as the manifest has them', () => {
  node('scripts/readme.mts', '--check');
});
