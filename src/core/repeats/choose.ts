import type { Article, Paragraph } from '../article.js';
import { inTurn, type Steps } from '../slices.js';
import { CLASS, MARK } from '../text.js';
import { isWordForWord } from './compare.js';
import type { Cover, Covers } from './cover.js';
import type { Matcher } from './match.js';
import type { Run } from './runs.js';

/** What is to be done about a run. */
export interface Verdict {
  readonly run: Run;
  /** For each paragraph of the run whether it may go unasked. */
  readonly safe: readonly boolean[];
}

/** Fewer letters than this are a phrase, not a passage. */
const LEAST = 14;
/** The same right under themselves: nobody says a sentence of so many letters twice on purpose. */
const LEAST_UNDER = 10;
/** Lines of verse, contents and lists are shorter than this, paragraphs of an article longer. */
const SHORT_LINE = 16;
/** A paragraph that has clauses of its own must be at least so long to be taken for a copy. */
const LEAST_OWN = 30;
/** So many letters of text make headings over them part of a copy. */
const LEAST_TEXT = 40;
/** Lines that follow a pattern are no longer than this. */
const LONGEST_PATTERN = 60;
/** Headings are shorter. */
const LONG_HEADING = 24;
/** The words of lines over which newspapers set a digest. */
const DIGEST =
  /^[【[]?(?:核心阅读|内容提要|阅读提示|导读|提要|摘要|编者按|核心提示|核心閱讀|導讀|Key points|Highlights)[】\]]?[：:]?$/;

/** Runs in a row, and the paragraphs that they repeat. */
interface Group {
  readonly first: number;
  readonly images: Set<number>;
}
/** A copy stands at most so many paragraphs behind what it repeats to be right behind it. */
const FARTHEST_GROUP = 40;

/** Tells damage from repetition that is meant. Precision first: what could be meant is left alone. */
export class Chooser {
  /** How many paragraphs up to `i` stand alone: in no run and not empty of words. */
  private readonly alone: Uint32Array;
  private readonly groups: ReadonlyMap<Run, Group>;

  constructor(
    private readonly article: Article,
    private readonly matcher: Matcher,
    private readonly covers: Covers,
    runs: readonly Run[],
    /** For each paragraph 1 where it is in some run. */
    isRepeated: Uint8Array,
  ) {
    const count = article.paragraphs.length;
    this.alone = new Uint32Array(count + 1);
    for (let p = 0; p < count; p++)
      this.alone[p + 1] = this.alone[p]! + (isRepeated[p] === 0 && covers.size(p) > 0 ? 1 : 0);
    this.groups = this.groupsOf(runs);
  }

  *judgeAll(runs: readonly Run[]): Steps<Verdict[]> {
    const judged = yield* inTurn(runs, (run) => this.judge(run));
    const verdicts = judged.filter((verdict) => verdict !== undefined);
    // Three lines with three values are a pattern: a price list, a timetable, a report of results.
    const variants = new Map<number, number>();
    const patternOf = ({ run }: Verdict): number | undefined => {
      const [cover] = run.covers;
      if (run.covers.length > 1 || !cover || cover.own === 0) return undefined;
      return this.covers.size(cover.paragraph) <= LONGEST_PATTERN
        ? this.matcher.paragraphAt(run.imageFrom)
        : undefined;
    };
    const root = new Map<number, number>();
    for (const verdict of verdicts) {
      const image = patternOf(verdict);
      if (image === undefined) continue;
      const first = root.get(image) ?? image;
      root.set(verdict.run.first, first);
      variants.set(first, (variants.get(first) ?? 0) + 1);
    }
    return verdicts.filter((verdict) => {
      const first = root.get(verdict.run.first);
      return first === undefined || patternOf(verdict) === undefined || variants.get(first)! < 2;
    });
  }

  private judge(run: Run): Verdict | undefined {
    const members = run.covers.filter((cover): cover is Cover => cover !== undefined);
    const letters = members.reduce((sum, cover) => sum + this.covers.size(cover.paragraph), 0);
    const close = this.isClose(run);
    const wanted =
      members.length === 1 || run.same
        ? this.single(run, members[0]!, close)
        : this.block(run, members, letters, close);
    if (!wanted) return undefined;
    const trusted =
      members.length > 1 ? close || this.isTiled(run) || !this.isEarly(run) : this.isTrusted(run, letters);
    const safe = run.covers.map(
      (cover) => cover !== undefined && trusted && this.isSafe(run, cover, members.length > 1 && !run.same),
    );
    return { run, safe: settle(safe, run, this.article) };
  }

  private single(run: Run, cover: Cover, close: boolean): boolean {
    const paragraph = this.article.paragraphs[cover.paragraph]!;
    const size = this.covers.size(cover.paragraph);
    const whole = this.covers.isWhole(cover);
    const ended = endsProperly(paragraph);
    const image = this.article.paragraphs[this.matcher.paragraphAt(run.imageFrom)]!;
    const isUnder = whole && cover.own === 0 && image.index === run.first - 1;
    const least =
      isUnder && paragraph.traits.stops === 1 && paragraph.traits.end === 'closed' ? LEAST_UNDER : LEAST;
    if (size < least || (!(whole && close) && this.isDigest(run, paragraph))) return false;
    // A long line that stops short of a full stop may pass for a heading.
    const isTwice = whole && (image.index === run.first - 1 || (close && size >= LONG_HEADING));
    if (!isText(paragraph) && !(isLine(paragraph) && isTwice)) return false;
    if (paragraph.shape === 'salutation' && !this.isRightBehind(run)) return false;
    if (cover.own > 0 && this.isParallel(paragraph, cover)) return false;
    // A sentence in the words of a heading takes it up.
    const isOne = cover.links.length === 1 && this.matcher.paragraphAt(run.imageTo - 1) === image.index;
    if (isOne && isHeading(image) && !isHeading(paragraph)) return false;
    if (whole) {
      if (cover.clauses > 0) return ended && close && size >= LEAST_OWN;
      if (cover.own > 0) return ended && (close || (size >= 40 && cover.own <= Math.max(2, size * 0.06)));
      return ended ? close || size >= 20 : size >= 30 || isTwice;
    }
    // Part of a paragraph: a summary, a caption, a pull quote repeat one on purpose.
    if (!close || !ended || (cover.own > 0 && size < 40)) return false;
    return this.startsAndEnds(run);
  }

  /** The words of an item of its own come from another one, or from others. */
  private isParallel({ text }: Paragraph, { links }: Cover): boolean {
    const { paragraphs } = this.article;
    return links.some(({ imageFrom }) =>
      areParallel(text, paragraphs[this.matcher.paragraphAt(imageFrom)]!.text),
    );
  }

  private block(run: Run, members: readonly Cover[], letters: number, close: boolean): boolean {
    let text = 0;
    let longest = 0;
    for (const cover of members) {
      const paragraph = this.article.paragraphs[cover.paragraph]!;
      const size = this.covers.size(cover.paragraph);
      if (isText(paragraph) && paragraph.traits.end !== 'open') text += size;
      longest = Math.max(longest, size);
    }
    if (letters < 20) return false;
    // Headings alone stand twice in contents; right behind themselves, or with their text at the end, they do not.
    if (text * 2 < letters)
      return letters >= 40 && (this.isRightBehind(run) || (this.isAtEnd(run) && text >= LEAST_TEXT));
    const image = this.matcher.paragraphAt(run.imageFrom);
    const last = this.matcher.paragraphAt(run.imageTo - 1);
    const divided = last === image || (members.length > last - image + 1 && this.isTiled(run));
    if (!close && !divided && this.isDigest(run, this.article.paragraphs[run.first]!)) return false;
    if (divided) return this.isTiled(run) || ((close || letters >= 40) && this.startsAndEnds(run));
    return longest >= SHORT_LINE;
  }

  /** The pieces make up a whole paragraph, or fewer than they are themselves, and nothing else. */
  private isTiled(run: Run): boolean {
    const { starts } = this.matcher.stream;
    const image = this.matcher.paragraphAt(run.imageFrom);
    const last = this.matcher.paragraphAt(run.imageTo - 1);
    const isFewer = last === image || last - image < run.last - run.first;
    return isFewer && starts[image] === run.imageFrom && starts[last + 1] === run.imageTo;
  }

  private startsAndEnds(run: Run): boolean {
    return this.covers.isStart(run.imageFrom) && this.covers.isEnd(run.imageTo);
  }

  /** Right behind what it repeats, or with nothing but repeats up to the end: where damage puts its copies. */
  private isClose(run: Run): boolean {
    return this.isAtEnd(run) || this.isBehind(run);
  }

  private isBehind(run: Run): boolean {
    for (const image of this.imagesOf(run))
      if (image < run.first && this.alone[run.first]! - this.alone[image + 1]! <= 1) return true;
    return this.isBehindTogether(run);
  }

  /** The last paragraphs of the places that the run repeats. */
  private *imagesOf(run: Run): Generator<number> {
    for (const cover of run.covers)
      for (const { imageTo } of cover?.links ?? []) yield this.matcher.paragraphAt(imageTo - 1);
  }

  /** A copy that falls into several runs, because what it repeats is cut, stands right behind all of that. */
  private isBehindTogether(run: Run): boolean {
    const group = this.groups.get(run);
    if (!group) return false;
    const image = this.matcher.paragraphAt(run.imageTo - 1);
    if (image >= group.first || group.first - image > FARTHEST_GROUP) return false;
    let alone = 0;
    for (let p = image + 1; p < group.first && alone <= 1; p++)
      if (this.alone[p + 1]! > this.alone[p]! && !group.images.has(p)) alone++;
    return alone <= 1;
  }

  /** Runs with nothing but repeats between them. */
  private groupsOf(runs: readonly Run[]): Map<Run, Group> {
    const groups = new Map<Run, Group>();
    let group: Group | undefined;
    runs.forEach((run, i) => {
      const before = runs[i - 1];
      if (!before || this.alone[run.first] !== this.alone[before.last + 1]) group = undefined;
      else {
        group ??= { first: before.first, images: new Set(this.imagesOf(before)) };
        groups.set(before, group);
        groups.set(run, group);
        for (const image of this.imagesOf(run)) group.images.add(image);
      }
    });
    return groups;
  }

  /** What stands over the article and once more in it may be a pull quote, unless it is the very end. */
  private isTrusted(run: Run, letters: number): boolean {
    if (this.isBehind(run)) return true;
    const behind = this.alone[this.article.paragraphs.length]! - this.alone[run.last + 1]!;
    return this.isEarly(run) ? behind === 0 : behind <= 1 || letters >= 40;
  }

  private isRightBehind(run: Run): boolean {
    const image = this.matcher.paragraphAt(run.imageTo - 1);
    return image < run.first && this.alone[run.first] === this.alone[image + 1];
  }

  private isAtEnd(run: Run): boolean {
    return this.alone[this.article.paragraphs.length]! - this.alone[run.last + 1]! <= 1;
  }

  /** What it repeats stands over the article, where leads, digests and pull quotes are set. */
  private isEarly(run: Run): boolean {
    return this.matcher.paragraphAt(run.imageFrom) < 5;
  }

  /** The other place is an item of a digest: marked ■, without the full stop that the text has, or under 核心阅读. */
  private isDigest(run: Run, paragraph: Paragraph): boolean {
    const image = this.matcher.paragraphAt(run.imageFrom);
    if (run.first - image === 1 || this.isAtEnd(run)) return false;
    const other = this.article.paragraphs[image]!;
    if (isItem(other) && !isItem(paragraph)) return true;
    const end = this.article.paragraphs[this.matcher.paragraphAt(run.imageTo - 1)]!;
    if (!endsProperly(end) && endsProperly(this.article.paragraphs[run.last]!)) return true;
    for (let p = image - 1; p >= 0 && p >= image - 4; p--)
      if (opensDigest(this.article.paragraphs[p]!)) return true;
    return false;
  }

  private isSafe(run: Run, cover: Cover, inBlock: boolean): boolean {
    const paragraph = this.article.paragraphs[cover.paragraph]!;
    // Reports on one page may end with the same note; one report does not end with it twice.
    const isNoteTwice = () =>
      isNote(paragraph) && this.covers.size(cover.paragraph) >= LONG_HEADING && this.isRightBehind(run);
    if (!inBlock && !isBody(paragraph) && !isNoteTwice()) return false;
    // So few words a writer may repeat for effect.
    if (!inBlock && this.covers.size(cover.paragraph) < LEAST) return false;
    return isWordForWord(this.article, this.matcher.stream, cover);
  }
}

/** Headings, bylines and markers go with the paragraph that they stand over, else with the one they stand under. */
function settle(safe: readonly boolean[], run: Run, article: Article): boolean[] {
  const isMain = (i: number) => {
    const { role } = article.paragraphs[run.first + i]!;
    return run.covers[i] !== undefined && role !== 'heading' && role !== 'byline' && role !== 'marker';
  };
  const out = [...safe];
  let next: boolean | undefined;
  for (let i = out.length - 1; i >= 0; i--) {
    if (isMain(i)) next = out[i];
    else if (next !== undefined) out[i] = next && (safe[i]! || run.covers[i] === undefined);
  }
  let last: boolean | undefined;
  for (let i = 0; i < out.length; i++) {
    if (isMain(i)) last = out[i];
    else if (last !== undefined && !out.slice(i).some((_, k) => isMain(i + k))) out[i] = last && safe[i]!;
  }
  return out;
}

/** Body text, or a sentence that is only short enough to pass for a heading. */
const isBody = ({ role, text, traits }: Paragraph): boolean =>
  role === 'body' || role === 'list' || (role === 'heading' && text.length >= 30 && traits.end === 'colon');
/** A remark of its own in brackets: who wrote this, where it was taken from. */
const isNote = ({ role, text, traits }: Paragraph): boolean =>
  role !== 'caption' && traits.end === 'bracket' && /^[（(]/.test(text);
const isText = ({ role }: Paragraph): boolean => role === 'body' || role === 'list' || role === 'caption';
const isLine = ({ role }: Paragraph): boolean => ['heading', 'title', 'byline', 'credit'].includes(role);
const isHeading = ({ role }: Paragraph): boolean => role === 'heading' || role === 'title';
const isItem = ({ text }: Paragraph): boolean =>
  CLASS[text.charCodeAt(0)] === MARK || '■●◆▲★□○◇△☆'.includes(text[0]!);

/** Two items with numbers of their own that say two things in like words: 第五条 … 三十日, 第六条 … 二十日. */
function areParallel(text: string, other: string): boolean {
  const [label] = LABEL.exec(text) ?? [''];
  const [otherLabel] = LABEL.exec(other) ?? [''];
  return (
    label !== '' &&
    otherLabel !== '' &&
    label !== otherLabel &&
    text.slice(label.length) !== other.slice(otherLabel.length)
  );
}
const LABEL =
  /^(?:附件?[：:][ \u3000]?)?(?:第[一二三四五六七八九十百零〇0-9]{1,6}[条款项]|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[0-9]{1,3}[.．、](?![0-9])|[\u2460-\u2473])/;

/** A line over which newspapers set a digest of the article. */
export const opensDigest = ({ text }: Paragraph): boolean => DIGEST.test(text);

/** Ends as a paragraph of an article does. */
export const endsProperly = ({ traits }: Paragraph): boolean =>
  traits.end !== 'open' && traits.end !== 'comma';
