import { describe, expect, it } from 'vitest';
import { check } from '../../src/core/check.js';
import { Lists } from '../../src/core/lists.js';
import { atOnce } from '../../src/core/slices.js';
import { readResources } from '../resources.js';

const { words } = readResources();
const text = new TextDecoder().decode(words);
const open = (file: string): Lists => atOnce(Lists.open(new TextEncoder().encode(file)));

describe('models/words.txt', () => {
  const lists = open(text);

  it('holds words alone: no list runs into the comment on the next one', () => {
    expect(lists.set('completed')).toEqual(
      new Set('提前 推迟 延长 领先 落后 相差 仅差 历时 持续 长达 缩短'.split(' ')),
    );
    for (const name of [...text.matchAll(/^\[(.+)\]$/gm)].map(([, name]) => name as 'titles'))
      expect(lists.of(name), name).not.toMatch(/[#[\]]/);
  });

  it('names no word twice in a list', () => {
    for (const name of ['titles', 'given names', 'phrases', 'stops', 'whole', 'links', 'openers'] as const)
      expect(lists.of(name).split(/\s+/)).toHaveLength(lists.set(name).size);
  });

  it('is refused where a list is missing', () => {
    expect(() => open(text.replace('[links]', '[lynx]'))).toThrow(/no list of links/);
    expect(() => open('')).toThrow(RangeError);
  });

  it('holds no list that nothing reads', () => {
    const names = [...text.matchAll(/^\[(.+)\]$/gm)].map(([, name]) => name!);
    for (const name of names)
      expect(() => open(text.replace(`\n[${name}]\n`, '\n')), name).toThrow(`no list of ${name}`);
  });
});

it('without words no figures are found, and with them they are', () => {
  const article = '镇上来了12名护林员。';
  expect(check(article).facts.figures).toEqual([]);
  expect(check(article, {}, { words: new Uint8Array([1, 2, 3]) }).facts.figures).toEqual([]);
  expect(check(article, {}, { words }).facts.figures).toMatchObject([{ text: '12名', label: '护林员' }]);
});
