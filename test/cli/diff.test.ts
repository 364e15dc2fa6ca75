import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { CLEAN, DAMAGED } from './sample.js';
import { folder, run, tree } from './tool.js';

test('git apply on the diff gives what fix gives, whatever the name, the encoding and the line ends', () => {
  const files = {
    'a.txt': DAMAGED,
    'b c.txt': `\ufeff${DAMAGED}`,
    'sub/it\'s "d"\\.md': DAMAGED.replaceAll('\n', '\r\n'),
    'tab\tand\nbreak.txt': DAMAGED.trimEnd(),
    '新闻.txt': `${DAMAGED}\n${CLEAN.slice(20)}`,
    'gb.txt': iconv.encode(DAMAGED, 'gb18030'),
    'same.txt': CLEAN,
  };
  const path = folder(files);
  const { status, bytes, stderr } = run(['fix', '--diff', '.'], { cwd: path });
  expect(status).toBe(0);
  expect(stderr).toContain('files that would change: 6 of 7');
  expect(Object.keys(tree(path))).toHaveLength(7);
  expect(readFileSync(join(path, 'a.txt'), 'utf8')).toBe(DAMAGED);
  const copy = folder(files);
  writeFileSync(join(path, 'patch'), bytes);
  execFileSync('git', ['apply', '--unsafe-paths', '-p1', join(path, 'patch')], {
    cwd: copy,
    env: { PATH: process.env.PATH, GIT_CEILING_DIRECTORIES: join(copy, '..') },
  });
  run(['fix', '.'], { cwd: path });
  for (const name of Object.keys(files))
    expect(readFileSync(join(copy, name))).toEqual(readFileSync(join(path, name)));
});

test('a diff of standard input, and of nothing', () => {
  expect(run(['fix', '--diff', '-'], { input: DAMAGED }).stdout).toMatch(
    /^--- a\/stdin\n\+\+\+ b\/stdin\n@@ /,
  );
  expect(run(['fix', '--diff', '-'], { input: CLEAN }).stdout).toBe('');
});
