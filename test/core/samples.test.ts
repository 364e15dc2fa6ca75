// The articles of `npm start` show everything that the extension knows how to find.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/core/check.js';
import { clean } from '../../src/core/clean.js';
import { type Finding, RULE_IDS } from '../../src/core/finding.js';
import type { Range } from '../../src/core/range.js';
import { readResources } from '../resources.js';

const FOLDER = new URL('../../samples/', import.meta.url);
const resources = readResources();

/** A finding with the text in which it was found. */
interface Shown {
  readonly file: string;
  readonly text: string;
  readonly finding: Finding;
}

const samples = readdirSync(FOLDER).map((file) => ({
  file,
  text: readFileSync(new URL(file, FOLDER), 'utf8'),
}));
const shown: readonly Shown[] = samples.flatMap(({ file, text }) =>
  check(text, {}, resources).findings.map((finding) => ({ file, text, finding })),
);

const passage = ({ text }: Shown, { start, end }: Range) => text.slice(start, end);
const linesOf = (text: string) => text.split('\n').filter((line) => line.trim());
const isRepeat = ({ finding }: Shown) => finding.rule === 'repeated-paragraph' && finding.fixes.length > 0;
const isCut = ({ finding }: Shown) => finding.rule === 'truncated-sentence';
const isMarker = ({ finding }: Shown) => finding.rule === 'image-marker';
const safe = ({ finding }: Shown) => finding.fixes[0]?.safe === true;
const own = (one: Shown) => passage(one, one.finding);
const others = (one: Shown) => one.finding.related.map((range) => passage(one, range)).join('\n');
/** The characters right before and behind a place. */
const around = ({ text, finding: { end } }: Shown) => [
  text.slice(0, end).at(-1)!,
  text.slice(end).trimStart()[0]!,
];

/** Every kind of damage, and how to know it by what is found. */
const DAMAGE: Record<string, (one: Shown) => boolean> = {
  'a block that stands twice': (one) => isRepeat(one) && linesOf(own(one)).length >= 3,
  'a paragraph that stands twice': (one) =>
    isRepeat(one) && safe(one) && linesOf(own(one)).length === 1 && one.text.split(own(one)).length === 3,
  'paragraphs run together in the copy': (one) =>
    isRepeat(one) && linesOf(own(one)).length < linesOf(others(one)).length,
  'a paragraph divided in the copy': (one) =>
    isRepeat(one) && linesOf(own(one)).length > linesOf(others(one)).length,
  'part of a paragraph that stands again': (one) => {
    const at = one.text.indexOf(own(one));
    return isRepeat(one) && at < one.finding.start && at > 0 && one.text[at - 1] !== '\n';
  },
  'a copy with a word of its own, for review': (one) => isRepeat(one) && !safe(one),
  'a passage twice in one paragraph': (one) =>
    isRepeat(one) &&
    one.finding.related.some(({ start }) => !/\n/u.test(one.text.slice(start, one.finding.end))),
  'a sentence cut at a comma': (one) => isCut(one) && /[，,]/u.test(around(one)[0]!),
  'a sentence cut in a word': (one) => isCut(one) && around(one).every((c) => /\p{Script=Han}/u.test(c)),
  'a word of letters cut in two': (one) => isCut(one) && around(one).every((c) => /[a-z]/u.test(c)),
  'a rest that stands further down': ({ finding }) => finding.fixes[0]?.action === 'merge-displaced',
  'a rest that is lost': (one) => isCut(one) && one.finding.fixes.length === 0,
  'lines broken at a width': ({ finding }) => finding.rule === 'hard-wrapped-text',
  'an image marker alone on its line': (one) =>
    isMarker(one) && /(?:^|\n)$/u.test(one.text.slice(0, one.finding.start)),
  'an image marker stuck to a paragraph': (one) =>
    isMarker(one) && /。$/u.test(one.text.slice(0, one.finding.start)),
  'a name in two spellings': ({ finding }) => finding.rule === 'inconsistent-name',
  'two figures for one thing': ({ finding }) => finding.rule === 'conflicting-figure',
};

describe('the sample articles', () => {
  test.each(Object.keys(DAMAGE))('hold %s', (kind) => {
    expect(shown.some(DAMAGE[kind]!)).toBe(true);
  });

  test('make every rule speak', () => {
    expect(RULE_IDS.filter((id) => !shown.some(({ finding }) => finding.rule === id))).toEqual([]);
  });

  test.each([
    ['Simplified Chinese', '书'],
    ['Traditional Chinese', '燈'],
    ['English', 'the '],
  ])('hold repeats and cuts in %s', (_, sign) => {
    const there = shown.filter(({ text }) => text.includes(sign));
    expect(there.some(isRepeat)).toBe(true);
    expect(there.some(isCut)).toBe(true);
  });

  test.each(samples)('$file: cleaned, what is safe is done and nothing comes up anew', ({ text }) => {
    const cleaned = clean(text, {}, resources);
    expect(cleaned).not.toBe(text);
    expect(clean(cleaned, {}, resources)).toBe(cleaned);
    const left = check(cleaned, {}, resources).findings;
    expect(left.filter(({ fixes }) => fixes.some((fix) => fix.safe))).toEqual([]);
  });
});
