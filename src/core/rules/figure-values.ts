import type { Steps } from '../slices.js';

/** Paragraphs that are taken in between two steps. */
const STRIDE = 2000;

/** What passages with one key say, and in how many places. */
interface Values {
  readonly counts: Map<number, number>;
  /** With more values than this the key is not asked for. */
  readonly most: number;
}

/** Of a paragraph for each passage three numbers: its key, what its figures say, and with how many values it is a pattern. */
export type Keyed = readonly number[];

/** The keys of an article that come with several values, kept up to date from check to check. */
export class FigureValues {
  /** The keys that come with different values, but no more of them than they may. */
  readonly differing = new Set<number>();
  /** Another number whenever `differing` has become another set. */
  version = 0;
  /** The one value of keys that have no more, and in how many places. */
  private readonly single = new Map<number, number>();
  private readonly places = new Map<number, number>();
  private readonly several = new Map<number, Values>();
  private known: readonly Keyed[] = [];

  /**
   * Takes in what the paragraphs of an article say now, in steps. Lists that have not changed are the same objects. Where
   * it is given up half-way all that it has taken in counts.
   */
  *update(now: readonly Keyed[]): Steps<void> {
    for (let size = this.known.length + STRIDE; size < now.length; size += STRIDE) {
      this.exchange(now.slice(0, size));
      yield;
    }
    this.exchange(now);
    yield;
  }

  private exchange(now: readonly Keyed[]): void {
    const before = this.known;
    const shorter = Math.min(before.length, now.length);
    let head = 0;
    while (head < shorter && before[head] === now[head]) head++;
    let tail = 0;
    while (tail < shorter - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
    for (let p = head; p < now.length - tail; p++) this.each(now[p]!, this.add);
    for (let p = head; p < before.length - tail; p++) this.each(before[p]!, this.remove);
    this.known = now;
  }

  private each(keys: Keyed, work: (key: number, value: number, most: number) => void): void {
    for (let i = 0; i < keys.length; i += 3) work(keys[i]!, keys[i + 1]!, keys[i + 2]!);
  }

  private readonly add = (key: number, value: number, most: number): void => {
    const several = this.several.get(key);
    if (several) {
      several.counts.set(value, (several.counts.get(value) ?? 0) + 1);
      this.judge(key, several);
      return;
    }
    const known = this.single.get(key);
    const places = this.places.get(key) ?? 0;
    if (known === undefined || known === value) {
      if (known === undefined) this.single.set(key, value);
      else this.places.set(key, places + 1);
      return;
    }
    const counts = new Map([
      [known, places + 1],
      [value, 1],
    ]);
    this.single.delete(key);
    this.places.delete(key);
    this.several.set(key, { counts, most });
    this.judge(key, { counts, most });
  };

  private readonly remove = (key: number, value: number): void => {
    const several = this.several.get(key);
    if (!several) {
      // Most stand in one place: those that do are not counted.
      const places = this.places.get(key);
      if (places === undefined) this.single.delete(key);
      else if (places === 1) this.places.delete(key);
      else this.places.set(key, places - 1);
      return;
    }
    const { counts } = several;
    const left = counts.get(value)! - 1;
    if (left > 0) counts.set(value, left);
    else counts.delete(value);
    this.judge(key, several);
    if (counts.size > 1) return;
    this.several.delete(key);
    for (const [value, count] of counts) {
      this.single.set(key, value);
      if (count > 1) this.places.set(key, count - 1);
    }
  };

  private judge(key: number, { counts, most }: Values): void {
    const differs = counts.size > 1 && counts.size <= most;
    if (differs === this.differing.has(key)) return;
    if (differs) this.differing.add(key);
    else this.differing.delete(key);
    this.version++;
  }
}
