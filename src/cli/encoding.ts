import iconv from 'iconv-lite';
import { Fault } from './fault.js';

export type Encoding = 'UTF-8' | 'UTF-8 BOM' | 'UTF-16LE' | 'UTF-16BE' | 'GB18030';

export interface Decoded {
  /** Without a byte order mark: offsets count from its first character. */
  readonly text: string;
  readonly encoding: Encoding;
}

const MARKS: Partial<Record<Encoding, readonly number[]>> = {
  'UTF-8 BOM': [0xef, 0xbb, 0xbf],
  'UTF-16LE': [0xff, 0xfe],
  'UTF-16BE': [0xfe, 0xff],
};

/**
 * Reads the bytes of an article: UTF-8 with or without a byte order mark, UTF-16 with one, GB18030.
 * Throws a Fault for anything else.
 */
export function decode(bytes: Buffer): Decoded {
  for (const encoding of ['UTF-16LE', 'UTF-16BE'] as const)
    if (hasMark(bytes, encoding)) {
      const text = strictly(encoding === 'UTF-16LE' ? 'utf-16le' : 'utf-16be', bytes.subarray(2));
      if (text === undefined) throw new Fault('read.utf16');
      return { text, encoding };
    }
  const marked = hasMark(bytes, 'UTF-8 BOM');
  const utf8 = strictly('utf-8', marked ? bytes.subarray(3) : bytes);
  if (utf8 !== undefined) return { text: utf8, encoding: marked ? 'UTF-8 BOM' : 'UTF-8' };
  if (marked || mostlyUtf8(bytes)) throw new Fault('read.damaged', { at: firstBadByte(bytes) });
  // A NUL stands in no GB18030 text, but in most binary files that happen to be valid GB18030.
  if (bytes.includes(0) || strictly('gb18030', bytes) === undefined) throw new Fault('read.binary');
  // TextDecoder proves the bytes valid; iconv-lite, which the editor uses too, reads them one to one.
  return { text: iconv.decode(bytes, 'gb18030', { stripBOM: false }), encoding: 'GB18030' };
}

/** The bytes of a text in an encoding, its byte order mark in front. Characters that it lacks become others: see `mirrors`. */
export function encode(text: string, encoding: Encoding): Buffer {
  const mark = Buffer.from(MARKS[encoding] ?? []);
  switch (encoding) {
    case 'GB18030':
      return iconv.encode(text, 'gb18030');
    case 'UTF-16LE':
      return Buffer.concat([mark, Buffer.from(text, 'utf16le')]);
    case 'UTF-16BE':
      return Buffer.concat([mark, Buffer.from(text, 'utf16le').swap16()]);
    default:
      return Buffer.concat([mark, Buffer.from(text, 'utf8')]);
  }
}

/** Whether what was read can be written back to the same bytes: without that, nothing may be written. */
export const mirrors = (bytes: Buffer, { text, encoding }: Decoded): boolean =>
  encode(text, encoding).equals(bytes);

function hasMark(bytes: Buffer, encoding: Encoding): boolean {
  return MARKS[encoding]!.every((byte, i) => bytes[i] === byte);
}

function strictly(encoding: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Whether invalid UTF-8 is plainly UTF-8 all the same, with a few bytes lost (a text cut at a byte, say). Read as
 * GB18030 it would be gibberish; GB18030 read as UTF-8 has hardly a whole Chinese character.
 */
function mostlyUtf8(bytes: Buffer): boolean {
  const text = new TextDecoder().decode(bytes);
  let whole = 0;
  let broken = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd) broken++;
    else if (unit >= 0x800) whole++;
  }
  return whole > 20 * broken;
}

/** Where the first byte stands that belongs to no character, counted from 1. */
function firstBadByte(bytes: Buffer): number {
  let low = 0;
  let high = bytes.length;
  // The longest prefix that decodes when a character may go on after it.
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (goesOn(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

function goesOn(prefix: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(prefix, { stream: true });
    return true;
  } catch {
    return false;
  }
}
