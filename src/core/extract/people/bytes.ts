/** The parts of a model file, in their order in it. */
export const SECTIONS = [
  'variants',
  'chars',
  'words',
  'pairs',
  'parts',
  'sounds',
  'transitions',
  'dense',
  'singles',
  'doubles',
] as const;
export type Section = (typeof SECTIONS)[number];

/** "CCP4", little-endian. */
export const MAGIC = 0x34504343;

/** Splits a model file into its sections. Throws RangeError when it is no such file or is cut short. */
export function readSections(bytes: Uint8Array): Record<Section, Uint8Array> {
  // Typed views need aligned bytes, and a host may hand over a slice of something larger.
  const own = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const view = new DataView(own.buffer, own.byteOffset, own.byteLength);
  const head = 4 + 4 * SECTIONS.length;
  if (own.byteLength < head || view.getUint32(0, true) !== MAGIC) throw new RangeError('not a people model');
  const sections = {} as Record<Section, Uint8Array>;
  let at = head;
  SECTIONS.forEach((name, i) => {
    const length = view.getUint32(4 + 4 * i, true);
    if (at + length > own.byteLength) throw new RangeError('people model cut short');
    sections[name] = own.subarray(at, at + length);
    at += (length + 3) & ~3;
  });
  return sections;
}

/** Reads numbers and lists of numbers off a section, one after the other. Lists are aligned to four bytes. */
export class Reader {
  private at = 0;
  constructor(private readonly bytes: Uint8Array) {}

  count(): number {
    const { bytes, at } = this;
    this.at += 4;
    return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);
  }

  u8(length: number): Uint8Array {
    const part = this.bytes.subarray(this.at, this.at + length);
    this.at += (length + 3) & ~3;
    return part;
  }

  /** A view, nothing is copied. Throws RangeError where there are fewer. */
  rows(length: number): Uint8Array {
    const part = this.u8(length);
    if (part.length < length) throw new RangeError('people model cut short');
    return part;
  }

  u16(length: number): Uint16Array {
    const part = this.u8(2 * length);
    return new Uint16Array(part.buffer, part.byteOffset, length);
  }

  /** Rising numbers, stored as the step from each to the next: smaller when compressed, but not at once at hand. */
  rising(length: number): Uint16Array {
    const numbers = this.u16(length).slice();
    for (let i = 1; i < length; i++) numbers[i]! += numbers[i - 1]!;
    return numbers;
  }

  i16(length: number): Int16Array {
    const part = this.u8(2 * length);
    return new Int16Array(part.buffer, part.byteOffset, length);
  }
}
