import { readFileSync } from 'node:fs';
import type { Resources } from '../src/core/resources.js';

const model = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../models/${name}.bin`, import.meta.url)));

/** The models that ship. */
export const readResources = (): Resources => ({ people: model('people'), reading: model('reading') });
