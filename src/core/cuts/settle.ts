import { paragraphAt } from '../article/at.js';
import type { Paragraph } from '../article.js';
import type { ReadingModel } from '../reading/index.js';
import { paced, type Steps } from '../slices.js';
import type { Wanted } from './ask.js';
import { lastText, type Span } from './candidates.js';
import type { Cut } from './cut.js';
import { breaksOff, readsOn } from './ends.js';
import { isLatin } from './latin.js';
import { EQUAL, isBalanced, isTextLike } from './looks.js';
import { LEAST_BROKEN, type Odds } from './share.js';

/** What may be a heading is as often one below this. In Latin script it is told by its few small words only. */
const LEAST_BROKEN_HEADING = 0.6;
const LEAST_BROKEN_LATIN = 0.7;
/** Quotations and remarks in brackets often end without a full stop. */
const LEAST_BROKEN_BRACKET = 0.9;
/** So do headlines of two equal halves, always. */
const LEAST_BROKEN_BALANCED = 0.9;
function leastBroken(p: Paragraph): number {
  const { role, text, traits } = p;
  if (traits.end === 'bracket') return LEAST_BROKEN_BRACKET;
  if (role !== 'body' && isBalanced(p, EQUAL)) return LEAST_BROKEN_BALANCED;
  if (role === 'body' || text.length >= 30) return LEAST_BROKEN;
  return isLatin(traits) ? LEAST_BROKEN_LATIN : LEAST_BROKEN_HEADING;
}
/** A rest that is less likely is not named, nor is one less likely than that the rest is lost. */
const LEAST_JOINED = 0.4;

/** A head with the best rest that is left for it. */
interface Settled {
  readonly head: Paragraph;
  readonly odds: Odds;
  /** Place among the candidates, -1 where none is left. */
  readonly best: number;
  readonly joined: number;
  /** Probability that the paragraph right behind goes on with it; 0 where that one is given away. */
  readonly next: number;
  readonly broken: number;
}

/**
 * Gives rests to the heads in some spans, the surest pairs first; each rest goes to one head, and is marked in `given`.
 * No head outside of the spans may want what one in them wants. Cuts come in any order.
 */
export function* settleIn(
  spans: readonly Span[],
  paragraphs: readonly Paragraph[],
  wanted: Wanted,
  model: ReadingModel,
  given: Uint8Array,
): Steps<Cut[]> {
  const cuts: Cut[] = [];
  const queue: Settled[] = [];
  const isTime = paced(512);
  for (const p of headsIn(spans, wanted.odds)) {
    if (isTime()) yield;
    const head = paragraphs[p]!;
    const odds = wanted.odds[p]!;
    // With fewer rests to choose from it will only be less likely.
    if (1 - 1 / odds.all >= leastBroken(head)) queue.push(settled(head, odds, odds));
  }
  // Best first. When a rest is given away, only the heads that wanted it are weighed again.
  queue.sort((a, b) => b.joined - a.joined);
  yield;
  for (let at = 0; at < queue.length; at++) {
    if (isTime()) yield;
    const { head, odds, best, joined, broken } = queue[at]!;
    const { lost } = odds;
    const tail = best < 0 ? undefined : paragraphs[head.index + odds.behind[best]!]!;
    if (tail && given[tail.index] === 1) {
      const again = settle(head, odds, given);
      queue.splice(behindAll(queue, at + 1, again.joined), 0, again);
      continue;
    }
    if (broken < leastBroken(head)) continue;
    if (tail && joined >= LEAST_JOINED && odds.odds[best]! >= lost) {
      const adjacent = odds.distances[best] === 0;
      const torn = adjacent ? 0 : tornBy(queue[at]!, tail, wanted, model);
      given[tail.index] = 1;
      cuts.push({ head, tail, adjacent, broken, joined, torn });
    } else if (head.traits.end !== 'bracket')
      cuts.push({ head, tail: null, adjacent: false, broken, joined: 0, torn: 0 });
  }
  return cuts;
}

/** The heads in some spans. Long loops have a function of their own: engines are slow to compile one in a generator. */
function headsIn(spans: readonly Span[], odds: Wanted['odds']): number[] {
  const heads: number[] = [];
  for (const { from, to } of spans) for (let p = from; p < to; p++) if (odds[p]) heads.push(p);
  return heads;
}

/** See `Cut.torn`. */
function tornBy(
  { odds: options, best, joined, next }: Settled,
  tail: Paragraph,
  { left, odds, neighbours }: Wanted,
  model: ReadingModel,
): number {
  const before = left[lastText(left, paragraphAt(left, tail.start))];
  if (!before || !(before.traits.end === 'open' || before.traits.end === 'comma')) return next;
  const own = odds[before.index];
  if (own) {
    const torn = BEHIND_OPEN * next + shareOf(own, tail.index - before.index);
    return options.distances[best] === 1 && mayBePiece(before, tail, own, model)
      ? Math.max(torn, LIKELY_TORN)
      : torn;
  }
  // It has put in no claims. Two heads cannot both have the rest: their odds stand against each other.
  const claim = neighbours[tail.index]!;
  const torn = BEHIND_OPEN * (next + claim / (1 + joined / (1 - joined) + claim));
  return readsOn(before, tail, model) ? Math.max(torn, LEAST_TORN) : torn;
}

/** The probability that the paragraph so far behind goes on with a head. */
function shareOf({ behind, odds, all }: Odds, distance: number): number {
  const at = behind.indexOf(distance);
  return at < 0 ? 0 : odds[at]! / all;
}

/**
 * Whether the only paragraph between a head and a rest breaks off itself and has its rest nowhere else: it may be the
 * second of three pieces, and go on with that one. Those without odds are headings beyond doubt.
 */
function mayBePiece(p: Paragraph, tail: Paragraph, own: Odds, model: ReadingModel): boolean {
  if (!isTextLike(p) || !breaksOff(p, model)) return false;
  if (own.best < 0 || p.index + own.behind[own.best]! === tail.index) return true;
  return own.odds[own.best]! < own.all / 2;
}
/** Never moved unasked. */
const LIKELY_TORN = 0.5;

/** Behind a paragraph without an end a rest is out of its place so much more seldom than the odds say. */
const BEHIND_OPEN = 8;
/** At least so much where it would do behind that one, although that one does not look cut: the join has to be surer. */
const LEAST_TORN = 0.07;

function settle(head: Paragraph, odds: Odds, given: Uint8Array): Settled {
  let all = 1 + odds.lost;
  let best = -1;
  let next = 0;
  for (let i = 0; i < odds.behind.length; i++) {
    if (given[head.index + odds.behind[i]!] === 1) continue;
    all += odds.odds[i]!;
    if (odds.distances[i] === 0) next = odds.odds[i]!;
    if (best < 0 || odds.odds[i]! > odds.odds[best]!) best = i;
  }
  return settled(head, odds, { all, best, next });
}

/** What a head settles for, by the sum of what is left to choose from, and the best of it. */
function settled(
  head: Paragraph,
  odds: Odds,
  { all, best, next }: Pick<Odds, 'all' | 'best' | 'next'>,
): Settled {
  const joined = best < 0 ? 0 : odds.odds[best]! / all;
  return { head, odds, best, joined, next: next / all, broken: 1 - 1 / all };
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
