import type { Paragraph } from '../article.js';

/** A sentence that breaks off. */
export interface Cut {
  readonly head: Paragraph;
  /** The paragraph that goes on with it; null where none was found. */
  readonly tail: Paragraph | null;
  /** Nothing but pictures and their captions stands between. */
  readonly adjacent: boolean;
  /** Probability that the sentence breaks off. */
  readonly broken: number;
  /** Probability that it goes on with `tail`. */
  readonly joined: number;
  /**
   * Probability that moving `tail` up to `head` tears a sentence apart that stands in its place: the one that runs from
   * `head` to the next paragraph, or the one that runs into `tail` from the paragraph before it. 0 between neighbours.
   */
  readonly torn: number;
}
