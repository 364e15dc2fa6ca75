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

/** Paragraphs whose words are the beginning of a later, longer one. */
export function* headsOf(
  article: Article,
  matcher: Matcher,
  covers: Covers,
  isRepeated: (paragraph: number) => boolean,
): Steps<Head[]> {
  const heads: Head[] = [];
  const { starts } = matcher.stream;
  for (let p = 1; p < article.paragraphs.length; p++) {
    if ((p & 1023) === 1023) yield;
    if (covers.size(p) < LEAST || isRepeated(p)) continue;
    const [link] = matcher.links(p);
    if (!link || link.from !== starts[p] || link.edits > 0 || link.to === starts[p + 1]) continue;
    const q = matcher.paragraphAt(link.imageFrom);
    if (starts[q] !== link.imageFrom || starts[q + 1] !== link.imageTo || q < p - FARTHEST) continue;
    const size = covers.size(q);
    const paragraph = article.paragraphs[q]!;
    if (isRepeated(q) || size < LEAST || mayBeHeading(paragraph)) continue;
    const isText = paragraph.text.length > 30 || paragraph.traits.stops > 0;
    if (paragraph.role !== 'body' && !(paragraph.role === 'heading' && isText)) continue;
    const isBroken = isCut(article, q) && !covers.isEnd(link.to);
    if (!isBroken && (size < LEAST_ENDED || q !== p - 1 || !covers.isEnd(link.to) || isCut(article, q)))
      continue;
    const back = { from: link.imageFrom, to: link.imageTo, imageFrom: link.from, imageTo: link.to, edits: 0 };
    const cover = { paragraph: q, links: [back], own: 0, clauses: 0, imageFrom: link.from, imageTo: link.to };
    heads.push({ paragraph: q, cover, safe: isBroken && isWordForWord(article, matcher.stream, cover) });
  }
  return heads;
}
