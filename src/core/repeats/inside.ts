import type { Article, Role } from '../article.js';
import type { Range } from '../range.js';
import type { Steps } from '../slices.js';
import type { Covers } from './cover.js';
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

const TEXT: ReadonlySet<Role> = new Set<Role>(['body', 'list', 'caption']);

/** Passages that stand twice inside a paragraph that is no copy itself. */
export function* insideParagraphs(
  article: Article,
  matcher: Matcher,
  covers: Covers,
  isCopy: (paragraph: number) => boolean,
): Steps<Inside[]> {
  const found: Inside[] = [];
  for (let p = 0; p < article.paragraphs.length; p++) {
    if ((p & 1023) === 1023) yield;
    const times = matcher.prints.gram[p]! > 8 ? 2 : 1;
    if (covers.size(p) < 2 * times * LEAST_WHOLE) continue;
    const links = matcher.linksInside(p);
    const paragraph = article.paragraphs[p]!;
    if (links.length === 0 || !TEXT.has(paragraph.role) || isCopy(p)) continue;
    for (const { from, to, imageFrom } of links) {
      const size = Math.min(to - from, from - imageFrom);
      if (size < times * LEAST_WHOLE) continue;
      const { at } = matcher.stream;
      const end = at[from + size - 1]! + 1;
      const whole =
        covers.isStart(from) &&
        covers.isStart(imageFrom) &&
        covers.isEnd(from + size) &&
        covers.isEnd(imageFrom + size);
      if (!whole && size < times * LEAST) continue;
      const stop = whole ? endOfSentence(article.text, end, paragraph.end) : end;
      found.push({
        start: at[from]!,
        end: stop,
        keep: { start: at[imageFrom]!, end: at[imageFrom + size - 1]! + 1 },
        whole,
      });
    }
  }
  return found;
}

/** Takes in the punctuation that ends a sentence. */
function endOfSentence(text: string, from: number, limit: number): number {
  let end = from;
  while (end < limit && '。！？!?….”’」』）)'.includes(text[end]!)) end++;
  return end;
}
