import type { Cast, Entry } from '../extract/people/cast.js';
import type { Name } from '../extract/people/place.js';
import { crossesStart } from '../extract/people/words.js';
import type { FactContext } from './context.js';
import { areSimilar } from './same-person.js';

/** Names of two characters have too many that are like them; what is longer than four is often no name. */
const LENGTHS = /^[\u3400-\u9fff]{3,4}$/u;
const LEAST = 3;

/** In `Spelled.begun`: some name has these two characters first and second, or first and third. */
const FIRST_AND_SECOND = 1;
const FIRST_AND_THIRD = 2;
/** Spreads pairs of characters over 65,536 places. */
const placeOf = (a: number, b: number): number => Math.imul((a << 16) | b, 0x9e3779b1) >>> 16;

/** A place that spells a person's name with one character of its own. */
export interface Spelling {
  /** The paragraph, and where in it the name starts. */
  readonly paragraph: number;
  readonly start: number;
  readonly name: string;
  readonly person: Entry;
}

/** The people whose names may be misspelled, by the names' first characters. */
export class Spelled {
  private readonly byFirst = new Map<number, Entry[]>();
  private readonly isFirst = new Uint8Array(0x10000);
  /**
   * By the first character and the one behind it, or behind that: what differs in one has one of the two in common with the
   * name, and hardly any place that begins as a name does.
   */
  private readonly begun = new Uint8Array(0x10000);

  constructor(private readonly cast: Cast) {
    for (const person of cast.entries) {
      const { name, count, roles } = person;
      if (!LENGTHS.test(name)) continue;
      // Mentioned once and called nothing it may be a slip itself, or no name at all.
      if (count < 2 && roles.length === 0) continue;
      const first = name.charCodeAt(0);
      this.isFirst[first] = 1;
      this.begun[placeOf(first, name.charCodeAt(1))]! |= FIRST_AND_SECOND;
      this.begun[placeOf(first, name.charCodeAt(2))]! |= FIRST_AND_THIRD;
      const alike = this.byFirst.get(first);
      if (alike) alike.push(person);
      else this.byFirst.set(first, [person]);
    }
  }

  /**
   * Places of a paragraph that read as nobody's name, but differ from a name that stands elsewhere in one character that
   * sounds or looks alike: with a slip of the hand in it a name often looks like none.
   */
  unreadIn(context: FactContext, paragraph: number, found: Spelling[]): void {
    const { text } = context.article.paragraphs[paragraph]!;
    const names = context.people.names[paragraph]!;
    let m = 0;
    for (let start = 0; start + LEAST <= text.length; start++) {
      const first = text.charCodeAt(start);
      if (this.isFirst[first] === 0 || !this.mayBegin(text, start, first)) continue;
      while (m < names.length && names[m]!.end <= start) m++;
      const next = names[m];
      if (next && !this.mayBeFree(start, next)) continue;
      for (const person of this.byFirst.get(first)!) {
        if (!isSlip(context, text, start, person.name)) continue;
        const end = start + person.name.length;
        if (next && !this.isFree(start, end, next)) continue;
        // A word of the language may run into the place.
        if (!context.names || crossesStart(text, start, context.names.lexicon)) continue;
        found.push({ paragraph, start, name: text.slice(start, end), person });
      }
    }
  }

  /** What stands here may differ from a name in one character. */
  private mayBegin(text: string, start: number, first: number): boolean {
    const { begun } = this;
    return (
      (begun[placeOf(first, text.charCodeAt(start + 1))]! & FIRST_AND_SECOND) !== 0 ||
      (begun[placeOf(first, text.charCodeAt(start + 2))]! & FIRST_AND_THIRD) !== 0
    );
  }

  /** A name that starts at `start` may be free: most stand where somebody is mentioned. */
  private mayBeFree(start: number, next: Name): boolean {
    return next.start > start || (next.start === start && this.standsOnce(next));
  }

  /** Nobody is mentioned here, but for what looks like the start of the name and stands nowhere else. */
  private isFree(start: number, end: number, next: Name): boolean {
    return next.start >= end || (next.start === start && next.end < end && this.standsOnce(next));
  }

  private standsOnce({ name }: Name): boolean {
    return this.cast.byForm.get(name)!.count === 1;
  }
}

/** Whether what stands from `start` on is `usual` but for one character, not the first, and that one similar. */
function isSlip(context: FactContext, text: string, start: number, usual: string): boolean {
  let other = -1;
  for (let i = 1; i < usual.length; i++) {
    if (text.charCodeAt(start + i) === usual.charCodeAt(i)) continue;
    if (other >= 0 || start + usual.length > text.length) return false;
    other = i;
  }
  return other >= 0 && areSimilar(context, text[start + other]!, usual[other]!);
}
