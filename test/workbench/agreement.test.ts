// The editor and the command line say the same of the same text, with settings from the same file.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/root.js';
import { type Problem, useWindow } from './harness/index.js';

interface Said {
  readonly rule: string;
  readonly severity: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly related: number;
}

const SAMPLES = readdirSync(join(root, 'samples')).map((name) => ({
  name,
  text: readFileSync(join(root, 'samples', name), 'utf8'),
}));
/** Names and figures that disagree, a character outside the basic plane, and blanks of every kind. */
const ODD = {
  name: 'odd.txt',
  text: `𠮷河边的气象站

气象站站长郁怀瑾在湖边守了十九年。今年春天，站长郁怀瑾带领12名队员平安返回盐湖，受到乡亲的热烈欢迎。

\t①

　　“风从湖面上来的时候，什么都听不见。”气象站站长郁怀谨说，“习惯了就好。”

今年春天，站长郁怀瑾带领13名队员平安返回盐湖，受到乡亲的热烈欢迎。
`,
};
const SETTINGS = {
  // As an editor writes them: comments and all.
  'cleanCopy.rules.image-marker': 'error',
  'cleanCopy.rulesForFiles': {
    '*.md': { 'truncated-sentence': 'hint' },
    'left/**': { 'image-marker': 'off' },
  },
  'cleanCopy.ignoreFiles': ['4-*'],
};

const folder = mkdtempSync(join(tmpdir(), 'clean-copy-agreement-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function byCommandLine(path: string): Said[] {
  const args = [join(root, 'dist/cli.js'), 'check', '--format', 'json', '--lang', 'en', path];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  expect(stderr).toBe('');
  const [file] = JSON.parse(stdout).files as {
    findings: (Omit<Said, 'related'> & { related: unknown[] })[];
  }[];
  return file!.findings.map(({ rule, severity, start, end, message, related }) => ({
    rule,
    severity,
    start,
    end,
    message,
    related: related.length,
  }));
}

/** What the editor marks only in order to fade it is no finding of its own. */
const isFading = ({ severity, faded, related }: Problem) =>
  severity === 'hint' && faded && related.length === 0;

describe.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
])('the same findings on text with %s', (_, end) => {
  const vscode = useWindow();
  const inEditor = async (path: string, text: string): Promise<Said[]> => {
    const wanted = byCommandLine(path).length;
    await vscode().disk.write(path, text);
    await vscode().open(path);
    expect(await vscode().text()).toBe(text);
    const problems = await vscode().waitFor(
      `${wanted} findings in ${path}`,
      async () => (await vscode().problems(path)).filter((problem) => !isFading(problem)),
      (all) => all.length === wanted,
    );
    return problems.map(({ code, severity, start, end: stop, message, related }) => ({
      rule: code,
      severity,
      start,
      end: stop,
      message,
      related: related.length,
    }));
  };
  const articles = [...SAMPLES, ODD].map(({ name, text }) => ({ name, text: text.replaceAll('\n', end) }));

  test.each(articles)('$name', async ({ name, text }) => {
    write(name, text);
    const wanted = byCommandLine(name);
    expect(wanted.length, 'nothing to compare').toBeGreaterThan(2);
    expect(await inEditor(name, text)).toEqual(wanted);
  });

  test('with the settings of the folder, by file and by glob', async () => {
    const settings = `// The desk's own.\n${JSON.stringify(SETTINGS, null, 2)}`;
    write('.vscode/settings.json', settings);
    await vscode().closeAll();
    await vscode().disk.write('.vscode/settings.json', settings);
    const seen = new Set<string>();
    for (const { name, text } of articles) {
      for (const path of [name, `left/${name}`]) {
        write(path, text);
        const found = await inEditor(path, text);
        expect(found, path).toEqual(byCommandLine(path));
        for (const { rule, severity } of found) seen.add(`${rule} ${severity}`);
      }
    }
    expect(seen).toContain('image-marker error');
    expect(byCommandLine('left/odd.txt').some(({ rule }) => rule === 'image-marker')).toBe(false);
    expect(byCommandLine(SAMPLES.find(({ name }) => name.startsWith('4-'))!.name)).toEqual([]);
    rmSync(join(folder, '.vscode'), { recursive: true });
  });
});
