import { loadCore, resources } from './load.js';
import { measure } from './measure.js';
import type { Rows } from './rows.js';
import { type Size, sample } from './sizes.js';

/** Where a character is typed, as a share of the text. */
export const PLACES = { start: 0.01, middle: 0.5, end: 0.99 } as const;

/**
 * A keystroke: one character typed, then taken back, again and again, until the engine has compiled what they run: other
 * rows leave code compiled for other texts, and garbage.
 */
export async function keystrokeRow(rows: Rows, size: Size, place: keyof typeof PLACES): Promise<void> {
  const { Checker } = await loadCore();
  const { text } = sample(size);
  const at = Math.floor(text.length * PLACES[place]);
  const typed = flat(`${text.slice(0, at)}的${text.slice(at)}`);
  const checker = new Checker({}, resources());
  checker.update(text);
  rows.add({
    id: `keystroke ${place} ${size}`,
    what: `re-check after one typed character, ${place}`,
    size,
    timing: measure((now: string) => checker.update(now), {
      rounds: 40,
      warmMs: 3000,
      mostMs: 6000,
      prepare: (round) => (round % 2 ? text : typed),
    }),
  });
}

/** Makes one flat string, as `TextDocument.getText()` returns it: a rope would be flattened on our time. */
function flat(text: string): string {
  text.charCodeAt(0);
  return text;
}
