import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Row, Rows } from './rows.js';
import { targets } from './targets.js';

const page = new URL('../docs/performance.md', import.meta.url);

/** The targets and the table as Markdown. `good` is false where any target was missed. */
export function report(rows: Rows): { markdown: string; good: boolean } {
  const results = targets(rows).map((target) => ({ ...target, ...target.reached(rows) }));
  const missed = results.filter((r) => !r.good);
  const lines = [
    `Measured by \`npm run bench\` with Node ${process.versions.node} on ${cpus().length} × ${cpus()[0]?.model.trim()}.`,
    '',
    '| what | to reach | reached | |',
    '|---|---|---|---|',
    ...results.map(
      (r) =>
        `| ${r.what} | ${r.limit} | ${r.figure.includes('NaN') ? 'not measured' : r.figure} | ${r.good ? '✓' : '✗'} |`,
    ),
    '',
    '| row | size | processor | clock | best clock | beside the floor | what it finds, remarks |',
    '|---|---|---:|---:|---:|---:|---|',
    ...rows.all.filter((row) => !row.id.startsWith('growth ')).map((row) => line(row, rows)),
  ];
  return { markdown: lines.join('\n'), good: missed.length === 0 };
}

function line(row: Row, rows: Rows): string {
  const floor = rows.get(`floor ${row.size}`);
  const { timing } = row;
  const cells = timing
    ? [
        timing.processor === undefined ? '' : ms(timing.processor),
        ms(timing.median),
        ms(timing.best),
        floor ? `${(rows.get(row.id) / floor).toFixed(1)} ×` : '',
      ]
    : [row.value?.toFixed(2) ?? '', '', '', ''];
  return `| ${row.what} | ${row.size} | ${cells.join(' | ')} | ${row.note ?? ''} |`;
}

const ms = (n: number): string => (n < 10 ? `${n.toFixed(2)} ms` : `${n.toFixed(0)} ms`);

const [OPEN, CLOSE] = ['<!-- bench -->', '<!-- /bench -->'];

/** Puts the tables of this run between the markers of docs/performance.md. */
export function writeReport(markdown: string): void {
  const text = readFileSync(page, 'utf8');
  const [from, to] = [text.indexOf(OPEN), text.indexOf(CLOSE)];
  if (from < 0 || to < from) throw new Error(`docs/performance.md lacks ${OPEN} … ${CLOSE}`);
  writeFileSync(page, `${text.slice(0, from + OPEN.length)}\n${markdown}\n${text.slice(to)}`);
}
