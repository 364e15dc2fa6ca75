/** Places of the stream in a block, as a power of two: few stretches begin in one. */
const BLOCK = 5;
/** When places have moved farther than this the blocks are made anew: a key moves them by one. */
const MOST_DRIFT = 32;
/** Nor are blocks a help where more stretches than this have come at a time. */
const MOST_NEW = 256;

/**
 * Where in the file the words of a stream stand: as stretches with nothing between one code unit and the next. Most are
 * a clause long, so that they take a quarter of the memory that an offset for each code unit would.
 */
export class Stretches {
  private count = 0;
  /** The place in the stream where each begins, in order. */
  private places: Uint32Array;
  /** Its offset in the file. */
  private offsets: Uint32Array;
  /**
   * For every block of the stream the last stretch that begins at its first place or before, give or take what has moved
   * since they were made; undefined before anything is asked.
   */
  private blocks: Uint32Array | undefined;
  /** How far, in all, places and stretches have moved since the blocks were made. */
  private drift = 0;

  /** @param units of text that will be read at most, in so many paragraphs: each begins a stretch, whatever stands before it */
  constructor(units: number, paragraphs: number) {
    const room = (units + paragraphs + 1) >>> 1;
    this.places = new Uint32Array(room);
    this.offsets = new Uint32Array(room);
  }

  /** A stretch begins at a place behind all that are known; before anything is asked. */
  add(place: number, offset: number): void {
    this.places[this.count] = place;
    this.offsets[this.count++] = offset;
  }

  /** Takes the last stretch back. */
  drop(): void {
    this.count--;
  }

  /** The offset in the file of a place of the stream. */
  at(place: number): number {
    const i = this.indexOf(place);
    return this.offsets[i]! + place - this.places[i]!;
  }

  /** Whether the code unit before a place stands right before it in the file. */
  isInside(place: number): boolean {
    return this.places[this.indexOf(place)] !== place;
  }

  /** How many places of a stream of some `size` stand before an offset. */
  countBefore(offset: number, size: number): number {
    const next = firstFrom(this.offsets, this.count, offset);
    if (next === 0) return 0;
    const end = next < this.count ? this.places[next]! : size;
    return Math.min(end, this.places[next - 1]! + offset - this.offsets[next - 1]!);
  }

  /**
   * Puts others, whose places count from 0, in the place of those from `from` to `to`, bounds of paragraphs. What stands
   * behind them has moved by `moved` in the stream, and by `shift` in the file.
   */
  replace(from: number, to: number, other: Stretches, moved: number, shift: number): void {
    const low = firstFrom(this.places, this.count, from);
    const high = firstFrom(this.places, this.count, to);
    const newHigh = low + other.count;
    const count = this.count - high + newHigh;
    this.makeRoom(count);
    const { places, offsets } = this;
    places.copyWithin(newHigh, high, this.count);
    offsets.copyWithin(newHigh, high, this.count);
    for (let i = 0; i < other.count; i++) {
      places[low + i] = from + other.places[i]!;
      offsets[low + i] = other.offsets[i]!;
    }
    this.drift += other.count > MOST_NEW ? Infinity : Math.abs(moved) + Math.abs(newHigh - high);
    this.count = count;
    if (moved === 0 && shift === 0) return;
    for (let i = newHigh; i < count; i++) {
      places[i]! += moved;
      offsets[i]! += shift;
    }
  }

  private makeRoom(count: number): void {
    if (count <= this.places.length) return;
    const room = Math.ceil(count * 1.1);
    const [places, offsets] = [new Uint32Array(room), new Uint32Array(room)];
    places.set(this.places.subarray(0, this.count));
    offsets.set(this.offsets.subarray(0, this.count));
    this.places = places;
    this.offsets = offsets;
  }

  /** The last stretch that begins at a place or before it. */
  private indexOf(place: number): number {
    const { places, count } = this;
    if (this.drift > MOST_DRIFT || !this.blocks) this.blocks = this.blocksOf();
    const { blocks } = this;
    let i = Math.max(0, Math.min(blocks[Math.min(place >>> BLOCK, blocks.length - 1)]!, count - 1));
    while (i > 0 && places[i]! > place) i--;
    while (i + 1 < count && places[i + 1]! <= place) i++;
    return i;
  }

  private blocksOf(): Uint32Array {
    const { places, count } = this;
    const last = count > 0 ? places[count - 1]! : 0;
    const blocks = new Uint32Array((last >>> BLOCK) + 1);
    this.drift = 0;
    for (let block = 0, i = 0; block < blocks.length; block++) {
      while (i + 1 < count && places[i + 1]! <= block << BLOCK) i++;
      blocks[block] = i;
    }
    return blocks;
  }
}

/** The first of some numbers, in order, that is not less than a limit. */
function firstFrom(numbers: Uint32Array, count: number, limit: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
