import type { Range } from '../range.js';

/** Someone the article names. */
export interface Person {
  /** The fullest form of the name that the text uses. */
  readonly name: string;
  /** Other forms of the same person's name. */
  readonly aliases: readonly string[];
  /** What the text calls the person, each the longest natural phrase exactly as it stands there. */
  readonly roles: readonly string[];
  /** Every place that names the person, in order. */
  readonly mentions: readonly Range[];
}

export type FigureKind =
  | 'count'
  | 'percent'
  | 'money'
  | 'date'
  | 'time'
  | 'duration'
  | 'length'
  | 'area'
  | 'weight'
  | 'volume'
  | 'temperature'
  | 'speed'
  | 'age'
  | 'ratio'
  | 'other';

/** A number with its measure and what it means. */
export interface Figure extends Range {
  readonly text: string;
  readonly kind: FigureKind;
  /** A plain number in `unit`; [low, high] for a range; an ISO-like string for dates and times; null where none can be given. */
  readonly value: number | string | readonly [number, number] | null;
  readonly unit: string;
  /** The text itself says that the number is not exact. */
  readonly approx: boolean;
  /** What it counts or measures, in the article's words; empty where the text does not say. */
  readonly label: string;
}

/** A figure before anybody has asked what it counts. */
export type Unlabelled = Omit<Figure, 'label'>;

/** A picture the article once had. Missing parts are null. */
export interface Picture extends Range {
  readonly marker: string | null;
  readonly caption: string | null;
  readonly credit: string | null;
}

export interface Facts {
  readonly people: readonly Person[];
  readonly figures: readonly Figure[];
  readonly images: readonly Picture[];
}
