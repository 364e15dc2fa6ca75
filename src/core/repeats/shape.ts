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
  const plain: number[] = [];
  const places: number[] = [];
  const add = (cover: Run['covers'][number]): void => {
    if (!cover) {
      plain.push(-1);
      return;
    }
    plain.push(cover.links.length, cover.own, cover.clauses);
    places.push(cover.imageFrom, cover.imageTo);
    for (const { from, to, imageFrom, imageTo, edits } of cover.links) {
      plain.push(edits);
      places.push(from, to, imageFrom, imageTo);
    }
  };
  for (const { first, last, covers, imageFrom, imageTo, same } of runs) {
    plain.push(first, last, same ? 1 : 0);
    places.push(imageFrom, imageTo);
    covers.forEach(add);
  }
  for (const { paragraph, cover, safe } of heads) {
    plain.push(-2, paragraph, safe ? 1 : 0);
    add(cover);
  }
  return { plain: Int32Array.from(plain), places: Int32Array.from(places) };
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
