// The commands of docs/archives.md, with GNU parallel where it is installed.
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DAMAGED } from './sample.js';
import { CLI, folder, run, tree } from './tool.js';

const hasParallel = /GNU parallel/.test(
  spawnSync('parallel', ['--version'], { encoding: 'utf8' }).stdout ?? '',
);
if (!hasParallel) console.log('GNU parallel is not installed: its commands are not tried');

/** A folder with `clean-copy` in it, and a way to run a line of shell there that finds it. */
function machine(files: Record<string, string>) {
  const path = folder({
    ...files,
    'bin/clean-copy': `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`,
  });
  chmodSync(join(path, 'bin/clean-copy'), 0o755);
  const shell = (line: string) => {
    const env = {
      ...process.env,
      PATH: `${join(path, 'bin')}:${process.env.PATH}`,
      HOME: path,
      LANG: 'C.UTF-8',
    };
    const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: path, env, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    return stdout;
  };
  return { path, shell };
}

describe.skipIf(!hasParallel)('GNU parallel', () => {
  test('spreads an archive over processors and hosts; the results are those of one process, in order', () => {
    const lines = Array.from({ length: 60 }, (_, id) =>
      JSON.stringify({ id, text: DAMAGED.replaceAll('青川', `青${id}川`) }),
    );
    const input = `${lines.join('\n')}\n`;
    const one = run(['check', '--stdin-ndjson', '--exit-zero'], { input }).stdout;
    expect(one.trimEnd().split('\n')).toHaveLength(60);
    const { shell } = machine({ 'articles.ndjson': input });
    const check = 'clean-copy check --stdin-ndjson --exit-zero';
    expect(shell(`parallel --pipepart -a articles.ndjson --block -2 --keep-order ${check}`)).toBe(one);
    expect(shell(`parallel -S 2/: --pipe --block 50K --keep-order ${check} < articles.ndjson`)).toBe(one);
  });

  test('cleans a tree folder by folder or in place, and does nothing twice', () => {
    const files = {
      'archive/2019/a.txt': DAMAGED,
      'archive/2020/b c.txt': DAMAGED,
      'archive/2020/d.txt': DAMAGED,
    };
    const { path, shell } = machine(files);
    const byFolder =
      'parallel --joblog run.log --resume-failed clean-copy fix --out cleaned/{/} {} ::: archive/*';
    shell(byFolder);
    const cleaned = tree(join(path, 'cleaned'));
    expect(Object.keys(cleaned)).toEqual(['2019/a.txt', '2020/b c.txt', '2020/d.txt']);
    const log = readFileSync(join(path, 'run.log'), 'utf8');
    shell(byFolder);
    expect(readFileSync(join(path, 'run.log'), 'utf8')).toBe(log);
    const inPlace = "find archive -name '*.txt' -print0 | parallel -0 -n 100 clean-copy fix -- {}";
    expect(shell(inPlace).trimEnd().split('\n').sort()).toEqual(Object.keys(files).sort());
    expect(tree(join(path, 'archive'))).toEqual(cleaned);
    expect(shell(inPlace)).toBe('');
  });
});
