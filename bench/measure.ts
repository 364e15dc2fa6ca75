/** Times of one row, in milliseconds. */
export interface Timing {
  readonly median: number;
  readonly best: number;
  readonly rounds: number;
}

interface Options<T> {
  readonly rounds?: number;
  readonly warmUp?: number;
  readonly prepare?: (round: number) => T;
}

const MOST_MS = 3000;

/**
 * Runs `work` until it is warm, then up to `rounds` times or for about three seconds, at least three times.
 * `prepare` runs before each round and is not counted.
 */
export function measure<T = undefined>(
  work: (input: T, round: number) => unknown,
  { rounds = 30, warmUp = 3, prepare }: Options<T> = {},
): Timing {
  const times: number[] = [];
  const begun = performance.now();
  for (let round = 0; round < warmUp + rounds; round++) {
    const input = prepare?.(round) as T;
    const start = performance.now();
    work(input, round);
    const took = performance.now() - start;
    // A row that takes seconds is its own warm-up.
    if (round >= warmUp || took > MOST_MS) times.push(took);
    if (times.length >= 3 && performance.now() - begun > MOST_MS) break;
    if (took > 5 * MOST_MS) break;
  }
  return summary(times);
}

export function summary(times: number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  return { median: percentile(sorted, 0.5), best: sorted[0]!, rounds: sorted.length };
}

/** The value below which `share` of the sorted values lie. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
