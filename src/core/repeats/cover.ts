import type { Article } from '../article.js';
import { CLASS, DIGIT, DOT, LETTER, LINE_END, STOP } from '../text.js';
import { distance } from './distance.js';
import type { Link } from './link.js';
import type { Matcher } from './match.js';
import { isCut } from './pieces.js';

/** How a whole paragraph is made up of words that stand elsewhere. */
export interface Cover {
  readonly paragraph: number;
  /** In order, none overlapping; together they are all of the paragraph but for what is its own. */
  readonly links: readonly Link[];
  /** How many letters would have to change for the paragraph to say what the other place says. */
  readonly own: number;
  /** How many of these are whole clauses that one of the two has and the other has not. */
  readonly clauses: number;
  /** Where in the stream the other place starts and ends, what differs at its edges included. */
  readonly imageFrom: number;
  readonly imageTo: number;
}

/** Near copies shorter than this say too little. */
const LEAST_NEAR = 22;
/** A stretch that differs is compared letter by letter up to this length. */
export const LONGEST_GAP = 48;
/** So many letters may differ in one stretch. */
const MOST_CHANGES = 4;
/** The rest of a cut paragraph is looked for in so many paragraphs behind it. */
const FARTHEST_REST = 8;

/** Reads how paragraphs are covered by words elsewhere. */
export class Covers {
  constructor(
    private readonly article: Article,
    private readonly matcher: Matcher,
  ) {}

  /** How many folded letters a paragraph has. */
  size(p: number): number {
    const { starts } = this.matcher.stream;
    return starts[p + 1]! - starts[p]!;
  }

  /** The cover of paragraph `p` by text before it, where nearly all of it stands there. */
  of(p: number): Cover | undefined {
    if (!this.matcher.mayBeCovered(p)) return undefined;
    this.matcher.startCover();
    const cover = this.find(p);
    if (!cover) this.matcher.noCover(p);
    return cover;
  }

  private find(p: number): Cover | undefined {
    const size = this.size(p);
    const found = this.matcher.links(p);
    if (size === 0 || found.length === 0) return undefined;
    const links = this.fill(p, this.align(found));
    if (links.length === 0) return undefined;
    let covered = 0;
    let edits = 0;
    for (const link of links) {
      covered += link.to - link.from;
      edits += link.edits;
    }
    if (covered === size && edits === 0 && this.joinsWell(links, 0)) {
      const cover = {
        paragraph: p,
        links,
        own: 0,
        clauses: 0,
        imageFrom: links[0]!.imageFrom,
        imageTo: links[links.length - 1]!.imageTo,
      };
      return cover;
    }
    // Words picked from here and there make no copy: at least a third must stand in long pieces.
    if (size < LEAST_NEAR || covered * 3 < size) return undefined;
    return this.near(p, links);
  }

  /** Whether the image starts and ends where paragraphs do. */
  isWhole({ imageFrom, imageTo }: Cover): boolean {
    const { starts } = this.matcher.stream;
    return (
      starts[this.matcher.paragraphAt(imageFrom)] === imageFrom &&
      starts[this.matcher.paragraphAt(imageTo - 1) + 1] === imageTo
    );
  }

  /** A place of the stream where a paragraph or a sentence starts. */
  isStart(place: number): boolean {
    const { stream } = this.matcher;
    // Most are told by that.
    if (stream.isInside(place)) return false;
    const p = this.matcher.paragraphAt(place);
    return (
      stream.starts[p] === place ||
      endsSentence(this.article.text, stream.at(place - 1) + 1, stream.at(place))
    );
  }

  /** A place of the stream, exclusive, where a paragraph or a sentence ends. */
  isEnd(place: number): boolean {
    const { stream } = this.matcher;
    // Most are told by that.
    if (stream.isInside(place)) return false;
    const p = this.matcher.paragraphAt(place - 1);
    return (
      stream.starts[p + 1] === place ||
      endsSentence(this.article.text, stream.at(place - 1) + 1, stream.at(place))
    );
  }

  /** Reads a paragraph as a near copy: what its links leave open is compared with what the other place has there. */
  private near(p: number, all: readonly Link[]): Cover | undefined {
    const { starts, chars } = this.matcher.stream;
    const size = this.size(p);
    const links = this.mainLine(all);
    const first = links[0]!;
    const last = links[links.length - 1]!;
    let clauses = 0;
    const gap = (from: number, to: number, imageFrom: number, imageTo: number, isInner = false): number => {
      if (to - from > LONGEST_GAP || imageTo - imageFrom > LONGEST_GAP) return Infinity;
      const changes = distance(chars, from, to, imageFrom, imageTo, MOST_CHANGES);
      if (changes <= MOST_CHANGES || !isInner) return changes;
      const isOneSided =
        from === to ? this.isClause(imageFrom, imageTo) : imageFrom === imageTo && this.isClause(from, to);
      if (!isOneSided) return Infinity;
      clauses += to - from + imageTo - imageFrom;
      return 0;
    };
    let own = links.reduce((sum, link) => sum + link.edits, 0);
    for (let i = 1; i < links.length; i++) {
      const left = links[i - 1]!;
      const right = links[i]!;
      const between = right.imageFrom - left.imageTo;
      const isOnward = between >= 0 && between <= LONGEST_GAP;
      own += isOnward ? gap(left.to, right.from, left.imageTo, right.imageFrom, true) : right.from - left.to;
    }
    // At its edges a near copy is that of a whole paragraph, or else agrees to the letter.
    let imageFrom = first.imageFrom;
    let imageTo = last.imageTo;
    const headFrom = starts[this.matcher.paragraphAt(imageFrom)]!;
    const tailTo = starts[this.matcher.paragraphAt(imageTo - 1) + 1]!;
    const head = gap(starts[p]!, first.from, headFrom, imageFrom);
    const tail = gap(last.to, starts[p + 1]!, imageTo, tailTo);
    if (head <= MOST_CHANGES) {
      imageFrom = headFrom;
      own += head;
    } else own += first.from - starts[p]!;
    if (tail <= MOST_CHANGES) {
      imageTo = tailTo;
      own += tail;
    } else own += starts[p + 1]! - last.to;
    if (own > Math.max(3, size * 0.1) || !this.joinsWell(links, LONGEST_GAP)) return undefined;
    if (clauses * 2 > size) return undefined;
    return { paragraph: p, links, own: own + clauses, clauses, imageFrom, imageTo };
  }

  /** The links that make up the copy: short ones from elsewhere, common phrases, are left out. */
  private mainLine(links: readonly Link[]): Link[] {
    let main = 0;
    links.forEach((link, i) => {
      if (link.to - link.from > links[main]!.to - links[main]!.from) main = i;
    });
    const out = [links[main]!];
    const isOnward = (left: Link, right: Link) =>
      (right.imageFrom >= left.imageTo && right.imageFrom - left.imageTo <= LONGEST_GAP) ||
      (right.from === left.to && (right.to - right.from >= 16 || this.isHalves(left, right)));
    for (let i = main + 1; i < links.length; i++)
      if (isOnward(out[out.length - 1]!, links[i]!)) out.push(links[i]!);
    for (let i = main - 1; i >= 0; i--) if (isOnward(links[i]!, out[0]!)) out.unshift(links[i]!);
    return out;
  }

  /** Whether two pieces are the halves of a cut paragraph: one ends a paragraph, the other starts one. */
  private isHalves(left: Link, right: Link): boolean {
    const { starts } = this.matcher.stream;
    return (
      starts[this.matcher.paragraphAt(left.imageTo - 1) + 1] === left.imageTo &&
      starts[this.matcher.paragraphAt(right.imageFrom)] === right.imageFrom
    );
  }

  /** Whether a stretch of the stream stands between signs. */
  private isClause(from: number, to: number): boolean {
    const { stream } = this.matcher;
    const { text } = this.article;
    const before = text.slice(from === 0 ? 0 : stream.at(from - 1) + 1, stream.at(from));
    const behind = text.slice(stream.at(to - 1) + 1, to < stream.size ? stream.at(to) : text.length);
    return before.trim() !== '' && behind.trim() !== '';
  }

  /** Where two pieces of the image do not follow each other, each must be a whole sentence or a whole cut piece. */
  private joinsWell(links: readonly Link[], skipped: number): boolean {
    for (let i = 1; i < links.length; i++) {
      const left = links[i - 1]!;
      const right = links[i]!;
      const gap = right.imageFrom - left.imageTo;
      if (gap >= 0 && gap <= skipped && right.from - left.to <= skipped) continue;
      if (!this.isEnd(left.imageTo) || !this.isStart(right.imageFrom)) return false;
    }
    return true;
  }

  /** Two pieces may agree by chance a letter beyond where they join: the bound is put where the paragraphs have it. */
  private align(found: readonly Link[]): Link[] {
    const { starts, chars } = this.matcher.stream;
    const links = [...found];
    for (let i = 1; i < links.length; i++) {
      const left = links[i - 1]!;
      const right = links[i]!;
      // The same letter may stand at the start of a clause and of what follows it.
      const twice = left.imageTo - right.imageFrom;
      if (twice > 0 && twice <= 3 && right.from > left.to && left.to - left.from > twice) {
        links[i - 1] = { ...left, to: left.to - twice, imageTo: right.imageFrom };
        continue;
      }
      if (left.imageTo === right.imageFrom || left.to !== right.from) continue;
      for (let back = 0; back <= 3; back++) {
        const leftEnd = left.imageTo - back;
        const rightStart = right.imageFrom - back;
        if (leftEnd <= left.imageFrom || rightStart < 0) break;
        if (back > 0 && chars[rightStart] !== chars[right.from - back]) break;
        if (starts[this.matcher.paragraphAt(rightStart)] !== rightStart || !this.isEnd(leftEnd)) continue;
        links[i - 1] = { ...left, to: left.to - back, imageTo: leftEnd };
        links[i] = { ...right, from: right.from - back, imageFrom: rightStart };
        break;
      }
    }
    return links;
  }

  /** Adds the pieces of cut paragraphs that stand behind the copy, or are too short for a fingerprint. */
  private fill(p: number, links: readonly Link[]): Link[] {
    const { starts } = this.matcher.stream;
    const end = starts[p + 1]!;
    const out: Link[] = [];
    const [first] = links;
    if (first && first.from > starts[p]!) {
      const head = this.wholeParagraph(starts[p]!, first.from, p) ?? this.headBefore(starts[p]!, first);
      if (head) out.push(...head);
    }
    for (let i = 0; i < links.length; i++) {
      out.push(links[i]!);
      const next = links[i + 1];
      if (next && next.from > links[i]!.to && this.fillBehind(p, out, next.from)) continue;
      if (this.fillBehind(p, out, end)) return out;
    }
    return out;
  }

  /** Looks for the rest, up to `to`, of what the last link starts. The two may agree by chance beyond their join. */
  private fillBehind(p: number, out: Link[], to: number): boolean {
    const link = out[out.length - 1]!;
    for (let back = 0; back <= 2 && link.to - back > link.from; back++) {
      const from = link.to - back;
      const place = link.imageTo - back;
      if (from === to || !this.isEnd(place) || !this.isPieceEnd(p, from, place)) continue;
      const rest = this.wholeParagraph(from, to, p) ?? this.restOf(p, from, to, place);
      if (!rest) continue;
      out[out.length - 1] = { ...link, to: from, imageTo: place };
      out.push(...rest);
      return true;
    }
    return false;
  }

  /** A piece ends where its sentence ends in the copy too, or is cut off where the copy reads on. */
  private isPieceEnd(p: number, from: number, place: number): boolean {
    const { starts } = this.matcher.stream;
    const cut = this.matcher.paragraphAt(place - 1);
    const isClosed = from > starts[p]! && this.isEnd(from);
    return starts[cut + 1] !== place || isClosed !== isCut(this.article, cut);
  }

  /** A rest that stands elsewhere as a paragraph of its own is the displaced half of a cut one: 溢满了双眼。 */
  private wholeParagraph(from: number, to: number, p: number): [Link] | undefined {
    const image = this.matcher.wholeParagraph(from, to, p);
    return image === undefined
      ? undefined
      : [{ from, to, imageFrom: image, imageTo: image + to - from, edits: 0 }];
  }

  /** The rest of a copy of which the first words end where a paragraph is cut at `place`. */
  private restOf(p: number, from: number, to: number, place: number): Link[] | undefined {
    const { starts } = this.matcher.stream;
    const cut = this.matcher.paragraphAt(place - 1);
    if (starts[cut + 1] !== place || !isCut(this.article, cut)) return undefined;
    const most = Math.min(cut + FARTHEST_REST, starts.length - 2);
    for (let q = cut + 1; q <= most; q++) {
      if (q === p || starts[q + 1]! - starts[q]! < to - from || !this.matcher.same(starts[q]!, from, to))
        continue;
      const imageTo = starts[q]! + to - from;
      if (this.isEnd(imageTo)) return [{ from, to, imageFrom: starts[q]!, imageTo, edits: 0 }];
    }
    // A near copy's rest: it is found by its fingerprints behind the copy.
    if (to !== starts[p + 1]) return undefined;
    const later = this.matcher.laterLinks(p).filter((link) => link.to > from + 6);
    const [first] = later;
    if (!first || first.from - from > LONGEST_GAP) return undefined;
    const q = this.matcher.paragraphAt(first.imageFrom);
    const lead = first.imageFrom - starts[q]!;
    if (lead > LONGEST_GAP || Math.abs(lead - (first.from - from)) > MOST_CHANGES) return undefined;
    const over = Math.max(0, from - first.from);
    return [{ ...first, from: first.from + over, imageFrom: first.imageFrom + over }, ...later.slice(1)];
  }

  /** The first words of a copy, where they end a paragraph that is cut and of which `link` is the rest. */
  private headBefore(from: number, link: Link): [Link] | undefined {
    const { starts } = this.matcher.stream;
    const rest = this.matcher.paragraphAt(link.imageFrom);
    if (starts[rest] !== link.imageFrom) return undefined;
    const size = link.from - from;
    for (let q = rest - 1; q >= 0 && q >= rest - FARTHEST_REST; q--) {
      const imageFrom = starts[q + 1]! - size;
      if (imageFrom < starts[q]! || !isCut(this.article, q) || !this.matcher.same(imageFrom, from, link.from))
        continue;
      if (this.isStart(imageFrom))
        return [{ from, to: link.from, imageFrom, imageTo: imageFrom + size, edits: 0 }];
    }
    return undefined;
  }
}

/** Whether what stands between two words holds the end of a sentence or of a line. */
function endsSentence(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const kind = CLASS[text.charCodeAt(i)]!;
    if (kind === STOP || kind === LINE_END) return true;
    if (kind !== DOT) continue;
    const next = CLASS[text.charCodeAt(i + 1)]!;
    if (next !== DIGIT && next !== LETTER) return true;
  }
  return false;
}
