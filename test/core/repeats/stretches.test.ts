import { expect, test } from 'vitest';
import { Stream } from '../../../src/core/repeats/fold.js';

test('words of paragraphs of one character each stand where they stand', () => {
  const text = '的\n7\n燃\n气';
  const stream = new Stream(4, 4);
  for (let p = 0; p < 4; p++) stream.append(p, text, { start: 2 * p, end: 2 * p + 1 });
  expect([0, 1, 2, 3].map((place) => stream.at(place))).toEqual([0, 2, 4, 6]);
});
