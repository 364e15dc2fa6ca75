import { expect, test } from 'vitest';
import { Lines } from '../../src/core/lines.js';

test('lines end with LF, CR LF or CR; lines and columns count from 1', () => {
  const text = '春\r\n夏秋\r冬\n';
  const lines = new Lines(text);
  const at = (offset: number) => {
    const { line, column } = lines.at(offset);
    return `${line}:${column}`;
  };
  expect([...text, ''].map((_, offset) => at(offset))).toEqual([
    '1:1', // 春
    '1:2', // CR
    '1:3', // LF
    '2:1', // 夏
    '2:2', // 秋
    '2:3', // CR
    '3:1', // 冬
    '3:2', // LF
    '4:1', // the end
  ]);
});
