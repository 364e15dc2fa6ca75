import type { Article } from '../../article.js';
import type { Range } from '../../range.js';
import { atOnce, type Steps } from '../../slices.js';
import { tight } from '../../tight.js';
import type { Person } from '../facts.js';
import type { Cast, Entry } from './cast.js';
import type { Name } from './place.js';

/** Names whose places are written down between two steps. */
const STRIDE = 2000;

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
    return atOnce(this.collect(entries));
  }

  private *collect(entries: readonly Entry[]): Steps<ReadonlyMap<Entry, readonly Range[]>> {
    const { names, cast } = this;
    const mentions = new Map(entries.map((entry): [Entry, Range[]] => [entry, []]));
    const byForm = new Map<string, Range[]>();
    for (const [entry, own] of mentions)
      for (const form of [entry.name, ...entry.aliases])
        if (cast.byForm.get(form) === entry) byForm.set(form, own);
    for (let p = 0; p < names.length; ) {
      p = this.mentionsFrom(p, byForm);
      yield;
    }
    return mentions;
  }

  /** Adds the mentions from paragraph `from` on, up to the paragraph that it returns. */
  private mentionsFrom(from: number, byForm: ReadonlyMap<string, Range[]>): number {
    const { names } = this;
    const { paragraphs } = this.article;
    let rest = STRIDE;
    let p = from;
    for (; p < names.length && rest > 0; p++) {
      const own = names[p]!;
      if (own.length === 0) continue;
      rest -= own.length;
      const at = paragraphs[p]!.start;
      for (let k = 0; k < own.length; k++) {
        const { name, start, end } = own[k]!;
        byForm.get(name)?.push({ start: at + start, end: at + end });
      }
    }
    return p;
  }
}

export const NOBODY = new People({ text: '', paragraphs: [], fences: 0, words: null }, [], {
  entries: [],
  byForm: new Map(),
});
