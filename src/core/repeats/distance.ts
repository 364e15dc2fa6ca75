/** Longest stretch that is compared, in folded code units. */
const MOST = 64;

const above = new Uint16Array(MOST + 1);
const row = new Uint16Array(MOST + 1);

/**
 * How many characters must be put in, left out or changed to make one stretch of a stream another (Levenshtein
 * distance); Infinity above `most`, and for stretches longer than 64.
 */
export function distance(
  chars: Uint16Array,
  from: number,
  to: number,
  otherFrom: number,
  otherTo: number,
  most: number,
): number {
  const n = to - from;
  const m = otherTo - otherFrom;
  if (n > MOST || m > MOST || n < 0 || m < 0 || Math.abs(n - m) > most) return Infinity;
  for (let j = 0; j <= m; j++) above[j] = j;
  for (let i = 1; i <= n; i++) {
    const c = chars[from + i - 1];
    row[0] = i;
    let least = i;
    for (let j = 1; j <= m; j++) {
      const change = above[j - 1]! + (c === chars[otherFrom + j - 1] ? 0 : 1);
      const value = Math.min(change, above[j]! + 1, row[j - 1]! + 1);
      row[j] = value;
      if (value < least) least = value;
    }
    if (least > most) return Infinity;
    above.set(row.subarray(0, m + 1));
  }
  return above[m]! > most ? Infinity : above[m]!;
}
