import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resources } from '../core/resources.js';

/** The models and words that ship beside the bundle, each read when it is first needed. */
export function loadResources(folder = join(__dirname, '..', 'models')): Resources {
  const read = new Map<string, Uint8Array | undefined>();
  const model = (name: string) => {
    if (!read.has(name)) read.set(name, bytesOf(join(folder, name)));
    return read.get(name);
  };
  return {
    get words() {
      return model('words.txt');
    },
    get people() {
      return model('people.bin');
    },
    get reading() {
      return model('reading.bin');
    },
  } as Resources;
}

/** Undefined where the file is absent: the core then finds what can be found without. */
function bytesOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
