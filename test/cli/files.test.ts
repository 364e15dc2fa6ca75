import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CLEAN, DAMAGED } from './sample.js';
import { folder, paragraphs, run, tree } from './tool.js';

const preload = (name: string) => fileURLToPath(new URL(`preload/${name}.cjs`, import.meta.url));
const isRoot = process.getuid?.() === 0;
const isCleaned = (path: string) =>
  paragraphs(readFileSync(path, 'utf8')).join() === paragraphs(CLEAN).join();

describe('links', () => {
  test('inside a folder are not followed, wherever they lead', () => {
    const path = folder({ 'in/a.txt': DAMAGED, 'away/b.txt': DAMAGED });
    symlinkSync('../away/b.txt', join(path, 'in/b.txt'));
    symlinkSync('../away', join(path, 'in/away'));
    symlinkSync('.', join(path, 'in/loop'));
    const { status, stdout, stderr } = run(['fix', 'in'], { cwd: path });
    expect(status).toBe(0);
    expect(stdout).toBe('in/a.txt\n');
    expect(stderr).toContain('links not followed: 3');
    expect(readFileSync(join(path, 'away/b.txt'), 'utf8')).toBe(DAMAGED);
  });

  test('that the call names are followed: the file behind is rewritten, the link stays', () => {
    const path = folder({ 'away/b.txt': DAMAGED });
    symlinkSync('away/b.txt', join(path, 'b.txt'));
    expect(run(['fix', 'b.txt'], { cwd: path }).status).toBe(0);
    expect(readlinkSync(join(path, 'b.txt'))).toBe('away/b.txt');
    expect(isCleaned(join(path, 'away/b.txt'))).toBe(true);
  });

  test('in the way of --out are refused, and a link where the file goes is replaced, not written through', () => {
    const path = folder({ 'in/a.txt': DAMAGED, 'in/sub/b.txt': DAMAGED, 'away/a.txt': 'mine', 'out/x': '' });
    symlinkSync('../away', join(path, 'out/sub'));
    symlinkSync('../away/a.txt', join(path, 'out/a.txt'));
    const { status, stderr } = run(['fix', '--out', 'out', 'in'], { cwd: path });
    expect(status).toBe(2);
    expect(stderr).toContain('in/sub/b.txt: would be written outside the folder given with --out');
    expect(tree(join(path, 'away'))).toEqual({ 'a.txt': 'mine' });
    expect(lstatSync(join(path, 'out/a.txt')).isFile()).toBe(true);
  });
});

describe('--out', () => {
  test('inside the folder that is read is no input, this time or the next', () => {
    const path = folder({ 'a.txt': DAMAGED, 'sub/b.txt': CLEAN });
    for (let i = 0; i < 2; i++) {
      expect(run(['fix', '--out', 'out', '.'], { cwd: path }).status).toBe(0);
      expect(Object.keys(tree(path))).toEqual(['a.txt', 'out/a.txt', 'out/sub/b.txt', 'sub/b.txt']);
    }
  });

  test('never falls on an input', () => {
    const path = folder({ 'in/a.txt': DAMAGED, 'in/in/a.txt': CLEAN });
    const before = tree(path);
    const { status, stderr } = run(['fix', '--out', '.', 'in'], { cwd: path });
    expect(status).toBe(2);
    expect(stderr).toContain('in/in/a.txt: would be written over');
    expect(tree(path)).toMatchObject(before);
    for (const out of ['in', 'in/.']) {
      const outcome = run(['fix', '--out', out, 'in'], { cwd: path });
      expect(outcome.status).toBe(2);
      expect(outcome.stderr).toContain('--out is the folder being read');
    }
    expect(run(['fix', '--out', '.', './b.txt'], { cwd: folder({ 'b.txt': DAMAGED }) }).stderr).toContain(
      './b.txt: would be written over',
    );
  });

  test('holds one file of each name: the second is refused and named', () => {
    const path = folder({ 'one/a.txt': DAMAGED, 'two/a.txt': CLEAN });
    const { status, stderr } = run(['fix', '--out', 'out', 'one', 'two', 'one/a.txt'], { cwd: path });
    expect(status).toBe(2);
    expect(stderr.match(/would be written to/g)).toHaveLength(1);
    expect(stderr).toContain('two/a.txt: ');
    expect(isCleaned(join(path, 'out/a.txt'))).toBe(true);
  });

  test('that cannot be written is named once', () => {
    const path = folder({ 'a.txt': DAMAGED, file: '' });
    for (const [out, said] of [
      ['file', 'file: --out names a file'],
      ['file/out', 'file/out: a part of its path is not a folder'],
      // A folder in which nobody can make another.
      ...(process.platform === 'linux' ? [['/proc/out', '/proc/out: no such file or folder'] as const] : []),
    ] as const) {
      const { status, stderr } = run(['fix', '--out', out, 'a.txt'], { cwd: path });
      expect(status).toBe(2);
      expect(stderr).toBe(`clean-copy: ${said}${out === 'file' ? ', not a folder' : ''}\n`);
    }
  });

  test('a folder where the file should go is named', () => {
    const path = folder({ 'in/a.txt': DAMAGED, 'in/b.txt': DAMAGED, 'out/a.txt/x': '' });
    const { status, stderr } = run(['fix', '--out', 'out', 'in'], { cwd: path });
    expect(status).toBe(2);
    expect(stderr).toContain('in/a.txt: is a folder');
    expect(Object.keys(tree(join(path, 'out')))).toEqual(['a.txt/x', 'b.txt']);
  });
});

describe('names', () => {
  const names = [
    'a b.txt',
    'it\'s "quoted".txt',
    'line\nbreak.txt',
    '-rf.txt',
    '--out.txt',
    'tab\t.txt',
    '\u001b[31mred.txt',
    '\u202etxt.cod.txt',
    '新闻 第①版.txt',
    '%41 #?.txt',
    '..almost.up.txt'.slice(1),
    '$(touch x).txt',
  ].filter((name) => !name.startsWith('.'));

  test('of any kind are read, written and reported', () => {
    const path = folder(Object.fromEntries(names.map((name) => [`in/${name}`, DAMAGED])));
    const report = JSON.parse(run(['check', '--format', 'json', 'in'], { cwd: path }).stdout);
    expect(report.files.map((f: { path: string }) => f.path).sort()).toEqual(
      names.map((n) => `in/${n}`).sort(),
    );
    expect(run(['fix', '--out', 'out', 'in'], { cwd: path }).status).toBe(0);
    expect(Object.keys(tree(join(path, 'out'))).sort()).toEqual([...names].sort());
    const { status, stdout } = run(['fix', '--', ...names], { cwd: join(path, 'in') });
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(names.length);
    for (const name of names) expect(isCleaned(join(path, 'in', name))).toBe(true);
  });

  test('cannot act on the terminal', () => {
    const bad = '\u001b[2J\u202e\n\u0007.txt';
    const { stdout, stderr } = run(['check', '.', 'none\u001b[2J'], {
      cwd: folder({ [bad]: 'a\xff', 'b.txt': `${DAMAGED}\u001b[2J` }),
    });
    for (const text of [stdout, stderr])
      for (const control of ['\u001b', '\u0007', '\u202e']) expect(text).not.toContain(control);
    expect(stderr).toContain('none\\u{1b}[2J: no such file or folder');
  });

  test.runIf(process.platform === 'linux')('that are not UTF-8 are named, not lost', () => {
    const path = folder({ 'a.txt': CLEAN });
    writeFileSync(
      Buffer.concat([Buffer.from(`${path}/`), Buffer.from([0xd0, 0xc2, 0xce, 0xc5]), Buffer.from('.txt')]),
      DAMAGED,
    );
    const { status, stderr } = run(['check', '.'], { cwd: path });
    expect(status).toBe(2);
    expect(stderr).toContain('\\xd0\\xc2\\xce\\xc5.txt: its name is not valid UTF-8');
  });
});

describe('what cannot be read or written', () => {
  test('missing files and empty folders are named, the rest goes on', () => {
    const path = folder({ 'a.txt': DAMAGED, 'empty/notes.html': '' });
    const { status, stdout, stderr } = run(['check', '--format', 'json', 'none.txt', 'empty', 'a.txt'], {
      cwd: path,
    });
    expect(status).toBe(2);
    expect(stderr).toBe(
      'clean-copy: none.txt: no such file or folder\nclean-copy: empty: a folder without articles (.txt, .md, .markdown)\n',
    );
    expect(JSON.parse(stdout).files).toHaveLength(1);
  });

  test('files and folders without permission are named, the rest goes on', () => {
    const path = folder({ 'a.txt': DAMAGED, 'b.txt': DAMAGED, 'shut/c.txt': DAMAGED });
    chmodSync(path, 0o755);
    chmodSync(join(path, 'b.txt'), 0);
    chmodSync(join(path, 'shut'), 0);
    const { status, stdout, stderr } = run(['check', '--format', 'json', '.'], {
      cwd: path,
      ...(isRoot && { preload: preload('nobody') }),
    });
    chmodSync(join(path, 'shut'), 0o755);
    expect(status).toBe(2);
    expect(stderr).toContain('b.txt: no permission');
    expect(stderr).toContain('shut: no permission');
    expect(JSON.parse(stdout).files).toHaveLength(1);
  });

  test('a folder that may not be written to is named, and its file is whole', () => {
    const path = folder({ 'in/a.txt': DAMAGED });
    chmodSync(path, 0o755);
    chmodSync(join(path, 'in/a.txt'), 0o666);
    chmodSync(join(path, 'in'), 0o555);
    const { status, stderr } = run(['fix', 'in'], {
      cwd: path,
      ...(isRoot && { preload: preload('nobody') }),
    });
    chmodSync(join(path, 'in'), 0o755);
    expect(status).toBe(2);
    expect(stderr).toContain('in/a.txt: no permission');
    expect(tree(path)).toEqual({ 'in/a.txt': DAMAGED });
  });

  test('a read-only file stays as it is, though renaming could replace it', () => {
    const path = folder({ 'a.txt': DAMAGED });
    chmodSync(join(path, 'a.txt'), 0o444);
    const { status, stderr } = run(['fix', '.'], { cwd: path });
    expect(status).toBe(2);
    expect(stderr).toContain('a.txt: is read-only');
    expect(tree(path)).toEqual({ 'a.txt': DAMAGED });
  });
});

test('mode, and for root the owner, stay', () => {
  const path = folder({ 'a.txt': DAMAGED });
  const file = join(path, 'a.txt');
  chmodSync(file, 0o640);
  if (isRoot) chownSync(file, 1234, 4321);
  const before = statSync(file);
  run(['fix', path]);
  const after = statSync(file);
  expect(after.ino).not.toBe(before.ino);
  expect([after.mode, after.uid, after.gid]).toEqual([before.mode, before.uid, before.gid]);
});

describe('a file that changes while it is cleaned', () => {
  const meddle = (how: string) => {
    const path = folder({ 'in/sub/a.txt': DAMAGED, 'in/z.txt': DAMAGED, 'away/a.txt': DAMAGED });
    const file = join(path, 'in/sub/a.txt');
    utimesSync(file, 1e9, 1e9);
    const MEDDLE_TARGET = join(path, how === 'link' ? 'away/a.txt' : 'away');
    const env = { MEDDLE: file, MEDDLE_HOW: how, MEDDLE_TARGET };
    return { path, ...run(['fix', 'in'], { cwd: path, preload: preload('meddle'), env }) };
  };

  test.each([
    ['append', `${DAMAGED}还有一句。\n`],
    ['swap', undefined],
  ])('%s: keeps the change and is named', (how, expected) => {
    const { path, status, stderr } = meddle(how);
    expect(status).toBe(2);
    expect(stderr).toContain('in/sub/a.txt: changed while it was being cleaned, left as it is');
    const files = tree(path);
    if (expected) expect(files['in/sub/a.txt']).toBe(expected);
    expect(paragraphs(files['in/sub/a.txt']!).length).toBeGreaterThan(paragraphs(CLEAN).length);
    expect(isCleaned(join(path, 'in/z.txt'))).toBe(true);
    expect(Object.keys(files)).toHaveLength(3);
  });

  test('removed: does not come back', () => {
    const { path, status, stderr } = meddle('remove');
    expect(status).toBe(2);
    expect(stderr).toContain('in/sub/a.txt: no such file');
    expect(Object.keys(tree(path))).toEqual(['away/a.txt', 'in/z.txt']);
  });

  test.each(['link', 'folderLink'])('%s: what it leads to is not touched', (how) => {
    const { path, status } = meddle(how);
    expect(status).toBe(2);
    expect(readFileSync(join(path, 'away/a.txt'), 'utf8')).toBe(DAMAGED);
    expect(isCleaned(join(path, 'in/z.txt'))).toBe(true);
  });
});

test('hidden files and folders, and node_modules, are left alone', () => {
  const path = folder({
    'a.txt': DAMAGED,
    '._a.txt': Buffer.from([0xff, 0]),
    '.git/b.txt': DAMAGED,
    'node_modules/x/readme.md': DAMAGED,
  });
  const { status, stdout } = run(['fix', '.'], { cwd: path });
  expect([status, stdout]).toEqual([0, 'a.txt\n']);
});

test('a progress line shows on a terminal when it takes long, and is gone at the end', () => {
  const path = folder({ 'a.txt': DAMAGED, 'b.txt': CLEAN, 'c.txt': CLEAN });
  mkdirSync(join(path, '长'.repeat(40)));
  writeFileSync(join(path, '长'.repeat(40), 'd.txt'), CLEAN);
  const { stderr } = run(['check', '.'], { cwd: path, preload: preload('onlooker') });
  const progress = stderr.split('\r\u001b[K');
  expect(progress.some((line) => /^files: \d, [^\n]*\.txt/.test(line))).toBe(true);
  expect(stderr.endsWith('\r\u001b[K')).toBe(true);
  expect(run(['check', '.'], { cwd: path }).stderr).toBe('');
});
