import type { Steps } from './slices.js';

/** How much of an article is what it was at another time: its text, its roles and the blanks around it. */
export interface Same {
  /** So many paragraphs at the start of the article. */
  readonly head: number;
  /** So many at its end. */
  readonly tail: number;
}

/** Names a part of a check that keeps something, and says what. */
export class Stage<T> {
  declare readonly kept: T;
}

/**
 * What the parts of one check leave to the next. Nobody may change what was left: a check may be given up half-way, and
 * the next one then starts from the same. There is one entry for each part, about the text as it stands.
 */
export class Memory {
  private readonly left = new Map<Stage<unknown>, unknown>();
  private before: Memory | undefined;

  /**
   * @param before of the last check that came to its end
   * @param same what of its article still stands
   */
  constructor(
    before?: Memory,
    readonly same: Same = { head: 0, tail: 0 },
  ) {
    this.before = before;
  }

  /** What a part left at the last check. */
  recall<T>(stage: Stage<T>): T | undefined {
    return this.before?.left.get(stage) as T | undefined;
  }

  leave<T>(stage: Stage<T>, kept: T): void {
    this.left.set(stage, kept);
  }

  /** This check is done: what was before it goes. */
  close(): void {
    this.before = undefined;
  }
}

/** A list for the paragraphs of an article: what still stands is taken from `before`, what is new from `fresh`. */
export function spliced<T>(before: readonly T[], { head, tail }: Same, fresh: readonly T[]): T[] {
  if (head + fresh.length + tail !== before.length)
    return before.slice(0, head).concat(fresh, before.slice(before.length - tail));
  // As long as it was: one copy instead of three.
  const now = before.slice();
  for (let i = 0; i < fresh.length; i++) now[head + i] = fresh[i]!;
  return now;
}

/**
 * A list with one entry for each paragraph that a part leaves to the next check, and the room of the one before it, which
 * nobody reads any more: the next check fills that. Making a list of tens of thousands at every key, and letting go of one,
 * costs more than all that is done with it. Only for lists that nobody else keeps.
 */
export class KeptList<T> {
  /** Where the list before it, of which the room is, may have said something else. */
  private readonly others: number[] = [];

  constructor(
    private readonly own: T[],
    private room?: T[],
  ) {}

  get list(): readonly T[] {
    return this.own;
  }

  put(p: number, one: T): void {
    this.own[p] = one;
    if (this.room) this.others.push(p);
  }

  /** The list of the check that follows, as `spliced` makes it. Of two that follow, one given up, the first has the room. */
  next(same: Same, fresh: readonly T[]): KeptList<T> {
    const { own, room } = this;
    this.room = undefined;
    if (same.head + fresh.length + same.tail !== own.length) return new KeptList(spliced(own, same, fresh));
    if (room) for (const p of this.others) room[p] = own[p]!;
    const next = new KeptList(room ?? own.slice(), own);
    for (let i = 0; i < fresh.length; i++) next.put(same.head + i, fresh[i]!);
    return next;
  }
}

/** The same for numbers; those of paragraphs that are new are 0. */
export class KeptNumbers<T extends Uint32Array | Float64Array> {
  constructor(
    readonly list: T,
    private room?: T,
  ) {}

  next({ head, tail }: Same, size: number, Numbers: new (size: number) => T): KeptNumbers<T> {
    const { list, room } = this;
    this.room = undefined;
    const now = room?.length === size ? room : new Numbers(size);
    now.fill(0, head, size - tail);
    return new KeptNumbers(carried(list, { head, tail }, now), list);
  }
}

/** A list of nothing. Engines copy it faster than one with holes. */
export const nothing = (length: number): undefined[] => new Array<undefined>(length).fill(undefined);

/** The same for numbers, which are put where they belong in `now`, a list as long as the article that was filled anew. */
export function carried<T extends Uint8Array | Uint32Array | Float64Array>(
  before: T,
  { head, tail }: Same,
  now: T,
): T {
  now.set(before.subarray(0, head));
  now.set(before.subarray(before.length - tail), now.length - tail);
  return now;
}

/** The paragraphs, in order, that are the same and of which two lists of numbers say different things. */
export function disagreeing(before: Uint8Array, now: Uint8Array, { head, tail }: Same): number[] {
  const found: number[] = [];
  for (let p = 0; p < head; p++) if (before[p] !== now[p]) found.push(p);
  const by = now.length - before.length;
  for (let p = now.length - tail; p < now.length; p++) if (before[p - by] !== now[p]) found.push(p);
  return found;
}

/** The places of the marks 1. */
export function* marked(marks: Uint8Array): Generator<number> {
  for (let p = marks.indexOf(1); p >= 0; p = marks.indexOf(1, p + 1)) yield p;
}

/**
 * A small number for each of `size` paragraphs, in steps: read again only for those that have changed, and so many (`reach`)
 * on either side of them.
 */
export function* marksOf(
  stage: Stage<Uint8Array>,
  size: number,
  memory: Memory | undefined,
  mark: (p: number) => number,
  reach = 0,
): Steps<Uint8Array> {
  const marks = new Uint8Array(size);
  const before = memory?.recall(stage);
  let [from, to] = [0, size];
  if (memory && before) {
    from = Math.max(0, memory.same.head - reach);
    const tail = Math.max(0, memory.same.tail - reach);
    to = size - tail;
    carried(before, { head: from, tail }, marks);
  }
  for (let p = from; p < to; p++) {
    if ((p & 1023) === 1023) yield;
    marks[p] = mark(p);
  }
  memory?.leave(stage, marks);
  return marks;
}
