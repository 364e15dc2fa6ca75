import type { Article, Paragraph } from '../article.js';
import type { Memory } from '../memory.js';
import type { ReadingModel } from '../reading/index.js';
import type { Proofs } from '../repeats/index.js';
import type { Steps } from '../slices.js';
import { weighAll } from './ask.js';
import type { Span } from './candidates.js';
import type { Cut } from './cut.js';
import { groupsToSettle } from './groups.js';
import { cutsInQuotes } from './in-quotes.js';
import { plainCuts } from './plain.js';
import { settleIn } from './settle.js';

/** The cuts of an article, or those among them that may be others than at the last check. */
export interface Cuts {
  /** Stretches of paragraphs, in order. Outside of them are the cuts that were there. */
  readonly spans: readonly Span[];
  /** Those whose heads stand in the spans, in order of place. */
  readonly cuts: readonly Cut[];
}

/**
 * Matches heads to rests. With a memory only where cuts may be others than before, or `also` has another number for a
 * paragraph that is the head or the rest of one, or lies between.
 */
export function* matchCuts(
  article: Article,
  repeats: Proofs,
  model: ReadingModel | null,
  memory?: Memory,
  also: Uint8Array = new Uint8Array(article.paragraphs.length),
): Steps<Cuts> {
  const { paragraphs } = article;
  if (!model) return { spans: [{ from: 0, to: paragraphs.length }], cuts: plainCuts(article, repeats) };
  const wanted = yield* weighAll(article, repeats, model, memory);
  yield;
  const proven = yield* cutsInQuotes(article, wanted.left, repeats, memory);
  const spans = groupsToSettle(wanted, proven, also, memory);
  yield;
  /** For each paragraph 1 where it has been given to a head. */
  const given = new Uint8Array(paragraphs.length);
  const cuts = yield* settleIn(spans, paragraphs, wanted, model, given);
  yield;
  for (const cut of proven) if (given[cut.tail!.index] === 0) cuts.push(cut);
  return { spans, cuts: withoutDigests(article, cuts).sort((a, b) => a.head.start - b.head.start) };
}

/** Shorter than this, a paragraph is no part of a digest. */
const DIGEST = 30;
/** So sure to break off, a paragraph is no entry of a digest: where columns are out of order, several in a row are. */
const SURELY_BROKEN = 0.999;
/**
 * The digests over long reports end without full stops, two or more in a row: a head whose rest is lost is none
 * where its neighbour ends like it.
 */
function withoutDigests({ paragraphs }: Article, cuts: readonly Cut[]): Cut[] {
  const joined = new Uint8Array(paragraphs.length);
  for (const { head, tail } of cuts) if (tail) joined[head.index] = joined[tail.index] = 1;
  const isAlike = (p: Paragraph | undefined): boolean =>
    p !== undefined && p.text.length >= DIGEST && p.traits.end === 'open' && joined[p.index] === 0;
  return cuts.filter(
    ({ head, tail, broken }) =>
      tail ||
      broken >= SURELY_BROKEN ||
      !(isAlike(paragraphs[head.index - 1]) || isAlike(paragraphs[head.index + 1])),
  );
}
