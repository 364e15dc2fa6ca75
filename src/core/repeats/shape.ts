import type { Head } from './heads.js';
import type { Run } from './runs.js';

/** All that runs and heads are, as numbers: what they are by themselves, and the places in the stream that they speak of. */
export interface Shape {
  readonly plain: Int32Array;
  readonly places: Int32Array;
}

/** A stretch of the stream has been exchanged: it goes from `from` to `to` now, and what is behind it has moved by `by`. */
export interface Moved {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

export function shapeOf(runs: readonly Run[], heads: readonly Head[]): Shape {
  const plain = new Numbers();
  const places = new Numbers();
  const add = (cover: Run['covers'][number]): void => {
    if (!cover) {
      plain.push(-1);
      return;
    }
    plain.push(cover.links.length);
    plain.push(cover.own);
    plain.push(cover.clauses);
    places.pushPair(cover.imageFrom, cover.imageTo);
    for (const { from, to, imageFrom, imageTo, edits } of cover.links) {
      plain.push(edits);
      places.pushPair(from, to);
      places.pushPair(imageFrom, imageTo);
    }
  };
  for (const { first, last, covers, imageFrom, imageTo, same } of runs) {
    plain.pushPair(first, last);
    plain.push(same ? 1 : 0);
    places.pushPair(imageFrom, imageTo);
    covers.forEach(add);
  }
  for (const { paragraph, cover, safe } of heads) {
    plain.pushPair(-2, paragraph);
    plain.push(safe ? 1 : 0);
    add(cover);
  }
  return { plain: plain.all(), places: places.all() };
}

/** A list of numbers that grows outside of what is collected as garbage. */
class Numbers {
  private list = new Int32Array(1024);
  private size = 0;

  push(number: number): void {
    if (this.size === this.list.length) {
      const longer = new Int32Array(2 * this.size);
      longer.set(this.list);
      this.list = longer;
    }
    this.list[this.size++] = number;
  }

  pushPair(a: number, b: number): void {
    this.push(a);
    this.push(b);
  }

  all(): Int32Array {
    return this.list.slice(0, this.size);
  }
}

/** Whether two shapes are the same but for what has moved. */
export function sameShape(before: Shape, now: Shape, { from, to, by }: Moved): boolean {
  if (before.plain.length !== now.plain.length || before.places.length !== now.places.length) return false;
  for (let i = 0; i < now.plain.length; i++) if (before.plain[i] !== now.plain[i]) return false;
  for (let i = 0; i < now.places.length; i++) {
    const place = now.places[i]!;
    // What is within the stretch is new.
    if (place > from && place < to) return false;
    if (before.places[i] !== (place < to ? place : place - by)) return false;
  }
  return true;
}
