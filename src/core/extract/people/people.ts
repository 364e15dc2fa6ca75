import { paragraphAt } from '../../article/at.js';
import type { Article } from '../../article.js';
import type { Range } from '../../range.js';
import { atOnce, type Steps } from '../../slices.js';
import { tight } from '../../tight.js';
import type { Person } from '../facts.js';
import { Cast, type Entry } from './cast.js';
import type { Name } from './place.js';

/** Names whose places are written down between two steps. */
const STRIDE = 2000;

/** More forms of names than this are not looked for one by one. */
const MOST_LOOKED_FOR = 16;

/** The people of an article. Where they are mentioned is only looked up when somebody asks. */
export class People {
  private known: readonly Person[] | undefined;

  constructor(
    private readonly article: Article,
    /** Of each paragraph, offsets within it. */
    readonly names: readonly (readonly Name[])[],
    readonly cast: Cast,
  ) {}

  /** Everybody with all mentions. */
  get all(): readonly Person[] {
    return atOnce(this.allSteps());
  }

  *allSteps(): Steps<readonly Person[]> {
    if (this.known) return this.known;
    const { entries } = this.cast;
    const mentions = yield* this.collect(entries);
    this.known = entries.map((entry) => {
      const { name, aliases, roles } = entry;
      return { name, aliases, roles, mentions: tight(mentions.get(entry)!) };
    });
    return this.known;
  }

  /** The mentions of some entries, in order. */
  mentionsOf(entries: readonly Entry[]): ReadonlyMap<Entry, readonly Range[]> {
    const forms = new Set(entries.flatMap(({ name, aliases }) => [name, ...aliases]));
    if (forms.size > MOST_LOOKED_FOR) return atOnce(this.collect(entries));
    const { mentions, byForm } = this.nothingOf(entries);
    for (const p of this.paragraphsWith(forms)) this.addMentions(p, byForm);
    return mentions;
  }

  /** The paragraphs in which one of some words stands, in order. Engines look through memory for them. */
  private paragraphsWith(words: Iterable<string>): number[] {
    const { text, paragraphs } = this.article;
    const found = new Set<number>();
    for (const word of words)
      for (let at = text.indexOf(word); at >= 0; ) {
        const p = paragraphAt(paragraphs, at);
        found.add(p);
        at = text.indexOf(word, Math.max(at + 1, paragraphs[p]!.end));
      }
    return [...found].sort((a, b) => a - b);
  }

  private *collect(entries: readonly Entry[]): Steps<ReadonlyMap<Entry, readonly Range[]>> {
    const { mentions, byForm } = this.nothingOf(entries);
    for (let p = 0; p < this.names.length; ) {
      p = this.mentionsFrom(p, byForm);
      yield;
    }
    return mentions;
  }

  /** Lists for the mentions of some entries, empty as yet, and the same by the forms of their names. */
  private nothingOf(entries: readonly Entry[]): {
    readonly mentions: ReadonlyMap<Entry, Range[]>;
    readonly byForm: ReadonlyMap<string, Range[]>;
  } {
    const mentions = new Map(entries.map((entry): [Entry, Range[]] => [entry, []]));
    const byForm = new Map<string, Range[]>();
    for (const [entry, own] of mentions)
      for (const form of [entry.name, ...entry.aliases])
        if (this.cast.byForm.get(form) === entry) byForm.set(form, own);
    return { mentions, byForm };
  }

  /** Adds the mentions from paragraph `from` on, up to the paragraph that it returns. */
  private mentionsFrom(from: number, byForm: ReadonlyMap<string, Range[]>): number {
    const { names } = this;
    let rest = STRIDE;
    let p = from;
    for (; p < names.length && rest > 0; p++) {
      rest -= names[p]!.length;
      this.addMentions(p, byForm);
    }
    return p;
  }

  private addMentions(p: number, byForm: ReadonlyMap<string, Range[]>): void {
    const own = this.names[p]!;
    if (own.length === 0) return;
    const at = this.article.paragraphs[p]!.start;
    for (let k = 0; k < own.length; k++) {
      const { name, start, end } = own[k]!;
      byForm.get(name)?.push({ start: at + start, end: at + end });
    }
  }
}

export const NOBODY = new People({ text: '', paragraphs: [], fences: 0, words: null }, [], new Cast([]));
