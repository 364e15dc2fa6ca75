/** Code units in a block, as a power of two. */
const BLOCK = 11;
/** Bits that say which pairs of code units stand in a block, as a power of two. */
const BITS = 15;

/** Two bits for each pair, one in the lower half of the number and one in the upper. */
function bitsOf(first: number, second: number): number {
  const hash = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
const MASK = (1 << BITS) - 1;

/** Code units that are looked for at most. */
const LONGEST = 8;

/**
 * Tells whether a few characters stand somewhere in a stretch of a text. For each block of the text that is asked about
 * it notes which pairs of code units stand there, so that most blocks need no search.
 */
export class Nearby {
  private readonly blocks: (Uint32Array | undefined)[];
  /** Blocks that are not needed any more, to be used again. */
  private readonly spare: Uint32Array[] = [];

  constructor(private readonly text: string) {
    this.blocks = new Array((text.length >> BLOCK) + 1);
  }

  /** What stands before an offset is not asked about any more. */
  letGo(before: number): void {
    for (let b = (before >> BLOCK) - 1; b >= 0 && this.blocks[b]; b--) {
      this.spare.push(this.blocks[b]!);
      this.blocks[b] = undefined;
    }
  }

  /** False where two code units are sure to stand nowhere side by side between two offsets. */
  mayHave(first: number, second: number, from: number, to: number): boolean {
    const bits = bitsOf(first, second);
    const last = Math.min(this.text.length, to) - 2;
    for (let b = Math.max(0, from) >> BLOCK; b << BLOCK <= last; b++) if (this.holds(b, bits)) return true;
    return false;
  }

  /** Whether `words`, of 2 to LONGEST code units, stand between two offsets. */
  has(words: string, from: number, to: number): boolean {
    const low = Math.max(0, from);
    const high = Math.min(this.text.length, to) - words.length;
    for (let b = low >> BLOCK; b << BLOCK <= high; b++) {
      if (!this.mayStart(b, words)) continue;
      const start = Math.max(low, b << BLOCK);
      const end = Math.min(high, ((b + 1) << BLOCK) - 1);
      if (this.text.slice(start, end + words.length).includes(words)) return true;
    }
    return false;
  }

  /** False where `words` are sure not to start in block `b`. */
  private mayStart(b: number, words: string): boolean {
    for (let i = 1; i < words.length; i++)
      if (!this.holds(b, bitsOf(words.charCodeAt(i - 1), words.charCodeAt(i)))) return false;
    return true;
  }

  /** Whether both bits of a pair are noted for block `b`. */
  private holds(b: number, bits: number): boolean {
    let block = this.blocks[b];
    if (!block) {
      block = this.read(b);
      this.blocks[b] = block;
    }
    const one = bits & MASK;
    const two = (bits >>> 15) & MASK;
    return (block[one >>> 5]! & (1 << (one & 31))) !== 0 && (block[two >>> 5]! & (1 << (two & 31))) !== 0;
  }

  private read(b: number): Uint32Array {
    const { text } = this;
    const block = this.spare.pop()?.fill(0) ?? new Uint32Array(1 << (BITS - 5));
    // What starts in the block may end in the next.
    const end = Math.min(text.length - 1, ((b + 1) << BLOCK) + LONGEST);
    let code = text.charCodeAt(b << BLOCK);
    for (let i = b << BLOCK; i < end; i++) {
      const next = text.charCodeAt(i + 1);
      const bits = bitsOf(code, next);
      block[(bits & MASK) >>> 5]! |= 1 << (bits & 31);
      block[((bits >>> 15) & MASK) >>> 5]! |= 1 << ((bits >>> 15) & 31);
      code = next;
    }
    return block;
  }
}
