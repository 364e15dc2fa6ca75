import type { NumberToken } from './numerals.js';

/** A date, a time of day, or both written in one go. */
export interface CalendarToken {
  readonly start: number;
  readonly end: number;
  readonly kind: 'date' | 'time';
  /** ISO-like with what is known: 2020-02-14, --03-24, ---21T16, T18:40, 2019; null where no such string can be given. */
  readonly value: string | null;
  readonly approx: boolean;
  /** How far down it goes: a range may take its missing upper parts from the one before. */
  readonly finest: 'year' | 'month' | 'day' | 'time' | 'other';
}

export const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
export const is = (text: string, at: number, chars: string): boolean =>
  at < text.length && chars.includes(text[at]!);

export const wholeUpTo = (n: NumberToken | undefined, most: number): n is NumberToken & { value: number } =>
  n !== undefined &&
  n.value !== null &&
  n.high === undefined &&
  !n.approx &&
  !n.decimal &&
  !n.bare &&
  n.value <= most &&
  (n.script === 'chinese' || n.digits <= 2);
