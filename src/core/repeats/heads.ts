import type { Article } from '../article.js';
import type { Steps } from '../slices.js';
import { isWordForWord } from './compare.js';
import type { Cover, Covers } from './cover.js';
import type { Matcher } from './match.js';
import { isCut, mayBeHeading } from './pieces.js';

/** A paragraph that breaks off, and soon after it is begun again and told to its end. */
export interface Head {
  readonly paragraph: number;
  readonly cover: Cover;
  readonly safe: boolean;
}

/** The second beginning stands at most so many paragraphs behind the first. */
const FARTHEST = 8;
/** Letters that both must share at least. */
const LEAST = 14;
/** The same for a paragraph that ends properly: it may be a lead that the text takes up. */
const LEAST_ENDED = 40;

/** Paragraphs looked at between two steps. */
const STRIDE = 1024;

/** Paragraphs whose words are the beginning of a later, longer one. */
export function* headsOf(
  article: Article,
  matcher: Matcher,
  covers: Covers,
  isRepeated: Uint8Array,
): Steps<Head[]> {
  const heads: Head[] = [];
  const { length } = article.paragraphs;
  const read = (from: number, to: number): void => {
    for (let p = from; p < to; p++) {
      const head = isRepeated[p] === 0 ? headAt(p, article, matcher, covers, isRepeated) : undefined;
      if (head) heads.push(head);
    }
  };
  for (let p = 1; p < length; p += STRIDE) {
    read(p, Math.min(length, p + STRIDE));
    yield;
  }
  return heads;
}

/** The head of which paragraph `p` is the whole. */
function headAt(
  p: number,
  article: Article,
  matcher: Matcher,
  covers: Covers,
  isRepeated: Uint8Array,
): Head | undefined {
  const { starts } = matcher.stream;
  if (covers.size(p) < LEAST) return undefined;
  const link = matcher.opening(p);
  if (!link) return undefined;
  const q = matcher.paragraphAt(link.imageFrom);
  if (starts[q] !== link.imageFrom || starts[q + 1] !== link.imageTo || q < p - FARTHEST) return undefined;
  const size = covers.size(q);
  const paragraph = article.paragraphs[q]!;
  if (isRepeated[q] === 1 || size < LEAST || mayBeHeading(paragraph)) return undefined;
  const isText = paragraph.text.length > 30 || paragraph.traits.stops > 0;
  if (paragraph.role !== 'body' && !(paragraph.role === 'heading' && isText)) return undefined;
  const isBroken = isCut(article, q) && !covers.isEnd(link.to);
  if (!isBroken && (size < LEAST_ENDED || q !== p - 1 || !covers.isEnd(link.to) || isCut(article, q)))
    return undefined;
  const back = { from: link.imageFrom, to: link.imageTo, imageFrom: link.from, imageTo: link.to, edits: 0 };
  const cover = { paragraph: q, links: [back], own: 0, clauses: 0, imageFrom: link.from, imageTo: link.to };
  return { paragraph: q, cover, safe: isBroken && isWordForWord(article, matcher.stream, cover) };
}
