import type { Lists } from '../../lists.js';
import type { FigureKind } from '../facts.js';
import { Trie } from './trie.js';

export interface Measure {
  readonly kind: FigureKind;
  /** Only behind Arabic numerals and numerals of two and more characters: 层, behind one 三 name a thing. */
  readonly guarded: boolean;
}

/** The measures of the lists; of one that stands on both, what the first says of it. */
export const measuresOf = (lists: Lists): Trie<Measure> =>
  new Trie((trie) => {
    for (const [words, guarded] of [
      [lists.of('measures'), false],
      [lists.of('guarded measures'), true],
    ] as const) {
      let measure: Measure = { kind: 'other', guarded };
      // A kind stands before its measures.
      for (const word of words.split(/\s+/u))
        if (word.endsWith(':')) measure = { kind: word.slice(0, -1) as FigureKind, guarded };
        else trie.set(word, measure);
    }
  });
