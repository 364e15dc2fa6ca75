import type { Range } from '../../src/core/range.js';
import type { Labelled } from './data.js';

export interface Score {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}

/** Exact spans; mentions labelled optional count neither way. `find` reads an article. */
export function score(
  find: (text: string) => readonly Range[],
  articles: readonly Labelled[],
  show = 0,
): Score {
  let hit = 0;
  let missed = 0;
  let wrong = 0;
  for (const { text, people } of articles) {
    const want = new Set(people.filter((m) => !m.optional).map((m) => `${m.start}-${m.end}`));
    const got = new Set<string>();
    for (const { start, end } of find(text)) {
      got.add(`${start}-${end}`);
      if (want.has(`${start}-${end}`)) continue;
      if (people.some((m) => m.optional && m.start < end && start < m.end)) continue;
      wrong++;
      if (show > wrong) console.error(`false ${context(text, start, end)}`);
    }
    for (const key of want) {
      if (got.has(key)) hit++;
      else {
        missed++;
        const [start, end] = key.split('-').map(Number) as [number, number];
        if (show > missed) console.error(`missed ${context(text, start, end)}`);
      }
    }
  }
  const precision = hit / Math.max(1, hit + wrong);
  const recall = hit / Math.max(1, hit + missed);
  const round = (x: number) => Math.round(x * 10000) / 10000;
  return {
    f1: round((2 * precision * recall) / Math.max(1e-9, precision + recall)),
    precision: round(precision),
    recall: round(recall),
  };
}

const context = (text: string, start: number, end: number): string =>
  `${text.slice(Math.max(0, start - 12), start)}[${text.slice(start, end)}]${text.slice(end, end + 12)}`.replace(
    /\s/g,
    ' ',
  );
