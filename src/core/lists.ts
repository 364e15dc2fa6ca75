import type { Steps } from './slices.js';

/** What models/words.txt holds. */
const NAMES = [
  'titles',
  'no titles',
  'titles after',
  'credits',
  'stop verbs',
  'head verbs',
  'latin titles',
  'given names',
  'no names',
  'phrases',
  'measures',
  'guarded measures',
  'stops',
  'whole',
  'links',
  'openers',
  'changes',
  'before things',
  'completed',
  'between',
  'day parts',
  'nouns',
  'verbs',
  'traditional',
] as const;
export type ListName = (typeof NAMES)[number];

/** All hosts have it, and the core needs no more of it than this. */
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/** The word lists of models/words.txt, by name. */
export class Lists {
  private readonly lists = new Map<string, string>();

  /**
   * @param text as models/words.txt has it: [name] on a line of its own, words below it; lines that begin with # say why
   * @throws RangeError where a list is missing
   */
  private constructor(text: string) {
    for (const part of text.split('\n[').slice(1)) {
      const name = part.indexOf(']');
      // A list ends where the comment on the next one begins.
      const end = part.indexOf('\n#');
      this.lists.set(part.slice(0, name), part.slice(name + 1, end < 0 ? part.length : end).trim());
    }
    for (const name of NAMES) if (!this.lists.has(name)) throw new RangeError(`no list of ${name}`);
  }

  /** Reads the bytes of models/words.txt. Throws RangeError where they are something else. */
  static *open(bytes: Uint8Array): Steps<Lists> {
    yield;
    return new Lists(new TextDecoder().decode(bytes));
  }

  /** Words set apart by blanks and line ends. */
  of(name: ListName): string {
    return this.lists.get(name)!;
  }

  set(name: ListName): ReadonlySet<string> {
    return new Set(this.of(name).split(/\s+/u));
  }
}
