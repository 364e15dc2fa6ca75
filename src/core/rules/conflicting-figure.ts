import { paragraphAt } from '../article/at.js';
import { PerText } from '../article/memo.js';
import type { Article, Paragraph } from '../article.js';
import { collectUnderWay } from '../collect.js';
import type { Figure } from '../extract/facts.js';
import { FIGURES } from '../extract/figures/index.js';
import type { Finding } from '../finding.js';
import { disagreeing, KeptList, type Memory, Stage } from '../memory.js';
import { message } from '../messages.js';
import type { Range } from '../range.js';
import { marksOfCopies, type Repeats } from '../repeats/index.js';
import { paced, type Steps } from '../slices.js';
import { tight } from '../tight.js';
import type { FactRule } from './context.js';
import { FigureValues, type Keyed } from './figure-values.js';
import { KeySet } from './key-set.js';
import { LEAST_CLAUSE, type Passage, passagesOf, readPassages } from './passages.js';

/** A passage at its place in the article. */
interface Said {
  readonly passage: Passage;
  readonly paragraph: Paragraph;
}

/** Two figures of one passage that do not agree. */
interface Conflict {
  readonly here: Range;
  readonly there: Range;
}

const PASSAGES = new PerText((text, _traits, paragraph) => passagesOf(text, FIGURES.of(paragraph)));

const KEYS = new PerText((text, _traits, paragraph): Keyed => {
  const keys: number[] = [];
  readPassages(text, FIGURES.of(paragraph), (key, figures) => {
    keys.push(key, valuesOf(figures), mostOf(figures));
  });
  return tight(keys);
});
const NO_KEYS: Keyed = [];

/** Two values of each figure, in any combination, are the most. */
const mostOf = (figures: readonly Figure[]): number => MOST_VALUES ** Math.min(MOST_FIGURES, figures.length);

/** A hash of what figures say. */
function valuesOf(figures: readonly Figure[]): number {
  let hash = 0;
  for (const figure of figures) {
    const { value } = figure;
    if (typeof value === 'number') {
      number[0] = value;
      hash = (Math.imul(Math.imul(hash, 31) + halves[0]!, 31) + halves[1]!) | 0;
      continue;
    }
    const said = saying(figure);
    for (let i = 0; i < said.length; i++) hash = (Math.imul(hash, 31) + said.charCodeAt(i)) | 0;
    hash = Math.imul(hash, 31);
  }
  return hash;
}
/** A number and its two halves. */
const number = new Float64Array(1);
const halves = new Int32Array(number.buffer);

/** One that comes with three values and more is a pattern of speech, not a mistake. */
const MOST_VALUES = 2;
/** Of passages with more figures than this not all combinations are told apart. */
const MOST_FIGURES = 5;

/** The same passage with two figures: 12名 in one copy, 13名 in the other. */
export const conflictingFigure: FactRule = {
  id: 'conflicting-figure',
  *check({ article, repeats, memory }) {
    const conflicts = new Map<number, Conflict>();
    const add = (a: Range, b: Range) => {
      const [there, here] = a.start < b.start ? [a, b] : [b, a];
      if (!conflicts.has(here.start)) conflicts.set(here.start, { here, there });
    };
    for (const [a, b] of inNearCopies(article, repeats)) add(a, b);
    for (const { here, there } of yield* likeConflicts(article, repeats, memory))
      add(placeOf(article, here), placeOf(article, there));
    return [...conflicts.values()]
      .sort((a, b) => a.here.start - b.here.start)
      .map((conflict) => toFinding(article.text, conflict));
  },
};

const same = (a: Figure, b: Figure): boolean =>
  a.kind === b.kind && a.unit === b.unit && saying(a) === saying(b);

/** What a figure says, to compare it by; scores have no value but say something. */
const saying = (figure: Figure): string =>
  figure.kind === 'ratio' && figure.value === null ? score(figure) : String(figure.value);

/** 3比1 and 3∶1 are one score. */
const score = ({ text }: Figure): string => text.normalize('NFKC').replace(/[比:：∶︰—–-]/gu, ':');

/** Whether two figures measure the same thing and cannot both be right. */
function disagree(a: Figure, b: Figure): boolean {
  if (a.kind !== b.kind || a.unit !== b.unit) return false;
  if (a.kind === 'ratio' && a.value === null && b.value === null) return score(a) !== score(b);
  if (a.value === null || b.value === null) return false;
  if (String(a.value) === String(b.value)) return false;
  // 100余名 and 103名 agree.
  if ((a.approx || b.approx) && typeof a.value === 'number' && typeof b.value === 'number')
    return Math.abs(a.value - b.value) > 0.2 * Math.max(Math.abs(a.value), Math.abs(b.value));
  return true;
}

const shifted = (figure: Range, by: number): Range => ({ start: figure.start + by, end: figure.end + by });

/** A copy that differs in more places tells another story in like words. */
const MOST_DIFFERENCES = 4;

/** Figures in which a copy for review differs from the copy that stays. */
function* inNearCopies(article: Article, repeats: Repeats): Generator<[Range, Range]> {
  const byPlace = new Map<number, (readonly [Placed, Placed])[]>();
  for (const copy of repeats.copies) {
    const { differences } = copy;
    if (differences.length > MOST_DIFFERENCES) continue;
    const pairs: (readonly [Placed, Placed])[] = [];
    for (const { here, there } of differences) {
      const a = figureAt(article, here);
      const b = figureAt(article, there);
      if (a && b && disagree(a.figure, b.figure)) pairs.push([a, b]);
    }
    // Another day has other numbers.
    const dated = pairs.filter(([a]) => isDate(a.figure)).length;
    if (dated > 0 && dated < pairs.length) continue;
    if (pairs.length > 1 && !hasOtherFigure(copy, pairs)) continue;
    for (const pair of pairs) {
      const [a, b] = pair;
      if (!isDate(a.figure) && daysOf(a) !== daysOf(b)) continue;
      const others = byPlace.get(b.range.start);
      if (others) others.push(pair);
      else byPlace.set(b.range.start, [pair]);
    }
  }
  for (const pairs of byPlace.values()) {
    const values = new Set(pairs.flatMap((pair) => pair.map(({ figure }) => saying(figure))));
    if (values.size <= MOST_VALUES) for (const [a, b] of pairs) yield [a.range, b.range];
  }
}

/** Whether a copy that differs in several figures shares another: where all differ, the two tell of two things. */
const hasOtherFigure = (copy: Range, pairs: readonly (readonly [Placed, Placed])[]): boolean =>
  [...new Set(pairs.map(([{ paragraph }]) => paragraph))].some((paragraph) =>
    FIGURES.of(paragraph).some((figure) => {
      const { start, end } = shifted(figure, paragraph.start);
      return start >= copy.start && end <= copy.end && pairs.every(([a]) => a.range.start !== start);
    }),
  );

/** The dates that the sentence of a figure gives. */
function daysOf({ figure, paragraph }: Placed): string {
  const { text } = paragraph;
  let from = figure.start;
  let to = figure.end;
  while (from > 0 && figure.start - from < 150 && !'。！？'.includes(text[from - 1]!)) from--;
  while (to < text.length && to - figure.end < 150 && !'。！？'.includes(text[to]!)) to++;
  return FIGURES.of(paragraph)
    .filter((other) => isDate(other) && other.start >= from && other.end <= to)
    .map(({ value, text: words }) => value ?? words)
    .join(' ');
}

interface Placed {
  readonly figure: Figure;
  readonly range: Range;
  readonly paragraph: Paragraph;
}

/** The figure that touches a place. */
function figureAt(article: Article, place: Range): Placed | undefined {
  const { paragraphs } = article;
  const paragraph = paragraphs[paragraphAt(paragraphs, place.start)];
  if (!paragraph || paragraph.start > place.start) return undefined;
  const at = place.start - paragraph.start;
  const to = Math.max(place.end - paragraph.start, at + 1);
  const figure = FIGURES.of(paragraph).find((f) => f.start < to && at < f.end);
  return figure && { figure, range: shifted(figure, paragraph.start), paragraph };
}

/** A place of a paragraph. */
interface Spot extends Range {
  readonly paragraph: number;
}

const spotOf = ({ start, end }: Range, { index }: Paragraph): Spot => ({ paragraph: index, start, end });

const placeOf = ({ paragraphs }: Article, spot: Spot): Range =>
  shifted(spot, paragraphs[spot.paragraph]!.start);

interface SpotConflict {
  readonly here: Spot;
  readonly there: Spot;
}

/** What is left of a check for the like passages of the next. */
interface Kept {
  /** For each paragraph 1 where it is part of a copy that is sure to go. */
  readonly gone: Uint8Array;
  readonly keys: KeptList<Keyed>;
  /** It brings itself up to date, whatever it was before. */
  readonly values: FigureValues;
  readonly version: number;
  /** The paragraphs with wordings that come with different figures. */
  readonly like: readonly number[];
  readonly conflicts: readonly SpotConflict[];
}
const KEPT = new Stage<Kept>();

/** Finds wordings that come with different figures, but few: of most passages no more than numbers is ever needed. */
function* likeConflicts(
  article: Article,
  repeats: Repeats,
  memory: Memory | undefined,
): Steps<readonly SpotConflict[]> {
  const { paragraphs } = article;
  const gone = marksOfCopies(
    repeats.copies.filter(({ safe }) => safe),
    paragraphs.length,
  );
  if (memory) return yield* likeConflictsAgain(article, gone, memory);
  // What is left of names is let go of meanwhile.
  const { keys, ends } = yield* collectUnderWay(listKeys(paragraphs, gone), article.text);
  const differing = yield* keys.differing();
  if (differing.size === 0) return [];
  const mayDiffer = ({ index }: Paragraph): boolean => {
    for (let i = ends[index - 1] ?? 0; i < ends[index]!; i++) if (differing.has(keys.keyAt(i))) return true;
    return false;
  };
  return yield* inLikePassages(paragraphs.filter(mayDiffer), differing);
}

/** The keys of all paragraphs one behind the other, and where those of each end. */
function* listKeys(
  paragraphs: readonly Paragraph[],
  gone: Uint8Array,
): Steps<{ readonly keys: KeySet; readonly ends: Uint32Array }> {
  const keys = new KeySet();
  const ends = new Uint32Array(paragraphs.length);
  const add = (key: number, figures: readonly Figure[]): void =>
    keys.add(key, valuesOf(figures), mostOf(figures));
  for (const paragraph of paragraphs) {
    if ((paragraph.index & 63) === 63) yield;
    if (isCompared(paragraph, gone)) readPassages(paragraph.text, FIGURES.of(paragraph), add);
    ends[paragraph.index] = keys.size;
  }
  return { keys, ends };
}

/** The same where a check before has left something. */
function* likeConflictsAgain(
  article: Article,
  gone: Uint8Array,
  memory: Memory,
): Steps<readonly SpotConflict[]> {
  const { paragraphs } = article;
  const before = memory.recall(KEPT);
  const { head, tail } = before ? memory.same : { head: 0, tail: 0 };
  const to = paragraphs.length - tail;
  const by = paragraphs.length - (before?.keys.list.length ?? 0);
  const fresh: Keyed[] = [];
  for (let p = head; p < to; p++) {
    if ((p & 63) === 63) yield;
    fresh.push(keysOf(paragraphs[p]!, gone));
  }
  const kept = before ? before.keys.next({ head, tail }, fresh) : new KeptList(fresh);
  const keys = kept.list;
  const flipped = before ? disagreeing(before.gone, gone, memory.same) : [];
  for (const p of flipped) kept.put(p, keysOf(paragraphs[p]!, gone));
  const values = before?.values ?? new FigureValues();
  yield* values.update(keys);
  const { differing, version } = values;
  const isNear = (p: number): boolean => p >= head && p < to;
  const moved = (p: number): number => (p < head ? p : p + by);
  let like: readonly number[];
  if (before?.version === version && flipped.length === 0) {
    const old = before.like.filter((p) => p < head || p >= before.keys.list.length - tail);
    like = [
      ...old.filter((p) => p < head),
      ...fresh.flatMap((own, i) => (isLike(own, differing) ? [head + i] : [])),
      ...old.filter((p) => p >= head).map(moved),
    ];
    if (old.length === before.like.length && !like.some(isNear)) {
      const conflicts = before.conflicts.map(({ here, there }) => ({
        here: { ...here, paragraph: moved(here.paragraph) },
        there: { ...there, paragraph: moved(there.paragraph) },
      }));
      memory.leave(KEPT, { gone, keys: kept, values, version, like, conflicts });
      return conflicts;
    }
  } else like = differing.size === 0 ? [] : keys.flatMap((own, p) => (isLike(own, differing) ? [p] : []));
  yield;
  const conflicts = yield* inLikePassages(
    like.map((p) => paragraphs[p]!),
    differing,
  );
  memory.leave(KEPT, { gone, keys: kept, values, version, like, conflicts });
  return conflicts;
}

/** The keys by which a paragraph is compared. */
const keysOf = (paragraph: Paragraph, gone: Uint8Array): Keyed =>
  isCompared(paragraph, gone) ? KEYS.of(paragraph) : NO_KEYS;

/** What goes is not compared, nor are lists and the like. */
const isCompared = ({ role, index }: Paragraph, gone: Uint8Array): boolean =>
  role !== 'list' && role !== 'table' && role !== 'verse' && gone[index] === 0;

function isLike(keys: Keyed, differing: ReadonlySet<number>): boolean {
  for (let i = 0; i < keys.length; i += 3) if (differing.has(keys[i]!)) return true;
  return false;
}

/** Passages that read alike but for their figures. */
function* inLikePassages(paragraphs: readonly Paragraph[], keys: ReadonlySet<number>): Steps<SpotConflict[]> {
  const isTime = paced(64);
  const like = new Map<number, Said[]>();
  for (const paragraph of paragraphs) {
    if (isTime()) yield;
    for (const passage of PASSAGES.of(paragraph)) {
      if (!keys.has(passage.key)) continue;
      const said = { passage, paragraph };
      const others = like.get(passage.key);
      if (others) others.push(said);
      else like.set(passage.key, [said]);
    }
    PASSAGES.letGo(paragraph);
  }
  const conflicts: SpotConflict[] = [];
  for (const group of like.values()) {
    if (isTime()) yield;
    if (group.length > 1) for (const conflict of inGroup(group)) conflicts.push(conflict);
  }
  return conflicts;
}

function* inGroup(group: readonly Said[]): Generator<SpotConflict> {
  const { passage: first, paragraph: home } = group[0]!;
  const differing: SpotConflict[] = [];
  const size = first.figures.length;
  for (let k = 0; k < size; k++) {
    const values = new Set(
      group.map(({ passage: p }) => (p.figures.length === size ? saying(p.figures[k]!) : '')),
    );
    if (values.size > MOST_VALUES) return;
  }
  for (const { passage: other, paragraph } of group.slice(1)) {
    if (other.figures.length !== size || other.wording !== first.wording) continue;
    if (other.whole !== first.whole || (!other.whole && paragraph === home)) continue;
    if (!other.whole && isShort(first, other)) continue;
    if (!other.whole && (!sameTime(first, other) || !couldAgree(first.others, other.others))) continue;
    const apart: number[] = [];
    for (let k = 0; k < size; k++) if (!same(first.figures[k]!, other.figures[k]!)) apart.push(k);
    if (apart.length === 0 || apart.length > 2) continue;
    if (!apart.every((k) => disagree(first.figures[k]!, other.figures[k]!))) continue;
    // Another day has other numbers.
    const dated = apart.filter((k) => isDate(first.figures[k]!)).length;
    if (dated > 0 && (dated < apart.length || first.wording.length < 18)) continue;
    for (const k of apart)
      differing.push({
        here: spotOf(first.figures[k]!, home),
        there: spotOf(other.figures[k]!, paragraph),
      });
  }
  yield* differing;
}

/** Two clauses, neither a headline, that share a few words only. */
const isShort = (a: Passage, b: Passage): boolean =>
  a.times !== null && b.times !== null && a.wording.length - a.figures.length < LEAST_CLAUSE;

/** So much wording in common needs no time to say that it is one passage. */
const LONG_CLAUSE = 12;
const TIMELESS = '|';

/** A headline says nothing of the time; of two long clauses one may leave it out. */
const sameTime = (a: Passage, b: Passage): boolean =>
  a.times === null ||
  b.times === null ||
  a.times === b.times ||
  (a.wording.length >= LONG_CLAUSE && (a.times === TIMELESS || b.times === TIMELESS));

/** Two sentences that each give several numbers, none of them shared, speak of two things. */
const couldAgree = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === 0 || b.length === 0 || a.some((number) => b.includes(number));

const isDate = (figure: Figure): boolean => figure.kind === 'date' || figure.kind === 'time';

function toFinding(text: string, { here, there }: Conflict): Finding {
  const mine = text.slice(here.start, here.end);
  const other = text.slice(there.start, there.end);
  return {
    rule: 'conflicting-figure',
    severity: 'information',
    start: here.start,
    end: here.end,
    message: message('figure.message', { here: mine, there: other }),
    related: [{ start: there.start, end: there.end, message: message('figure.related', { there: other }) }],
    surplus: [],
    fixes: [
      {
        action: 'replace-text',
        title: message('figure.fix.here', { here: mine, there: other }),
        safe: false,
        edits: [{ start: here.start, end: here.end, text: other }],
      },
      {
        action: 'replace-text',
        title: message('figure.fix.there', { here: mine, there: other }),
        safe: false,
        edits: [{ start: there.start, end: there.end, text: mine }],
      },
    ],
  };
}
