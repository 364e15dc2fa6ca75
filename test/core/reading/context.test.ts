import { expect, test } from 'vitest';
import { readingModel } from '../../../src/core/reading/index.js';
import { READING } from '../reading.js';
import { describeNetwork, HEAD, REST, scoreBy } from './network.js';

const { context } = readingModel(READING.reading)!;
describeNetwork('the network for longer stretches', context);

test('it reads only so far from a joint', () => {
  const score = scoreBy(context);
  const far = '村里的老人都说，今年的雪下得早，瑞雪兆丰年。'.repeat(4);
  expect(score(`甲${far}${HEAD}`, REST)).toBe(score(`乙${far}${HEAD}`, REST));
  expect(score(HEAD, `${REST}${far}甲`)).toBe(score(HEAD, `${REST}${far}乙`));
});
