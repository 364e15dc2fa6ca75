import { Opened } from '../../opened.js';
import { atOnce, type Steps } from '../../slices.js';
import type { Words } from '../words.js';
import { NameModel } from './model.js';

const opened = new WeakMap<Words, Opened<NameModel>>();

/**
 * The model in a file's bytes with the words that it is read with, read once; null where one of both is missing, or none
 * that this version understands.
 */
export function* nameModelSteps(bytes: Uint8Array | undefined, words: Words | null): Steps<NameModel | null> {
  if (!words) return null;
  let models = opened.get(words);
  if (!models) {
    models = new Opened((file) => NameModel.open(file, words));
    opened.set(words, models);
  }
  return yield* models.of(bytes);
}

/** The same at once. */
export const nameModel = (bytes: Uint8Array | undefined, words: Words | null): NameModel | null =>
  atOnce(nameModelSteps(bytes, words));
