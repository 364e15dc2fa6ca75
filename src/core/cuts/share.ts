import { KeptList, KeptNumbers, nothing, type Same } from '../memory.js';
import { paced, type Steps } from '../slices.js';
import type { Span } from './candidates.js';
import type { Weighed } from './weighed.js';

/** Heads that are less likely to break off than this are not asked any further. */
export const LEAST_BROKEN = 0.5;

/** The options of a head that may well be broken, by what stands behind it; all are odds against "nothing is wrong". */
export interface Odds {
  readonly lost: number;
  /** How many paragraphs of the file behind the head each candidate stands, and how many of text between. */
  readonly behind: readonly number[];
  readonly distances: readonly number[];
  readonly odds: readonly number[];
  /** Sum of all odds, that nothing is wrong included, where no candidate has been given to another head … */
  readonly all: number;
  /** … and then the place of the best one among the candidates, -1 where there is none; and the odds of the next paragraph. */
  readonly best: number;
  readonly next: number;
}

/** What the heads of an article claim. Nothing in it is a place in the file: it stands while paragraphs move. */
export interface Shares {
  /** For each paragraph its odds where it may well be broken. */
  readonly odds: readonly (Odds | undefined)[];
  /** For each paragraph the odds by which all heads in sum would have it. */
  readonly claims: Float64Array;
  /** For each paragraph the odds, against all else, that the text right before it goes on there. */
  readonly neighbours: Float64Array;
}

/** The same as it is left to the next check. */
export interface KeptShares {
  readonly odds: KeptList<Odds | undefined>;
  readonly claims: KeptNumbers<Float64Array>;
  readonly neighbours: KeptNumbers<Float64Array>;
}

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

/** What all heads ask for. */
interface Asking {
  readonly asked: readonly (Asked | undefined)[];
  /** For each paragraph the sum of all odds of that, 0 where it does not break off. */
  readonly sums: Float64Array;
  /** How far behind each stands the last of its candidates. */
  readonly reaches: Uint32Array;
}

/** Below this sum of odds nothing can make a head break off, and what it claims does not count. */
export const LEAST_ASKED = 1.02;

/**
 * Each rest goes to one head, and most paragraphs that must be rests have theirs in the text. So a rest that others want
 * is less likely to be a head's own, and one that nobody else can have is likelier (one step of belief propagation).
 * @param spans the paragraphs that have changed, as heads or as rests, since `before`; in order, none touching another
 */
export function* shareOut(
  { asked, sums, reaches }: Asking,
  spans: readonly Span[],
  same: Same,
  before?: KeptShares,
): Steps<KeptShares> {
  const { length } = asked;
  const isTime = paced(1024);
  const shares = before ? sharesAgain(before, same, length) : noShares(length);
  const claims = shares.claims.list;
  const neighbours = shares.neighbours.list;
  const farthest = mostOf(reaches);
  for (const { from, to } of spans) {
    claims.fill(0, from, to);
    neighbours.fill(0, from, to);
    for (let head = Math.max(0, from - farthest); head < to; head++) {
      if (head + reaches[head]! < from || sums[head]! <= LEAST_ASKED) continue;
      if (isTime()) yield;
      const one = asked[head]!;
      const { behind, distances } = one.weighed;
      for (let k = 0; k < behind.length; k++) {
        const tail = head + behind[k]!;
        if (tail < from || tail >= to) continue;
        const claim = claimOf(one, k);
        claims[tail]! += claim;
        if (distances[k] === 0) neighbours[tail] = claim;
      }
    }
  }
  for (const { from, to } of spans)
    for (let head = Math.max(0, from - farthest); head < to; head++) {
      if (head + reaches[head]! < from) continue;
      if (isTime()) yield;
      shares.odds.put(head, sums[head]! > LEAST_ASKED ? oddsOf(head, asked[head]!, claims) : undefined);
    }
  return shares;
}

const noShares = (length: number): KeptShares => ({
  odds: new KeptList<Odds | undefined>(nothing(length)),
  claims: new KeptNumbers(new Float64Array(length)),
  neighbours: new KeptNumbers(new Float64Array(length)),
});

const sharesAgain = ({ odds, claims, neighbours }: KeptShares, same: Same, length: number): KeptShares => ({
  odds: odds.next(same, nothing(length - same.head - same.tail)),
  claims: claims.next(same, length, Float64Array),
  neighbours: neighbours.next(same, length, Float64Array),
});

function mostOf(numbers: Uint32Array): number {
  let most = 0;
  for (let i = 0; i < numbers.length; i++) if (numbers[i]! > most) most = numbers[i]!;
  return most;
}

/** The odds of a head with what the others want; undefined where it is hardly broken. */
function oddsOf(head: number, one: Asked, claims: Float64Array): Odds | undefined {
  // With fewer rests to choose from it will only be less likely.
  if (1 - 1 / one.most < LEAST_BROKEN) return undefined;
  const { lost, behind, distances } = one.weighed;
  const odds: number[] = [];
  let all = 1 + lost;
  let best = -1;
  let next = 0;
  for (let k = 0; k < behind.length; k++) {
    const own = shared(head, one, k, claims);
    odds.push(own);
    all += own;
    if (distances[k] === 0) next = own;
    if (best < 0 || own > odds[best]!) best = k;
  }
  return 1 - 1 / all < LEAST_BROKEN ? undefined : { lost, behind, distances, odds, all, best, next };
}

/** The odds by which a head would have its candidate `k`, against all else it may do. */
const claimOf = ({ odds, all }: Asked, k: number): number => odds[k]! / Math.max(all - odds[k]!, 1);

/** The odds of candidate `k` of a head, with what the other heads want. */
function shared(head: number, asked: Asked, k: number, claims: Float64Array): number {
  const { weighed, odds } = asked;
  if (weighed.alone.length === 0) return odds[k]!;
  const others = claims[head + weighed.behind[k]!]! - claimOf(asked, k);
  return odds[k]! / (weighed.alone[k]! + Math.max(others, 0));
}
