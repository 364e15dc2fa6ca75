import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MESSAGES } from '../../src/core/messages.js';

const json = (path: string): Record<string, string> => JSON.parse(readFileSync(path, 'utf8'));
const sources = readdirSync('src/editor', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(`src/editor/${name}`, 'utf8'));

/** The English of every `t('…')` and `l10n.t('…')` in the editor's code. */
function spoken(): Set<string> {
  const found = new Set<string>(Object.values(MESSAGES));
  for (const source of sources)
    for (const [, , text] of source.matchAll(/\bt\(\s*(['"])((?:\\.|(?!\1).)*)\1/gu))
      found.add(text!.replace(/\\(.)/gu, '$1'));
  return found;
}

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/gu))].sort();

describe.each(['zh-cn'])('messages in %s', (language) => {
  const bundle = json(`l10n/bundle.l10n.${language}.json`);
  const english = spoken();

  test('nothing is missing', () => {
    expect([...english].filter((key) => !bundle[key])).toEqual([]);
  });
  test('nothing is unused', () => {
    expect(Object.keys(bundle).filter((key) => !english.has(key))).toEqual([]);
  });
  test('the same arguments stand in both', () => {
    for (const [key, text] of Object.entries(bundle))
      expect(placeholders(text), key).toEqual(placeholders(key));
  });
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
    },
  );
  test('links lead to the same commands in every language', () => {
    const commands = (text: string) => text.match(/\(command:[^)]+\)/gu) ?? [];
    for (const file of ['package.nls.zh-cn.json', 'package.nls.zh-tw.json'])
      for (const [key, text] of Object.entries(json(file)))
        expect(commands(text), key).toEqual(commands(english[key]!));
  });
});
