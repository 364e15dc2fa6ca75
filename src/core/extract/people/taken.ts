import type { Range } from '../../range.js';

/**
 * Which code units of a paragraph some ranges take: asking costs the length of a name, however many there are. A plain
 * array, sixteen units to a number: paragraphs are short, and for those typed arrays are slow to make.
 */
export class Taken {
  private readonly units: number[];

  constructor(length: number, ranges: readonly Range[] = []) {
    this.units = new Array<number>((length >> 4) + 1).fill(0);
    for (const range of ranges) this.add(range);
  }

  add({ start, end }: Range): void {
    for (let i = start; i < end; i++) this.units[i >> 4]! |= 1 << (i & 15);
  }

  overlaps({ start, end }: Range): boolean {
    for (let i = start; i < end; i++) if (this.units[i >> 4]! & (1 << (i & 15))) return true;
    return false;
  }
}
