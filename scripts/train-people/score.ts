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

const KINDS: readonly (readonly [string, RegExp])[] = [
  ['one character', /^.$/u],
  ['two characters', /^[\u3400-\u9fff]{2}$/u],
  ['three characters', /^[\u3400-\u9fff]{3}$/u],
  ['four characters', /^[\u3400-\u9fff]{4}$/u],
  ['five characters and more', /^[\u3400-\u9fff]+$/u],
  ['with a dot', /^[\u3400-\u9fff].*[·•・‧-].*[\u3400-\u9fff]$/u],
  ['Latin letters', /^[A-Za-z\u00c0-\u024f .'’-]+$/u],
  ['other', /./u],
];

/** How many names of each kind stand there, are found, and are found where none stands. */
export function byKind(
  find: (text: string) => readonly Range[],
  articles: readonly Labelled[],
): Map<string, { there: number; hit: number; wrong: number }> {
  const kinds = new Map(KINDS.map(([kind]) => [kind, { there: 0, hit: 0, wrong: 0 }]));
  for (const { text, people } of articles) {
    const at = (r: Range) => kinds.get(KINDS.find(([, form]) => form.test(text.slice(r.start, r.end)))![0])!;
    const found = find(text);
    const same = (a: Range, b: Range) => a.start === b.start && a.end === b.end;
    for (const p of people) {
      if (p.optional) continue;
      at(p).there++;
      if (found.some((f) => same(f, p))) at(p).hit++;
    }
    for (const f of found) if (!people.some((p) => (p.optional ? overlap(p, f) : same(p, f)))) at(f).wrong++;
  }
  return kinds;
}

const overlap = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;
