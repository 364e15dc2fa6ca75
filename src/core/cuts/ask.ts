import { PerText } from '../article/memo.js';
import type { Article, Paragraph } from '../article.js';
import { carried, type Memory, nothing, type Same, Stage, spliced } from '../memory.js';
import type { ReadingModel } from '../reading/index.js';
import { AT_END, AT_START, marksOfCopies, type Proofs } from '../repeats/index.js';
import { paced, type Steps } from '../slices.js';
import { concerned, Heads, type Span } from './candidates.js';
import { LEAST_ASKED, type Shares, shareOut } from './share.js';
import { Scales, type Weighed } from './weigh.js';

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
  readonly asked: readonly (Asked | undefined)[];
  /** For each paragraph the sum of all odds of that, 0 where it does not break off. */
  readonly sums: Float64Array;
  /** How far behind each stands the last of its candidates. */
  readonly reaches: Uint32Array;
  readonly shares: Shares;
}
const KEPT = new Stage<Kept>();

/** What was weighed for a head. */
export interface Asked {
  readonly weighed: Weighed;
  /** Odds of each candidate, with what intact copies prove. */
  readonly odds: readonly number[];
  /** Sum of all odds, that nothing is wrong included. */
  readonly all: number;
  /** The same where nobody else wants any of the candidates: it will not be more. */
  readonly most: number;
}

/** What the heads of an article want. */
export interface Wanted extends Shares {
  /** The paragraphs that are no surplus copy. */
  readonly left: readonly Paragraph[];
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
  const left = paragraphs.filter((_, p) => surplus[p] === 0);
  yield;
  if (memory) return { left, ...(yield* weighAgain(article, left, surplus, repeats, model, memory)) };
  const asked: (Asked | undefined)[] = nothing(length);
  const sums = new Float64Array(length);
  const reaches = new Uint32Array(length);
  yield* weighSpans(article, left, model, [{ from: 0, to: left.length }], (p, weighed) => {
    const one = weighed && withProofs(paragraphs, paragraphs[p]!, weighed, repeats);
    if (!one || one.all <= LEAST_ASKED) return;
    asked[p] = one;
    sums[p] = one.all;
    reaches[p] = reachOf(weighed);
  });
  yield;
  const all = [{ from: 0, to: length }];
  return { left, ...(yield* shareOut({ asked, sums, reaches }, all, { head: 0, tail: 0 })) };
}

const reachOf = ({ behind }: Weighed): number => behind[behind.length - 1] ?? 0;

/** What is weighed for each paragraph that may break off: only around what has changed since the last time. */
function* weighAgain(
  article: Article,
  left: readonly Paragraph[],
  surplus: Uint8Array,
  repeats: Proofs,
  model: ReadingModel,
  memory: Memory,
): Steps<Shares> {
  const { paragraphs } = article;
  const { length } = paragraphs;
  const { same } = memory;
  const last = memory.recall(KEPT);
  const before = last?.model === model ? last : undefined;
  const asked: (Asked | undefined)[] = before
    ? spliced<Asked | undefined>(before.asked, same, nothing(length - same.head - same.tail))
    : nothing(length);
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
  const sums = new Float64Array(length);
  const reaches = new Uint32Array(length);
  if (before) {
    carried(before.sums, same, sums);
    carried(before.reaches, same, reaches);
  }
  const claims = new Claimed(before, same, length);
  const askAt = (p: number, own: Weighed | undefined, was?: Asked): void => {
    const one = own && withProofs(paragraphs, paragraphs[p]!, own, repeats, was);
    if (one === asked[p]) return;
    const reach = own ? reachOf(own) : 0;
    claims.add(p, Math.max(reach, reaches[p]!));
    asked[p] = one;
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
    const stirred = new Stirred(repeats, length);
    for (let p = 0; p < length; p++) {
      if ((p & 1023) === 1023) yield;
      if (reaches[p]! > 0 && stirred.concerns(p, reaches[p]!)) askAt(p, asked[p]?.weighed, asked[p]);
    }
  }
  yield;
  const asking = { asked, sums, reaches };
  const shares = yield* shareOut(asking, claims.spans(), before ? same : NOTHING, before?.shares);
  memory.leave(KEPT, { model, surplus, ...asking, shares });
  return shares;
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
    const old = before?.reaches.length ?? 0;
    this.by = length - old;
    let to = before ? old - same.tail : old;
    // What those claimed that are no more.
    for (let p = same.head; before && p < old - same.tail; p++) to = Math.max(to, p + before.reaches[p]! + 1);
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
  const by = now.length - before.length;
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
  for (let p = 0; p < now.length; p++) {
    if (p === head) {
      add(head, to);
      for (; p < to; p++) if (now[p] === 1) flipped.push(p);
      if (p === now.length) break;
    }
    if (before[p < head ? p : p - by] === now[p]) continue;
    add(p, p + 1);
    flipped.push(p);
  }
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

/** Tells for which heads proofs may be others than at the last check. */
class Stirred {
  /** How many paragraphs before each are stirred at their start. */
  private readonly starts: Uint32Array;

  constructor(
    private readonly repeats: Proofs,
    paragraphs: number,
  ) {
    this.starts = new Uint32Array(paragraphs + 1);
    for (let p = 0; p < paragraphs; p++)
      this.starts[p + 1] = this.starts[p]! + ((repeats.stirredAt(p) & AT_START) === 0 ? 0 : 1);
  }

  /** `reach`: how far behind the head the last of its candidates stands. */
  concerns(p: number, reach: number): boolean {
    return (this.repeats.stirredAt(p) & AT_END) !== 0 || this.starts[p + reach + 1]! > this.starts[p + 1]!;
  }
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
