import type { Article, Paragraph } from '../article.js';
import { endsBy } from '../cuts/ends.js';
import type { Memory } from '../memory.js';
import type { ReadingModel } from '../reading/index.js';
import type { Steps } from '../slices.js';
import { type Flow, flowsOf, isHyphened, readsOn } from './flow.js';
import { letGoOfRoom, roomOf } from './width.js';
import { isSmall, type Zone, zonesOf } from './zones.js';

export type { Flow } from './flow.js';

/** A run of lines broken at a width, and the paragraphs that they are really. */
export interface Wrap {
  readonly first: Paragraph;
  readonly last: Paragraph;
  /** Each of two lines or more, in order. */
  readonly flows: readonly Flow[];
  /** The text reads on from line to line beyond doubt. */
  readonly sure: boolean;
}

/** What is broken at a width in an article. */
export interface Wraps {
  readonly runs: readonly Wrap[];
  /** Whether the paragraph is a line of such a run. */
  has(paragraph: Paragraph): boolean;
}

/** Where the text does not read on from line to line on the whole, the lines are a list that happens to be even. */
const MOST_AGAINST = 0.1;
const SURE = -0.3;
const LEAST_LINES = 5;

/** What the model has on average against reading on from line to line; below zero where the text reads on. */
function meanAgainst(flows: readonly Flow[], model: ReadingModel | null): number {
  if (!model) return MOST_AGAINST;
  let sum = 0;
  let joints = 0;
  for (const flow of flows)
    for (let i = 1; i < flow.length; i++) {
      if (flow[i]!.traits.han === 0) continue;
      sum += readsOn(flow[i - 1]!, flow[i]!, model);
      joints++;
    }
  return joints === 0 ? MOST_AGAINST : sum / joints;
}

/**
 * Latin text reads on beyond doubt where most lines go on with a small letter, and hardly one had room for the next word:
 * no verse does both.
 */
function isLatinProse(flows: readonly Flow[]): boolean {
  let joints = 0;
  let small = 0;
  let full = 0;
  for (const flow of flows) {
    const widest = flow.reduce((most, line) => Math.max(most, roomOf(line).width), 0);
    for (let i = 1; i < flow.length; i++) {
      joints++;
      if (isSmall(flow[i]) || isHyphened(flow[i - 1]!.text)) small++;
      if (roomOf(flow[i - 1]!).width + roomOf(flow[i]!).first >= widest * NEARLY_FULL) full++;
    }
  }
  return small >= joints * MOSTLY && full >= joints * ALMOST_ALL;
}
const NEARLY_FULL = 0.85;
const MOSTLY = 0.6;
const ALMOST_ALL = 0.8;

/** What is broken at a width in a zone. */
function runIn(article: Article, zone: Zone, model: ReadingModel | null): Wrap | undefined {
  const flows = flowsOf(article, zone, model);
  if (flows.reduce((sum, flow) => sum + flow.length, 0) < LEAST_LINES) return undefined;
  const against = meanAgainst(flows, model);
  if (against > MOST_AGAINST) return undefined;
  const first = flows[0]![0]!;
  const last = flows.reduce(
    (a, flow) => (flow[flow.length - 1]!.index > a.index ? flow[flow.length - 1]! : a),
    first,
  );
  const sure = zone.latin ? isLatinProse(flows) : against <= SURE;
  return { first, last, flows, sure };
}

/** Finds what is broken at a width, in steps. */
export function* wrapSteps(article: Article, model: ReadingModel | null, memory?: Memory): Steps<Wraps> {
  const runs: Wrap[] = [];
  for (const zone of yield* zonesOf(article, memory)) {
    yield;
    const run = runIn(article, zone, model);
    if (run) runs.push(run);
    // Each was asked several times; nobody else will ask soon: see `readsOn` in cuts/ends.ts.
    if (model) for (let p = zone.first; p <= zone.last; p++) endsBy(model).letGo(article.paragraphs[p]!);
  }
  if (!memory) article.paragraphs.forEach(letGoOfRoom);
  return {
    runs,
    has: ({ index }) => {
      let low = 0;
      let high = runs.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (runs[middle]!.last.index < index) low = middle + 1;
        else high = middle;
      }
      return low < runs.length && runs[low]!.first.index <= index;
    },
  };
}
