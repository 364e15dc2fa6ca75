import { type HashedWeights, LONGEST_RUN, mix, Slots } from './hashed.js';
import type { Alphabet } from './symbols.js';

/** In symbols; what is longer is hardly a heading. */
export const LONGEST_HEADING = 45;
const TOO_LONG = -6;
/** Runs at the start and at the end are told from the same ones elsewhere up to this length. */
const EDGE = 4;

/** Kinds of features: the hash that each begins with. */
const [RUN, START, END, LENGTH, COMMAS, BEFORE, BALANCE, BEHIND] = [1, 2, 3, 4, 5, 6, 7, 8];

/**
 * Adds the features of what may be a heading: its runs of up to three symbols, what it begins and
 * ends with, how long it is, and how a comma parts it.
 */
export function headingFeatures(symbols: readonly number[], comma: number, slots: Slots): void {
  const { length } = symbols;
  for (let i = 0; i < length; i++) slots.addRuns(RUN, symbols, i, i + LONGEST_RUN);
  let start = START;
  let end = END;
  for (let k = 0; k < EDGE && k < length; k++) {
    start = mix(start, symbols[k]!);
    end = mix(end, symbols[length - 1 - k]!);
    slots.add(start);
    slots.add(end);
  }
  slots.add(mix(LENGTH, Math.min(9, Math.floor(length / 5))));
  let commas = 0;
  for (const symbol of symbols) if (symbol === comma) commas++;
  slots.add(mix(COMMAS, Math.min(3, commas)));
  if (commas === 0) return;
  const at = symbols.indexOf(comma);
  slots.add(mix(BEFORE, Math.min(6, Math.floor(at / 3))));
  slots.add(mix(BALANCE, Math.abs(at - (length - at - 1)) <= 1 ? 1 : 0));
  slots.addRuns(BEHIND, symbols, at + 1, at + 3);
}

/** Whether a short text is a heading or the first half of a sentence, by its words: logistic regression. */
export class HeadingModel {
  private readonly comma: number;
  private readonly slots = new Slots();

  constructor(
    private readonly alphabet: Alphabet,
    private readonly weights: HashedWeights,
  ) {
    this.comma = alphabet.of(0xff0c);
  }

  /** Logit of the first `length` code units of a text being a heading. */
  logit(text: string, length: number): number {
    const symbols = this.alphabet.first(text.slice(0, length), LONGEST_HEADING + 1);
    if (symbols.length > LONGEST_HEADING) return TOO_LONG;
    this.slots.clear();
    headingFeatures(symbols, this.comma, this.slots);
    return this.slots.weigh(this.weights);
  }
}
