import { isCouplet } from '../article/roles.js';
import type { Article, Paragraph } from '../article.js';
import { endsBy } from '../cuts/ends.js';
import type { ReadingModel } from '../reading/index.js';
import { CLASS, CLOSER, COLON, COMMA, partnerOf, STOP } from '../text.js';
import { roomOf } from './width.js';
import { isDateline, leavesBracketOpen, type Zone } from './zones.js';

/** The lines of one real paragraph, in order. */
export type Flow = readonly Paragraph[];

/**
 * What a line may be. The first line of a paragraph has two characters less room where paragraphs are indented, even
 * when the extraction dropped the indent; a line alone is a heading or a paragraph of one line.
 */
const FIRST = 0;
const MORE = 1;
const ALONE = 2;
/** The first line of a column that goes on with a paragraph begun elsewhere: it is not indented. */
const RESUMED = 3;
const KINDS = 4;

/** Costs are in the manner of negative logarithms; only their differences count. */
const INDENT = 4;
const COST = {
  /** Another width begins. */
  width: 4,
  /** The paragraph goes on in another width, beside a picture or behind it. */
  change: 6,
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
  openShort: 5,
  /** A column ends; behind the blank line another begins, which need not be the next one. */
  openColumn: 2.5,
  commaColumn: 4,
  /** A column begins inside a paragraph of which the start is not in the column before it. */
  resumed: 1,
  /** The same behind a full stop: columns that come in order part a paragraph there more often than others meet so. */
  resumedClean: 4,
  commaEnd: 8,
  hyphenEnd: 9,
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

/** How much more the model says where columns meet than where lines do. */
const AT_GAP = 2;

/** Stands between the lines of a column without being of it; the paragraph may go on behind it. */
const isAside = (p: Paragraph): boolean =>
  p.shape === 'marker' || p.shape === 'caption' || p.shape === 'credit' || p.shape === 'folio';

/** Where a text stops whatever the widths say. */
const isWall = (p: Paragraph): boolean => (p.shape === 'byline' && !isDateline(p)) || p.shape === 'table';

/** Two lines of as many cells, with nothing but blanks between them, are rows of a table. */
const isRowWith = (p: Paragraph, other: Paragraph | undefined): boolean =>
  other !== undefined && isRow(p) && isRow(other) && p.traits.blanks === other.traits.blanks;

const isRow = ({ traits, text }: Paragraph): boolean =>
  traits.blanks >= 2 && traits.commas + traits.stops === 0 && text.length <= LONGEST_ROW;
const LONGEST_ROW = 40;

/** （某社某地某月某日电 and, on the next line, 记者某某）: no line of its own. */
const isInNote = (before: Paragraph | undefined, p: Paragraph): boolean =>
  p.shape === 'byline' && p.gap === 0 && before !== undefined && leavesBracketOpen(before);

/**
 * Flows the lines of a zone into paragraphs: of all ways to part them the one that agrees best with the widths, the
 * ends of sentences and the way Chinese reads on (Viterbi's algorithm over what each line may be).
 */
export function flowsOf({ paragraphs }: Article, zone: Zone, model: ReadingModel | null): Flow[] {
  const pieces: Paragraph[][] = [[]];
  const others: Flow[] = [];
  const above = paragraphs[zone.first - 1];
  const first = above && isBrokenByline(above, paragraphs[zone.first]!, zone) ? above.index : zone.first;
  for (let i = Math.max(zone.least, first - ABOVE); i < first - 1; i++)
    if (isBrokenInBrackets(paragraphs[i]!, paragraphs[i + 1]))
      others.push([paragraphs[i]!, paragraphs[i + 1]!]);
  for (let i = first; i <= zone.last; i++) {
    const p = paragraphs[i]!;
    if (!zone.latin && (isRowWith(p, paragraphs[i - 1]) || isRowWith(p, paragraphs[i + 1]))) pieces.push([]);
    else if (isWall(p) && !isInNote(paragraphs[i - 1], p)) {
      pieces.push([]);
      const rest = paragraphs[i + 1];
      if (rest && isBrokenByline(p, rest, zone)) {
        others.push([p, rest]);
        i++;
      }
    } else if (isBrokenInBrackets(p, paragraphs[i + 1])) {
      pieces.push([]);
      others.push([p, paragraphs[++i]!]);
    } else if (isHeadline(paragraphs, i)) pieces.push([p], []);
    else if (isPoem(paragraphs, i)) {
      pieces.push([]);
      while (isCouplet(paragraphs[i], paragraphs[i + 1], p)) i += 2;
      i--;
    } else if (!isAside(p)) {
      if (isSubtitle(paragraphs, i)) pieces.push([]);
      pieces[pieces.length - 1]!.push(p);
    }
  }
  const ways = (zone.latin ? [0] : [INDENT, 0]).map((indent) =>
    pieces.filter((lines) => lines.length > 0).map((lines) => part(lines, zone, indent, model)),
  );
  const total = (way: Parted[]) => way.reduce((sum, { cost }) => sum + cost, 0);
  const best = ways.reduce((a, b) => (total(b) < total(a) ? b : a));
  const flows = best.flatMap((way) => way.flows).filter((flow): flow is Paragraph[] => flow.length > 1);
  return [...flows, ...others].sort((a, b) => a[0]!.index - b[0]!.index);
}

/** A byline that fills its line, and the rest of a name below it. */
function isBrokenByline(p: Paragraph, rest: Paragraph, { widths }: Zone): boolean {
  if (p.shape !== 'byline' || rest.index !== p.index + 1 || rest.gap > 0) return false;
  const { width } = roomOf(p);
  const isFull = widths.some((full) => width <= full && width >= full - SHORT_OF);
  return isFull && rest.shape === 'line' && rest.text.length <= 3 && rest.traits.han === rest.text.length;
}
/** Blanks between names give way. */
const SHORT_OF = 3;

/** A headline whose column stands in brackets behind it, broken inside them: nothing else begins with their rest. */
function isBrokenInBrackets(p: Paragraph, rest: Paragraph | undefined): boolean {
  if (rest === undefined || rest.gap > 0 || rest.text.length > LONGEST_REST || p.text.length > LONGEST_HEAD)
    return false;
  const { open } = p.traits;
  if (open.length !== 1 || !'（('.includes(open) || rest.traits.open !== '') return false;
  const end = rest.text.charCodeAt(rest.text.length - 1);
  return (
    partnerOf(open.charCodeAt(0)) === end &&
    (p.role === 'title' || p.role === 'heading' || (p.role === 'verse' && p.shape === 'line')) &&
    p.traits.stops + p.traits.commas === 0 &&
    rest.traits.stops === 0
  );
}
/** So many lines above the text may be its headline. */
const ABOVE = 5;
const LONGEST_HEAD = 40;
const LONGEST_REST = 16;

/** Four lines of verse or more. */
const isPoem = (paragraphs: readonly Paragraph[], at: number): boolean =>
  isCouplet(paragraphs[at], paragraphs[at + 1], paragraphs[at]!) &&
  isCouplet(paragraphs[at + 2], paragraphs[at + 3], paragraphs[at]!);

/** The headline over a byline, of up to three lines: set across the columns, it is no part of one. */
function isHeadline(paragraphs: readonly Paragraph[], at: number): boolean {
  if (!mayBeTitle(paragraphs[at])) return false;
  let last = at;
  while (last < at + MOST_TITLES && goesOn(paragraphs, last + 1)) last++;
  const byline = paragraphs[last + 1];
  if (byline?.shape !== 'byline' || isInNote(paragraphs[last], byline)) return false;
  let first = at;
  while (first > last - MOST_TITLES && goesOn(paragraphs, first)) first--;
  if (paragraphs[first]!.role !== 'title' && (byline.gap > 0 || last - first >= MOST_TITLES)) return false;
  const before = paragraphs[first - 1];
  return (
    !before ||
    paragraphs[first]!.gap > 0 ||
    before.traits.end === 'closed' ||
    isAside(before) ||
    isWall(before)
  );
}

const MOST_TITLES = 3;

/** A line behind dashes, under a line without signs that begins something: headline and subtitle. */
function isSubtitle(paragraphs: readonly Paragraph[], at: number): boolean {
  const p = paragraphs[at]!;
  const over = paragraphs[at - 1];
  if (!p.text.startsWith('——') || p.traits.end !== 'open' || p.traits.stops > 0 || p.gap > 0) return false;
  if (over === undefined || over.traits.end !== 'open' || over.traits.stops + over.traits.commas > 0)
    return false;
  const before = paragraphs[at - 2];
  return over.gap > 0 || !before || before.traits.end === 'closed' || isAside(before) || isWall(before);
}

/** Next to the lines of a narrow column a title looks like verse, as they do. */
const mayBeTitle = (p: Paragraph | undefined): boolean =>
  p !== undefined && (p.role === 'title' || (p.role === 'verse' && p.shape === 'line'));

/** Whether a headline goes on with this line. */
function goesOn(paragraphs: readonly Paragraph[], at: number): boolean {
  const p = paragraphs[at];
  return mayBeTitle(p) && mayBeTitle(paragraphs[at - 1]) && (p!.role === 'title' || p!.gap === 0);
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
  for (let s = 0; s < states; s++)
    if (s % KINDS !== MORE) costs[s] = own(lines[0]!, s) + (s % KINDS === RESUMED ? COST.resumed : 0);
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!;
    const before = lines[i - 1]!;
    const reads = readsOn(before, line, model) * (line.gap > 0 ? AT_GAP : 1);
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
    // The cheapest way to have the line before in the same paragraph, at any width.
    let joined = Number.POSITIVE_INFINITY;
    let joinedBy = -1;
    for (let s = 0; s < states; s++) {
      const kind = s % KINDS;
      if (kind === ALONE) continue;
      const base = s - kind;
      const cost = costs[s]! + joinCost(before, line, zone.widths[base / KINDS]!, kind, indent) + reads;
      if (cost < next[base + MORE]!) {
        next[base + MORE] = cost;
        from[i * states + base + MORE] = s;
      }
      if (cost < joined) {
        joined = cost;
        joinedBy = s;
      }
    }
    for (let s = 0; s < states; s++) {
      const kind = s % KINDS;
      const mine = own(line, s);
      if (kind === MORE) {
        if (joined + COST.change < next[s]!) {
          next[s] = joined + COST.change;
          from[i * states + s] = joinedBy;
        }
        next[s]! += mine;
        continue;
      }
      if (kind === RESUMED && line.gap === 0) continue;
      const start = mine + (kind === RESUMED ? resumedCost(before, line) : startCost(line));
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

/** Room for this much of the next line says that the line ends something. */
const ROOM = 6;

const capacity = (width: number, kind: number, indent: number): number =>
  kind === FIRST ? width - indent : width;

/** Whether the line has its place in the column. */
function lineCost(line: Paragraph, width: number, kind: number, indent: number): number {
  if (kind === ALONE) return COST.alone;
  const over = roomOf(line).width - capacity(width, kind, indent) - 1;
  return over > 0 ? Math.min(12, over * COST.wide) : 0;
}

const LETTERS_DIFFER = 8;

/** What is left at the end of the line when the first part of the next one is added: negative where it does not fit. */
function spare(line: Paragraph, next: Paragraph, width: number, kind: number, indent: number): number {
  const space = CLASS[next.text.charCodeAt(0)]! && line.traits.han === 0 && next.traits.han === 0 ? 1 : 0;
  // Letters of print differ in width.
  const slack = line.traits.han === 0 ? Math.floor(width / LETTERS_DIFFER) : 0;
  return capacity(width, kind, indent) - slack - roomOf(line).width - space - roomOf(next).first;
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
  const cost = endSignCost(line, next, width, kind, indent);
  if (kind === ALONE || next.gap > 0 || spare(line, next, width, kind, indent) >= 0) return cost;
  return cost + COST.fullLast;
}

/** What the sign at the end of a line has against its ending a paragraph. */
function endSignCost(line: Paragraph, next: Paragraph, width: number, kind: number, indent: number): number {
  const { end } = line.traits;
  if (end === 'comma') return next.gap > 0 ? COST.commaColumn : COST.commaEnd;
  if (end === 'colon') return COST.colonEnd;
  if (end === 'bracket') return COST.bracketEnd;
  if (end !== 'open') return 0;
  if (isHyphened(line.text)) return COST.hyphenEnd;
  if (kind === ALONE) return COST.openAlone;
  if (next.gap > 0) return COST.openColumn;
  return spare(line, next, width, kind, indent) >= ROOM ? COST.openShort : COST.openEnd;
}

/** Whether a line ends with the first part of a Latin word. */
export const isHyphened = (text: string): boolean => /[a-z][-\u00ad\u2010]$/i.test(text.slice(-2));

const resumedCost = (before: Paragraph, line: Paragraph): number =>
  before.traits.end === 'closed' && startCost(line) === 0 ? COST.resumedClean : COST.resumed;

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
  const on = model.join(ends.of(line).last.mark, after.opening);
  return Math.max(-COST.model, Math.min(COST.model, (after.start - on) / 2)) / 2;
}
