import type { Article, Role } from '../article.js';
import type { Range } from '../range.js';
import type { Steps } from '../slices.js';
import type { Covers } from './cover.js';
import type { Link } from './link.js';
import type { Matcher } from './match.js';

/** A passage that stands twice inside one paragraph. */
export interface Inside extends Range {
  readonly keep: Range;
  /** Both are whole sentences, so that the second can go without leaving half of one. */
  readonly whole: boolean;
}

/** Fewer letters than this are said twice on purpose: names, quotations, turns of speech. Latin: twice as many. */
const LEAST = 45;
/** The same for whole sentences: only refrains are shorter. */
const LEAST_WHOLE = 28;
/** The same one right behind the other: not even refrains are so long. */
const LEAST_BEHIND = 12;

const TEXT: ReadonlySet<Role> = new Set<Role>(['body', 'list', 'caption']);

/** Paragraphs looked at between two steps. */
const STRIDE = 1024;

/** Passages that stand twice inside a paragraph that is no copy itself. */
export function* insideParagraphs(
  article: Article,
  matcher: Matcher,
  covers: Covers,
  isCopy: (paragraph: number) => boolean,
): Steps<Inside[]> {
  const found: Inside[] = [];
  const { length } = article.paragraphs;
  const read = (from: number, to: number): void => {
    for (let p = from; p < to; p++) {
      if (!matcher.mayRepeatItself(p)) continue;
      const times = matcher.prints.gram[p]! > 8 ? 2 : 1;
      if (covers.size(p) < 2 * times * LEAST_BEHIND) continue;
      const links = matcher.linksInside(p);
      if (links.length === 0 || !TEXT.has(article.paragraphs[p]!.role) || isCopy(p)) continue;
      for (const link of links) {
        const inside = insideOf(link, article.paragraphs[p]!, times, article.text, matcher, covers);
        if (inside) found.push(inside);
      }
    }
  };
  for (let p = 0; p < length; p += STRIDE) {
    read(p, Math.min(length, p + STRIDE));
    yield;
  }
  return found;
}

/** What a link within a paragraph says; undefined for words that may well be meant. Of `times` as many letters as Chinese has. */
function insideOf(
  { from, to, imageFrom }: Link,
  paragraph: Range,
  times: number,
  text: string,
  matcher: Matcher,
  covers: Covers,
): Inside | undefined {
  const size = Math.min(to - from, from - imageFrom);
  const isBehind = size === from - imageFrom;
  if (size < times * (isBehind ? LEAST_BEHIND : LEAST_WHOLE)) return undefined;
  const { stream } = matcher;
  const end = stream.at(from + size - 1) + 1;
  const whole =
    covers.isStart(from) &&
    covers.isStart(imageFrom) &&
    covers.isEnd(from + size) &&
    covers.isEnd(imageFrom + size);
  // A writer takes up a phrase, not the end of a sentence with the beginning of the next.
  const isAcross = isBehind && /[。！？]/.test(text.slice(stream.at(from), end));
  if (!whole && size < times * (isAcross ? LEAST_BEHIND : LEAST)) return undefined;
  return {
    start: stream.at(from),
    end: whole ? endOfSentence(text, end, paragraph.end) : end,
    keep: { start: stream.at(imageFrom), end: stream.at(imageFrom + size - 1) + 1 },
    whole,
  };
}

/** Takes in the punctuation that ends a sentence. */
function endOfSentence(text: string, from: number, limit: number): number {
  let end = from;
  while (end < limit && '。！？!?….”’」』）)'.includes(text[end]!)) end++;
  return end;
}
