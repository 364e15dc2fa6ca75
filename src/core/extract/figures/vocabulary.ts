import { IntMap } from '../int-map.js';
import { NOUNS, VERBS } from './words.js';

const NOUN = 1;
const VERB = 2;

/** Two-character words by their two code units; made when the first is asked for. */
let known: IntMap | undefined;

function pairs(): IntMap {
  const map = new IntMap(NOUNS.length + VERBS.length);
  for (const [table, kind] of [
    [VERBS, VERB],
    [NOUNS, NOUN],
  ] as const)
    for (const group of table.split(' '))
      for (let i = 1; i < group.length; i++) map.set((group.charCodeAt(0) << 16) | group.charCodeAt(i), kind);
  return map;
}

/** What the two characters at `at` are together. */
export function pairAt(text: string, at: number): 'noun' | 'verb' | undefined {
  known ??= pairs();
  const kind = known.get((text.charCodeAt(at) << 16) | text.charCodeAt(at + 1));
  return kind === NOUN ? 'noun' : kind === VERB ? 'verb' : undefined;
}
