import { MAGIC, SECTIONS, type Section } from '../../src/core/extract/people/bytes.js';

/** Writes what Reader reads. */
export class Writer {
  private readonly parts: Uint8Array[] = [];

  count(n: number): this {
    return this.bytes(new Uint8Array(Uint32Array.of(n).buffer));
  }

  list(values: Uint8Array | Uint16Array | Int16Array): this {
    return this.bytes(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }

  /** @throws RangeError where a number is less than the one before */
  rising(numbers: readonly number[]): this {
    const steps = numbers.map((n, i) => n - (numbers[i - 1] ?? 0));
    if (steps.some((step) => step < 0)) throw new RangeError('numbers that fall');
    return this.list(Uint16Array.from(steps));
  }

  done(): Uint8Array {
    return Uint8Array.from(Buffer.concat(this.parts));
  }

  private bytes(part: Uint8Array): this {
    this.parts.push(part, new Uint8Array((4 - (part.length % 4)) % 4));
    return this;
  }
}

/** A model file of its sections. */
export function packSections(sections: Record<Section, Uint8Array>): Uint8Array {
  const head = Uint32Array.of(MAGIC, ...SECTIONS.map((name) => sections[name].length));
  const parts: Uint8Array[] = [new Uint8Array(head.buffer)];
  for (const name of SECTIONS)
    parts.push(sections[name], new Uint8Array((4 - (sections[name].length % 4)) % 4));
  return Uint8Array.from(Buffer.concat(parts));
}
