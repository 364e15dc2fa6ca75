import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CLEAN, DAMAGED } from './sample.js';
import { CLI, folder, run, start, tree } from './tool.js';

const nightly = process.env.NIGHTLY === '1';
const faults = fileURLToPath(new URL('preload/faults.cjs', import.meta.url));

/** Memory where there is some: flushing to a real disk 10,000 times proves nothing more. */
function quickFolder(): string {
  const path = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'clean-copy-test-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Damaged articles, each different, a few hundred a folder. */
function archive(count: number): {
  path: string;
  damaged: Map<string, string>;
  cleaned: Map<string, string>;
} {
  const path = quickFolder();
  const damaged = new Map<string, string>();
  for (let i = 0; i < count; i++) {
    const way = join(`d${Math.floor(i / 250)}`, `a${i}.txt`);
    if (i % 250 === 0) mkdirSync(join(path, `d${i / 250}`));
    const text = `第${i}篇\n\n${DAMAGED}`;
    writeFileSync(join(path, way), text);
    damaged.set(way, text);
  }
  const [first] = damaged.values();
  const body = run(['fix', '-'], { input: first! }).stdout.slice('第0篇'.length);
  const cleaned = new Map([...damaged.keys()].map((way, i) => [way, `第${i}篇${body}`]));
  return { path, damaged, cleaned };
}

test('10,000 files with faults injected: none lost, each failure named, status 2; the next run does the rest', () => {
  const count = 10_000;
  const { path, damaged, cleaned } = archive(count);
  const log = join(quickFolder(), 'log');
  const seed = Number(process.env.SEED ?? (nightly ? Date.now() % 1e9 : 20_240_601));
  const { status, stdout, stderr } = run(['fix', '.'], {
    cwd: path,
    preload: faults,
    env: { FAULTS: `${seed},0.01`, FAULTS_LOG: log },
  });
  expect(status).toBe(2);
  const injected = readFileSync(log, 'utf8').trimEnd().split('\n').length;
  const said = new Set(stdout.trimEnd().split('\n'));
  const named = new Set([...stderr.matchAll(/^clean-copy: (d\d+\/a\d+\.txt): /gm)].map((m) => m[1]!));
  const files = tree(path);
  expect(Object.keys(files)).toHaveLength(count);
  for (const [way, text] of Object.entries(files)) {
    if (text === cleaned.get(way)) expect(said.has(way)).toBe(true);
    else if (text === damaged.get(way)) expect(named.has(way)).toBe(true);
    else throw new Error(`${way} is neither old nor new (seed ${seed})`);
  }
  expect(named.size + said.size).toBe(count);
  expect(named.size).toBeGreaterThan(100);
  console.log(`seed ${seed}: ${injected} faults injected, ${named.size} files named, ${said.size} cleaned`);

  const again = run(['fix', '.'], { cwd: path });
  expect(again.status).toBe(0);
  expect(again.stdout.trimEnd().split('\n')).toHaveLength(named.size);
  expect(tree(path)).toEqual(Object.fromEntries(cleaned));
}, 300_000);

test('faults while writing to --out: every file there is whole, every missing one is named', () => {
  const { path, damaged, cleaned } = archive(1000);
  const out = quickFolder();
  const { status, stderr } = run(['fix', '--out', out, '.'], {
    cwd: path,
    preload: faults,
    env: { FAULTS: '7,0.05', FAULTS_LOG: join(quickFolder(), 'log') },
  });
  expect(status).toBe(2);
  const files = tree(out);
  for (const way of damaged.keys()) {
    if (files[way] === undefined) expect(stderr).toContain(`clean-copy: ${way}: `);
    else expect(files[way]).toBe(cleaned.get(way));
  }
  expect(Object.keys(files).length).toBeLessThan(1000);
  expect(tree(path)).toEqual(Object.fromEntries(damaged));
}, 120_000);

test('killed at any moment: each file is old or new, and the next run leaves nothing behind', async () => {
  const { path, damaged, cleaned } = archive(400);
  const kills = nightly ? 200 : 25;
  let litter = 0;
  for (let i = 0; i < kills; i++) {
    if (i % 8 === 0) for (const [way, text] of damaged) writeFileSync(join(path, way), text);
    const child = start(['fix', '.'], { cwd: path });
    const closed = new Promise((resolve) => child.on('close', resolve));
    // From the first sign of life on, so that the kill falls into the work and not into the start.
    await new Promise((resolve) => child.stdout.once('data', resolve).once('close', resolve));
    await new Promise((resolve) => setTimeout(resolve, (i * 7) % 40));
    child.kill('SIGKILL');
    await closed;
    for (const [way, text] of Object.entries(tree(path))) {
      if (way.endsWith('.tmp')) litter++;
      else expect(text === damaged.get(way) || text === cleaned.get(way)).toBe(true);
    }
  }
  // A kill between creating and renaming leaves a temporary file; here is one for sure.
  const [name] = readdirSync(join(path, 'd0'));
  const host = leftoverName();
  writeFileSync(join(path, 'd0', host), readFileSync(join(path, 'd0', name!)));
  expect(run(['fix', '.'], { cwd: path }).status).toBe(0);
  expect(tree(path)).toEqual(Object.fromEntries(cleaned));
  console.log(`${kills} kills, ${litter} temporary files met on the way, none left`);
}, 300_000);

/** The name of a temporary file of a process of this machine that is gone. */
function leftoverName(): string {
  const path = folder({ 'a.txt': DAMAGED });
  const seen = join(path, 'seen');
  const spy = join(path, 'spy.cjs');
  writeFileSync(
    spy,
    `const fs = require('node:fs'); const { renameSync } = fs;
     fs.renameSync = (a, b) => { fs.writeFileSync(${JSON.stringify(seen)}, a); renameSync(a, b); };`,
  );
  run(['fix', join(path, 'a.txt')], { preload: spy });
  return readFileSync(seen, 'utf8').split('/').at(-1)!;
}

describe('a full disk', () => {
  const disk = mountSmallDisk();
  test.runIf(disk)(
    'leaves every file whole, names it, and ends with 2 (skipped where no disk can be mounted)',
    () => {
      const path = disk!();
      const text = `${CLEAN.repeat(30)}\n${DAMAGED}`;
      const names: string[] = [];
      try {
        for (let i = 0; i < 100; i++) {
          writeFileSync(join(path, `${i}.txt`), text);
          names.push(`${i}.txt`);
        }
      } catch {
        rmSync(join(path, `${names.length}.txt`));
      }
      expect(names.length).toBeGreaterThan(5);
      const before = tree(path);
      writeFileSync(join(path, 'rest'), '');
      execFileSync('sh', ['-c', `cat /dev/zero > ${path}/rest || true`], { stdio: 'ignore' });
      const { status, stderr } = run(['fix', '.'], { cwd: path });
      expect(status).toBe(2);
      expect(stderr.match(/: the disk is full$/gm)).toHaveLength(names.length);
      rmSync(join(path, 'rest'));
      expect(tree(path)).toEqual(before);
    },
  );

  test.runIf(existsSync('/dev/full'))('under standard output is said, and ends with 2', () => {
    const full = openSync('/dev/full', 'w');
    const path = folder({ 'a.txt': DAMAGED });
    const child = execFileSyncStatus(['check', '--format', 'json', path], full);
    expect(child.status).toBe(2);
    expect(child.stderr).toBe('clean-copy: writing the output failed: ENOSPC\n');
  });
});

function execFileSyncStatus(args: string[], stdout: number): { status: number; stderr: string } {
  try {
    execFileSync(process.execPath, [CLI, ...args], {
      stdio: ['ignore', stdout, 'pipe'],
      env: { LANG: 'en' },
    });
    return { status: 0, stderr: '' };
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: Buffer };
    return { status, stderr: stderr.toString() };
  }
}

/** A disk of 512 kB, where this user may mount one. */
function mountSmallDisk(): (() => string) | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const path = mkdtempSync(join(tmpdir(), 'clean-copy-disk-'));
  const unmount = () => execFileSync('umount', [path]);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', path], { stdio: 'ignore' });
    unmount();
  } catch {
    return undefined;
  }
  return () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', path]);
    onTestFinished(() => {
      unmount();
      rmSync(path, { recursive: true });
    });
    return path;
  };
}

test('a reader that goes away ends a check quietly, and stops no fix', async () => {
  const { path, cleaned } = archive(500);
  const shut = async (args: string[]) => {
    const child = start(args, { cwd: path });
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.on('close', resolve));
    return { status, stderr };
  };
  expect(await shut(['check', '--format', 'json', '.'])).toEqual({ status: 1, stderr: '' });
  expect((await shut(['fix', '.'])).status).toBe(0);
  expect(tree(path)).toEqual(Object.fromEntries(cleaned));
}, 60_000);

test('memory does not grow with the number of files', () => {
  const { path } = archive(3000);
  const peak = (files: string) => {
    const spy = join(
      folder({
        'spy.cjs': "process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)));",
      }),
      'spy.cjs',
    );
    const { stderr, status } = run(['check', '--format', 'json', files], { cwd: path, preload: spy });
    expect(status).toBe(1);
    return Number(stderr) / 1024;
  };
  const few = peak('d0');
  const many = peak('.');
  console.log(`peak ${few.toFixed(0)} MB for 250 files, ${many.toFixed(0)} MB for 3,000`);
  expect(many).toBeLessThan(few + 80);
}, 60_000);
