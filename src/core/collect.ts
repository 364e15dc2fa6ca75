import type { Steps } from './slices.js';

/** So much more memory of this kind makes engines look for what nobody holds any more. */
const ENOUGH = 64 * 1024 * 1024 + 1;

/** In shorter texts, in code units, nothing much is let go of. */
const LONG = 4_000_000;

/** How often it is told to go on looking, at most: each time it does for some thousandths of a second. */
const MOST = 32;

/**
 * Has the engine let go of what nobody holds any more, where much has been made for a long text, so that it does not ask
 * the system for more before it has looked. Left to itself V8 lets its heap grow to four times of what was alive when it
 * looked last, and what typed arrays take does not make it look. It begins to look when a large buffer is made: this one is
 * never touched, so that it takes no memory. Until it is done, each further buffer makes it go on; on a busy machine the
 * threads that should do so hardly do, and as much garbage as before would come meanwhile.
 */
export function* collectSteps(text: string): Steps<void> {
  if (text.length < LONG) return;
  new ArrayBuffer(ENOUGH);
  for (let n = 0; n < MOST; n++) {
    yield;
    new ArrayBuffer(1);
  }
}

/** So many steps of work take longer than looking, on a busy machine too. */
const WARM = 512;

/**
 * The same when some work is under way, not before it: of what is made while V8 looks it takes all for living. Had most
 * things of a kind been made then, it would make all later ones where only a full collection looks, however short they live.
 */
export function* collectUnderWay<T>(work: Steps<T>, text: string): Steps<T> {
  for (let n = 0; ; n++) {
    const step = work.next();
    if (step.done) return step.value;
    if (n === WARM) yield* collectSteps(text);
    yield;
  }
}
