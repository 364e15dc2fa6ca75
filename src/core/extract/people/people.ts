import type { Article } from '../../article.js';
import type { Range } from '../../range.js';
import { atOnce, type Steps } from '../../slices.js';
import type { Person } from '../facts.js';
import type { Cast, Entry } from './cast.js';
import type { Name } from './document.js';

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
    const mentions = new Map(entries.map((entry): [Entry, Range[]] => [entry, []]));
    yield* this.collect(mentions);
    this.known = entries.map((entry) => {
      const { name, aliases, roles } = entry;
      return { name, aliases, roles, mentions: mentions.get(entry)! };
    });
    return this.known;
  }

  /** The mentions of some entries, in order. */
  mentionsOf(entries: readonly Entry[]): ReadonlyMap<Entry, readonly Range[]> {
    const mentions = new Map(entries.map((entry): [Entry, Range[]] => [entry, []]));
    atOnce(this.collect(mentions));
    return mentions;
  }

  private *collect(mentions: ReadonlyMap<Entry, Range[]>): Steps<void> {
    const { names, cast } = this;
    const { paragraphs } = this.article;
    let rest = STRIDE;
    for (let p = 0; p < names.length; p++) {
      const own = names[p]!;
      if (own.length === 0) continue;
      const at = paragraphs[p]!.start;
      for (let k = 0; k < own.length; k++) {
        const { name, start, end } = own[k]!;
        mentions.get(cast.byForm.get(name)!)?.push({ start: at + start, end: at + end });
      }
      rest -= own.length;
      if (rest > 0) continue;
      rest = STRIDE;
      yield;
    }
  }
}

export const NOBODY = new People({ text: '', paragraphs: [] }, [], { entries: [], byForm: new Map() });
