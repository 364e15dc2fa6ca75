import { paragraphAt } from '../article/at.js';
import { PerText } from '../article/memo.js';
import type { Article, Paragraph } from '../article.js';
import { carried, type Memory, type Same, Stage, spliced } from '../memory.js';
import type { ReadingModel } from '../reading/index.js';
import { AT_END, AT_START, marksOfCopies, type Proofs } from '../repeats/index.js';
import { paced, type Steps } from '../slices.js';
import { concerned, Heads, type Span } from './candidates.js';
import type { Cut } from './cut.js';
import { EQUAL, isBalanced, readsOn } from './evidence.js';
import { cutsInQuotes } from './in-quotes.js';
import { isLatin } from './latin.js';
import { plainCuts } from './plain.js';
import { Scales, type Weighed } from './weigh.js';

const LEAST_BROKEN = 0.5;
/** In Latin script what may be a heading is told by its few small words only. */
const LEAST_BROKEN_LATIN = 0.7;
/** Quotations and remarks in brackets often end without a full stop. */
const LEAST_BROKEN_BRACKET = 0.9;
/** So do headlines of two equal halves, always. */
const LEAST_BROKEN_BALANCED = 0.9;
function leastBroken(p: Paragraph): number {
  const { role, text, traits } = p;
  if (traits.end === 'bracket') return LEAST_BROKEN_BRACKET;
  if (role !== 'body' && isBalanced(p, EQUAL)) return LEAST_BROKEN_BALANCED;
  const maybeHeading = role !== 'body' && text.length < 30;
  return maybeHeading && isLatin(traits) ? LEAST_BROKEN_LATIN : LEAST_BROKEN;
}
/** A rest that is less likely is not named, nor is one less likely than that the rest is lost. */
const LEAST_JOINED = 0.4;

/** How the options of a head stand to each other; all are odds against "nothing is wrong". */
interface Odds {
  readonly head: Paragraph;
  readonly lost: number;
  readonly tails: readonly Paragraph[];
  readonly distances: readonly number[];
  readonly odds: readonly number[];
}

interface AllOdds {
  /** The paragraphs that are no surplus copy. */
  readonly left: readonly Paragraph[];
  /** Of the heads that may well be broken. */
  readonly all: readonly Odds[];
  /** For each paragraph the odds, against all else, that the text right before it goes on there. */
  readonly neighbours: Float64Array;
}

/** A head with the best rest that is left for it. */
interface Settled {
  readonly odds: Odds;
  /** Place among the candidates, -1 where none is left. */
  readonly best: number;
  readonly joined: number;
  /** Probability that the paragraph right behind goes on with it; 0 where that one is given away. */
  readonly next: number;
  readonly broken: number;
}

/** Matches heads to rests, the surest pairs first; each rest goes to one head. Cuts come in order of place. */
export function* matchCuts(
  article: Article,
  repeats: Proofs,
  model: ReadingModel | null,
  memory?: Memory,
): Steps<Cut[]> {
  if (!model) return plainCuts(article, repeats);
  const given = new Set<Paragraph>();
  const cuts: Cut[] = [];
  const queue: Settled[] = [];
  const { left, all, neighbours } = yield* weighAll(article, repeats, model, memory);
  yield;
  const isTime = paced(512);
  for (const odds of all) {
    if (isTime()) yield;
    const settled = settle(odds, given);
    // With fewer rests to choose from it will only be less likely.
    if (settled.broken >= leastBroken(odds.head)) queue.push(settled);
  }
  const weighed = new Set(all.map(({ head }) => head));
  // Best first. When a rest is given away, only the heads that wanted it are weighed again.
  queue.sort((a, b) => b.joined - a.joined);
  yield;
  for (let at = 0; at < queue.length; at++) {
    if (isTime()) yield;
    const { odds, best, joined, broken } = queue[at]!;
    const { head, lost } = odds;
    const tail = odds.tails[best];
    if (tail && given.has(tail)) {
      const again = settle(odds, given);
      queue.splice(behindAll(queue, at + 1, again.joined), 0, again);
      continue;
    }
    if (broken < leastBroken(head)) continue;
    if (tail && joined >= LEAST_JOINED && odds.odds[best]! >= lost) {
      const adjacent = odds.distances[best] === 0;
      const torn = adjacent
        ? 0
        : tornBy(queue[at]!, tail, neighbours, readsOnThere(left, weighed, tail, model));
      given.add(tail);
      cuts.push({ head, tail, adjacent, broken, joined, torn });
    } else if (head.traits.end !== 'bracket')
      cuts.push({ head, tail: null, adjacent: false, broken, joined: 0, torn: 0 });
  }
  yield;
  for (const cut of yield* cutsInQuotes(article, left, repeats, memory))
    if (!given.has(cut.tail!)) cuts.push(cut);
  return withoutDigests(article, cuts).sort((a, b) => a.head.start - b.head.start);
}

/** See `Cut.torn`. */
function tornBy(
  { joined, next }: Settled,
  tail: Paragraph,
  neighbours: Float64Array,
  readsOn: boolean,
): number {
  // Two heads cannot both have it: their odds stand against each other.
  const before = neighbours[tail.index]!;
  const torn = next + before / (1 + joined / (1 - joined) + before);
  return readsOn ? Math.max(torn, LEAST_TORN) : torn;
}

/** At least so much where a rest would do behind the text right before it, however little that looks cut. */
const LEAST_TORN = 0.3;

/**
 * Whether the text right before a rest ends without a full stop and reads on there, although it is none of the heads
 * that were `weighed` as broken: those have put in their claims. `left` are all paragraphs that stay.
 */
function readsOnThere(
  left: readonly Paragraph[],
  weighed: ReadonlySet<Paragraph>,
  tail: Paragraph,
  model: ReadingModel,
): boolean {
  const before = left[paragraphAt(left, tail.start) - 1];
  if (!before || weighed.has(before)) return false;
  return (before.traits.end === 'open' || before.traits.end === 'comma') && readsOn(before, tail, model);
}

/** Shorter than this, a paragraph is no part of a digest. */
const DIGEST = 30;
/**
 * The digests over long reports end without full stops, two or more in a row: a head whose rest is lost is none
 * where its neighbour ends like it.
 */
function withoutDigests({ paragraphs }: Article, cuts: readonly Cut[]): Cut[] {
  const joined = new Set(cuts.flatMap((cut) => (cut.tail ? [cut.head, cut.tail] : [])));
  const isAlike = (p: Paragraph | undefined): boolean =>
    p !== undefined && p.text.length >= DIGEST && p.traits.end === 'open' && !joined.has(p);
  return cuts.filter(
    ({ head, tail }) => tail || !(isAlike(paragraphs[head.index - 1]) || isAlike(paragraphs[head.index + 1])),
  );
}

function settle(odds: Odds, given: ReadonlySet<Paragraph>): Settled {
  let all = 1 + odds.lost;
  let best = -1;
  let next = 0;
  for (let i = 0; i < odds.tails.length; i++) {
    if (given.has(odds.tails[i]!)) continue;
    all += odds.odds[i]!;
    if (odds.distances[i] === 0) next = odds.odds[i]!;
    if (best < 0 || odds.odds[i]! > odds.odds[best]!) best = i;
  }
  return { odds, best, joined: best < 0 ? 0 : odds.odds[best]! / all, next: next / all, broken: 1 - 1 / all };
}

/** The first place from `from` on whose entry is less likely than `joined`; entries stand in order, the likeliest first. */
function behindAll(queue: readonly Settled[], from: number, joined: number): number {
  let low = from;
  let high = queue.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (queue[middle]!.joined < joined) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What was weighed for a head the last time that its text was the same. */
interface Known {
  weighed: Weighed | undefined;
}
const known = new WeakMap<ReadingModel, PerText<Known>>();

/** What is left of a check for the cuts of the next. */
interface Kept {
  readonly model: ReadingModel;
  readonly surplus: Uint8Array;
  /** For each paragraph that may break off what was weighed for it. */
  readonly weighed: readonly (Weighed | undefined)[];
  /** The same with what was proved. */
  readonly asked: readonly (Asked | undefined)[];
  /** For each paragraph the sum of all odds of that, 0 where it does not break off. */
  readonly sums: Float64Array;
  /** How far behind each stands the last of its candidates. */
  readonly reaches: Uint32Array;
}
const KEPT = new Stage<Kept>();

/** Below this sum of odds nothing can make a head break off, and what it claims does not count. */
const LEAST_ASKED = 1.02;

/** What was weighed for a head. */
interface Asked {
  readonly weighed: Weighed;
  /** Odds of each candidate, with what intact copies prove. */
  readonly odds: readonly number[];
  /** Sum of all odds, that nothing is wrong included. */
  readonly all: number;
  /** The same where nobody else wants any of the candidates: it will not be more. */
  readonly most: number;
}

/** Weighs the options of all heads; those around which nothing has changed are as they were. */
function* weighAll(
  article: Article,
  repeats: Proofs,
  model: ReadingModel,
  memory: Memory | undefined,
): Steps<AllOdds> {
  const { paragraphs } = article;
  const surplus = marksOfCopies(repeats.copies, paragraphs.length);
  const left = paragraphs.filter((_, p) => surplus[p] === 0);
  yield;
  const heads: Paragraph[] = [];
  const asked: Asked[] = [];
  const put = (head: Paragraph, one: Asked): void => {
    if (one.all <= LEAST_ASKED) return;
    heads.push(head);
    asked.push(one);
  };
  if (memory) {
    const { asked: all, sums } = yield* weighAgain(article, left, surplus, repeats, model, memory);
    for (let p = 0; p < sums.length; p++) if (sums[p]! > LEAST_ASKED) put(paragraphs[p]!, all[p]!);
  } else
    yield* weighSpans(article, left, model, [{ from: 0, to: left.length }], (p, weighed) => {
      if (weighed) put(paragraphs[p]!, withProofs(paragraphs, paragraphs[p]!, weighed, repeats));
    });
  yield;
  return { left, ...(yield* shareOut(paragraphs, heads, asked)) };
}

/** What is weighed for each paragraph that may break off: only around what has changed since the last time. */
function* weighAgain(
  article: Article,
  left: readonly Paragraph[],
  surplus: Uint8Array,
  repeats: Proofs,
  model: ReadingModel,
  memory: Memory,
): Steps<Kept> {
  const { paragraphs } = article;
  const { length } = paragraphs;
  const { same } = memory;
  const last = memory.recall(KEPT);
  const before = last?.model === model ? last : undefined;
  const fresh = new Array<undefined>(before ? length - same.head - same.tail : length);
  const weighed: (Weighed | undefined)[] = before ? spliced(before.weighed, same, fresh) : [...fresh];
  const { near, wide, flipped } = before
    ? changedSpans(article, left, before.surplus, surplus, same)
    : { near: undefined, wide: [{ from: 0, to: left.length }], flipped: [] };
  /** Paragraphs of which something else may be told now. */
  const touched = new Set(flipped);
  const put = (p: number, own: Weighed | undefined): void => {
    if (weighed[p] === own) return;
    weighed[p] = own;
    touched.add(p);
  };
  yield* weighSpans(article, left, model, wide, put, (i, scales) => {
    if (near?.[i] !== 0) return false;
    const head = left[i]!;
    const own = weighed[head.index];
    return !own || scales.isStill(paragraphs, head, own);
  });
  yield;
  const asked: (Asked | undefined)[] = before ? spliced(before.asked, same, fresh) : [...fresh];
  const sums = new Float64Array(length);
  const reaches = new Uint32Array(length);
  if (before) {
    carried(before.sums, same, sums);
    carried(before.reaches, same, reaches);
  }
  const askAt = (p: number, was?: Asked): void => {
    const own = weighed[p];
    const one = own && withProofs(paragraphs, paragraphs[p]!, own, repeats, was);
    asked[p] = one;
    sums[p] = one?.all ?? 0;
    reaches[p] = own?.behind[own.behind.length - 1] ?? 0;
  };
  const isTime = paced(64);
  for (const p of touched) {
    if (isTime()) yield;
    if (surplus[p] === 1) weighed[p] = undefined;
    askAt(p);
  }
  yield;
  if (before) {
    const stirred = new Stirred(repeats, length);
    for (let p = 0; p < length; p++) {
      if ((p & 1023) === 1023) yield;
      if (reaches[p]! > 0 && stirred.concerns(p, reaches[p]!)) askAt(p, asked[p]);
    }
  }
  const kept = { model, surplus, weighed, asked, sums, reaches };
  memory.leave(KEPT, kept);
  return kept;
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
  let most = 1 + lost;
  for (let k = 0; k < odds.length; k++) most += odds[k]! / (weighed.alone[k] ?? 1);
  return { weighed, odds, all, most };
}

/**
 * Each rest goes to one head, and most paragraphs that must be rests have theirs in the text. So a rest that others want
 * is less likely to be a head's own, and one that nobody else can have is likelier (one step of belief propagation).
 */
function* shareOut(
  paragraphs: readonly Paragraph[],
  heads: readonly Paragraph[],
  asked: readonly Asked[],
): Steps<Omit<AllOdds, 'left'>> {
  const isTime = paced(1024);
  const neighbours = new Float64Array(paragraphs.length);
  /** The odds by which all heads in sum would have each paragraph. */
  const claims = new Float64Array(paragraphs.length);
  for (let i = 0; i < asked.length; i++) {
    if (isTime()) yield;
    const one = asked[i]!;
    const { index } = heads[i]!;
    const { behind, distances } = one.weighed;
    for (let k = 0; k < behind.length; k++) {
      const tail = index + behind[k]!;
      const claim = claimOf(one, k);
      claims[tail]! += claim;
      if (distances[k] === 0) neighbours[tail] = claim;
    }
  }
  const broken: Odds[] = [];
  for (let i = 0; i < asked.length; i++) {
    if (isTime()) yield;
    const one = asked[i]!;
    // With fewer rests to choose from it will only be less likely.
    if (1 - 1 / one.most < LEAST_BROKEN) continue;
    const head = heads[i]!;
    const { lost, behind, distances } = one.weighed;
    let sum = 1 + lost;
    for (let k = 0; k < behind.length; k++) sum += shared(head, one, k, claims);
    if (1 - 1 / sum < LEAST_BROKEN) continue;
    const tails = behind.map((n) => paragraphs[head.index + n]!);
    broken.push({ head, lost, tails, distances, odds: behind.map((_, k) => shared(head, one, k, claims)) });
  }
  return { all: broken, neighbours };
}

/** The odds by which a head would have its candidate `k`, against all else it may do. */
const claimOf = ({ odds, all }: Asked, k: number): number => odds[k]! / Math.max(all - odds[k]!, 1);

/** The odds of candidate `k` of a head, with what the other heads want. */
function shared(head: Paragraph, asked: Asked, k: number, claims: Float64Array): number {
  const { weighed, odds } = asked;
  if (weighed.alone.length === 0) return odds[k]!;
  const others = claims[head.index + weighed.behind[k]!]! - claimOf(asked, k);
  return odds[k]! / (weighed.alone[k]! + Math.max(others, 0));
}
