import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';

const folder = fileURLToPath(new URL('../../shared/', import.meta.url));

/** A file or folder beside the checkout that is not part of the project. */
export const shared = (path: string): string => folder + path;

/** A suite over texts that are not part of the project: skipped, and said so, where they are absent. */
export function describeShared(name: string, path: string, suite: () => void): void {
  if (existsSync(shared(path))) describe(name, suite);
  // Not `describe.skip`: that runs the suite to list its tests, and it reads the files that are not there.
  else test.skip(`${name} (skipped: ../shared/${path} is not here)`, () => {});
}
