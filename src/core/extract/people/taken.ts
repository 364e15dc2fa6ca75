import type { Range } from '../../range.js';

/** Which code units of a paragraph some ranges take: asking costs the length of a name, however many there are. */
export class Taken {
  private readonly units: Uint8Array;

  constructor(length: number, ranges: readonly Range[] = []) {
    this.units = new Uint8Array(length);
    for (const range of ranges) this.add(range);
  }

  add({ start, end }: Range): void {
    this.units.fill(1, start, end);
  }

  overlaps({ start, end }: Range): boolean {
    for (let i = start; i < end; i++) if (this.units[i] === 1) return true;
    return false;
  }
}
