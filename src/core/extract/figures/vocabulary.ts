import type { Lists } from '../../lists.js';
import { IntMap } from '../int-map.js';
import { measuresOf } from './measures.js';
import { Endings, wordTrie } from './trie.js';

const NOUN = 1;
const VERB = 2;

/** The words by which figures are found and labelled; what each list holds says models/words.txt. */
export class Vocabulary {
  readonly phrases;
  readonly measures;
  readonly stops;
  readonly whole;
  /** The same words, looked for from their ends. */
  readonly wholeEnds;
  readonly links;
  readonly openers;
  readonly changes;
  readonly beforeThings;
  readonly completed;
  readonly between;
  readonly dayParts;
  /** Two-character words by their two code units; made when the first is asked for. */
  private known: IntMap | undefined;

  constructor(private readonly lists: Lists) {
    this.phrases = wordTrie(lists.of('phrases'));
    this.measures = measuresOf(lists);
    this.stops = wordTrie(lists.of('stops'));
    this.whole = wordTrie(lists.of('whole'));
    this.wholeEnds = new Endings(lists.of('whole'));
    this.links = new Endings(lists.of('links'));
    this.openers = wordTrie(lists.of('openers'));
    this.changes = new Endings(lists.of('changes'));
    this.beforeThings = new Endings(lists.of('before things'));
    this.completed = new Endings(lists.of('completed'));
    this.between = wordTrie(lists.of('between'));
    this.dayParts = wordTrie(lists.of('day parts'));
  }

  /** What the two characters at `at` are together. */
  pairAt(text: string, at: number): 'noun' | 'verb' | undefined {
    this.known ??= pairs(this.lists.of('nouns'), this.lists.of('verbs'));
    const kind = this.known.get((text.charCodeAt(at) << 16) | text.charCodeAt(at + 1));
    return kind === NOUN ? 'noun' : kind === VERB ? 'verb' : undefined;
  }
}

/** Each group is a first character and the characters that make a word with it. */
function pairs(nouns: string, verbs: string): IntMap {
  const map = new IntMap(nouns.length + verbs.length);
  for (const [table, kind] of [
    [verbs, VERB],
    [nouns, NOUN],
  ] as const)
    for (const group of table.split(/\s+/u))
      for (let i = 1; i < group.length; i++) map.set((group.charCodeAt(0) << 16) | group.charCodeAt(i), kind);
  return map;
}
