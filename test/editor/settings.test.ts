import { describe, expect, test } from 'vitest';
import { DEFAULTS, parseSettings } from '../../src/editor/settings.js';

function parse(values: Record<string, unknown>) {
  const wrong: [string, unknown][] = [];
  const settings = parseSettings(
    (key) => values[key],
    (key, value) => wrong.push([key, value]),
  );
  return { settings, wrong };
}

describe('settings', () => {
  test('nothing set gives the defaults and no complaint', () => {
    expect(parse({})).toEqual({ settings: DEFAULTS, wrong: [] });
  });

  test('what fits is taken', () => {
    const { settings, wrong } = parse({
      enable: false,
      'rules.image-marker': 'hint',
      rulesForFiles: { 'poems/**': { 'repeated-paragraph': 'off' } },
      ignoreFiles: ['README.md'],
      maxFileSize: 5000,
    });
    expect(wrong).toEqual([]);
    expect(settings).toMatchObject({
      enable: false,
      rules: { 'image-marker': 'hint' },
      rulesForFiles: [{ glob: 'poems/**', rules: { 'repeated-paragraph': 'off' } }],
      ignoreFiles: ['README.md'],
      maxFileSize: 5000,
    });
  });

  test.each([
    ['enable', 'yes'],
    ['rules.image-marker', 'loud'],
    ['rulesForFiles', ['poems/**']],
    ['ignoreFiles', 'README.md'],
    ['maxFileSize', '5000'],
    ['maxFileSize', -1],
    ['maxFileSize', Number.NaN],
    ['delay', null],
    ['fade', 1],
    ['articles', ''],
  ])('%s: %j is complained of and left out', (key, value) => {
    const { settings, wrong } = parse({ [key]: value });
    expect(settings).toEqual(DEFAULTS);
    expect(wrong).toEqual([[key, value]]);
  });

  test('a glob that has no end is complained of and left out', () => {
    const glob = '*a*a*a*a*b';
    const { settings, wrong } = parse({ ignoreFiles: [glob], rulesForFiles: { [glob]: {} } });
    expect(settings).toEqual(DEFAULTS);
    expect(wrong).toEqual([
      ['ignoreFiles', glob],
      ['rulesForFiles', glob],
    ]);
  });

  test('one wrong entry does not spoil the others', () => {
    const { settings, wrong } = parse({
      ignoreFiles: ['a.txt', 3],
      rulesForFiles: { 'a/**': { 'image-marker': 'off', nonsense: 'off' }, 'b/**': 'off' },
    });
    expect(settings.ignoreFiles).toEqual(['a.txt']);
    expect(settings.rulesForFiles).toEqual([
      { glob: 'a/**', rules: { 'image-marker': 'off' } },
      { glob: 'b/**', rules: {} },
    ]);
    expect(wrong).toEqual([
      ['ignoreFiles', 3],
      ['rulesForFiles', { nonsense: 'off' }],
      ['rulesForFiles', 'off'],
    ]);
  });
});
