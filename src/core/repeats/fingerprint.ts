import { Seen } from '../seen.js';
import type { Steps } from '../slices.js';
import type { Stream } from './fold.js';

/** Han: a k-gram of 8 is about five words. Latin: five words are some 24 letters. */
const HAN = { gram: 8, window: 4 };
const LATIN = { gram: 20, window: 8 };

const BASE = 0x01000193;

function power(exponent: number): number {
  let out = 1;
  for (let i = 0; i < exponent; i++) out = Math.imul(out, BASE);
  return out;
}
const HAN_OUT = power(HAN.gram);
const LATIN_OUT = power(LATIN.gram);

/** Most of a paragraph's letters decide: a few Latin names do not make it English. */
function isLatin(chars: Uint16Array, from: number, to: number): boolean {
  let latin = 0;
  const end = Math.min(to, from + 64);
  for (let i = from; i < end; i++) if (chars[i]! < 0x2000) latin++;
  return latin * 2 > end - from;
}

/**
 * Fingerprints of a stream by winnowing (Schleimer, Wilkerson, Aiken: "Winnowing: Local Algorithms for Document
 * Fingerprinting", 2003): of every window of k-grams the one with the least hash is kept. Two passages that share at
 * least k + w - 1 folded characters share a fingerprint, and what is kept depends on the passage alone. No k-gram
 * crosses the bounds of a paragraph, so a paragraph's fingerprints are its own.
 */
export class Fingerprints {
  /** Hash of each fingerprint. */
  hash = new Int32Array(0);
  /** Place in the stream where it starts. */
  place = new Uint32Array(0);
  /** How many fingerprints there have been, those of paragraphs that are gone included. */
  used = 0;
  /** The fingerprints of each paragraph stand side by side, in order: the first, and behind the last. */
  first = new Uint32Array(0);
  end = new Uint32Array(0);
  /** Length of the k-grams of each paragraph. */
  gram = new Uint8Array(0);
  /**
   * Room behind the hashes and behind the places that are left of many: chains stand there. Arrays of their own would be made
   * in between others, and what is freed in between stays with the process.
   */
  private spare: Int32Array[] = [];

  constructor(private readonly stream: Stream) {}

  /** Makes room for paragraphs `from` to `newTo` in the place of those from `from` to `oldTo`: none has fingerprints yet. */
  replace(from: number, oldTo: number, newTo: number): void {
    const paragraphs = this.stream.starts.length - 1;
    const [first, end, gram] = [
      new Uint32Array(paragraphs),
      new Uint32Array(paragraphs),
      new Uint8Array(paragraphs),
    ];
    for (const [now, before] of [
      [first, this.first],
      [end, this.end],
      [gram, this.gram],
    ] as const) {
      now.set(before.subarray(0, from));
      now.set(before.subarray(oldTo), newTo);
    }
    this.first = first;
    this.end = end;
    this.gram = gram;
  }

  clear(): void {
    this.used = 0;
    const paragraphs = this.stream.starts.length - 1;
    this.first = new Uint32Array(paragraphs);
    this.end = new Uint32Array(paragraphs);
    this.gram = new Uint8Array(paragraphs);
  }

  /** No paragraph will change: those that are like no other are of no use, and are dropped. Most are. */
  *dropSingle(): Steps<void> {
    const seen = new Seen(this.used);
    for (let a = 0; a < this.used; a += STRIDE) {
      this.addTo(seen, a, Math.min(this.used, a + STRIDE));
      yield;
    }
    const { first } = this;
    let kept = 0;
    for (let p = 0; p < first.length; ) {
      const next = first[p]! + STRIDE;
      for (; p < first.length && first[p]! < next; p++) kept = this.keepLike(p, kept, seen);
      yield;
    }
    this.used = kept;
    const { hash, place } = this;
    // Where few are kept the room is better given back.
    const isRoomy = kept * 6 < hash.length;
    this.hash = isRoomy ? hash.slice(0, kept) : hash.subarray(0, kept);
    this.place = isRoomy ? place.slice(0, kept) : place.subarray(0, kept);
    if (!isRoomy)
      this.spare = [new Int32Array(hash.buffer, kept * 4), new Int32Array(place.buffer, kept * 4)];
  }

  /** An array for what is needed as long as hashes or places are: in room that was left, if there is enough. */
  roomBeside(which: 'hash' | 'place', size: number): Int32Array {
    const at = which === 'hash' ? 0 : 1;
    const room = this.spare[at];
    if (!room || room.length < size) return new Int32Array(size);
    this.spare[at] = room.subarray(size);
    return room.subarray(0, size);
  }

  private addTo(seen: Seen, from: number, to: number): void {
    const { hash } = this;
    for (let a = from; a < to; a++) seen.add(hash[a]!);
  }

  /** Moves those of paragraph `p` that may be like another to the place `to`; returns the place behind them. */
  private keepLike(p: number, to: number, seen: Seen): number {
    const { hash, place, first, end } = this;
    const last = end[p]!;
    let kept = to;
    for (let a = first[p]!; a < last; a++) {
      if (!seen.mayBeTwice(hash[a]!)) continue;
      hash[kept] = hash[a]!;
      place[kept++] = place[a]!;
    }
    first[p] = to;
    end[p] = kept;
    return kept;
  }

  /** All are known and chained: gives back the memory that only this took. */
  close(): void {
    this.hash = new Int32Array(0);
    this.spare = [];
  }

  /** The fingerprints from a place of the stream on have moved in it; so have those of paragraphs that are gone. */
  move(from: number, by: number): void {
    const { place, used } = this;
    if (by === 0) return;
    for (let a = 0; a < used; a++) if (place[a]! >= from) place[a]! += by;
  }

  /** Takes the fingerprints of paragraph `p`; with `indexed` false it only learns the length of its k-grams. */
  read(p: number, indexed: boolean): void {
    const { chars, starts } = this.stream;
    const from = starts[p]!;
    const to = starts[p + 1]!;
    this.first[p] = this.end[p] = this.used;
    this.gram[p] = 0;
    if (to - from < HAN.gram) return;
    const latin = isLatin(chars, from, to);
    const { gram, window } = latin ? LATIN : HAN;
    this.gram[p] = gram;
    if (to - from < gram || !indexed) return;
    this.makeRoom(to - from);
    this.used = winnow(
      chars,
      from,
      to,
      gram,
      window,
      latin ? LATIN_OUT : HAN_OUT,
      this.hash,
      this.place,
      this.used,
    );
    this.end[p] = this.used;
  }

  /** Paragraph `p` has no fingerprints any more. */
  forget(p: number): void {
    this.first[p] = this.end[p] = 0;
  }

  private makeRoom(more: number): void {
    const size = this.used + more;
    if (size <= this.hash.length) return;
    // Winnowing keeps two in five.
    const room = Math.max(
      size,
      Math.ceil(Math.max(this.used * 1.25, this.used === 0 ? this.stream.size * 0.45 : 0)),
    );
    const [hash, place] = [new Int32Array(room), new Uint32Array(room)];
    hash.set(this.hash.subarray(0, this.used));
    place.set(this.place.subarray(0, this.used));
    this.hash = hash;
    this.place = place;
  }
}

/** Fingerprints looked at between two steps. */
const STRIDE = 50_000;

/** The hashes of the k-grams in the current window; windows are short. */
const ring = new Int32Array(16);

function winnow(
  chars: Uint16Array,
  from: number,
  to: number,
  k: number,
  window: number,
  out: number,
  hash: Int32Array,
  place: Uint32Array,
  count: number,
): number {
  let rolling = 0;
  for (let i = from; i < from + k; i++) rolling = (Math.imul(rolling, BASE) + chars[i]!) | 0;
  let n = count;
  let least = -1;
  let leastHash = 0;
  const last = to - k;
  for (let i = from; ; i++) {
    let mixed = Math.imul(rolling ^ (rolling >>> 15), 0x2c1b3c6d);
    mixed ^= mixed >>> 13;
    ring[i & 15] = mixed;
    if (least < 0 || mixed < leastHash) {
      least = i;
      leastHash = mixed;
      if (i - from >= window - 1 || i === last) {
        hash[n] = mixed;
        place[n++] = i;
      }
    } else {
      if (i - least >= window) {
        least = i - window + 1;
        leastHash = ring[least & 15]!;
        for (let j = least + 1; j <= i; j++) {
          const h = ring[j & 15]!;
          if (h < leastHash) {
            least = j;
            leastHash = h;
          }
        }
        hash[n] = leastHash;
        place[n++] = least;
      } else if (i - from === window - 1 || (i === last && i - from < window - 1)) {
        hash[n] = leastHash;
        place[n++] = least;
      }
    }
    if (i === last) return n;
    rolling = (Math.imul(rolling, BASE) + chars[i + k]! - Math.imul(chars[i]!, out)) | 0;
  }
}
