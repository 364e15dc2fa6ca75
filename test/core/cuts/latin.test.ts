import { describe, expect, it, test } from 'vitest';
import { check } from '../../../src/core/check.js';
import { clean } from '../../../src/core/clean.js';
import { clashes, endsInside } from '../../../src/core/cuts/latin.js';
import { readResources } from '../../resources.js';

const resources = readResources();
const cuts = (text: string) =>
  check(text, { facts: false }, resources).findings.filter((f) => f.rule === 'truncated-sentence');

const MILL =
  'The old mill by the river had stood empty for twenty years before anyone thought of mending its wheel.';
const SMITH =
  'Mara Fenwick, a retired smith, walked down one morning and measured the axle with a piece of string.';

test.each([
  ['will be invited to', 'submit plans', false],
  ['will be invited to', 'he gave no details', true],
  ['would not', 'is the answer', true],
  ['had to', 'mended by hand', true],
  ['with the', 'of the river', true],
  ['with the', 'river behind it', false],
  ['talked about', 'they went home', true],
  ['of those', 'who stayed', true],
  ['the mill', 'was empty', false],
])('%s | %s clashes: %s', (first, second, expected) => expect(clashes(first, second)).toBe(expected));

test.each([
  ['who came from a', true],
  ['and,', true],
  ['the river', false],
  ['', false],
  ['42', false],
])('%j ends inside a sentence: %s', (text, expected) => expect(endsInside(text)).toBe(expected));

describe('English sentences that break off', () => {
  it('gives each head the rest that can follow it', () => {
    const text = [
      `${MILL} Two builders from the county offered to`,
      SMITH,
      'he drew the wheel on the back of an envelope.',
      'carry the stones down for nothing.',
    ].join('\n\n');
    expect(clean(text, {}, resources)).toContain('offered to carry the stones down for nothing.');
  });

  it('flags a line that ends with an article or a joining word though its rest is lost', () => {
    const text = [MILL, 'Fenwick said that the axle was sound, and', SMITH].join('\n\n');
    expect(cuts(text).map((f) => text.slice(f.start, f.end))).toEqual(['sound, and']);
    expect(clean(text, {}, resources)).toBe(text);
  });

  it('joins a short first half with the sentence right below it', () => {
    const text = [MILL, 'A daughter of Fenwick', 'held the lamp while she worked.', SMITH].join('\n\n');
    expect(cuts(text)).toHaveLength(1);
  });

  it.each([
    ['headings', `${MILL}\n\nWhat the Smith Found\n\n${SMITH}`],
    ['a heading in small letters', `${MILL}\n\nWhat the smith found there\n\n${SMITH}`],
    ['a list under a heading', `${MILL}\n\nTools\n\ntwo hammers\n\na saw\n\nsome string\n\n${SMITH}`],
    ['items that are sentences', `${MILL}\n\nRules\n\nmend it by hand.\n\nleave the moss.\n\n${SMITH}`],
    [
      'a name with a small letter',
      `${MILL}\n\nWhat She Carried\n\niPhone and string were all she had.\n\n${SMITH}`,
    ],
  ])('leaves alone: %s', (_name, text) => expect(cuts(text)).toEqual([]));
});
