import { Lists } from '../lists.js';
import { Opened } from '../opened.js';
import type { Steps } from '../slices.js';
import { Vocabulary } from './figures/vocabulary.js';
import { LatinNames } from './people/latin-names.js';
import { Titles } from './people/titles.js';
import { Characters } from './simplified.js';

/** What facts are read with: the lists of models/words.txt, each as it is asked for. */
export class Words {
  readonly titles: Titles;
  readonly latin: LatinNames;
  readonly figures: Vocabulary;
  readonly characters: Characters;

  constructor(lists: Lists) {
    this.titles = new Titles(lists);
    this.latin = new LatinNames(lists);
    this.figures = new Vocabulary(lists);
    this.characters = new Characters(lists);
  }
}

const opened = new Opened(function* (bytes): Steps<Words> {
  return new Words(yield* Lists.open(bytes));
});

/** The words in a file's bytes, read once; null where there are none, or none that this version understands. */
export const wordsSteps = (bytes: Uint8Array | undefined): Steps<Words | null> => opened.of(bytes);
