import type { Head } from './heads.js';
import type { Run } from './runs.js';

/** All that runs and heads are, as numbers: what they are by themselves, and the places in the stream that they speak of. */
export interface Shape {
  readonly plain: Int32Array;
  readonly places: Int32Array;
  /** For each run and then each head its first paragraph, and where its numbers end in the two lists. */
  readonly bounds: Int32Array;
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
  const bounds = new Numbers();
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
  const close = (first: number): void => {
    bounds.push(first);
    bounds.pushPair(plain.size, places.size);
  };
  for (const { first, last, covers, imageFrom, imageTo, same } of runs) {
    plain.pushPair(first, last);
    plain.push(same ? 1 : 0);
    places.pushPair(imageFrom, imageTo);
    covers.forEach(add);
    close(first);
  }
  for (const { paragraph, cover, safe } of heads) {
    plain.pushPair(-2, paragraph);
    plain.push(safe ? 1 : 0);
    add(cover);
    close(paragraph);
  }
  return { plain: plain.all(), places: places.all(), bounds: bounds.all() };
}

/** A list of numbers that grows outside of what is collected as garbage. */
class Numbers {
  size = 0;
  private list = new Int32Array(1024);

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

/** Whether two shapes are the same but for what has moved, and for the runs and heads of paragraphs with the mark 1 in `apart`. */
export function sameShape(before: Shape, now: Shape, moved: Moved, apart: Uint8Array): boolean {
  let [i, k] = [0, 0];
  for (;;) {
    i = nextEntry(before, i, apart);
    k = nextEntry(now, k, apart);
    if (i === before.bounds.length || k === now.bounds.length)
      return i === before.bounds.length && k === now.bounds.length;
    if (!sameEntry(before, i, now, k, moved)) return false;
    i += ENTRY;
    k += ENTRY;
  }
}

/** Numbers in the bounds of one run or head. */
const ENTRY = 3;

function nextEntry({ bounds }: Shape, from: number, apart: Uint8Array): number {
  let i = from;
  while (i < bounds.length && apart[bounds[i]!] === 1) i += ENTRY;
  return i;
}

function sameEntry(before: Shape, i: number, now: Shape, k: number, { from, to, by }: Moved): boolean {
  const plain = startOf(now, k, 1);
  const plainBy = startOf(before, i, 1) - plain;
  const plainEnd = now.bounds[k + 1]!;
  const places = startOf(now, k, 2);
  const placesBy = startOf(before, i, 2) - places;
  const placesEnd = now.bounds[k + 2]!;
  if (before.bounds[i + 1] !== plainEnd + plainBy || before.bounds[i + 2] !== placesEnd + placesBy)
    return false;
  for (let n = plain; n < plainEnd; n++) if (before.plain[n + plainBy] !== now.plain[n]) return false;
  for (let n = places; n < placesEnd; n++) {
    const place = now.places[n]!;
    // What is within the stretch is new.
    if (place > from && place < to) return false;
    if (before.places[n + placesBy] !== (place < to ? place : place - by)) return false;
  }
  return true;
}

/** Where the numbers of an entry start in one of the two lists: where those of the one before end. */
const startOf = ({ bounds }: Shape, entry: number, list: 1 | 2): number =>
  entry === 0 ? 0 : bounds[entry - ENTRY + list]!;
