import { expect, it } from 'vitest';
import { jointOf } from '../../../src/core/cuts/join.js';

const join = (first: string, second: string) => {
  const { between, drop } = jointOf(first, second);
  return first.slice(0, first.length - drop) + between + second;
};

it.each([
  ['应急领', '导小组', '应急领导小组'],
  ['水位达到', '3.5米', '水位达到3.5米'],
  ['the small', 'notebook', 'the small notebook'],
  ['the water,', 'which rose', 'the water, which rose'],
  ['an embank-', 'ment', 'an embankment'],
  ['a well-', 'known name', 'a well-known name'],
  ['soft\u00ad', 'ware', 'software'],
  ['2019-', '2020', '2019-2020'],
  ['使用', 'GPS', '使用GPS'],
  ['his', '“friend”', 'his “friend”'],
])('%s + %s', (first, second, whole) => expect(join(first, second)).toBe(whole));
