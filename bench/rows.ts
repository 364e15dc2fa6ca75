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

  /** @param send where the rows are wanted, if not here */
  constructor(private readonly send?: (row: Row) => void) {}

  add(row: Row): void {
    if (this.send) {
      this.send(row);
      return;
    }
    this.all.push(row);
    const ms = (n?: number): string => (n === undefined ? '' : `${n.toFixed(2)} ms`).padStart(14);
    const { timing } = row;
    const figures = timing
      ? ms(timing.median) + ms(timing.processor)
      : `${row.value ?? '–'}`.padStart(14).padEnd(28);
    console.log(`${row.id.padEnd(28)} ${row.size.padEnd(10)} ${figures}  ${row.note ?? ''}`);
  }

  /** The time of a row on the processor, else by the clock, or its other figure; NaN where the row did not run. */
  get(id: string): number {
    const row = this.all.find((r) => r.id === id);
    return row?.timing?.processor ?? row?.timing?.median ?? row?.value ?? Number.NaN;
  }
}
