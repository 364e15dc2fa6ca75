import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/cli/messages/en.js';
import { help } from '../../src/cli/messages/help.js';
import { zh } from '../../src/cli/messages/zh.js';
import { RULE_IDS } from '../../src/core/finding.js';
import { MESSAGES } from '../../src/core/messages.js';

const json = (path: string): Record<string, string> => JSON.parse(readFileSync(path, 'utf8'));
const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
const readAll = (folder: string) => filesOf(folder).join('\n');
const sources = filesOf('src/editor');

/** The English of every `t('…')` and `l10n.t('…')` in the editor's code. */
function spoken(): Set<string> {
  const found = new Set<string>(Object.values(MESSAGES));
  for (const source of sources)
    for (const [, , text] of source.matchAll(/\bt\(\s*(['"])((?:\\.|(?!\1).)*)\1/gu))
      found.add(text!.replace(/\\(.)/gu, '$1'));
  return found;
}

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/gu))].sort();
const HAN = /\p{Script=Han}/u;

/** How a bundle falls short of what is spoken. */
function faultsOf(bundle: Readonly<Record<string, string>>, keys: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  for (const key of keys) if (!bundle[key]) faults.push(`missing: ${key}`);
  for (const [key, text] of Object.entries(bundle)) {
    if (!keys.has(key)) faults.push(`unused: ${key}`);
    if (placeholders(text).join() !== placeholders(key).join()) faults.push(`other arguments: ${key}`);
  }
  return faults;
}

test('the comparison sees what is missing, unused or filled in differently', () => {
  const keys = new Set(['Open', '{0} findings']);
  expect(faultsOf({ Open: '打开', '{0} findings': '{0} 处问题' }, keys)).toEqual([]);
  expect(faultsOf({ Open: '打开', Close: '关闭', '{0} findings': '问题' }, keys)).toEqual([
    'unused: Close',
    'other arguments: {0} findings',
  ]);
  expect(faultsOf({ Open: '' }, keys)).toEqual(['missing: Open', 'missing: {0} findings']);
});

// The Traditional one is made from the Simplified by the build.
test.each(['zh-cn', 'zh-tw'])('the messages in %s are complete', (language) => {
  const bundle = json(`l10n/bundle.l10n.${language}.json`);
  expect(faultsOf(bundle, spoken())).toEqual([]);
  const chinese = Object.entries(bundle).filter(([key]) => /\p{L}{2}/u.test(key.replace(/\{\w+\}/gu, '')));
  expect(chinese.filter(([, text]) => !HAN.test(text))).toEqual([]);
});

test('every message of the core is spoken somewhere', () => {
  const core = readAll('src/core');
  const kinds = core.match(/\| '(\w+)'/gu)?.map((kind) => `export.kind.${kind.slice(3, -1)}`) ?? [];
  const unused = Object.keys(MESSAGES).filter(
    (id) => core.split(`'${id}'`).length < 3 && !(kinds.includes(id) && core.includes('`export.kind.${')),
  );
  expect(unused).toEqual([]);
});

test('every l10n.t() is given a string that this test can read', () => {
  for (const source of sources) {
    const calls = source.match(/\bt\(/gu)?.length ?? 0;
    const readable = source.match(/\bt\(\s*(['"])((?:\\.|(?!\1).)*)\1/gu)?.length ?? 0;
    // speak.ts translates the core's own messages, which are checked by their table.
    const dynamic = source.match(/\bt\(english\)/gu)?.length ?? 0;
    expect(readable + dynamic).toBe(calls);
  }
});

describe('the manifest', () => {
  const manifest = readFileSync('package.json', 'utf8');
  const used = new Set([...manifest.matchAll(/"%([^%"]+)%"/gu)].map(([, key]) => key!));
  const english = json('package.nls.json');

  test.each(['package.nls.json', 'package.nls.zh-cn.json', 'package.nls.zh-tw.json'])(
    '%s is complete',
    (file) => {
      const bundle = json(file);
      expect([...used].filter((key) => !bundle[key])).toEqual([]);
      expect(Object.keys(bundle).filter((key) => !used.has(key))).toEqual([]);
      if (file === 'package.nls.json') return;
      const untranslated = Object.entries(bundle).filter(([, text]) => !HAN.test(text));
      expect(untranslated.filter(([key]) => !key.endsWith('.image'))).toEqual([]);
    },
  );
  test('links lead to the same commands in every language', () => {
    const commands = (text: string) => text.match(/\(command:[^)]+\)/gu) ?? [];
    for (const file of ['package.nls.zh-cn.json', 'package.nls.zh-tw.json'])
      for (const [key, text] of Object.entries(json(file)))
        expect(commands(text), key).toEqual(commands(english[key]!));
  });
});

describe('the command line', () => {
  const code = readAll('src/cli');
  const ids = Object.keys(en) as (keyof typeof en)[];

  test('every message is said somewhere', () => {
    // `file.ENOENT` and `severity.error` are put together where they are said.
    const made = [...code.matchAll(/`(\w+\.)\$\{/gu)].map(([, start]) => start!);
    const unused = ids.filter(
      (id) => code.split(`'${id}'`).length < 4 && !made.some((start) => id.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });
  test('every message has its arguments in both languages, and Chinese in one', () => {
    for (const id of ids) {
      expect(placeholders(zh[id]), id).toEqual(placeholders(en[id]));
      expect(zh[id], id).toMatch(HAN);
    }
  });
  test('both help texts name the same options and commands', () => {
    const named = (text: string) => [...new Set(text.match(/--[a-z-]+|clean-copy \w+/gu))].sort();
    expect(named(help('zh', RULE_IDS))).toEqual(named(help('en', RULE_IDS)));
    expect(named(help('en', RULE_IDS))).toContain('--stdin-ndjson');
  });
});

test('Traditional Chinese has the words of VS Code in Taiwan', () => {
  const said = ['l10n/bundle.l10n.zh-tw.json', 'package.nls.zh-tw.json'].flatMap((file) =>
    Object.values(json(file)),
  );
  const foreign = /隻讀|只讀|撤銷|應用(?!程式)|示例|下劃線|型別|文本|文件夾|[“”]/u;
  expect(said.filter((text) => foreign.test(text))).toEqual([]);
  expect(said.filter((text) => text.includes('唯讀'))).not.toEqual([]);
});
