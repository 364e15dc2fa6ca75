import { type Memory, type Same, Stage } from '../memory.js';
import type { Wanted } from './ask.js';
import type { Span } from './candidates.js';
import type { Cut } from './cut.js';

/** What the cuts of a check follow from, beside the texts. */
interface Basis extends Pick<Wanted, 'odds' | 'neighbours' | 'surplus' | 'reaches'> {
  /** The heads and rests of the cuts that an intact copy proves, by where they stand among all paragraphs. */
  readonly proven: readonly (readonly [head: number, tail: number])[];
  /** For each paragraph what else counts for those who ask for the cuts. */
  readonly also: Uint8Array;
}
const BASIS = new Stage<Basis>();

/**
 * The stretches of an article in which cuts may be others than at the last check, in order. Heads that may want the same
 * paragraph, or stand beside one that others want, are one group: nothing else bears on what becomes of them, and where
 * nothing has changed a group keeps its cuts. Leaves to the next check what that needs to know.
 */
export function groupsToSettle(
  { odds, neighbours, surplus, reaches }: Wanted,
  proven: readonly Cut[],
  also: Uint8Array,
  memory: Memory | undefined,
): Span[] {
  const size = also.length;
  const before = memory?.recall(BASIS);
  const pairs = proven.map(({ head, tail }) => [head.index, tail!.index] as const);
  const now = { odds, neighbours, surplus, reaches, proven: pairs, also };
  memory?.leave(BASIS, now);
  if (!memory || !before || size === 0) return [{ from: 0, to: size }];
  return changedGroups(new Comparison(before, now, memory.same));
}

/** For each paragraph whether something about it is not what it was, and how far behind it others are wanted, or were. */
class Comparison {
  readonly changed: Uint8Array;
  readonly wants: Uint32Array;

  constructor(before: Basis, now: Basis, { head, tail }: Same) {
    const size = now.also.length;
    const oldSize = before.also.length;
    const by = size - oldSize;
    this.changed = new Uint8Array(size);
    this.wants = new Uint32Array(size);
    this.changed.fill(1, head, size - tail);
    for (let p = head; p < size - tail; p++) this.wants[p] = reachOf(now, p);
    // What those before the change wanted behind it may have moved away from them.
    this.compare(before, now, { from: 0, to: head }, 0, Math.max(0, by));
    this.compare(before, now, { from: size - tail, to: size }, by, 0);
    // What is no more may have wanted what still stands.
    for (let p = head; p < oldSize - tail; p++)
      this.add(Math.min(head, size - 1), p + by + reachOf(before, p));
    for (const [at, last] of now.proven) this.add(at, last);
    for (const [at, last] of before.proven)
      if (at < head) this.add(at, last + (last < head ? 0 : by));
      else this.add(Math.max(Math.min(head, size - 1), at + by), last + by);
  }

  private compare(before: Basis, now: Basis, { from, to }: Span, by: number, moved: number): void {
    for (let p = from; p < to; p++) {
      const was = p - by;
      const isSame =
        now.odds[p] === before.odds[was] &&
        now.neighbours[p] === before.neighbours[was] &&
        now.surplus[p] === before.surplus[was] &&
        now.also[p] === before.also[was];
      this.wants[p] = reachOf(now, p);
      if (!isSame) this.add(p, p + reachOf(before, was) + moved);
    }
  }

  /** Something has changed about paragraph `p` as one that wants others, up to `last`. */
  private add(p: number, last: number): void {
    this.changed[p] = 1;
    this.wants[p] = Math.max(this.wants[p]!, last - p);
  }
}

const reachOf = ({ odds, reaches }: Basis, p: number): number => (odds[p] ? reaches[p]! : 0);

function changedGroups({ changed, wants }: Comparison): Span[] {
  const spans: Span[] = [];
  let [from, to, isChanged] = [0, 0, false];
  const close = (): void => {
    if (isChanged) spans.push({ from, to: Math.min(to, changed.length) });
  };
  for (let p = 0; p < changed.length; p++) {
    if (wants[p] === 0 && changed[p] === 0) continue;
    if (p > to) {
      close();
      [from, to, isChanged] = [p, p, false];
    }
    // … and the one behind the last.
    to = Math.max(to, p + wants[p]! + 1);
    isChanged ||= changed[p] === 1;
  }
  close();
  return spans;
}
