import { ReadingModel } from './model.js';

export type { Side } from './joint.js';
export { type Mark, type Opening, ReadingModel } from './model.js';

const parsed = new WeakMap<Uint8Array, ReadingModel | null>();

/** The model in a file's bytes, read once; null where there are none, or none that this version understands. */
export function readingModel(bytes: Uint8Array | undefined): ReadingModel | null {
  if (!bytes) return null;
  let model = parsed.get(bytes);
  if (model === undefined) {
    try {
      model = ReadingModel.parse(bytes);
    } catch {
      model = null;
    }
    parsed.set(bytes, model);
  }
  return model;
}
