// What the documents name is there: links, files, commands.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/root.js';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const documents = [
  'README.md',
  'CHANGELOG.md',
  'test/workbench/README.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
].filter((path) => path.endsWith('.md'));

/** Headings as the addresses of links have them. */
const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.*)$/gmu)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );

describe.each(documents)('%s', (path) => {
  const text = read(path);

  test('every link leads somewhere', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/gu)].map(([, link]) => link!);
    const dead = links.filter((link) => {
      if (/^(?:https?:|command:)/u.test(link)) return false;
      const [file, anchor] = link.split('#') as [string, string | undefined];
      const target = file === '' ? path : join(dirname(path), file);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(read(target)).includes(decodeURIComponent(anchor));
    });
    expect(dead).toEqual([]);
  });

  test('every file and script it names is there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [
      ...text.matchAll(/`((?:src|test|scripts|docs|bench|l10n|media|samples|models)\/[\w./*-]+)`/gu),
    ];
    // dist, out and what the build writes are not there before it has run.
    const gone = named
      .map(([, file]) => file!)
      .filter((file) => !file.includes('*') && !file.startsWith('bench/.') && !existsSync(join(root, file)));
    expect(gone).toEqual([]);
    const called = [...text.matchAll(/npm (?:run ([\w:]+)|(start|test)\b)/gu)].map(
      ([, run, own]) => run ?? own!,
    );
    expect(called.filter((script) => !scripts[script])).toEqual([]);
  });
});

test('README.md leads to every document', () => {
  const readme = read('README.md');
  const unlinked = documents.filter((path) => path.startsWith('docs/') && !readme.includes(`(${path})`));
  expect(unlinked).toEqual([]);
});

test('docs/architecture.md names every folder of the core and every folder of the tests', () => {
  const text = read('docs/architecture.md');
  const folders = (path: string) =>
    readdirSync(join(root, path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  expect(folders('src/core').filter((name) => !text.includes(`${name}/`))).toEqual([]);
  expect(folders('src').filter((name) => !text.includes(`src/${name}`))).toEqual([]);
  expect(folders('test').filter((name) => !text.includes(`test/${name}`))).toEqual([]);
});

test('README.md calls commands by their names', () => {
  const readme = read('README.md');
  const named = (quoted: RegExp) => [...readme.matchAll(quoted)].map(([, title]) => title!);
  const titles = (file: string) =>
    Object.entries(JSON.parse(read(file)) as Record<string, string>)
      .filter(([key]) => key.startsWith('command.'))
      .map(([, title]) => title);
  const chinese = named(/“清稿: ([^”]+)”/gu);
  const english = named(/“Clean Copy: ([^”]+)”/gu);
  expect(chinese.length).toBeGreaterThan(5);
  expect(english.length).toBeGreaterThan(5);
  expect(chinese.filter((title) => !titles('package.nls.zh-cn.json').includes(title))).toEqual([]);
  expect(english.filter((title) => !titles('package.nls.json').includes(title))).toEqual([]);
});
