import { movedMarks, type Splice } from '../change.js';

/**
 * Paragraphs that are known to have no cover, from text to text. Whoever changes the index says which may have one now;
 * what they asked for among whole paragraphs is kept as numbers, so that a paragraph with such words wakes them up.
 */
export class Bare {
  /** For each paragraph 1 where it has no cover; empty where nothing is to be remembered. */
  private marks = new Uint8Array(0);
  /** For each paragraph a number for the words that were looked for in vain, 0 where none were, `SEVERAL` for several. */
  private lookedFor = new Int32Array(0);
  /** The same for the cover that is being looked for. */
  private own = 0;
  /** It rests on more than can be told when it changes. */
  private isOpen = false;
  /** Numbers for the words of the paragraphs that have come or gone. */
  private readonly news = new Set<number>();

  /** Begins to remember; of `size` paragraphs nothing is known. */
  begin(size: number): void {
    this.marks = new Uint8Array(size);
    this.lookedFor = new Int32Array(size);
    this.news.clear();
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
    const words = hint + 1;
    this.own = this.own === 0 || this.own === words ? words : SEVERAL;
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
    this.news.add(hint + 1);
  }

  replace(splice: Splice): void {
    this.marks = movedMarks(this.marks, splice, Uint8Array);
    this.lookedFor = movedMarks(this.lookedFor, splice, Int32Array);
  }

  /** Wakes up all that looked for words that have come or gone. */
  settle(): void {
    const { marks, lookedFor, news } = this;
    for (let p = 0; p < marks.length; p++) {
      const words = lookedFor[p]!;
      if (words !== 0 && (words === SEVERAL || news.has(words))) marks[p] = 0;
    }
    news.clear();
  }
}

const SEVERAL = -1;
