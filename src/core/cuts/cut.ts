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
}
