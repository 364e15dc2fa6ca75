import { Stretches } from './stretches.js';

/**
 * The words of a text without what publishing systems change between two printings of it: width, case, blanks,
 * punctuation, picture markers. Repeats are looked for in this stream and mapped back to the file by offsets.
 */

/** What a code unit counts as, 0 for nothing. */
const TABLE = buildTable();

function buildTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  const keep = (low: number, high: number, shift = 0) => {
    for (let c = low; c <= high; c++) table[c] = c + shift;
  };
  keep(0x30, 0x39);
  keep(0x41, 0x5a, 0x20);
  keep(0x61, 0x7a);
  keep(0xc0, 0x1fff);
  table[0xd7] = 0;
  table[0xf7] = 0;
  keep(0x2c00, 0x2dff);
  // Radicals, Kana, Bopomofo, Hangul, Han. 々 and 〇 are letters among the ideographic punctuation.
  keep(0x2e80, 0x2fdf);
  keep(0x3005, 0x3007);
  table[0x3006] = 0;
  keep(0x3041, 0x31bf);
  table[0x30fb] = 0;
  keep(0x3400, 0x4dbf);
  keep(0x4e00, 0xa4cf);
  keep(0xa640, 0xd7ff);
  keep(0xd800, 0xdfff);
  keep(0xf900, 0xfaff);
  // Full-width forms of Latin letters and digits; half-width Kana.
  keep(0xff10, 0xff19, 0x30 - 0xff10);
  keep(0xff21, 0xff3a, 0x61 - 0xff21);
  keep(0xff41, 0xff5a, 0x61 - 0xff41);
  keep(0xff66, 0xff9f);
  return table;
}

/** Code units of a block of the stream, as a power of two. */
const BLOCK = 7;

const PICTURE = '图圖';

/** What a UTF-16 code unit counts as among the words of a text; 0 for blanks, punctuation and symbols. */
export const foldUnit = (unit: number): number => TABLE[unit]!;

interface Bounds {
  readonly start: number;
  readonly end: number;
}

/** The folded text of many paragraphs, one behind the other. */
export class Stream {
  /** How many folded code units there are; the arrays may be longer. */
  size = 0;
  /** Folded code units. */
  chars: Uint16Array;
  private readonly stretches: Stretches;
  /** Place in the stream where paragraph `i` starts; one entry more than there are paragraphs. */
  starts: Uint32Array;
  /**
   * For every block of the stream the last paragraph that starts at its first place or before, by the places as they were
   * when the blocks were made; undefined where paragraphs have come or gone.
   */
  private blocks: Uint32Array | undefined;
  /** How far, in all, paragraphs have moved since: never farther than a block. */
  private drift = 0;

  /** Starts a stream of so many paragraphs, at most so many code units long, to be filled by `append` in order. */
  constructor(paragraphs: number, room: number) {
    this.chars = new Uint16Array(room);
    this.stretches = new Stretches(room, paragraphs);
    this.starts = new Uint32Array(paragraphs + 1);
  }

  append(paragraph: number, text: string, { start, end }: Bounds): void {
    const { chars, stretches } = this;
    let n = this.size;
    let next = -1;
    for (let offset = start; offset < end; offset++) {
      let folded = TABLE[text.charCodeAt(offset)]!;
      if (folded === 0) continue;
      stretches.add(n, offset);
      do {
        chars[n++] = folded;
        folded = ++offset < end ? TABLE[text.charCodeAt(offset)]! : 0;
      } while (folded !== 0);
      next = offset;
    }
    // 图① alone on a line is a marker, no word.
    if (n === this.size + 1 && end - start > 1 && end - start < 4 && PICTURE.includes(text[next - 1]!)) {
      stretches.drop();
      n--;
    }
    this.size = this.starts[paragraph + 1] = n;
    this.blocks = undefined;
  }

  /** The offset in the file of the code unit at a place of the stream. */
  at(place: number): number {
    return this.stretches.at(place);
  }

  /** Whether the words before and behind a place of the stream stand in the file with nothing between them. */
  isInside(place: number): boolean {
    return place > 0 && place < this.size && this.stretches.isInside(place);
  }

  /** How many code units of the stream stand before an offset of the file. */
  countBefore(offset: number): number {
    return this.stretches.countBefore(offset, this.size);
  }

  /** The last paragraph that starts at a place of the stream or before it. */
  paragraphAt(place: number): number {
    if (place < 0) return 0;
    const { starts } = this;
    this.blocks ??= this.blocksOf();
    const { blocks, drift } = this;
    const last = blocks.length - 1;
    const above = ((place + drift) >>> BLOCK) + 1;
    let low = place < drift ? 0 : blocks[Math.min((place - drift) >>> BLOCK, last)]!;
    let high = above <= last ? blocks[above]! : starts.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (starts[middle]! <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private blocksOf(): Uint32Array {
    const { starts, size } = this;
    const blocks = new Uint32Array((size >>> BLOCK) + 1);
    this.drift = 0;
    const last = starts.length - 2;
    for (let block = 0, p = 0; block < blocks.length; block++) {
      while (p < last && starts[p + 1]! <= block << BLOCK) p++;
      blocks[block] = p;
    }
    return blocks;
  }

  /**
   * Puts other paragraphs in the place of those from `from` to `to`. What stands behind them has moved in the file by
   * `shift`. Returns how far it has moved in the stream.
   */
  replace(from: number, to: number, other: Stream, shift: number): number {
    const low = this.starts[from]!;
    const high = this.starts[to]!;
    const moved = low + other.size - high;
    const count = other.starts.length - 1;
    const starts = new Uint32Array(this.starts.length - to + from + count);
    starts.set(this.starts.subarray(0, from));
    let farthest = 0;
    for (let i = 0; i <= count; i++) {
      starts[from + i] = low + other.starts[i]!;
      farthest = Math.max(farthest, Math.abs(starts[from + i]! - this.starts[from + i]!));
    }
    for (let i = to + 1; i < this.starts.length; i++) starts[i - to + from + count] = this.starts[i]! + moved;
    this.starts = starts;
    this.drift += farthest;
    if (count !== to - from || this.drift > 1 << BLOCK) this.blocks = undefined;
    this.makeRoom(this.size + moved);
    const { chars } = this;
    chars.copyWithin(low + other.size, high, this.size);
    chars.set(other.chars.subarray(0, other.size), low);
    this.size += moved;
    this.stretches.replace(low, high, other.stretches, moved, shift);
    return moved;
  }

  private makeRoom(size: number): void {
    if (size <= this.chars.length) return;
    const chars = new Uint16Array(Math.ceil(size * 1.1));
    chars.set(this.chars.subarray(0, this.size));
    this.chars = chars;
  }
}
