/** Margins, in weights (32 to a nat). */
const CLEAR = 100;
const FAINT = 12;
const PLAIN = 150;

/** What a whole document says for one string as a name. Everything is counted, so that it can be taken back. */
export class Evidence {
  /** Places where the model is sure of it. */
  sure = 0;
  /** Places where it guesses it. */
  guessed = 0;
  /** Places among both with so much of a margin; of margins nothing else counts. */
  private faint = 0;
  private clear = 0;
  private plain = 0;
  /** A Latin name that is only guessed, but whose family name stands for someone elsewhere. */
  isBorneOut = false;
  /** It bears out the parts of which it is made. */
  bearsParts = false;
  /** The full names that bear it out as a part of them. */
  fullNames: readonly Evidence[] = NONE;
  /** Places where it stands at all, outside longer names. */
  stands = 0;
  /** Places among them where it is part of a thing's name. */
  things = 0;
  /** Places among those where the text says what kind of thing it is: 制造商科沃斯. */
  kinds = 0;
  /** Whether it is an ordinary word too, where somebody has asked. */
  isOrdinary: boolean | undefined;

  /** Counts a place that the model gives, or takes it back (`by` -1). */
  add({ sure, margin }: { readonly sure: boolean; readonly margin: number }, by: 1 | -1): void {
    if (sure) this.sure += by;
    else this.guessed += by;
    if (margin >= FAINT) this.faint += by;
    if (margin >= CLEAR) this.clear += by;
    if (margin >= PLAIN) this.plain += by;
  }

  /** How much is sure about it, whatever makes it so. */
  get certainty(): number {
    return this.sure + (this.isBorneOut ? 1 : 0) + this.fullNames.length;
  }

  get isEmpty(): boolean {
    return this.sure + this.guessed + this.fullNames.length === 0;
  }

  /** The best margin of its own places, as far as margins count; of the full names where it has no place. */
  get best(): number {
    if (this.plain > 0) return PLAIN;
    if (this.clear > 0) return CLEAR;
    if (this.faint > 0) return FAINT;
    return this.sure + this.guessed > 0 ? 0 : Math.max(0, ...this.fullNames.map((one) => one.best));
  }
}
const NONE: readonly Evidence[] = [];

/** A string is no name anywhere, only where the model is sure of the very place, or wherever it may well be one. */
const NEVER = 0;
export const WHERE_SURE = 1;
export const ANYWHERE = 2;

/** What a document says of one string as a name. */
export function verdictOf(name: string, e: Evidence | undefined): number {
  if (!e) return WHERE_SURE;
  const { certainty } = e;
  if (certainty === 0) return NEVER;
  if (name.length === 1) return WHERE_SURE;
  const { best } = e;
  // A firm or a place is named in full at one place and in short at others.
  if (e.things * 4 > e.stands && best < PLAIN) return NEVER;
  if (e.kinds * 4 > e.stands) return NEVER;
  // The model sees few of its many places as a name: it is something else.
  if (best < CLEAR && certainty === 1 && e.stands > 2) return NEVER;
  if (best < FAINT && certainty + e.guessed === 1) return NEVER;
  return ANYWHERE;
}
