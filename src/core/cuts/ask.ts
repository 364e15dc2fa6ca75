import { PerText } from '../article/memo.js';
import type { Article, Paragraph } from '../article.js';
import { disagreeing, KeptList, KeptNumbers, type Memory, nothing, type Same, Stage } from '../memory.js';
import type { ReadingModel } from '../reading/index.js';
import { AT_END, AT_START, marksOfCopies, type Proofs } from '../repeats/index.js';
import { paced, type Steps } from '../slices.js';
import { tight } from '../tight.js';
import { concerned, Heads, type Span } from './candidates.js';
import { type Asked, type KeptShares, LEAST_ASKED, type Shares, shareOut } from './share.js';
import { Scales } from './weigh.js';
import type { Weighed } from './weighed.js';

/** What was weighed for a head the last time that its text was the same. */
interface Known {
  weighed: Weighed | undefined;
}
const known = new WeakMap<ReadingModel, PerText<Known>>();

/** What is left of a check for the cuts of the next. */
interface Kept {
  readonly model: ReadingModel;
  readonly surplus: Uint8Array;
  /** For each paragraph that may break off what was weighed for it and proved. */
  readonly asked: KeptList<Asked | undefined>;
  /** For each paragraph the sum of all odds of that, 0 where it does not break off. */
  readonly sums: KeptNumbers<Float64Array>;
  /** How far behind each stands the last of its candidates. */
  readonly reaches: KeptNumbers<Uint32Array>;
  readonly shares: KeptShares;
}
const KEPT = new Stage<Kept>();

/** What the heads of an article want. */
export interface Wanted extends Shares {
  /** For each paragraph 1 where it is part of a surplus copy, and the others. */
  readonly surplus: Uint8Array;
  readonly left: readonly Paragraph[];
  /** How far behind each paragraph stands the last of its candidates, if it may break off. */
  readonly reaches: Uint32Array;
}

/** Weighs the options of all heads; those around which nothing has changed are as they were. */
export function* weighAll(
  article: Article,
  repeats: Proofs,
  model: ReadingModel,
  memory: Memory | undefined,
): Steps<Wanted> {
  const { paragraphs } = article;
  const { length } = paragraphs;
  const surplus = marksOfCopies(repeats.copies, length);
  const left = leftOf(paragraphs, surplus);
  yield;
  if (memory) return yield* weighAgain(article, left, surplus, repeats, model, memory);
  const asked: (Asked | undefined)[] = nothing(length);
  const sums = new Float64Array(length);
  const reaches = new Uint32Array(length);
  yield* weighSpans(article, left, model, [{ from: 0, to: left.length }], (p, weighed) => {
    const one = weighed && withProofs(paragraphs, paragraphs[p]!, weighed, repeats);
    if (!one || one.all <= LEAST_ASKED) return;
    asked[p] = withoutSums(one);
    sums[p] = one.all;
    reaches[p] = reachOf(weighed);
  });
  yield;
  const all = [{ from: 0, to: length }];
  return { left, surplus, reaches, ...sharesOf(yield* shareOut({ asked, sums, reaches }, all, NOTHING)) };
}

const sharesOf = ({ odds, claims, neighbours }: KeptShares): Shares => ({
  odds: odds.list,
  claims: claims.list,
  neighbours: neighbours.list,
});

function leftOf(paragraphs: readonly Paragraph[], surplus: Uint8Array): readonly Paragraph[] {
  let count = 0;
  for (let p = 0; p < surplus.length; p++) if (surplus[p] === 0) count++;
  if (count === paragraphs.length) return paragraphs;
  // A list that grows is copied again and again.
  const left = new Array<Paragraph>(count);
  for (let p = 0, i = 0; p < paragraphs.length; p++) if (surplus[p] === 0) left[i++] = paragraphs[p]!;
  return left;
}

/** What will be asked of a head that is not weighed again, and no room to spare. */
const withoutSums = ({ weighed, odds, all, most }: Asked): Asked => ({
  weighed: {
    lost: weighed.lost,
    odds: NONE,
    alone: tight(weighed.alone),
    proof: weighed.proof,
    behind: tight(weighed.behind),
    distances: tight(weighed.distances),
    sums: NONE,
    all: weighed.all,
    by: undefined,
  },
  odds: tight(odds),
  all,
  most,
});
const NONE: readonly number[] = [];

const reachOf = ({ behind }: Weighed): number => behind[behind.length - 1] ?? 0;

/** What is weighed for each paragraph that may break off: only around what has changed since the last time. */
function* weighAgain(
  article: Article,
  left: readonly Paragraph[],
  surplus: Uint8Array,
  repeats: Proofs,
  model: ReadingModel,
  memory: Memory,
): Steps<Wanted> {
  const { paragraphs } = article;
  const { length } = paragraphs;
  const { same } = memory;
  const last = memory.recall(KEPT);
  const before = last?.model === model ? last : undefined;
  const now: Pick<Kept, 'asked' | 'sums' | 'reaches'> = before
    ? {
        asked: before.asked.next(same, nothing(length - same.head - same.tail)),
        sums: before.sums.next(same, length, Float64Array),
        reaches: before.reaches.next(same, length, Uint32Array),
      }
    : {
        asked: new KeptList<Asked | undefined>(nothing(length)),
        sums: new KeptNumbers(new Float64Array(length)),
        reaches: new KeptNumbers(new Uint32Array(length)),
      };
  const asked = now.asked.list;
  const sums = now.sums.list;
  const reaches = now.reaches.list;
  const { near, wide, flipped } = before
    ? changedSpans(article, left, before.surplus, surplus, same)
    : { near: undefined, wide: [{ from: 0, to: left.length }], flipped: [] };
  /** Paragraphs of which something else may be told now, and what is weighed for them. */
  const touched = new Map<number, Weighed | undefined>();
  for (const p of flipped) touched.set(p, undefined);
  const put = (p: number, own: Weighed | undefined): void => {
    if (touched.has(p) || asked[p]?.weighed !== own) touched.set(p, own);
  };
  yield* weighSpans(article, left, model, wide, put, (i, scales) => {
    if (near?.[i] !== 0) return false;
    const head = left[i]!;
    const own = asked[head.index]?.weighed;
    return !own || scales.isStill(paragraphs, head, own);
  });
  yield;
  const claims = new Claimed(before, same, length);
  const askAt = (p: number, own: Weighed | undefined, was?: Asked): void => {
    const one = own && withProofs(paragraphs, paragraphs[p]!, own, repeats, was);
    if (one === asked[p]) return;
    const reach = own ? reachOf(own) : 0;
    claims.add(p, Math.max(reach, reaches[p]!));
    now.asked.put(p, one);
    sums[p] = one?.all ?? 0;
    reaches[p] = reach;
  };
  const isTime = paced(64);
  for (const [p, own] of touched) {
    if (isTime()) yield;
    askAt(p, surplus[p] === 1 ? undefined : own);
  }
  yield;
  if (before) {
    for (const p of stirredIn(repeats, reaches)) {
      if (isTime()) yield;
      askAt(p, asked[p]?.weighed, asked[p]);
    }
  }
  yield;
  const asking = { asked, sums, reaches };
  const shares = yield* shareOut(asking, claims.spans(), before ? same : NOTHING, before?.shares);
  memory.leave(KEPT, { model, surplus, ...now, shares });
  return { left, surplus, reaches, ...sharesOf(shares) };
}

const NOTHING: Same = { head: 0, tail: 0 };

/** Collects where in the article the claims of heads may be others than at the last check. */
class Claimed {
  private readonly found: Span[] = [];
  /** How many more paragraphs there are than there were. */
  private readonly by: number;

  constructor(
    before: Kept | undefined,
    private readonly same: Same,
    private readonly length: number,
  ) {
    const old = before?.reaches.list.length ?? 0;
    this.by = length - old;
    let to = before ? old - same.tail : old;
    // What those claimed that are no more.
    for (let p = same.head; before && p < old - same.tail; p++)
      to = Math.max(to, p + before.reaches.list[p]! + 1);
    this.found.push({ from: before ? same.head : 0, to: to + this.by });
  }

  /** The head `p` claims others of the paragraphs up to `reach` behind it. */
  add(p: number, reach: number): void {
    // What stood in its reach may have moved out of it.
    const moved = p < this.same.head ? Math.max(0, this.by) : 0;
    this.found.push({ from: p, to: Math.min(this.length, p + reach + moved + 1) });
  }

  /** In order, none touching another. */
  spans(): Span[] {
    const spans: Span[] = [];
    for (const span of this.found.sort((a, b) => a.from - b.from)) {
      const last = spans[spans.length - 1];
      if (last && span.from <= last.to)
        spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
      else spans.push(span);
    }
    return spans;
  }
}

/**
 * Numbers among those that are left about which the evidence may have changed, in order, no span touching another. `near`
 * has 1 for those about which more may have changed than the words around; `flipped` are the paragraphs that have become
 * surplus, or are no more.
 */
function changedSpans(
  article: Article,
  left: readonly Paragraph[],
  before: Uint8Array,
  now: Uint8Array,
  { head, tail }: Same,
): { readonly near: Uint8Array; readonly wide: readonly Span[]; readonly flipped: readonly number[] } {
  const to = now.length - tail;
  const near = new Uint8Array(left.length);
  const wide: Span[] = [];
  const add = (from: number, to: number): void => {
    const about = concerned(article, left, from, to);
    near.fill(1, about.near.from, about.near.to);
    const last = wide[wide.length - 1];
    if (last && about.wide.from <= last.to)
      wide[wide.length - 1] = { from: last.from, to: Math.max(last.to, about.wide.to) };
    else wide.push(about.wide);
  };
  const flipped: number[] = [];
  let isAdded = false;
  const addChanged = (): void => {
    isAdded = true;
    add(head, to);
    for (let p = head; p < to; p++) if (now[p] === 1) flipped.push(p);
  };
  for (const p of disagreeing(before, now, { head, tail })) {
    if (p >= head && !isAdded) addChanged();
    add(p, p + 1);
    flipped.push(p);
  }
  if (!isAdded) addChanged();
  return { near, wide, flipped };
}

/** Weighs the heads with some numbers but those that `keeps`; `put` gets undefined for a paragraph that does not break off. */
function* weighSpans(
  article: Article,
  left: readonly Paragraph[],
  model: ReadingModel,
  spans: readonly Span[],
  put: (p: number, weighed: Weighed | undefined) => void,
  keeps: (i: number, scales: Scales) => boolean = () => false,
): Steps<void> {
  const of = { from: spans[0]?.from ?? 0, to: spans[spans.length - 1]?.to ?? 0 };
  const heads = new Heads(article, left, model, { of });
  const scales = new Scales(heads, model.weights);
  let memory = known.get(model);
  if (!memory) {
    memory = new PerText(() => ({ weighed: undefined }));
    known.set(model, memory);
  }
  let weighed = 0;
  for (const { from, to } of spans)
    for (let i = from; i < to; i++) {
      if ((i & 1023) === 1023) yield;
      if (keeps(i, scales)) continue;
      const head = left[i]!;
      if (heads.mayBreakOff(i)) {
        const own = memory.of(head);
        own.weighed = scales.weigh(i, own.weighed);
        put(head.index, own.weighed);
        if ((++weighed & 15) === 0) yield;
      } else put(head.index, undefined);
      heads.letGo(i);
      memory.letGo(head);
    }
}

/** The heads for which proofs may be others than at the last check. `reaches`: how far behind each its candidates stand. */
function stirredIn(repeats: Proofs, reaches: Uint32Array): number[] {
  const { length } = reaches;
  const marks = new Uint8Array(length);
  /** How many paragraphs before each are stirred at their start. */
  const starts = new Uint32Array(length + 1);
  for (let p = 0; p < length; p++) {
    marks[p] = repeats.stirredAt(p);
    starts[p + 1] = starts[p]! + ((marks[p]! & AT_START) === 0 ? 0 : 1);
  }
  const heads: number[] = [];
  for (let p = 0; p < length; p++) {
    const reach = reaches[p]!;
    if (reach === 0) continue;
    if ((marks[p]! & AT_END) !== 0 || starts[p + reach + 1]! > starts[p + 1]!) heads.push(p);
  }
  return heads;
}

/** The odds of a head's options, with what intact copies prove; `before` they were these, but something may have stirred. */
function withProofs(
  paragraphs: readonly Paragraph[],
  head: Paragraph,
  weighed: Weighed,
  repeats: Proofs,
  before?: Asked,
): Asked {
  const { lost, behind, proof, sums } = weighed;
  let { odds, all } = weighed;
  const again = before === undefined || (repeats.stirredAt(head.index) & AT_END) !== 0;
  for (let k = 0; k < behind.length; k++) {
    const tail = head.index + behind[k]!;
    const isProved =
      again || (repeats.stirredAt(tail) & AT_START) !== 0
        ? repeats.witness(head, paragraphs[tail]!) !== undefined
        : before.odds[k] !== weighed.odds[k];
    if (!isProved) continue;
    if (odds === weighed.odds) odds = [...odds];
    (odds as number[])[k] = Math.exp(sums[k]! + proof);
  }
  if (odds !== weighed.odds) {
    all = 1 + lost;
    for (let k = 0; k < odds.length; k++) all += odds[k]!;
  }
  if (before?.weighed === weighed && odds.every((own, k) => own === before.odds[k])) return before;
  let most = 1 + lost;
  for (let k = 0; k < odds.length; k++) most += odds[k]! / (weighed.alone[k] ?? 1);
  return { weighed, odds, all, most };
}
