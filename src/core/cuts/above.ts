import type { Article, Paragraph } from '../article.js';
import type { ReadingModel } from '../reading/index.js';
import { isAside, lastText, mayGoOn } from './candidates.js';
import { pairsBy, shared } from './cohesion.js';
import { endsBy, readsOn } from './ends.js';
import { isLatin } from './latin.js';
import { quotesFit } from './looks.js';

/** A rest that stands before its head. */
export interface Above {
  readonly tail: Paragraph;
  /** Logit of the sentence going on with it. */
  readonly joined: number;
}

/** Paragraphs of text before a head among which its rest is looked for. */
const WINDOW = 48;
/** A rest that begins a paragraph by itself no less likely than this is looked for further down only. */
const ODD_START = -0.5;
/** Less likely pairs are not named. */
const LEAST = -1;

/**
 * What each number adds to the logit: how likely the rest is behind the head rather than anywhere, what the network says
 * of the joint and of the rest, rare words in common, quotes that fit, paragraphs between. Fitted on heads whose rests are
 * not further down, of pages set in columns and of articles whose rests are lost.
 */
const WEIGHTS = {
  bias: -3.25,
  gain: 0.69,
  joint: 0.21,
  rest: 0.24,
  common: 0.27,
  quotes: 4.8,
  distance: -0.041,
};

/**
 * Finds rests above heads of which nothing goes on further down. Columns are read in another order than they were set
 * when a picture or a box stands between them: the end of a paragraph comes before its beginning. Each rest goes to one
 * head, the surest first.
 *
 * @param lost heads whose rest was not found
 * @param isFree whether a paragraph belongs to no other cut, copy or run of lines
 */
export function restsAbove(
  { paragraphs }: Article,
  model: ReadingModel,
  lost: readonly Paragraph[],
  isFree: (p: Paragraph) => boolean,
): Map<Paragraph, Above> {
  const ends = endsBy(model);
  const pairs = pairsBy(model);
  const isOdd = (p: Paragraph): boolean => {
    const { start, anywhere } = ends.of(p);
    return start - anywhere < ODD_START;
  };
  const found: (Above & { head: Paragraph })[] = [];
  for (const head of lost) {
    if (isLatin(head.traits)) continue;
    const before = ends.of(head);
    let distance = 0;
    for (let i = head.index - 1; i >= 0 && distance < WINDOW; i--) {
      const tail = paragraphs[i]!;
      if (isAside(tail)) continue;
      distance++;
      if (tail.traits.end !== 'closed' || !mayGoOn(tail) || !isFree(tail) || !isOdd(tail)) continue;
      const behind = ends.of(tail);
      const joined =
        WEIGHTS.bias +
        WEIGHTS.gain * (model.join(before.last.mark, behind.opening) - behind.anywhere) +
        WEIGHTS.joint * model.joint.joint(before.before, behind.behind) +
        WEIGHTS.rest * behind.rest +
        WEIGHTS.common * Math.log(1 + shared(pairs, head, tail, model)) +
        WEIGHTS.quotes * quotesFit(head, tail) +
        WEIGHTS.distance * distance;
      if (joined >= LEAST && !isNextOf(paragraphs, tail, head, model)) found.push({ head, tail, joined });
    }
  }
  const rests = new Map<Paragraph, Above>();
  const given = new Set<Paragraph>();
  for (const { head, tail, joined } of found.sort((a, b) => b.joined - a.joined)) {
    if (rests.has(head) || given.has(tail)) continue;
    rests.set(head, { tail, joined });
    given.add(tail);
  }
  return rests;
}

/** Whether what stands right before a rest has no end and may go on with it. */
function isNextOf(
  paragraphs: readonly Paragraph[],
  tail: Paragraph,
  head: Paragraph,
  model: ReadingModel,
): boolean {
  const before = paragraphs[lastText(paragraphs, tail.index)];
  if (!before || before === head || before.traits.end === 'closed') return false;
  return readsOn(before, tail, model);
}
