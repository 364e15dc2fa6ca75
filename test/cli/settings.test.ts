import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DAMAGED } from './sample.js';
import { folder, run } from './tool.js';

interface Found {
  rule: string;
  severity: string;
}

function check(cwd: string, ...args: string[]) {
  const { stdout, stderr, status } = run(['check', '--format', 'json', ...args], { cwd });
  const findings = (JSON.parse(stdout).files as { findings: Found[] }[]).flatMap((f) => f.findings);
  return { rules: new Set(findings.map((f) => f.rule)), findings, stderr, status };
}

const SETTINGS = `{
  // The desk's own.
  "editor.fontSize": 14,
  "cleanCopy.rules.image-marker": "off",
  "cleanCopy.rules.repeated-paragraph": "error",
}`;

describe('.vscode/settings.json', () => {
  test('is taken from the nearest folder above, comments and all', () => {
    const path = folder({ 'news/today/a.txt': DAMAGED, 'news/.vscode/settings.json': SETTINGS });
    for (const args of [['news/today'], ['news/today/a.txt'], ['.']]) {
      const { rules, findings } = check(path, ...args);
      const isIn = args[0] !== '.';
      expect(rules.has('image-marker')).toBe(!isIn);
      expect(findings.some((f) => f.severity === 'error')).toBe(isIn);
    }
  });

  test('gives way to --config, and both to the call', () => {
    const path = folder({
      'a.txt': DAMAGED,
      '.vscode/settings.json': SETTINGS,
      'mine.json': '{"cleanCopy.rules": {"repeated-paragraph": "off"}}',
    });
    const { rules } = check(path, '--config', 'mine.json', '.');
    expect([...rules]).toEqual(['image-marker']);
    expect([...check(path, '--rule', 'image-marker', '.').rules]).toEqual(['image-marker']);
  });

  test('holds for fix as well', () => {
    const path = folder({ 'a.txt': DAMAGED, '.vscode/settings.json': SETTINGS });
    expect(run(['fix', '--diff', path]).stdout).not.toContain('-①');
  });

  test('wrong values are said once and ignored', () => {
    const settings = '{"cleanCopy.rules.image-marker": 3, "cleanCopy.rules.spelling": "off"}';
    const path = folder({ 'a.txt': DAMAGED, 'b.txt': DAMAGED, '.vscode/settings.json': settings });
    const { rules, stderr, status } = check(path, 'a.txt', 'b.txt', '.');
    expect(status).toBe(1);
    expect(rules.has('image-marker')).toBe(true);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringContaining(
        `${join(path, '.vscode/settings.json')}: cleanCopy.rules.image-marker cannot be 3 (allowed: error, warning, information, hint, off), ignored`,
      ),
      expect.stringContaining('cleanCopy.rules.spelling is no setting, ignored'),
    ]);
  });

  test('broken JSON is said, and what can be read of it holds', () => {
    const path = folder({
      'a.txt': DAMAGED,
      '.vscode/settings.json': '{"cleanCopy.rules.image-marker": "off",,}',
    });
    const { rules, stderr } = check(path, '.');
    expect(stderr).toContain('not valid JSON');
    expect(rules.has('image-marker')).toBe(false);
  });

  test('a glob that has no end is said and ignored: the folder brings it along', () => {
    const endless = ['*a*a*a*a*a*a*a*a*a*a*a*ab', '**/a/**/a/**/a/**/a/**/b', '*(+(a))*(+(a))b'];
    const path = folder({
      '.vscode/settings.json': JSON.stringify({
        'cleanCopy.ignoreFiles': endless,
        'cleanCopy.rulesForFiles': { [endless[0]!]: { 'image-marker': 'off' } },
      }),
      [`${'a'.repeat(200)}.txt`]: DAMAGED,
    });
    const { rules, stderr } = check(path, '.');
    expect(stderr.match(/cannot be/g)).toHaveLength(3);
    expect(rules.has('image-marker')).toBe(true);
  });

  test('rules hold for files by glob, and files are left alone', () => {
    const settings = JSON.stringify({
      'cleanCopy.rulesForFiles': {
        '*.md': { 'image-marker': 'off', 'repeated-paragraph': 'off' },
        'archive/**': { 'image-marker': 'error', nonsense: 'off' },
      },
      'cleanCopy.ignoreFiles': ['**/raw/*.txt', 7],
    });
    const path = folder({
      '.vscode/settings.json': settings,
      'a.md': DAMAGED,
      'archive/b.md': DAMAGED,
      'archive/raw/c.txt': DAMAGED,
      'd.txt': DAMAGED,
    });
    const { stdout, stderr } = run(['check', '--format', 'json', '.'], { cwd: path });
    const levels = Object.fromEntries(
      JSON.parse(stdout).files.map((file: { path: string; findings: Found[] }) => [
        file.path,
        [...new Set(file.findings.map((f) => `${f.rule} ${f.severity}`))].sort(),
      ]),
    );
    expect(levels).toEqual({
      'a.md': [],
      'archive/b.md': ['image-marker error'],
      'archive/raw/c.txt': [],
      'd.txt': ['image-marker information', 'repeated-paragraph warning'],
    });
    expect(stderr).toContain('cleanCopy.rules.nonsense is no setting');
    expect(stderr).toContain('cleanCopy.ignoreFiles cannot be 7');
    run(['fix', '.'], { cwd: path });
    expect(check(path, 'd.txt').findings).toEqual([]);
    expect(run(['check', '--config', '/dev/null', 'archive/raw/c.txt'], { cwd: path }).status).toBe(1);
  });
});
