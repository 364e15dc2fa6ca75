import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decode, encode, mirrors } from '../../src/cli/encoding.js';
import { CLEAN, DAMAGED } from './sample.js';
import { folder, paragraphs, run } from './tool.js';

const bytesIn = {
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-8 BOM': (text: string) => Buffer.from(`\ufeff${text}`),
  'UTF-16LE': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16BE': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  GB18030: (text: string) => iconv.encode(text, 'gb18030'),
};
const encodings = Object.keys(bytesIn) as (keyof typeof bytesIn)[];

describe.each(encodings)('%s', (encoding) => {
  const bytes = bytesIn[encoding](`${DAMAGED}𠮷😀々〇\r\n`);

  test('is recognised, read without its mark, and written back to the same bytes', () => {
    const decoded = decode(bytes);
    expect(decoded).toEqual({ text: `${DAMAGED}𠮷😀々〇\r\n`, encoding });
    expect(encode(decoded.text, encoding)).toEqual(bytes);
    expect(mirrors(bytes, decoded)).toBe(true);
  });

  test('stays through a fix, every kept paragraph byte for byte', () => {
    const path = folder({ 'a.txt': bytesIn[encoding](DAMAGED) });
    expect(run(['fix', path]).status).toBe(0);
    const fixed = readFileSync(join(path, 'a.txt'));
    const decoded = decode(fixed);
    expect(decoded.encoding).toBe(encoding);
    expect(paragraphs(decoded.text)).toEqual(paragraphs(CLEAN));
    expect(fixed).toEqual(bytesIn[encoding](decoded.text));
  });

  test('has the same findings at the same places', () => {
    const report = (input: Buffer) => run(['check', '--format', 'json', '-'], { input }).stdout;
    expect(report(bytesIn[encoding](DAMAGED))).toBe(report(Buffer.from(DAMAGED)));
  });
});

test('every GB18030 character of two and four bytes but one is read and written back', () => {
  const strict = new TextDecoder('gb18030', { fatal: true });
  let count = 0;
  const lost: string[] = [];
  const tryBytes = (...bytes: number[]) => {
    const buffer = Buffer.from([0xb0, 0xa1, ...bytes]);
    try {
      strict.decode(buffer);
    } catch {
      return;
    }
    const decoded = decode(buffer);
    if (decoded.encoding !== 'GB18030') return;
    count++;
    if (!mirrors(buffer, decoded)) lost.push(buffer.toString('hex', 2));
  };
  for (let a = 0x81; a <= 0xfe; a++) for (let b = 0x40; b <= 0xfe; b++) if (b !== 0x7f) tryBytes(a, b);
  for (let a = 0x81; a <= 0xe3; a++)
    for (let b = 0x30; b <= 0x39; b++)
      for (let c = 0x81; c <= 0xfe; c += 3) tryBytes(a, b, c, 0x30 + (c % 10));
  expect(count).toBeGreaterThan(30_000);
  // A second code for the ideographic space.
  expect(lost).toEqual(['a3a0']);
});

test('what could not be written back to the same bytes is left as it is', () => {
  const bytes = Buffer.concat([Buffer.from([0xa3, 0xa0]), bytesIn.GB18030(DAMAGED)]);
  const path = folder({ 'a.txt': bytes });
  const { status, stderr } = run(['fix', path]);
  expect(status).toBe(2);
  expect(stderr).toContain('a.txt: cannot be written back in its encoding (GB18030) without loss');
  expect(readFileSync(join(path, 'a.txt'))).toEqual(bytes);
  expect(run(['check', path]).status).toBe(1);
});

describe('what is no text', () => {
  const utf8 = Buffer.from(CLEAN);
  const cases: [string, Buffer, RegExp][] = [
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0xff, 0xff]),
      /not a text/,
    ],
    [
      'bytes that happen to be valid GB18030, with NUL',
      Buffer.from([0xb0, 0xa1, 0, 0, 0xb0, 0xa1]),
      /not a text/,
    ],
    ['UTF-8 cut inside a character', utf8.subarray(0, utf8.length - 3), /damaged UTF-8: the bytes at \d+/],
    ['UTF-16 of an odd length', Buffer.from([0xff, 0xfe, 0x41]), /damaged UTF-16/],
  ];
  test.each(cases)('%s is named, left alone, and the rest goes on', (_name, bytes, said) => {
    const path = folder({ 'bad.txt': bytes, 'good.txt': DAMAGED });
    const { status, stderr } = run(['fix', '--out', join(path, 'out'), path]);
    expect(status).toBe(2);
    expect(stderr).toMatch(said);
    expect(stderr).toContain('bad.txt');
    expect(readFileSync(join(path, 'bad.txt'))).toEqual(bytes);
    expect(() => readFileSync(join(path, 'out/bad.txt'))).toThrow();
    expect(paragraphs(readFileSync(join(path, 'out/good.txt'), 'utf8'))).toEqual(paragraphs(CLEAN));
  });

  test('the place of damage is the first bad byte', () => {
    const bytes = Buffer.concat([utf8, Buffer.from([0xe4, 0xb8]), Buffer.from('\n'), utf8]);
    expect(() => decode(bytes)).toThrow(expect.objectContaining({ args: { at: utf8.length + 3 } }));
  });
});
