import { readFileSync } from 'node:fs';
import { wordsSteps } from '../src/core/extract/words.js';
import type { Resources } from '../src/core/resources.js';
import { atOnce } from '../src/core/slices.js';

const model = (name: string) => new Uint8Array(readFileSync(new URL(`../models/${name}`, import.meta.url)));

/** The models and words that ship. */
export const readResources = (): Required<Resources> => ({
  words: model('words.txt'),
  people: model('people.bin'),
  reading: model('reading.bin'),
});

/** What facts are read with. */
export const WORDS = atOnce(wordsSteps(readResources().words))!;
