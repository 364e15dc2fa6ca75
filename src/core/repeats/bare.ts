import type { Splice } from '../change.js';

/**
 * Paragraphs that are known to have no cover, from text to text. Whoever changes the index says which may have one now;
 * what they asked for among whole paragraphs is kept as bits, so that a paragraph with such words wakes them up.
 */
export class Bare {
  /** For each paragraph 1 where it has no cover; empty where nothing is to be remembered. */
  private marks = new Uint8Array(0);
  /** For each paragraph bits of the words that were looked for in vain. */
  private lookedFor = new Uint32Array(0);
  /** The same for the cover that is being looked for. */
  private own = 0;
  /** It rests on more than can be told when it changes. */
  private isOpen = false;
  /** Bits of the paragraphs that have come or gone. */
  private news = 0;

  /** Begins to remember; of `size` paragraphs nothing is known. */
  begin(size: number): void {
    this.marks = new Uint8Array(size);
    this.lookedFor = new Uint32Array(size);
    this.news = 0;
  }

  has(p: number): boolean {
    return this.marks[p] === 1;
  }

  start(): void {
    this.own = 0;
    this.isOpen = false;
  }

  /** Words of which `hint` is a number have been looked for among whole paragraphs. */
  missed(hint: number): void {
    this.own |= 1 << (hint & 31);
  }

  mayChange(): void {
    this.isOpen = true;
  }

  add(p: number): void {
    if (this.isOpen || p >= this.marks.length) return;
    this.marks[p] = 1;
    this.lookedFor[p] = this.own;
  }

  forget(p: number): void {
    this.marks[p] = 0;
  }

  /** A paragraph with such words has come or gone. */
  came(hint: number): void {
    this.news |= 1 << (hint & 31);
  }

  replace({ head, oldTail, newTail }: Splice): void {
    const size = this.marks.length - oldTail + newTail;
    const [marks, lookedFor] = [new Uint8Array(size), new Uint32Array(size)];
    for (const [now, before] of [
      [marks, this.marks],
      [lookedFor, this.lookedFor],
    ] as const) {
      now.set(before.subarray(0, head));
      now.set(before.subarray(oldTail), newTail);
    }
    this.marks = marks;
    this.lookedFor = lookedFor;
  }

  /** Wakes up all that looked for words that have come or gone. */
  settle(): void {
    const { marks, lookedFor, news } = this;
    for (let p = 0; p < marks.length; p++) if ((lookedFor[p]! & news) !== 0) marks[p] = 0;
    this.news = 0;
  }
}
