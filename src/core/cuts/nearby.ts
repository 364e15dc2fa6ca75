/** Code units in a block, as a power of two. */
const BLOCK = 11;
/** Bits that say which pairs of code units stand in a block, as a power of two. */
const BITS = 14;

/** Two bits for each pair, one in the lower half of the number and one in the upper. */
function bitsOf(first: number, second: number): number {
  const hash = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
const MASK = (1 << BITS) - 1;

/**
 * Tells whether a few characters stand somewhere in a stretch of a text. For each block of the text that is asked about
 * it notes which pairs of code units stand there, so that most blocks need no search.
 */
export class Nearby {
  private readonly blocks: (Uint32Array | undefined)[];

  constructor(private readonly text: string) {
    this.blocks = new Array((text.length >> BLOCK) + 1);
  }

  /** Whether `words`, two code units or more, stand between two offsets. */
  has(words: string, from: number, to: number): boolean {
    const low = Math.max(0, from);
    const high = Math.min(this.text.length, to) - words.length;
    const bits = bitsOf(words.charCodeAt(0), words.charCodeAt(1));
    const one = bits & MASK;
    const two = (bits >>> 16) & MASK;
    for (let b = low >> BLOCK; b << BLOCK <= high; b++) {
      const block = this.blocks[b] ?? this.read(b);
      this.blocks[b] = block;
      if ((block[one >>> 5]! & (1 << (one & 31))) === 0 || (block[two >>> 5]! & (1 << (two & 31))) === 0)
        continue;
      const start = Math.max(low, b << BLOCK);
      const end = Math.min(high, ((b + 1) << BLOCK) - 1);
      if (this.text.slice(start, end + words.length).includes(words)) return true;
    }
    return false;
  }

  private read(b: number): Uint32Array {
    const { text } = this;
    const block = new Uint32Array(1 << (BITS - 5));
    const end = Math.min(text.length - 1, (b + 1) << BLOCK);
    let code = text.charCodeAt(b << BLOCK);
    for (let i = b << BLOCK; i < end; i++) {
      const next = text.charCodeAt(i + 1);
      const bits = bitsOf(code, next);
      block[(bits & MASK) >>> 5]! |= 1 << (bits & 31);
      block[((bits >>> 16) & MASK) >>> 5]! |= 1 << ((bits >>> 16) & 31);
      code = next;
    }
    return block;
  }
}
