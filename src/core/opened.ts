import type { Steps } from './slices.js';

interface Entry<T> {
  readonly steps: Steps<T>;
  made: T | null | undefined;
}

/**
 * What is made of a file's bytes, once and in steps. Who asks while it is being made goes on with it: a check that is given
 * up half-way loses nothing.
 */
export class Opened<T> {
  private readonly entries = new WeakMap<Uint8Array, Entry<T>>();

  /** @param open throws where the bytes are something else */
  constructor(private readonly open: (bytes: Uint8Array) => Steps<T>) {}

  /** Null where there are no bytes, or none that this version understands. */
  *of(bytes: Uint8Array | undefined): Steps<T | null> {
    if (!bytes) return null;
    let entry = this.entries.get(bytes);
    if (!entry) {
      entry = { steps: this.open(bytes), made: undefined };
      this.entries.set(bytes, entry);
    }
    for (;;) {
      if (entry.made === undefined) goOn(entry);
      if (entry.made !== undefined) return entry.made;
      yield;
    }
  }
}

function goOn<T>(entry: Entry<T>): void {
  try {
    const step = entry.steps.next();
    if (step.done) entry.made = step.value;
  } catch {
    entry.made = null;
  }
}
