import type { Article, Paragraph } from '../article.js';
import { endsBy } from '../cuts/evidence.js';
import type { ReadingModel } from '../reading/index.js';
import { CLASS, CLOSER, COLON, COMMA, STOP } from '../text.js';
import { roomOf } from './width.js';
import { isDateline, type Zone } from './zones.js';

/** The lines of one real paragraph, in order. */
export type Flow = readonly Paragraph[];

/**
 * What a line may be. The first line of a paragraph has two characters less room where paragraphs are indented, even
 * when the extraction dropped the indent; a line alone is a heading or a paragraph of one line.
 */
const FIRST = 0;
const MORE = 1;
const ALONE = 2;
const KINDS = 3;

/** Costs are in the manner of negative logarithms; only their differences count. */
const INDENT = 4;
const COST = {
  /** Another width begins. */
  width: 4,
  /** The line is wider than its room, per half-width beyond one. */
  wide: 3,
  /** The first part of the next line would have fitted here. */
  fitted: 2,
  fittedMore: 1.5,
  fittedMost: 9,
  /** A sentence ends just where the line does, inside the paragraph. */
  stopInside: 1.6,
  /** A paragraph's last line happens to be full. */
  fullLast: 1.6,
  /** A paragraph ends in the middle of a sentence; a heading does. */
  openEnd: 7,
  openAlone: 2.5,
  commaEnd: 8,
  colonEnd: 1,
  bracketEnd: 1.5,
  /** A paragraph goes on after a blank line, after a picture. */
  gap: 1.2,
  aside: 0.8,
  alone: 1.5,
  /** A paragraph begins with ，。” */
  oddStart: 9,
  smallStart: 5,
  /** The most that the model of how Chinese reads on may say, either way. */
  model: 3,
} as const;

/** Stands between the lines of a column without being of it; the paragraph may go on behind it. */
const isAside = (p: Paragraph): boolean =>
  p.shape === 'marker' || p.shape === 'caption' || p.shape === 'credit' || p.shape === 'folio';

/** Where a text stops whatever the widths say. */
const isWall = (p: Paragraph): boolean => (p.shape === 'byline' && !isDateline(p)) || p.shape === 'table';

/**
 * Flows the lines of a zone into paragraphs: of all ways to part them the one that agrees best with the widths, the
 * ends of sentences and the way Chinese reads on (Viterbi's algorithm over what each line may be).
 */
export function flowsOf({ paragraphs }: Article, zone: Zone, model: ReadingModel | null): Flow[] {
  const pieces: Paragraph[][] = [[]];
  for (let i = zone.first; i <= zone.last; i++) {
    const p = paragraphs[i]!;
    if (isWall(p)) pieces.push([]);
    else if (!isAside(p)) pieces[pieces.length - 1]!.push(p);
  }
  const ways = (zone.latin ? [0] : [INDENT, 0]).map((indent) =>
    pieces.filter((lines) => lines.length > 0).map((lines) => part(lines, zone, indent, model)),
  );
  const total = (way: Parted[]) => way.reduce((sum, { cost }) => sum + cost, 0);
  const best = ways.reduce((a, b) => (total(b) < total(a) ? b : a));
  return best.flatMap(({ flows }) => flows).filter((flow) => flow.length > 1);
}

interface Parted {
  readonly flows: Paragraph[][];
  readonly cost: number;
}

function part(lines: readonly Paragraph[], zone: Zone, indent: number, model: ReadingModel | null): Parted {
  const states = zone.widths.length * KINDS;
  const from = new Int16Array(lines.length * states).fill(-1);
  let costs = new Float64Array(states).fill(Number.POSITIVE_INFINITY);
  const own = (line: Paragraph, state: number) => {
    const kind = state % KINDS;
    return lineCost(line, zone.widths[(state - kind) / KINDS]!, kind, indent);
  };
  for (let s = 0; s < states; s++) if (s % KINDS !== MORE) costs[s] = own(lines[0]!, s);
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!;
    const before = lines[i - 1]!;
    const reads = readsOn(before, line, model);
    const next = new Float64Array(states).fill(Number.POSITIVE_INFINITY);
    // The cheapest way to have ended a paragraph with the line before, at any width.
    let ended = Number.POSITIVE_INFINITY;
    let endedBy = -1;
    const ends = new Float64Array(states);
    for (let s = 0; s < states; s++) {
      const kind = s % KINDS;
      const width = zone.widths[(s - kind) / KINDS]!;
      ends[s] = costs[s]! + endCost(before, line, width, kind, indent) - reads;
      if (ends[s]! < ended) {
        ended = ends[s]!;
        endedBy = s;
      }
    }
    for (let s = 0; s < states; s++) {
      const kind = s % KINDS;
      const mine = own(line, s);
      if (kind === MORE) {
        const width = zone.widths[(s - kind) / KINDS]!;
        for (const prior of [s - MORE + FIRST, s]) {
          const cost = costs[prior]! + joinCost(before, line, width, prior % KINDS, indent) + reads + mine;
          if (cost < next[s]!) {
            next[s] = cost;
            from[i * states + s] = prior;
          }
        }
        continue;
      }
      const start = mine + startCost(line);
      const base = s - kind;
      let best = ended + COST.width;
      let by = endedBy;
      for (let k = 0; k < KINDS; k++)
        if (ends[base + k]! < best) {
          best = ends[base + k]!;
          by = base + k;
        }
      next[s] = best + start;
      from[i * states + s] = by;
    }
    costs = next;
  }
  return { flows: trace(lines, costs, from, states), cost: Math.min(...costs) };
}

function trace(
  lines: readonly Paragraph[],
  costs: Float64Array,
  from: Int16Array,
  states: number,
): Paragraph[][] {
  let state = 0;
  for (let s = 1; s < states; s++) if (costs[s]! < costs[state]!) state = s;
  const flows: Paragraph[][] = [];
  let flow: Paragraph[] = [];
  for (let i = lines.length - 1; i >= 0; i--) {
    flow.push(lines[i]!);
    if (state % KINDS !== MORE) {
      flows.push(flow.reverse());
      flow = [];
    }
    state = from[i * states + state]!;
  }
  return flows.reverse();
}

const capacity = (width: number, kind: number, indent: number): number =>
  kind === FIRST ? width - indent : width;

/** Whether the line has its place in the column. */
function lineCost(line: Paragraph, width: number, kind: number, indent: number): number {
  if (kind === ALONE) return COST.alone;
  const over = roomOf(line).width - capacity(width, kind, indent) - 1;
  return over > 0 ? Math.min(12, over * COST.wide) : 0;
}

/** What is left at the end of the line when the first part of the next one is added: negative where it does not fit. */
function spare(line: Paragraph, next: Paragraph, width: number, kind: number, indent: number): number {
  const space = CLASS[next.text.charCodeAt(0)]! && line.traits.han === 0 && next.traits.han === 0 ? 1 : 0;
  return capacity(width, kind, indent) - roomOf(line).width - space - roomOf(next).first;
}

function joinCost(line: Paragraph, next: Paragraph, width: number, kind: number, indent: number): number {
  let cost = 0;
  const left = spare(line, next, width, kind, indent);
  if (left >= 0) cost += Math.min(COST.fittedMost, COST.fitted + left * COST.fittedMore);
  if (line.traits.end === 'closed') cost += COST.stopInside;
  if (next.gap > 0) cost += COST.gap;
  if (next.index !== line.index + 1) cost += COST.aside;
  if (next.shape === 'list') cost += COST.openEnd;
  return cost;
}

function endCost(line: Paragraph, next: Paragraph, width: number, kind: number, indent: number): number {
  const { end } = line.traits;
  let cost = 0;
  if (end === 'open') cost += kind === ALONE ? COST.openAlone : COST.openEnd;
  else if (end === 'comma') cost += COST.commaEnd;
  else if (end === 'colon') cost += COST.colonEnd;
  else if (end === 'bracket') cost += COST.bracketEnd;
  if (kind !== ALONE && spare(line, next, width, kind, indent) < 0) cost += COST.fullLast;
  return cost;
}

function startCost(line: Paragraph): number {
  const kind = CLASS[line.text.charCodeAt(0)]!;
  if (kind === COMMA || kind === STOP || kind === COLON || kind === CLOSER) return COST.oddStart;
  return /^[a-z]/.test(line.text) ? COST.smallStart : 0;
}

/** Half of what the model says against reading on, in its own logarithms: negative where the text reads on. */
export function readsOn(line: Paragraph, next: Paragraph, model: ReadingModel | null): number {
  if (!model || line.traits.han === 0 || next.traits.han === 0) return 0;
  const ends = endsBy(model);
  const after = ends.of(next);
  const on = model.join(ends.of(line).mark, after.opening);
  return Math.max(-COST.model, Math.min(COST.model, (after.start - on) / 2)) / 2;
}
