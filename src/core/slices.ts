/**
 * Long work in steps: a generator that yields every few thousandths of a second of work, so that whoever drives it can
 * let other work in between.
 */
export type Steps<T> = Generator<void, T, void>;

/** Runs steps to their end at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Says at every so many-th question that it is time for a step. */
export function paced(every: number): () => boolean {
  let asked = 0;
  return () => ++asked % every === 0;
}

/** Does work on one after another, in steps. */
export function* inTurn<T, R>(all: readonly T[], work: (one: T) => R, atATime = 64): Steps<R[]> {
  const done: R[] = [];
  for (const one of all) {
    if (done.length % atATime === atATime - 1) yield;
    done.push(work(one));
  }
  return done;
}

/**
 * Works on one after another, with a step whenever so much has been done (`most`); `work` says how much each was. The loop
 * is a plain function: engines compile a loop in a generator late.
 */
export function* inStrides<T>(all: readonly T[], most: number, work: (one: T) => number): Steps<void> {
  for (let at = 0; at < all.length; ) {
    at = stride(all, at, most, work);
    yield;
  }
}

function stride<T>(all: readonly T[], from: number, most: number, work: (one: T) => number): number {
  let rest = most;
  let at = from;
  while (at < all.length && rest > 0) rest -= work(all[at++]!);
  return at;
}

export interface SliceOptions {
  /** Lets the host do what waits. */
  readonly pause: () => Promise<void>;
  /** Asked after each pause; true ends the work, which then gives undefined. */
  readonly cancelled?: () => boolean;
  /** Milliseconds of work between two pauses. */
  readonly budget?: number;
  /** A clock in milliseconds. */
  readonly now?: () => number;
}

/** Runs steps with a pause whenever the budget is spent. Undefined where the work was cancelled. */
export async function inSlices<T>(
  steps: Steps<T>,
  { pause, cancelled = () => false, budget = 6, now = Date.now }: SliceOptions,
): Promise<T | undefined> {
  let until = now() + budget;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (now() < until) continue;
    await pause();
    if (cancelled()) return undefined;
    until = now() + budget;
  }
}
