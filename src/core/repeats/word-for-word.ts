import type { Article } from '../article.js';
import { type Memory, type Same, Stage } from '../memory.js';
import { isWordForWord } from './compare.js';
import type { Cover } from './cover.js';
import type { Matcher } from './match.js';

/** What was told of a cover of one link. Places count from the starts of the paragraphs. */
interface Told {
  readonly from: number;
  readonly to: number;
  /** The paragraph in which the other place starts. */
  readonly image: number;
  readonly imageFrom: number;
  readonly isSame: boolean;
}

/** What is left of a check for the next. */
interface Kept {
  /** By paragraph. */
  readonly told: ReadonlyMap<number, Told>;
  /** How many paragraphs the article has. */
  readonly size: number;
}
const KEPT = new Stage<Kept>();

/** Tells which covers say word for word what the other place says; not again where both stand as they did. */
export class WordForWord {
  private readonly told = new Map<number, Told>();
  private readonly before: Kept | undefined;
  private readonly same: Same;

  constructor(
    private readonly article: Article,
    private readonly matcher: Matcher,
    memory: Memory | undefined,
  ) {
    this.before = memory?.recall(KEPT);
    this.same = memory?.same ?? { head: 0, tail: 0 };
    memory?.leave(KEPT, { told: this.told, size: article.paragraphs.length });
  }

  of(cover: Cover): boolean {
    const { article, matcher, before } = this;
    const [link] = cover.links;
    if (cover.own > 0 || cover.links.length !== 1 || !link)
      return isWordForWord(article, matcher.stream, cover);
    const { starts } = matcher.stream;
    const p = cover.paragraph;
    const image = matcher.paragraphAt(link.imageFrom);
    const now = {
      from: link.from - starts[p]!,
      to: link.to - starts[p]!,
      image,
      imageFrom: link.imageFrom - starts[image]!,
    };
    const by = this.standsBy(p, p);
    // The signs before and behind the other place count too.
    const first = link.imageFrom > 0 ? matcher.paragraphAt(link.imageFrom - 1) : 0;
    const imageBy = this.standsBy(first, matcher.paragraphAt(link.imageTo - 1));
    const was = by === undefined || imageBy === undefined ? undefined : before?.told.get(p - by);
    const isKnown =
      was !== undefined &&
      was.from === now.from &&
      was.to === now.to &&
      was.image === image - imageBy! &&
      was.imageFrom === now.imageFrom;
    const isSame = isKnown ? was.isSame : isWordForWord(article, matcher.stream, cover);
    this.told.set(p, { ...now, isSame });
    return isSame;
  }

  /** By how much some paragraphs in a row have moved that stand as they did at the last check; undefined where they do not. */
  private standsBy(first: number, last: number): number | undefined {
    const { length } = this.article.paragraphs;
    if (last < this.same.head) return 0;
    return first >= length - this.same.tail ? length - (this.before?.size ?? 0) : undefined;
  }
}
