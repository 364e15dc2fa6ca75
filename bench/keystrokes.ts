import { execFileSync } from 'node:child_process';
import { loadCore } from './load.js';
import type { Timing } from './measure.js';
import type { Rows } from './rows.js';
import type { Size } from './sizes.js';

const PLACES = [
  ['start', 0.01],
  ['middle', 0.5],
  ['end', 0.99],
] as const;

/**
 * A keystroke: one character typed, then taken back, at the start, the middle and the end. Each row has a process of its
 * own, in which so many keys were typed before that the engine has compiled what they run: other rows leave code compiled
 * for other texts, and garbage.
 */
export async function keystrokeRows(rows: Rows, sizes: readonly Size[]): Promise<void> {
  await loadCore();
  for (const size of sizes)
    for (const [place, share] of PLACES)
      rows.add({
        id: `keystroke ${place} ${size}`,
        what: `re-check after one typed character, ${place}`,
        size,
        timing: timingOf(size, share),
      });
}

function timingOf(size: Size, share: number): Timing {
  const script = new URL('key.ts', import.meta.url).pathname;
  return JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', script, size, `${share}`], { encoding: 'utf8' }),
  );
}
