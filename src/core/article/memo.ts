import type { Words } from '../extract/words.js';
import type { Traits } from './traits.js';

/** What has been worked out from the texts of paragraphs, with one place for each `PerText`. */
export interface Memo {
  /** The article will be checked again: see `PerText.letGo`. */
  readonly lasting: boolean;
  /** No two paragraphs of articles that are checked again have the same number. */
  readonly id: number;
  /** What facts are read with; null where the host gave nothing. */
  readonly words: Words | null;
  /** Undefined where nothing is kept. */
  get(place: number, paragraph: number): unknown;
  set(place: number, paragraph: number, kept: unknown): void;
}

let memos = 0;
let places = 0;

/** Of one paragraph of an article that is checked again and again; it lives as long as that text stands. */
export class OwnMemo implements Memo {
  readonly lasting = true;
  readonly id = ++memos;
  private kept: unknown[] = NOTHING;

  constructor(readonly words: Words | null) {}

  get(place: number): unknown {
    return this.kept[place];
  }

  set(place: number, _paragraph: number, kept: unknown): void {
    if (place >= this.kept.length) {
      // As long as it must be, and no longer: engines leave much room behind a list that grows.
      const longer = new Array<unknown>(places).fill(undefined);
      for (let i = 0; i < this.kept.length; i++) longer[i] = this.kept[i];
      this.kept = longer;
    }
    this.kept[place] = kept;
  }
}
const NOTHING: unknown[] = [];

/** Of all paragraphs of an article that is checked once: what costs nothing where nothing is kept. */
export class SharedMemo implements Memo {
  readonly lasting = false;
  readonly id = 0;
  /** For each place a list for all paragraphs. */
  private readonly columns: (unknown[] | undefined)[] = [];

  constructor(
    readonly words: Words | null,
    private readonly paragraphs: ArrayLike<unknown>,
  ) {}

  get(place: number, paragraph: number): unknown {
    return this.columns[place]?.[paragraph];
  }

  set(place: number, paragraph: number, kept: unknown): void {
    this.columns[place] ??= new Array<unknown>(this.paragraphs.length).fill(undefined);
    this.columns[place][paragraph] = kept;
  }
}

/** What of a paragraph depends on its text alone, and its place in the article. */
interface OfText {
  readonly index: number;
  readonly text: string;
  readonly traits: Traits;
  readonly memo: Memo;
}

/**
 * Work that depends on a paragraph's own text alone, done once for each paragraph however often the article is checked
 * again. What it returns must count offsets from the start of the paragraph, and nobody may change it.
 */
export class PerText<T> {
  private readonly place = places++;

  constructor(private readonly work: (text: string, traits: Traits, own: OfText) => T) {}

  of(paragraph: OfText): T {
    const { memo, index } = paragraph;
    const known = memo.get(this.place, index) as T | undefined;
    if (known !== undefined) return known;
    const fresh = this.once(paragraph);
    memo.set(this.place, index, fresh);
    return fresh;
  }

  /** The same for somebody who keeps it himself: nothing is remembered. */
  once(paragraph: OfText): T {
    return this.work(paragraph.text, paragraph.traits, paragraph);
  }

  /** Nobody will ask for this paragraph again in this check: unless there will be others, what is known of it goes. */
  letGo({ memo, index }: OfText): void {
    if (!memo.lasting) memo.set(this.place, index, undefined);
  }
}
