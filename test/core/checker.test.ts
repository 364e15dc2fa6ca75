import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damagedText } from '../../bench/text.js';
import { Checker, type CheckResult, check } from '../../src/core/check.js';

/** The models that ship: without them most of what could go wrong is never run. */
const MODELS = { people: readFileSync('models/people.bin'), reading: readFileSync('models/reading.bin') };

const ARTICLE = damagedText(6000).text;

/** What a result says, without what the paragraphs remember. */
const plain = ({ article, findings, facts }: CheckResult) => ({
  text: article.text,
  paragraphs: article.paragraphs.map(({ memo: _, ...rest }) => rest),
  findings,
  facts,
});

const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('的', '。', '，', '\n', '\r\n', '\r', ' ', '　', '①', '“', '”', '3', '李'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...ARTICLE.split('\n').filter(Boolean)).map((line) => `${line}\n`),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);

/** Where, as a share of the text's length. */
const place = fc.double({ min: 0, max: 1, noNaN: true });
const length = fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200));

/** Takes out a stretch, most often a short one, and puts in new text or a copy of text that stands elsewhere. */
const edit = fc.record({
  at: place,
  length,
  put: fc.oneof(
    fc.constant(''),
    piece,
    fc.record({ from: place, length: fc.oneof(fc.nat(60), fc.nat(600)) }),
  ),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function apply(text: string, { at, length: out, put }: Edit): string {
  const from = Math.floor(at * text.length);
  const source = typeof put === 'string' ? 0 : Math.floor(put.from * text.length);
  const insert = typeof put === 'string' ? put : text.slice(source, source + put.length);
  return text.slice(0, from) + insert + text.slice(from + out);
}

describe('Checker', () => {
  it('equals a fresh check after any edits', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.nat(1000).map((seed) => damagedText(6000, seed).text),
          fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
        ),
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        (start, edits) => {
          const checker = new Checker({}, MODELS);
          let text = start;
          checker.update(text);
          for (const one of edits) {
            text = apply(text, one);
            expect(plain(checker.update(text))).toEqual(plain(check(text, {}, MODELS)));
          }
        },
      ),
      { numRuns: Number(process.env.FC_RUNS ?? 80) },
    );
  }, 600_000);

  it('gives the same result again for the same text', () => {
    const checker = new Checker({}, MODELS);
    expect(checker.update(ARTICLE)).toBe(checker.update(ARTICLE));
  });
});
