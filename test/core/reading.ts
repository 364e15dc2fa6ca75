import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Resources } from '../../src/core/resources.js';

/** The model that ships. */
export const READING: Resources = {
  reading: readFileSync(fileURLToPath(new URL('../../models/reading.bin', import.meta.url))),
};
