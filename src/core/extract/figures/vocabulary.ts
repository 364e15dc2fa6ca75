import { NOUNS, VERBS } from './words.js';

/** Two-character words by their two code units; 1 for nouns, 2 for verbs and function words. */
const PAIRS = new Map<number, 1 | 2>();
for (const [table, kind] of [
  [VERBS, 2],
  [NOUNS, 1],
] as const)
  for (const group of table.split(' '))
    for (let i = 1; i < group.length; i++) PAIRS.set(group.charCodeAt(0) * 65536 + group.charCodeAt(i), kind);

/** What the two characters at `at` are together. */
export function pairAt(text: string, at: number): 'noun' | 'verb' | undefined {
  const kind = PAIRS.get(text.charCodeAt(at) * 65536 + text.charCodeAt(at + 1));
  return kind === 1 ? 'noun' : kind === 2 ? 'verb' : undefined;
}
