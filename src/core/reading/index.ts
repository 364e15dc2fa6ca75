import { Opened } from '../opened.js';
import { atOnce, type Steps } from '../slices.js';
import { ReadingModel } from './model.js';

export type { Side } from './joint.js';
export { type Mark, type Opening, ReadingModel } from './model.js';

const opened = new Opened((bytes) => ReadingModel.open(bytes));

/** The model in a file's bytes, read once; null where there are none, or none that this version understands. */
export const readingModelSteps = (bytes: Uint8Array | undefined): Steps<ReadingModel | null> =>
  opened.of(bytes);

/** The same at once. */
export const readingModel = (bytes: Uint8Array | undefined): ReadingModel | null =>
  atOnce(readingModelSteps(bytes));
