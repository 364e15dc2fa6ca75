import { NameModel } from './model.js';

const parsed = new WeakMap<Uint8Array, NameModel | null>();

/** The model in a file's bytes, read once; null where there are none, or none that this version understands. */
export function nameModel(bytes: Uint8Array | undefined): NameModel | null {
  if (!bytes) return null;
  let model = parsed.get(bytes);
  if (model === undefined) {
    try {
      model = new NameModel(bytes);
    } catch {
      model = null;
    }
    parsed.set(bytes, model);
  }
  return model;
}
