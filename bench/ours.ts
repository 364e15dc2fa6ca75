import { type Core, loadCore, resources } from './load.js';
import { measure, ofClock, percentile, stopwatch } from './measure.js';
import type { Rows } from './rows.js';
import { SIZES, type Size, sample } from './sizes.js';

const id = (name: string, size: Size): string => `${name} ${size}`;

/** One pass that hashes each code unit: no check of a text can be faster. */
function floor(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** Whole checks of a text, with and without extraction. */
export async function coldRows(rows: Rows, size: Size): Promise<void> {
  const core = await loadCore();
  const { text } = sample(size);
  const row = (name: string, what: string, work: () => unknown) =>
    rows.add({ id: id(name, size), what, size, timing: measure(work) });
  row('floor', 'one pass that hashes each code unit', () => floor(text));
  row('rules', 'all rules, without extraction', () => core.check(text, { facts: false }, resources()));
  row('check', 'whole check, with extraction', () => core.check(text, {}, resources()));
}

/** Parts of a check alone. */
export async function partRows(rows: Rows): Promise<void> {
  const core = await loadCore();
  const { text } = sample('1 MB');
  const row = (name: string, what: string, work: () => unknown, note = '') =>
    rows.add({ id: id(name, '1 MB'), what, size: '1 MB', timing: measure(work), note });
  row('parse', 'reading paragraphs and roles', () => core.parseArticle(text));
  row('repeats', 'repeats alone', () => core.findRepeats(core.parseArticle(text)), 'from the text');
  // What paragraphs remember would make every round but the first free: each round reads the text anew, uncounted.
  const facts = (name: string, what: string, work: (fresh: Read) => unknown) =>
    rows.add({
      id: id(name, '1 MB'),
      what,
      size: '1 MB',
      timing: measure(work, { rounds: 20, prepare: () => freshly(core, text) }),
      note: 'of paragraphs already read',
    });
  facts('extraction', 'extraction alone', (fresh) => core.extract(fresh.article, fresh.repeats, resources()));
  facts('people', 'people alone', (fresh) =>
    core.findPeople(fresh.article, fresh.repeats, resources().people),
  );
  facts('figures', 'figures alone', (fresh) => core.atOnce(core.figureSteps(fresh.article, fresh.repeats)));
}

type Read = ReturnType<typeof freshly>;

function freshly(core: Core, text: string) {
  const article = core.parseArticle(text, core.atOnce(core.wordsSteps(resources().words)));
  return { article, repeats: core.findRepeats(article) };
}

/** How long the thread is held while a file is checked step by step, as the extension host does it. */
export async function blockingRow(rows: Rows, size: Size): Promise<void> {
  const core = await loadCore();
  const { text } = sample(size);
  const gaps: number[] = [];
  let watching = true;
  let passed = stopwatch();
  const watch = () => {
    // What other programs had of the processor meanwhile is no fault of ours.
    const { clock, processor } = passed();
    gaps.push(Math.min(clock, processor));
    passed = stopwatch();
    if (watching) setImmediate(watch);
  };
  for (let round = 0; round < (SIZES[size] > 5_000_000 ? 2 : 5); round++) {
    const steps = core.checkSteps(text, {}, resources());
    setImmediate(watch);
    await core.inSlices(steps, { pause: () => new Promise((resolve) => setImmediate(resolve)) });
  }
  watching = false;
  const sorted = gaps.filter((gap) => gap > 1).sort((a, b) => a - b);
  rows.add({
    id: id('blocked', size),
    what: 'thread held at a time while checking, 99th percentile',
    size,
    timing: {
      ...ofClock(sorted.length ? sorted : [0]),
      median: sorted.length ? percentile(sorted, 0.99) : 0,
    },
    note: `longest ${(sorted.at(-1) ?? 0).toFixed(1)} ms, ${sorted.length} slices`,
  });
}
