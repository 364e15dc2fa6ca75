import type { Traits } from './traits.js';

let memos = 0;

/** What has been worked out from a paragraph's text; it lives as long as that text stands. */
export class Memo {
  /** No two memos have the same number. */
  readonly id = ++memos;
  /** One place for each `PerText`. */
  readonly places: unknown[] = new Array(places);

  /** @param lasting the article will be checked again: see `PerText.letGo` */
  constructor(readonly lasting: boolean) {}
}

let places = 0;

/** What of a paragraph depends on its text alone. */
interface OfText {
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
    const known = paragraph.memo.places[this.place] as T | undefined;
    if (known !== undefined) return known;
    const fresh = this.once(paragraph);
    paragraph.memo.places[this.place] = fresh;
    return fresh;
  }

  /** The same for somebody who keeps it himself: nothing is remembered. */
  once(paragraph: OfText): T {
    return this.work(paragraph.text, paragraph.traits, paragraph);
  }

  /** Nobody will ask for this paragraph again in this check: unless there will be others, what is known of it goes. */
  letGo({ memo }: OfText): void {
    if (!memo.lasting) memo.places[this.place] = undefined;
  }
}
