import type { Splice } from '../change.js';
import { nothing } from '../memory.js';

/** A passage of one paragraph and the same words elsewhere; all places are places in the stream, ends exclusive. */
export interface Link {
  readonly from: number;
  readonly to: number;
  /** The same words elsewhere; may run over several paragraphs. */
  readonly imageFrom: number;
  readonly imageTo: number;
  /** How many places differ by a few characters. */
  readonly edits: number;
}

/** A match that breaks off is taken up again where this many characters agree behind a small difference. */
const RESYNC = 5;
const FARTHEST_BACK = 4096;
/** Differences of a few characters, likeliest first: [left out of the image, left out of the passage]. */
const SHIFTS: readonly (readonly [number, number])[] = [
  [1, 1],
  [0, 1],
  [1, 0],
  [2, 2],
  [0, 2],
  [2, 0],
  [1, 2],
  [2, 1],
  [3, 3],
  [0, 3],
  [3, 0],
  [2, 3],
  [3, 2],
  [1, 3],
  [3, 1],
  [4, 4],
];

/**
 * The longest match through place `i` of the stream and place `j` of a passage, small differences forgiven. The passage
 * stays between `from` and `to`, its image between `low` and `high`.
 */
export function longestLink(
  chars: Uint16Array,
  i: number,
  j: number,
  from: number,
  to: number,
  low: number,
  high: number,
): Link {
  let edits = 0;
  let x = i;
  let y = j;
  for (;;) {
    while (y < to && x < high && chars[x] === chars[y]) {
      x++;
      y++;
    }
    if (y >= to || x >= high || edits * 8 > y - j + 8) break;
    const shift = resync(chars, x, y, to, high, 1);
    if (!shift) break;
    x += shift[0];
    y += shift[1];
    edits++;
  }
  let u = i;
  let v = j;
  const floor = Math.max(from, j - FARTHEST_BACK);
  for (;;) {
    while (v > floor && u > low && chars[u - 1] === chars[v - 1]) {
      u--;
      v--;
    }
    if (v <= floor || u <= low || edits * 8 > y - v + 8) break;
    const shift = resync(chars, u - 1, v - 1, floor, low, -1);
    if (!shift) break;
    u -= shift[0];
    v -= shift[1];
    edits++;
  }
  return { from: v, to: y, imageFrom: u, imageTo: x, edits };
}

/** The small difference behind which image and passage agree again, reading on in direction `step`. */
function resync(chars: Uint16Array, x: number, y: number, limitY: number, limitX: number, step: 1 | -1) {
  for (const shift of SHIFTS) {
    let a = x + shift[0] * step;
    let b = y + shift[1] * step;
    let n = 0;
    while (
      n < RESYNC &&
      (step > 0 ? a < limitX && b < limitY : a >= limitX && b >= limitY) &&
      chars[a] === chars[b]
    ) {
      a += step;
      b += step;
      n++;
    }
    if (n === RESYNC) return shift;
  }
  return undefined;
}

/**
 * Links in their new places: what stood at `to` in the stream or behind it has moved. They are moved themselves: nobody keeps
 * them from check to check but the matcher.
 */
export function movedLinks(
  known: (readonly Link[] | undefined)[],
  { head, oldTail, newTail }: Splice,
  to: number,
  moved: number,
): (readonly Link[] | undefined)[] {
  const fresh = nothing(newTail - head);
  const links =
    oldTail === newTail
      ? known.fill(undefined, head, newTail)
      : known.slice(0, head).concat(fresh, known.slice(oldTail));
  if (moved !== 0) moveLinks(links, newTail, to, moved);
  return links;
}

function moveLinks(
  known: readonly (readonly Moving<Link>[] | undefined)[],
  first: number,
  to: number,
  by: number,
): void {
  for (let p = first; p < known.length; p++) {
    const links = known[p];
    if (links === undefined) continue;
    for (let i = 0; i < links.length; i++) {
      const link = links[i]!;
      link.from += by;
      link.to += by;
      if (link.imageFrom < to) continue;
      link.imageFrom += by;
      link.imageTo += by;
    }
  }
}

type Moving<T> = { -readonly [Key in keyof T]: T[Key] };
