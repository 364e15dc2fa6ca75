import { Opened } from '../../opened.js';
import { atOnce, type Steps } from '../../slices.js';
import { NameModel } from './model.js';

const opened = new Opened((bytes) => NameModel.open(bytes));

/** The model in a file's bytes, read once; null where there are none, or none that this version understands. */
export const nameModelSteps = (bytes: Uint8Array | undefined): Steps<NameModel | null> => opened.of(bytes);

/** The same at once. */
export const nameModel = (bytes: Uint8Array | undefined): NameModel | null => atOnce(nameModelSteps(bytes));
