import { describe, expect, it } from 'vitest';
import type { Cut } from '../../../src/core/cuts/cut.js';
import { groupsToSettle } from '../../../src/core/cuts/groups.js';
import type { Odds } from '../../../src/core/cuts/share.js';
import { Memory, type Same } from '../../../src/core/memory.js';

const ODDS: Odds = { lost: 1, behind: [1], distances: [0], odds: [1], all: 3, best: 0, next: 1 };

/** An article in which some paragraphs may go on so many paragraphs behind them. */
function wanted(size: number, heads: Record<number, number>) {
  const odds: (Odds | undefined)[] = new Array(size).fill(undefined);
  const reaches = new Uint32Array(size);
  for (const [p, reach] of Object.entries(heads)) {
    odds[Number(p)] = ODDS;
    reaches[Number(p)] = reach;
  }
  const numbers = () => new Float64Array(size);
  return { odds, reaches, claims: numbers(), neighbours: numbers(), surplus: new Uint8Array(size), left: [] };
}

type Wanted = ReturnType<typeof wanted>;

/** What is settled again when one article has become another. */
function settledAgain(before: Wanted, now: Wanted, same: Same, also = new Uint8Array(now.odds.length)) {
  const memory = new Memory();
  groupsToSettle(before, [], new Uint8Array(before.odds.length), memory);
  return groupsToSettle(now, [], also, new Memory(memory, same)).map(({ from, to }) => [from, to]);
}

describe('groupsToSettle', () => {
  it('settles everything where no check came before', () => {
    expect(groupsToSettle(wanted(9, { 2: 1 }), [], new Uint8Array(9), undefined)).toEqual([
      { from: 0, to: 9 },
    ]);
    expect(groupsToSettle(wanted(9, { 2: 1 }), [], new Uint8Array(9), new Memory())).toEqual([
      { from: 0, to: 9 },
    ]);
  });

  const heads = { 2: 2, 4: 1, 10: 3, 20: 2 };

  it('settles what has been read again with those who want it, and leaves all others', () => {
    const article = wanted(30, heads);
    expect(settledAgain(article, article, { head: 12, tail: 17 })).toEqual([[10, 14]]);
    expect(settledAgain(article, article, { head: 16, tail: 13 })).toEqual([[16, 17]]);
  });

  it('takes those together that want the same paragraph, or stand beside what is wanted', () => {
    const article = wanted(30, heads);
    expect(settledAgain(article, article, { head: 5, tail: 24 })).toEqual([[2, 6]]);
    const beside = wanted(30, { 2: 2, 5: 2 });
    expect(settledAgain(beside, beside, { head: 7, tail: 22 })).toEqual([[2, 8]]);
  });

  it('settles again where odds, claims, copies or what else counts are others', () => {
    const before = wanted(30, heads);
    const same = { head: 28, tail: 1 };
    const odds = wanted(30, heads);
    odds.odds[4] = { ...ODDS };
    expect(settledAgain(before, odds, same)).toEqual([
      [2, 6],
      [28, 29],
    ]);
    const claims = wanted(30, heads);
    claims.neighbours[12] = 0.5;
    expect(settledAgain(before, claims, same)[0]).toEqual([10, 14]);
    const copies = wanted(30, heads);
    copies.surplus[21] = 1;
    expect(settledAgain(before, copies, same)[0]).toEqual([20, 23]);
    const also = new Uint8Array(30);
    also[11] = 1;
    expect(settledAgain(before, wanted(30, heads), same, also)[0]).toEqual([10, 14]);
  });

  it('settles again what is wanted no more', () => {
    const before = wanted(30, { 6: 8, 14: 1 });
    const gone = wanted(29, { 13: 1 });
    // The head at 6 is gone with its line: what it wanted, seven lines further down now, is free.
    expect(settledAgain(before, gone, { head: 5, tail: 22 })).toEqual([[5, 15]]);
    const more = wanted(33, { 17: 1 });
    // Three lines have come between, and what stands before them breaks off no more.
    expect(settledAgain(before, more, { head: 8, tail: 20 })).toEqual([[6, 19]]);
  });

  it('settles again where an intact copy proves a cut, or did', () => {
    const article = wanted(30, {});
    const proven = [{ head: { index: 20 }, tail: { index: 22 } } as Cut];
    const memory = new Memory();
    groupsToSettle(article, proven, new Uint8Array(30), memory);
    const same = { head: 4, tail: 25 };
    const other = wanted(32, {});
    expect(groupsToSettle(other, [], new Uint8Array(32), new Memory(memory, same))).toEqual([
      { from: 4, to: 7 },
      { from: 22, to: 25 },
    ]);
  });
});
