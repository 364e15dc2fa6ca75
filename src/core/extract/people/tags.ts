// What a unit can be: outside a name; first, inner and last of a Chinese name of two or three characters; first, inner
// and last of any other name; a name by itself.
export const OUT = 0;
export const FIRST = 1;
export const INNER = 2;
export const LAST = 3;
export const FOREIGN_FIRST = 4;
export const FOREIGN_INNER = 5;
export const FOREIGN_LAST = 6;
export const ALONE = 7;
export const TAGS = 8;

/** Tags at which no name is left open, and those that may follow them. */
export const CLOSED: readonly number[] = [OUT, LAST, FOREIGN_LAST, ALONE];
export const OPENING: readonly number[] = [OUT, FIRST, FOREIGN_FIRST, ALONE];

/** Which tag may follow which. */
export const FOLLOWS: readonly (readonly number[])[] = [
  OPENING,
  [INNER, LAST],
  [LAST],
  OPENING,
  [FOREIGN_INNER, FOREIGN_LAST],
  [FOREIGN_INNER, FOREIGN_LAST],
  OPENING,
  OPENING,
];
