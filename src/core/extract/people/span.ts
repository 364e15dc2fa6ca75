import type { Range } from '../../range.js';

/** A place that reads as a name. */
export interface NameSpan extends Range {
  /** How much better it scores as a name than as none; 32 weights are one nat. */
  readonly margin: number;
  /** On the best path, and no guess. */
  readonly sure: boolean;
}

/** What a place counts for that a rule finds, in weights. */
export const SURE = 100;

/** All are made here, so that they have one shape: engines read objects of one shape much faster, and compile what reads them once. */
export const nameSpan = (start: number, end: number, margin: number, sure: boolean): NameSpan => ({
  start,
  end,
  margin,
  sure,
});

/** A name that a rule finds, whatever the model says. */
export const sureSpan = (start: number, end: number): NameSpan => nameSpan(start, end, SURE, true);
