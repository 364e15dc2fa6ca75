import type { Timing } from './measure.js';

/** One line of the table. */
export interface Row {
  /** What targets and ratios refer to. */
  readonly id: string;
  readonly what: string;
  /** The size of the text, as written in the table. */
  readonly size: string;
  /** Milliseconds; undefined where the row is not a time. */
  readonly timing?: Timing;
  /** Any other figure: bytes, a share. */
  readonly value?: number;
  readonly note?: string;
}

export class Rows {
  readonly all: Row[] = [];

  add(row: Row): void {
    this.all.push(row);
    const figure = row.timing ? `${row.timing.median.toFixed(2)} ms` : `${row.value ?? '–'}`;
    console.log(`${row.id.padEnd(28)} ${row.size.padEnd(10)} ${figure.padStart(14)}  ${row.note ?? ''}`);
  }

  /** The median of a row, or its other figure; NaN where the row did not run. */
  get(id: string): number {
    const row = this.all.find((r) => r.id === id);
    return row?.timing?.median ?? row?.value ?? Number.NaN;
  }
}
