/** Times of one row, in milliseconds. */
export interface Timing {
  /** The median by the clock on the wall. */
  readonly median: number;
  readonly best: number;
  /**
   * The median of the time that all threads of this process together had a processor: what else runs on the machine
   * does not count. Undefined where the work is done by another process.
   */
  readonly processor?: number;
  readonly rounds: number;
}

/** What one round took. */
export interface Took {
  readonly clock: number;
  readonly processor: number;
}

interface Options<T> {
  readonly rounds?: number;
  readonly warmUp?: number;
  /** Milliseconds of work before it counts, and of all work. */
  readonly warmMs?: number;
  readonly mostMs?: number;
  readonly prepare?: (round: number) => T;
}

const MOST_MS = 6500;
/**
 * Short work is warm after so much of it: the engine compiles meanwhile. A check of 20 kB takes 11 ms after a second, 6
 * after two, and 4.3 to 4.7 after three and more (medians of five processes each).
 */
const WARM_MS = 4000;
/** A row that takes so long is its own warm-up. */
const LONG_MS = 3000;

/** Starts a stopwatch; the answer says what has passed since. */
export function stopwatch(): () => Took {
  const used = process.cpuUsage();
  const start = performance.now();
  return () => {
    const clock = performance.now() - start;
    const { user, system } = process.cpuUsage(used);
    return { clock, processor: (user + system) / 1000 };
  };
}

/**
 * Runs `work` until it is warm (`warmUp` rounds and four seconds, or `warmMs`), then up to `rounds` times or until about
 * six seconds, or `mostMs`, have passed, at least three times.
 * `prepare` runs before each round and is not counted.
 */
export function measure<T = undefined>(
  work: (input: T, round: number) => unknown,
  { rounds = 100, warmUp = 3, warmMs = WARM_MS, mostMs = MOST_MS, prepare }: Options<T> = {},
): Timing {
  const times: Took[] = [];
  let spent = 0;
  for (let round = 0; times.length < rounds; round++) {
    const input = prepare?.(round) as T;
    const stop = stopwatch();
    work(input, round);
    const took = stop();
    const isWarm = round >= warmUp && spent >= warmMs;
    spent += took.processor;
    if (isWarm || took.processor > LONG_MS) times.push(took);
    if (times.length >= 3 && spent > mostMs) break;
    if (took.processor > 3 * LONG_MS) break;
  }
  return summary(times);
}

export function summary(times: readonly Took[]): Timing {
  return { ...ofClock(times.map((t) => t.clock)), processor: median(times.map((t) => t.processor)) };
}

/** The same for the work of another process, of which only the clock is known. */
export function ofClock(times: readonly number[]): Timing {
  return { median: median(times), best: Math.min(...times), rounds: times.length };
}

const median = (times: readonly number[]): number =>
  percentile(
    [...times].sort((a, b) => a - b),
    0.5,
  );

/** The value below which `share` of the sorted values lie. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
