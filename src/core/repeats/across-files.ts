import type { Article, Paragraph } from '../article.js';
import { hash } from '../hash.js';
import type { Range } from '../range.js';

/** An article that, for the most part, stands in another file too. */
export interface Twin<Place> {
  readonly file: string;
  /** The first line of the article, as the host notes places down. */
  readonly place: Place;
  readonly other: { readonly file: string; readonly place: Place };
  /** The share of its characters that the other has as well: 0 to 1. */
  readonly share: number;
}

interface Unit<Place> {
  readonly file: string;
  readonly place: Place;
  readonly length: number;
}

/** Less text than this is a notice, and notices say the same every day. */
const SHORTEST = 120;
const SHARE = 0.7;
/** A sentence in so many articles is a formula and proves nothing. */
const FORMULA = 20;

/** Finds articles that stand in two files, however their lines are cut. Files are added one by one, texts not kept. */
export class Twins<Place> {
  private readonly sentences = new Map<string, Unit<Place>[]>();
  private readonly found: Twin<Place>[] = [];

  /**
   * Adds a file and compares its articles with those of the files before it. `placeOf` notes down where an article
   * begins: once the text is gone, offsets alone no longer lead to a line.
   */
  add(file: string, article: Article, placeOf: (range: Range) => Place): void {
    for (const paragraphs of articlesOf(article)) {
      const sentences = sentencesOf(paragraphs);
      const length = sentences.reduce((sum, sentence) => sum + sentence.length, 0);
      if (length < SHORTEST) continue;
      const { start, end } = paragraphs[0]!;
      const unit: Unit<Place> = { file, place: placeOf({ start, end }), length };
      this.compare(unit, sentences);
    }
  }

  /** In the order in which the files were added. */
  get twins(): readonly Twin<Place>[] {
    return this.found;
  }

  private compare(unit: Unit<Place>, sentences: readonly string[]): void {
    const common = new Map<Unit<Place>, number>();
    for (const sentence of new Set(sentences)) {
      const key = hash(sentence);
      const holders = this.sentences.get(key);
      if (!holders) {
        this.sentences.set(key, [unit]);
        continue;
      }
      if (holders.length < FORMULA)
        for (const other of holders)
          if (other.file !== unit.file) common.set(other, (common.get(other) ?? 0) + sentence.length);
      if (holders.at(-1) !== unit && holders.length < FORMULA) holders.push(unit);
    }
    let best: Twin<Place> | undefined;
    for (const [other, characters] of common) {
      const share = Math.min(1, characters / Math.min(unit.length, other.length));
      if (share >= SHARE && share > (best?.share ?? 0))
        best = { file: unit.file, place: unit.place, other: { file: other.file, place: other.place }, share };
    }
    if (best) this.found.push(best);
  }
}

/** A file's articles: each from its title to the next. */
function articlesOf({ paragraphs }: Article): Paragraph[][] {
  const articles: Paragraph[][] = [];
  let last: Paragraph | undefined;
  for (const paragraph of paragraphs) {
    const opens = paragraph.role === 'title' && last?.role !== 'title';
    if (opens || articles.length === 0) articles.push([]);
    articles.at(-1)!.push(paragraph);
    last = paragraph;
  }
  return articles;
}

/** Sentences of eight letters or more, without blanks and punctuation, read across the ends of lines. */
function sentencesOf(paragraphs: readonly Paragraph[]): string[] {
  return paragraphs
    .map((paragraph) => paragraph.text)
    .join('')
    .split(/[。！？；!?;]/u)
    .map((sentence) => sentence.replace(/[^\p{L}\p{N}]+/gu, ''))
    .filter((sentence) => sentence.length >= 8);
}
