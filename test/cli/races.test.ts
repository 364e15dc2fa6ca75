// What happens between the moments at which the command line looks, and what others hold that it must not touch.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, realpathSync, truncateSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { CLEAN, DAMAGED } from './sample.js';
import { CLI, folder, paragraphs, run, tree } from './tool.js';

const preload = fileURLToPath(new URL('preload/swap.cjs', import.meta.url));
const isCleaned = (text: string | undefined) => paragraphs(text ?? '').join() === paragraphs(CLEAN).join();

describe('between listing a folder and reading it', () => {
  const swap = (how: string, what = 'in/a.txt') => {
    const path = realpathSync(
      folder({ 'in/a.txt': DAMAGED, 'in/sub/b.txt': DAMAGED, 'away/a.txt': DAMAGED }),
    );
    const SWAP_TARGET = join(path, what === 'in/a.txt' ? 'away/a.txt' : 'away');
    const env = { SWAP: join(path, what), SWAP_HOW: how, SWAP_TARGET };
    return { path, ...run(['fix', 'in'], { cwd: path, preload, env }) };
  };

  test('a file becomes a link: it is not followed', () => {
    const { path, status, stderr } = swap('link');
    expect(status).toBe(2);
    expect(stderr).toContain('in/a.txt: ');
    expect(readFileSync(join(path, 'away/a.txt'), 'utf8')).toBe(DAMAGED);
    expect(isCleaned(tree(path)['in/sub/b.txt'])).toBe(true);
  });

  test('a folder becomes a link: it is not followed', () => {
    const { path, status, stdout } = swap('link', 'in/sub');
    expect([status, stdout]).toEqual([0, 'in/a.txt\n']);
    expect(readFileSync(join(path, 'away/a.txt'), 'utf8')).toBe(DAMAGED);
  });

  test.skipIf(process.platform === 'win32')('a file becomes a pipe: nobody waits for it', () => {
    const { path, status, stderr } = swap('pipe');
    expect(status).toBe(2);
    expect(stderr).toContain('in/a.txt: not a regular file');
    expect(isCleaned(tree(path)['in/sub/b.txt'])).toBe(true);
  });
});

describe('while a file is worked on', () => {
  const meddle = (how: string) => {
    const path = realpathSync(folder({ 'a.txt': DAMAGED, 'b.txt': DAMAGED }));
    const env = { SWAP: join(path, 'a.txt'), SWAP_HOW: how };
    return { path, ...run(['fix', path], { preload, env }) };
  };

  test('somebody goes on writing it: half a file is never taken for the whole', () => {
    const { path, status, stderr } = meddle('grow');
    expect(status).toBe(2);
    expect(stderr).toContain('a.txt: is being written to');
    expect(tree(path)['a.txt']!.startsWith(DAMAGED)).toBe(true);
  });

  test('it changes within one tick of the clock: the bytes tell', () => {
    const { path, status, stderr } = meddle('tick');
    expect(status).toBe(2);
    expect(stderr).toContain('a.txt: changed while it was being cleaned');
    expect(paragraphs(tree(path)['a.txt']!)).toHaveLength(paragraphs(DAMAGED).length);
    expect(isCleaned(tree(path)['b.txt'])).toBe(true);
  });
});

test('temporary files of another machine, or of a process that still runs, are left alone', () => {
  const digest = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 8);
  const other = `.clean-copy-${digest('another machine')}-999999-0123456789abcdef.tmp`;
  const running = `.clean-copy-${digest(hostname())}-${process.pid}-0123456789abcdef.tmp`;
  const path = folder({ 'a.txt': DAMAGED, [other]: 'theirs', [running]: 'in work' });
  expect(run(['fix', path]).status).toBe(0);
  expect(tree(path)).toMatchObject({ [other]: 'theirs', [running]: 'in work' });
});

describe('what is too large or no file', () => {
  test('a file of 257 MB is named, and the rest goes on', () => {
    const path = folder({ 'big.txt': '', 'a.txt': DAMAGED });
    truncateSync(join(path, 'big.txt'), 257 << 20);
    const { status, stdout, stderr } = run(['fix', '.'], { cwd: path });
    expect(status).toBe(2);
    expect(stderr).toContain('big.txt: larger than 256 MB');
    expect(stdout).toBe('a.txt\n');
  });

  test.skipIf(process.platform === 'win32')('so is standard input', () => {
    const path = folder({ big: '' });
    truncateSync(join(path, 'big'), 257 << 20);
    const command = `"${process.execPath}" "${CLI}" check - < "${join(path, 'big')}" 2>&1; echo "status $?"`;
    const said = execFileSync('sh', ['-c', command], { encoding: 'utf8', env: { LANG: 'en' } });
    expect(said).toMatch(/^clean-copy: -: larger than 256 MB.*\nstatus 2\n$/);
  });

  test.skipIf(process.platform === 'win32')('a pipe can be checked, not rewritten', () => {
    const path = folder({ 'a.txt': DAMAGED });
    const pipe = join(path, 'p.txt');
    execFileSync('mkfifo', [pipe]);
    const command = `cat "${path}/a.txt" > "${pipe}" & "${process.execPath}" "${CLI}" fix "${pipe}" 2>&1; echo "status $?"`;
    const said = execFileSync('sh', ['-c', command], {
      encoding: 'utf8',
      env: { LANG: 'en', PATH: process.env.PATH },
    });
    expect(said).toContain('p.txt: not a regular file');
    expect(said).toContain('status 2');
  });
});

test('a result that would read as another text is not written', () => {
  // GB18030 of characters whose bytes are UTF-8 of others: only the marker, which the fix takes away, tells.
  const both = (c: string) => {
    const [a = 0, b = 0] = iconv.encode(c, 'gb18030');
    return a >= 0xc2 && a <= 0xdf && b >= 0x80 && b <= 0xbf;
  };
  const words = [...'新年春天小山村花香水声学生老师乡村工人船桥堤岸'].filter(both);
  expect(words.length).toBeGreaterThan(3);
  const bytes = iconv.encode(`${words.join('')}\n\n①\n\n${words.reverse().join('')}\n`, 'gb18030');
  const path = folder({ 'a.txt': bytes });
  const { status, stderr } = run(['fix', path]);
  expect(status).toBe(2);
  expect(stderr).toContain('a.txt: cannot be written back in its encoding (GB18030) without loss');
  expect(readFileSync(join(path, 'a.txt'))).toEqual(bytes);
});

test('a read-only file in the way of --out stays as it is', () => {
  const path = folder({ 'in/a.txt': DAMAGED, 'out/a.txt': 'mine' });
  chmodSync(join(path, 'out/a.txt'), 0o444);
  const { status, stderr } = run(['fix', '--out', 'out', 'in'], { cwd: path });
  expect(status).toBe(2);
  expect(stderr).toContain('in/a.txt: is read-only');
  expect(tree(path)['out/a.txt']).toBe('mine');
});
