import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/core/check.js';
import { CLEAN, DAMAGED } from './sample.js';
import { folder, paragraphs, run, tree } from './tool.js';

const json = (args: readonly string[], input = '') => JSON.parse(run(args, { input }).stdout);

describe('check', () => {
  test('reports findings as the contract has them, and exits with 1', () => {
    const path = folder({ 'a.txt': DAMAGED, 'b.md': CLEAN, 'sub/c.markdown': CLEAN, 'no.html': DAMAGED });
    const { status, stdout, stderr } = run(['check', '--format', 'json', path]);
    expect(status).toBe(1);
    expect(stderr).toBe('');
    const report = JSON.parse(stdout);
    expect(report.version).toBe(1);
    expect(report.files.map((f: { path: string }) => f.path)).toEqual([
      join(path, 'a.txt'),
      join(path, 'b.md'),
      join(path, 'sub/c.markdown'),
    ]);
    const marker = report.files[0].findings.find((f: { rule: string }) => f.rule === 'image-marker');
    const at = DAMAGED.indexOf('①');
    expect(marker).toMatchObject({ start: at, end: at + 1, related: [] });
    expect(Object.keys(marker)).toEqual(['rule', 'severity', 'start', 'end', 'message', 'related', 'fixes']);
    expect(Object.keys(marker.fixes[0])).toEqual(['title', 'safe', 'edits']);
    expect(report.files[1].findings).toEqual([]);
  });

  test('exits with 0 where nothing is found, and with --exit-zero', () => {
    const path = folder({ 'a.txt': CLEAN, 'b.txt': DAMAGED });
    expect(run(['check', join(path, 'a.txt')]).status).toBe(0);
    expect(run(['check', join(path, 'b.txt')]).status).toBe(1);
    expect(run(['check', '--exit-zero', join(path, 'b.txt')]).status).toBe(0);
  });

  test('names line and column in text', () => {
    const path = folder({ 'a.txt': DAMAGED });
    const { stdout } = run(['check', 'a.txt'], { cwd: path });
    expect(stdout).toContain('a.txt:9:1: info: Stray image marker ① [image-marker, safe]');
  });

  test('reads standard input, and files of any name that are named', () => {
    const path = folder({ page: DAMAGED });
    expect(json(['check', '--format', 'json', '-'], DAMAGED).files[0].path).toBe('-');
    expect(json(['check', '--format', 'json', join(path, 'page')]).files[0].findings).not.toEqual([]);
  });

  test('agrees with the core on LF and CRLF', () => {
    for (const text of [DAMAGED, DAMAGED.replaceAll('\n', '\r\n')]) {
      const path = folder({ 'a.txt': text });
      const { files } = json(['check', '--format', 'json', path]);
      const places = (list: readonly { rule: string; start: number; end: number }[]) =>
        list.map(({ rule, start, end }) => ({ rule, start, end }));
      expect(places(files[0].findings)).toEqual(places(check(text).findings));
      expect(files[0].findings.length).toBeGreaterThan(1);
    }
  });

  test('gives the same file once, however often it is named', () => {
    const path = folder({ 'a.txt': CLEAN, 'b.txt': CLEAN });
    const { files } = json([
      'check',
      '--format',
      'json',
      join(path, 'b.txt'),
      path,
      path,
      join(path, 'a.txt'),
    ]);
    expect(files.map((f: { path: string }) => f.path)).toEqual([join(path, 'b.txt'), join(path, 'a.txt')]);
  });

  test('speaks the language of the call or of the environment', () => {
    const zh = run(['check', '--lang', 'zh', '-'], { input: DAMAGED }).stdout;
    expect(zh).toContain('孤立的图片标记 ①');
    expect(run(['check', '-'], { input: DAMAGED, env: { LC_ALL: 'zh_CN.UTF-8' } }).stdout).toBe(zh);
    expect(
      run(['check', '--lang', 'en', '-'], { input: DAMAGED, env: { LC_ALL: 'zh_CN.UTF-8' } }).stdout,
    ).toContain('Stray image marker');
  });

  test('leaves rules out, or takes one alone', () => {
    const rules = (...args: string[]): string[] =>
      json(['check', '--format', 'json', ...args, '-'], DAMAGED).files[0].findings.map(
        (f: { rule: string }) => f.rule,
      );
    expect(rules('--rule', 'image-marker')).toEqual(['image-marker']);
    expect(rules('--no-rule', 'image-marker')).not.toContain('image-marker');
  });
});

describe('fix', () => {
  test('rewrites changed files only, in place', () => {
    const path = folder({ 'a.txt': DAMAGED, 'b.txt': CLEAN });
    const { status, stdout } = run(['fix', path]);
    expect(status).toBe(0);
    expect(stdout).toBe(`${join(path, 'a.txt')}\n`);
    expect(paragraphs(readFileSync(join(path, 'a.txt'), 'utf8'))).toEqual(paragraphs(CLEAN));
    expect(Object.keys(tree(path))).toEqual(['a.txt', 'b.txt']);
    expect(run(['fix', path]).stdout).toBe('');
  });

  test('keeps CRLF', () => {
    const path = folder({ 'a.txt': DAMAGED.replaceAll('\n', '\r\n') });
    run(['fix', path]);
    const text = readFileSync(join(path, 'a.txt'), 'utf8');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(paragraphs(text)).toEqual(paragraphs(CLEAN));
  });

  test('writes every file under --out and leaves the input alone', () => {
    const path = folder({ 'in/a.txt': DAMAGED, 'in/sub/b.md': CLEAN, 'single.txt': CLEAN });
    const before = tree(join(path, 'in'));
    const { status } = run(['fix', '--out', 'out', 'in', 'single.txt'], { cwd: path });
    expect(status).toBe(0);
    expect(tree(join(path, 'in'))).toEqual(before);
    const out = tree(join(path, 'out'));
    expect(Object.keys(out)).toEqual(['a.txt', 'single.txt', 'sub/b.md']);
    expect(paragraphs(out['a.txt']!)).toEqual(paragraphs(CLEAN));
    expect(out['sub/b.md']).toBe(CLEAN);
  });

  test('cleans standard input to standard output', () => {
    expect(paragraphs(run(['fix', '-'], { input: DAMAGED }).stdout)).toEqual(paragraphs(CLEAN));
    expect(run(['fix', '-'], { input: CLEAN }).stdout).toBe(CLEAN);
  });
});

describe('extract', () => {
  test('lists people and figures as the contract has them', () => {
    const [file] = json(['extract', '--format', 'json', '-'], CLEAN).files;
    expect(Object.keys(file)).toEqual(['path', 'people', 'figures', 'images']);
    for (const { start, end, text } of file.figures) expect(CLEAN.slice(start, end)).toBe(text);
    expect(file.figures.length).toBeGreaterThan(2);
  });

  test('writes CSV that spreadsheets read, Markdown, and text', () => {
    const csv = run(['extract', '--format', 'csv', '-'], { input: CLEAN }).stdout;
    expect(csv.startsWith('\ufeff"File","Type",')).toBe(true);
    expect(csv.trimEnd().split('\r\n').length).toBeGreaterThan(3);
    expect(run(['extract', '--format', 'markdown', '-'], { input: CLEAN }).stdout).toMatch(/\| --- \|/);
    expect(run(['extract', '-'], { input: CLEAN }).stdout).toMatch(/Figures \(\d+\)/);
  });
});

describe('a bad call', () => {
  const cases: [string[], RegExp][] = [
    [[], /which command/],
    [['chek', '.'], /unknown command “chek”/],
    [['check'], /name a file/],
    [['check', '--nope', '.'], /unknown option --nope/],
    [['check', '--out', 'x', '.'], /unknown option --out/],
    [['check', '--format', 'xml', '.'], /cannot be “xml”: it is one of text, json, sarif/],
    [['check', '--format'], /--format needs a value/],
    [['check', '--rule', 'spelling', '.'], /--rule cannot be “spelling”/],
    [['fix', '--diff=yes', '.'], /--diff takes no value/],
    [['fix', '--diff', '--out', 'x', '.'], /do not go together/],
    [['fix', '--out', 'x', '-'], /--out with files and folders only/],
    [['check', '--stdin-ndjson', 'a.txt'], /name no files/],
    [['check', '--config', 'none.json', '.'], /none\.json: no such file/],
  ];
  test.each(cases)('%j is answered in one line, with status 2', (args, said) => {
    const { status, stdout, stderr } = run(args, { cwd: folder({ 'a.txt': CLEAN }) });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(said);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('is answered in Chinese too', () => {
    expect(run(['check', '--nope', '--lang', 'zh']).stderr).toContain('没有选项 --nope');
  });
});

test('--help and --version', () => {
  expect(run(['--help']).stdout).toContain('--stdin-ndjson');
  expect(run(['check', '--help', '--lang', 'zh']).stdout).toContain('退出状态');
  expect(run(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
