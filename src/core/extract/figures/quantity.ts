import type { FigureKind } from '../facts.js';

/** A number with its measure, without the words around it that bend it. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly kind: FigureKind;
  readonly value: number | readonly [number, number] | null;
  readonly unit: string;
  readonly approx: boolean;
  /** The measure is one that a single Chinese digit does not count. */
  readonly guarded?: boolean;
}
