import { describe, expect, test } from 'vitest';
import { Opened } from '../../src/core/opened.js';
import { atOnce, type Steps } from '../../src/core/slices.js';

/** Sums bytes, a step for each; counts how many it has read. Refuses a nought. */
function sums() {
  const seen = { bytes: 0 };
  const opened = new Opened(function* (bytes: Uint8Array): Steps<number> {
    let sum = 0;
    for (const byte of bytes) {
      if (byte === 0) throw new RangeError('a nought');
      seen.bytes++;
      sum += byte;
      yield;
    }
    return sum;
  });
  return { seen, opened };
}

describe('what is made of bytes', () => {
  test('is made in steps, and once', () => {
    const { seen, opened } = sums();
    const bytes = Uint8Array.of(1, 2, 3);
    const steps = opened.of(bytes);
    let pauses = 0;
    while (!steps.next().done) pauses++;
    expect(pauses).toBe(3);
    expect(atOnce(opened.of(bytes))).toBe(6);
    expect(seen.bytes).toBe(3);
  });

  test('goes on where one who asked before has given up', () => {
    const { seen, opened } = sums();
    const bytes = Uint8Array.of(1, 2, 3);
    const given = opened.of(bytes);
    given.next();
    given.next();
    expect(seen.bytes).toBe(2);
    expect(atOnce(opened.of(bytes))).toBe(6);
    expect(seen.bytes).toBe(3);
    // The first one may still come back.
    expect(given.next()).toEqual({ done: true, value: 6 });
  });

  test('is null where there are no bytes, or bytes of something else, however often one asks', () => {
    const { seen, opened } = sums();
    const bytes = Uint8Array.of(1, 0, 3);
    expect(atOnce(opened.of(undefined))).toBeNull();
    expect(atOnce(opened.of(bytes))).toBeNull();
    expect(atOnce(opened.of(bytes))).toBeNull();
    expect(seen.bytes).toBe(1);
  });
});
