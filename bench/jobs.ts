import { inEditorRows } from './in-editor.js';
import { keystrokeRow, PLACES } from './keystrokes.js';
import { memoryRows } from './memory.js';
import { blockingRow, coldRows, partRows } from './ours.js';
import { autocorrectRow, jaccardRow, jiebaRow, jscpdRows, textlintRow, zhlintRow } from './peers.js';
import type { Rows } from './rows.js';
import type { Size } from './sizes.js';
import { startUpRows } from './startup.js';
import { WORST, worstRows } from './worst.js';

/** Rows that are measured in one process; the first word says of which kind they are. */
export type Jobs = Readonly<Record<string, (rows: Rows) => void | Promise<void>>>;

const SMALL: readonly Size[] = ['20 kB', '1 MB'];
const KEYS: readonly Size[] = ['20 kB', '1 MB', '10 MB'];
const PLACE_NAMES = Object.keys(PLACES) as (keyof typeof PLACES)[];
const LARGE: readonly Size[] = ['1 MB', '10 MB'];
const ALL: readonly Size[] = ['20 kB', '100 kB', '1 MB', '10 MB', '50 MB'];

/** A job for each of some things, named after it. */
const each = <T extends string>(
  kind: string,
  things: readonly T[],
  job: (rows: Rows, thing: T) => void | Promise<void>,
): Jobs => Object.fromEntries(things.map((thing) => [`${kind} ${thing}`, (rows: Rows) => job(rows, thing)]));

/** All of them, in the order of the table. */
export const JOBS: Jobs = {
  ...each('peers autocorrect', SMALL, autocorrectRow),
  ...each('peers zhlint', SMALL, zhlintRow),
  'peers textlint': textlintRow,
  'peers jieba': jiebaRow,
  'peers jscpd': jscpdRows,
  'peers jaccard': jaccardRow,
  ...Object.assign(
    {},
    ...KEYS.map((size) =>
      each(`keystroke ${size}`, PLACE_NAMES, (rows, place) => keystrokeRow(rows, size, place)),
    ),
  ),
  ...each('blocking', LARGE, blockingRow),
  ...each('worst', Object.keys(WORST), worstRows),
  startup: startUpRows,
  'startup editor': inEditorRows,
  memory: memoryRows,
  ...each('cold', ALL, coldRows),
  'cold parts': partRows,
};
