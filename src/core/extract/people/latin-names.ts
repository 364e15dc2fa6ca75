import type { Lists } from '../../lists.js';

/** What stands inside a name in small letters. */
export const PARTICLES = new Set(
  'de da del della der den di dos du la le van von bin ibn al el ter ten af av'.split(' '),
);

/** Words that tell names in Latin letters from everything else that is written in capitals. */
export class LatinNames {
  private readonly given: ReadonlySet<string>;
  private readonly none: ReadonlySet<string>;

  constructor(lists: Lists) {
    this.given = lists.set('given names');
    this.none = lists.set('no names');
  }

  /** A usual given name, or the first half of one: Anna, Anna-Lena. */
  isGiven(word: string): boolean {
    return this.given.has(word.split('-')[0]!);
  }

  /** A word that people are not called by. */
  isNone(word: string): boolean {
    return this.none.has(word.toLowerCase());
  }
}
