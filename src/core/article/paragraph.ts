import type { Words } from '../extract/words.js';
import type { Memo } from './memo.js';
import type { Role, Shape } from './roles.js';
import type { Traits } from './traits.js';

/** One non-blank line of the file. `start` and `end` bound its text without indent and trailing blanks. */
export interface Paragraph {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** The whole line, blanks included, without its line end. */
  readonly lineStart: number;
  readonly lineEnd: number;
  readonly text: string;
  readonly role: Role;
  /** What the text shows by itself. */
  readonly traits: Traits;
  readonly shape: Shape;
  /** Blank lines before it. */
  readonly gap: number;
  /** What other parts of the core have worked out from the text alone: see `PerText`. */
  readonly memo: Memo;
}

export interface Article {
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  /** How many lines open or close code, by themselves. */
  readonly fences: number;
  /** What its facts are read with; null where the host gave none. */
  readonly words: Words | null;
  /** Where the lines of its paragraphs start; only of one that is read again as it changes. */
  readonly lineStarts?: Uint32Array;
}
