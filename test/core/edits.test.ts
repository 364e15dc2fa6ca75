import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EditHistory } from '../../src/core/edits.js';
import { applyEdits } from '../../src/core/fixes.js';
import type { Edit } from '../../src/core/range.js';

/** Edits of a text of so many code units, in order and free of overlaps, from any numbers. */
function editsOf(length: number, numbers: readonly (readonly [number, number, string])[]): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const [skip, out, text] of numbers) {
    const start = at + skip;
    if (start > length) break;
    const end = Math.min(length, start + out);
    edits.push({ start, end, text });
    at = end + 1;
  }
  return edits;
}

const round = fc.array(fc.tuple(fc.nat(6), fc.nat(4), fc.string({ maxLength: 3 })), { maxLength: 6 });

describe('EditHistory', () => {
  it('reads several rounds off as one list of edits', () => {
    const history = new EditHistory('一二三四五六七');
    history.add([{ start: 2, end: 4, text: '甲乙丙' }]);
    history.add([{ start: 0, end: 3, text: '子' }]);
    expect(history.edits()).toEqual([{ start: 0, end: 4, text: '子乙丙' }]);
    expect(applyEdits('一二三四五六七', history.edits())).toBe('子乙丙五六七');
  });

  it('does in one what the rounds do one after another', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(round, { maxLength: 5 }), (text, rounds) => {
        const history = new EditHistory(text);
        let now = text;
        for (const numbers of rounds) {
          const edits = editsOf(now.length, numbers);
          history.add(edits);
          now = applyEdits(now, edits);
        }
        const edits = history.edits();
        expect(applyEdits(text, edits)).toBe(now);
        for (const [i, edit] of edits.entries())
          expect(edit.start).toBeGreaterThanOrEqual(i === 0 ? 0 : edits[i - 1]!.end);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves out what is taken away and put back, and never halves a character', () => {
    const history = new EditHistory('甲𠮷乙𠮶丙');
    history.add([{ start: 0, end: 7, text: '甲𠮶乙𠮶丙' }]);
    expect(history.edits()).toEqual([{ start: 1, end: 3, text: '𠮶' }]);
  });
});
