import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rows } from './rows.js';
import { damagedText } from './text.js';

/** Peak memory of a process that checks a file, over one that checks an empty file. */
export async function memoryRows(rows: Rows, bytes = 50_000_000): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'clean-copy-bench-'));
  const [large, empty] = [join(folder, 'large.txt'), join(folder, 'empty.txt')];
  const { text } = damagedText(bytes);
  writeFileSync(large, text);
  writeFileSync(empty, '');
  for (const [name, what, facts] of [
    ['memory rules', 'peak memory, all rules', '--no-facts'],
    ['memory check', 'peak memory, whole check', '--facts'],
  ] as const) {
    const peak = (path: string) =>
      Number(execFileSync(process.execPath, [new URL('peak.mjs', import.meta.url).pathname, path, facts]));
    const over = (peak(large) - peak(empty)) * 1024;
    rows.add({
      id: `${name} 50 MB`,
      what: `${what}: times the text's size in UTF-16`,
      size: '50 MB',
      value: over / (text.length * 2),
      note: `${(over / 1e6).toFixed(0)} MB over a run on an empty file`,
    });
  }
  rmSync(folder, { recursive: true });
}
