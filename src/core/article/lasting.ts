import type { Words } from '../extract/words.js';
import type { Article, Paragraph } from './paragraph.js';

/**
 * An article that is read again as its text changes. Paragraphs that stand go over to the next one and are moved there
 * themselves: making tens of thousands of them anew at every key costs more than all else. Whoever asks this one for its
 * paragraphs afterwards gets copies, in the places where they stood; so keep the article, and not its paragraphs.
 */
export class LastingArticle implements Article {
  private isOver = false;
  private copies: readonly Paragraph[] | undefined;

  /** @param lineStarts of its paragraphs */
  constructor(
    readonly text: string,
    private readonly own: readonly Paragraph[],
    readonly lineStarts: Uint32Array,
    readonly fences: number,
    readonly words: Words | null,
  ) {}

  get paragraphs(): readonly Paragraph[] {
    if (!this.isOver) return this.own;
    this.copies ??= this.own.map((p, index) => movedCopy(p, index, this.lineStarts[index]! - p.lineStart));
    return this.copies;
  }

  /** Its paragraphs for the article that comes behind it. */
  handOver(): readonly Paragraph[] {
    this.isOver = true;
    return this.own;
  }
}

type Moving<T> = { -readonly [Key in keyof T]: T[Key] };

/** Moves a paragraph of an article that has been handed over. */
export function move(paragraph: Paragraph, index: number, shift: number): void {
  const p: Moving<Paragraph> = paragraph;
  p.index = index;
  p.start += shift;
  p.end += shift;
  p.lineStart += shift;
  p.lineEnd += shift;
}

/** The same paragraph in another place, as another object. */
export function movedCopy(p: Paragraph, index: number, shift: number, gap = p.gap): Paragraph {
  return {
    index,
    start: p.start + shift,
    end: p.end + shift,
    lineStart: p.lineStart + shift,
    lineEnd: p.lineEnd + shift,
    text: p.text,
    traits: p.traits,
    shape: p.shape,
    gap,
    memo: p.memo,
    role: p.role,
  };
}
