/** One stretch by which two texts differ: `from` to `oldTo` in the old one became `from` to `newTo` in the new one. */
export interface Change {
  readonly from: number;
  readonly oldTo: number;
  readonly newTo: number;
}

/** The smallest stretch that differs, in code units; undefined where the texts are equal. */
export function changeBetween(before: string, after: string): Change | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  const from = longest(shorter, (n, m) => before.slice(n, m) === after.slice(n, m));
  const tail = longest(
    shorter - from,
    (n, m) =>
      before.slice(before.length - m, before.length - n) === after.slice(after.length - m, after.length - n),
  );
  return { from, oldTo: before.length - tail, newTo: after.length - tail };
}

/**
 * The largest number up to `limit` such that everything before it is equal. Comparing whole stretches leaves the work
 * to the engine's own comparison of memory, and halving never compares a character more than a few times.
 */
function longest(limit: number, equal: (from: number, to: number) => boolean): number {
  let known = 0;
  let high = limit;
  while (known < high) {
    const middle = known + Math.max(1, (high - known) >> 1);
    if (equal(known, middle)) known = middle;
    else high = middle - 1;
  }
  return known;
}

/** Paragraphs that have come in the place of others: those from `head` to `newTail` in the place of those to `oldTail`. */
export interface Splice {
  readonly head: number;
  readonly oldTail: number;
  readonly newTail: number;
  /** How far what stands behind them has moved in the file. */
  readonly shift: number;
}

/** A number for each paragraph, in their new places: moved in place where these are as many as before; 0 for those that have come. */
export function movedMarks<T extends Uint8Array | Int32Array>(
  marks: T,
  { head, oldTail, newTail }: Splice,
  Marks: new (size: number) => T,
): T {
  if (oldTail === newTail) {
    marks.fill(0, head, newTail);
    return marks;
  }
  const moved = new Marks(marks.length - oldTail + newTail);
  moved.set(marks.subarray(0, head));
  moved.set(marks.subarray(oldTail), newTail);
  return moved;
}
