import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foundShare, type Stretch } from './found.js';
import { jaccardPairs } from './jaccard.js';
import { loadCore } from './load.js';
import { measure, stopwatch, summary, type Timing, type Took } from './measure.js';
import type { Rows } from './rows.js';
import { type Size, sample } from './sizes.js';

/** Loads a peer from the benchmark's own node_modules; the project itself knows none of them. */
const peer = createRequire(import.meta.url);

/** The linters of Chinese text: none of them looks for what we look for, all of them read every character. */
export function autocorrectRow(rows: Rows, size: Size): void {
  const autocorrect = peer('autocorrect-node');
  const { text } = sample(size);
  rows.add({
    id: `autocorrect ${size}`,
    what: 'autocorrect-node, lint (Rust)',
    size,
    timing: measure(() => autocorrect.lintFor(text, 'article.txt')),
    note: 'spaces and punctuation',
  });
}

export function zhlintRow(rows: Rows, size: Size): void {
  const zhlint = peer('zhlint');
  const { text } = sample(size);
  rows.add({
    id: `zhlint ${size}`,
    what: 'zhlint',
    size,
    timing: measure(() => zhlint.run(text, { rules: { preset: 'default' } }), { rounds: 5, warmUp: 1 }),
    note: 'spaces and punctuation',
  });
}

export function jiebaRow(rows: Rows): void {
  const { Jieba } = peer('@node-rs/jieba');
  const jieba = Jieba.withDict(peer('@node-rs/jieba/dict').dict);
  const { text } = sample('1 MB');
  rows.add({
    id: 'jieba 1 MB',
    what: '@node-rs/jieba, tag (Rust)',
    size: '1 MB',
    timing: measure(() => jieba.tag(text, true), { rounds: 10, warmUp: 1 }),
    note: 'words with parts of speech',
  });
}

export async function textlintRow(rows: Rows): Promise<void> {
  const { createLinter } = peer('textlint');
  const { TextlintKernelDescriptor } = peer('@textlint/kernel');
  const { moduleInterop } = peer('@textlint/module-interop');
  const preset = moduleInterop(peer('textlint-rule-preset-ja-technical-writing'));
  const plugin = moduleInterop(peer('@textlint/textlint-plugin-text'));
  const descriptor = new TextlintKernelDescriptor({
    rules: Object.entries(preset.rules).map(([ruleId, rule]) => ({
      ruleId,
      rule,
      options: preset.rulesConfig[ruleId],
    })),
    plugins: [{ pluginId: 'text', plugin }],
    filterRules: [],
  });
  const linter = createLinter({ descriptor });
  const { text } = sample('20 kB');
  const times: Took[] = [];
  let messages = 0;
  for (let round = 0; round < 6; round++) {
    const stop = stopwatch();
    messages = (await linter.lintText(text, 'article.txt')).messages.length;
    if (round > 0) times.push(stop());
  }
  rows.add({
    id: 'textlint 20 kB',
    what: 'textlint, preset-ja-technical-writing',
    size: '20 kB',
    timing: summary(times),
    note: `${messages} messages`,
  });
}

const JSCPD = ['--min-tokens', '5', '--min-lines', '1', '--max-lines', '10000000', '--max-size', '100mb'];

/** Those that look for repeats, with the share of the planted copies that each finds. */
export async function jscpdRows(rows: Rows): Promise<void> {
  const core = await loadCore();
  const { text, copies } = sample('1 MB');
  const ours = core.findRepeats(core.parseArticle(text)).copies.flatMap((copy) => [copy, copy.keep]);
  rows.add({
    id: 'repeats found 1 MB',
    what: 'repeats alone: planted copies found',
    size: '1 MB',
    value: foundShare(copies, ours),
    note: `of ${copies.length}, 9 tenths of each`,
  });
  const folder = mkdtempSync(join(tmpdir(), 'clean-copy-bench-'));
  const [full, empty, out] = [join(folder, 'full'), join(folder, 'empty'), join(folder, 'out')];
  for (const name of [full, empty]) mkdirSync(name);
  writeFileSync(join(full, 'article.txt'), text);
  writeFileSync(join(empty, 'article.txt'), '一\n');
  const launchers = { 'jscpd v4': 'jscpd4/bin/jscpd', 'jscpd v5': 'jscpd5/run-jscpd.js' };
  for (const [name, launcher] of Object.entries(launchers)) {
    const run = (where: string) =>
      ofProcess(new URL(`node_modules/${launcher}`, import.meta.url).pathname, [
        where,
        ...JSCPD,
        '--format',
        'txt',
        '--reporters',
        'json',
        '--output',
        out,
        '--silent',
      ]);
    const idle = run(empty);
    const busy = run(full);
    const clones = readClones(join(out, 'jscpd-report.json'), text);
    rows.add({
      id: `${name} 1 MB`,
      what: `${name === 'jscpd v5' ? 'jscpd v5 (Rust)' : 'jscpd v4'}, --min-tokens 5`,
      size: '1 MB',
      timing: less(busy, idle),
      note: `a run less a run on an empty file; ${clones.length / 2} clones`,
    });
    rows.add({
      id: `${name} found 1 MB`,
      what: `${name}: planted copies found`,
      size: '1 MB',
      value: foundShare(copies, clones),
    });
  }
  rmSync(folder, { recursive: true });
}

/** Runs a program of Node's own ten times; the first is its warm-up. */
function ofProcess(program: string, args: readonly string[]): Timing {
  const times: Took[] = [];
  for (let round = 0; round < 10; round++) {
    const stop = stopwatch();
    // The shell's `times` says what its children had of the processor.
    const said = execFileSync(
      'sh',
      ['-c', '"$@" >/dev/null 2>&1; times', 'sh', process.execPath, program, ...args],
      {
        encoding: 'utf8',
      },
    );
    const { clock } = stop();
    // A program of several threads may have more of it than passes on the clock: the better of the two counts.
    if (round > 0) times.push({ clock, processor: Math.min(clock, ofChildren(said)) });
  }
  return summary(times);
}

/** The last line of `times`, `0m0.12s 0m0.03s`, in milliseconds. */
const ofChildren = (said: string): number =>
  [
    ...said
      .trim()
      .split('\n')
      .at(-1)!
      .matchAll(/(\d+)m([\d.]+)s/g),
  ].reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000, 0);

const less = (a: Timing, b: Timing): Timing => ({
  median: a.median - b.median,
  best: a.best - b.best,
  processor: a.processor! - b.processor!,
  rounds: a.rounds,
});

/** Both sides of each clone as stretches of the text; jscpd counts lines and columns. */
function readClones(report: string, text: string): Stretch[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const place = ({ line, column }: { line: number; column: number }) => (starts[line - 1] ?? 0) + column;
  const { duplicates } = JSON.parse(readFileSync(report, 'utf8'));
  return duplicates.flatMap(({ firstFile, secondFile }: Record<string, { startLoc: never; endLoc: never }>) =>
    [firstFile!, secondFile!].map((side) => ({ start: place(side.startLoc), end: place(side.endLoc) })),
  );
}

export function jaccardRow(rows: Rows): void {
  const size: Size = '100 kB';
  const { text, copies } = sample(size);
  const found = jaccardPairs(text);
  rows.add({
    id: `jaccard ${size}`,
    what: 'sentence Jaccard over all pairs',
    size,
    timing: measure(() => jaccardPairs(text), { rounds: 3, warmUp: 0 }),
    note: `finds ${(foundShare(copies, found) * 100).toFixed(0)} % of ${copies.length} planted copies`,
  });
}
