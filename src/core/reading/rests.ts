import { type HashedWeights, LONGEST_RUN, mix, Slots } from './hashed.js';
import type { Alphabet } from './symbols.js';

/** Symbols that are looked at. */
export const FIRST_OF_REST = 12;
/** A run at the start is told from the same one elsewhere up to this length, a run at each place up to this place. */
const EDGE = 5;
const PLACES = 3;

/** Kinds of features: the hash that each begins with; runs at a place take the numbers from PLACED on. */
const [START, PLACED, LENGTH] = [20, 21, 25];

/** Adds the features of what may be a rest: its runs of up to three symbols, where they stand. */
export function restFeatures(symbols: readonly number[], slots: Slots): void {
  const length = Math.min(FIRST_OF_REST, symbols.length);
  let start = START;
  for (let i = 0; i < length; i++) {
    if (i < EDGE) {
      start = mix(start, symbols[i]!);
      slots.add(start);
    }
    slots.addRuns(PLACED + Math.min(PLACES, i), symbols, i, Math.min(length, i + LONGEST_RUN));
  }
  slots.add(mix(LENGTH, length));
}

/** Whether a text begins in the middle of a sentence, by its first words: logistic regression. */
export class RestModel {
  private readonly slots = new Slots();

  constructor(
    private readonly alphabet: Alphabet,
    private readonly weights: HashedWeights,
  ) {}

  /** Logit of a text being the second half of a sentence. */
  logit(text: string): number {
    this.slots.clear();
    restFeatures(this.alphabet.first(text, FIRST_OF_REST), this.slots);
    return this.slots.weigh(this.weights);
  }
}
