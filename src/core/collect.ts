/** So much more memory of this kind makes engines look for what nobody holds any more. */
const ENOUGH = 64 * 1024 * 1024 + 1;

/** In shorter texts, in code units, nothing much is let go of. */
const LONG = 4_000_000;

/**
 * Says to the engine that much of what was made for a long text has been let go of, so that it does not ask the system
 * for more before it has looked. Left to itself V8 lets its heap grow to four times of what was alive when it looked last,
 * and what typed arrays take does not make it look. It looks when a large buffer is made: this one is never touched, so
 * that it takes no memory.
 */
export function collectSoon(text: string): void {
  if (text.length >= LONG) new ArrayBuffer(ENOUGH);
}
