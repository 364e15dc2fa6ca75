import { paragraphAt } from '../article/at.js';
import type { Article, Paragraph } from '../article.js';
import { restsAbove } from '../cuts/above.js';
import { isAside, mayGoOn } from '../cuts/candidates.js';
import type { Cut } from '../cuts/cut.js';
import { jointOf } from '../cuts/join.js';
import { isLatin } from '../cuts/latin.js';
import { EQUAL, isBalanced, startsInside } from '../cuts/looks.js';
import { matchCuts } from '../cuts/match.js';
import { isTurn, unendedByHabit } from '../cuts/unended.js';
import type { Finding, Fix } from '../finding.js';
import { removeParagraphs } from '../fixes.js';
import { marked, Stage } from '../memory.js';
import { message } from '../messages.js';
import type { ReadingModel } from '../reading/index.js';
import type { Copy, Repeats } from '../repeats/index.js';
import { inTurn } from '../slices.js';
import { CLASS, LETTER } from '../text.js';
import type { Wraps } from '../wraps/index.js';
import { endOfFirst, startOfLast } from './beside-cut.js';
import type { TextRule } from './context.js';
import { type KeptFindings, type Placed, withKept } from './kept-findings.js';

/** Code units before the cut that the finding covers, and that messages quote from either side; no word is halved. */
const SHOWN = 8;
const QUOTED = 6;
/** Joins that are less sure are left for the editor to decide. */
const SAFE_NEXT = 0.5;
const SAFE_DISPLACED = 0.5;
/** So much where the move may well tear another sentence apart; where that is likely, the editor decides. */
const SAFE_TEARING = 0.96;
const MAY_TEAR = 0.03;
const MOST_TORN = 0.08;
/** So sure, a rest has its place whatever else it might go on; but not past a paragraph right behind the head. */
const SURE = 0.98;
const MOST_TORN_SURE = 0.5;
/** The next paragraph behind what may be a heading or an item: it would stand there if nothing were wrong. */
const SAFE_SHORT = 0.9;
const SHORT = 32;
/** The same where no heading has such words. */
const SAFE_UNLIKE_HEADING = 0.8;
const LIKE_HEADING = -4;
/** The same where a sentence ends in it: few headings have two. Headings of two equal halves are many. */
const SAFE_SHORT_SENTENCES = 0.8;
const SAFE_BALANCED = 0.99;
/** A rest from further down behind what is told from text by its length alone, if at all. */
const SAFE_UNLIKE_TEXT = 0.6;
/** A rest that ends with a colon or semicolon, as items and what leads over to them do; so do labels. */
const SAFE_COLON = 0.8;
/** Behind a line of few characters, whose last one makes a word with the next by chance: 新集市 over 场上的粮食……. */
const SAFE_TINY = 0.99;
const TINY = 8;
/** Behind a quotation or a bracket, which often ends without a full stop. */
const SAFE_BRACKET = 0.98;

function isSafe(
  { head, tail, adjacent, joined, torn }: Cut,
  { paragraphs }: Article,
  heads: ReadonlySet<Paragraph>,
  reading: ReadingModel | null,
): boolean {
  // A rest that ends nowhere may be anything: a button, a heading. If it breaks off itself, it is text.
  if (!tail || !(ENDED.has(tail.traits.end) || heads.has(tail))) return false;
  if (tail.traits.end === 'colon' && joined < SAFE_COLON) return false;
  if (head.traits.end === 'bracket' && joined < SAFE_BRACKET) return false;
  // 他一生，over 忠于人民； 勤勤恳恳； …: lines that say one thing each go on with what leads over to them together.
  if (head.traits.end === 'comma' && endsAsItem(tail) && endsAsItem(paragraphs[tail.index + 1])) return false;
  if (partsLatin(head, tail)) return false;
  if (head.traits.length < TINY && joined < SAFE_TINY) return false;
  if (!adjacent) {
    if (joined >= SURE && tail.index > head.index + 2) return torn < MOST_TORN_SURE;
    const least = torn >= MAY_TEAR ? SAFE_TEARING : head.role === 'body' ? SAFE_DISPLACED : SAFE_UNLIKE_TEXT;
    return torn < MOST_TORN && joined >= least;
  }
  if (!mayBeHeading(head)) return joined >= SAFE_NEXT;
  if (head.traits.stops > 0) return joined >= SAFE_SHORT_SENTENCES;
  if (isBalanced(head, EQUAL)) return joined >= SAFE_BALANCED;
  const isLike = !reading || reading.headings.logit(head.text, head.traits.length) >= LIKE_HEADING;
  return joined >= (isLike ? SAFE_SHORT : SAFE_UNLIKE_HEADING);
}

/**
 * Articles in which nothing else is wrong have headings that read like first halves, and hardly ever a cut: behind what may
 * be a heading a join that is less sure than this is safe only in an article that is damaged elsewhere.
 */
const SURE_ALONE = 0.98;
const isWeak = ({ head, joined }: Cut): boolean =>
  joined < SURE_ALONE && (mayBeHeading(head) || head.role === 'title');

/** In Chinese text nothing tells whether a foreign word ends where the head does: Blue Riv|er, Blue River|Tech. */
const partsLatin = (head: Paragraph, tail: Paragraph): boolean =>
  !isLatin(head.traits) &&
  CLASS[head.text.charCodeAt(head.traits.length - 1)] === LETTER &&
  CLASS[tail.text.charCodeAt(0)] === LETTER;

const endsAsItem = (p: Paragraph | undefined): boolean => p !== undefined && /[；;]$/.test(p.text);

const ENDED: ReadonlySet<string> = new Set(['closed', 'bracket', 'colon']);

const mayBeHeading = ({ role, text, traits }: Paragraph): boolean =>
  traits.end === 'open' && (role === 'list' || (role !== 'body' && text.length < SHORT));

/**
 * Whether a rest from further down passes a paragraph that must be a rest itself: it begins with 。 or the like. So may
 * a copy right behind the head, if it has words of its own and is not sure to go.
 */
function passesRest({ paragraphs }: Article, marks: Uint8Array, { head, tail }: Cut): boolean {
  for (let i = head.index + 1; tail && i < tail.index; i++) if (startsInside(paragraphs[i]!)) return true;
  return (marks[head.index + 1]! & UNSURE) !== 0 && tail?.index !== head.index + 1;
}

/** So many paragraphs behind a head whose rest seems to stand further down, but not surely, one that nobody wants may be its own. */
const FAR = 40;
const SURELY_FOUND = 0.9;

/**
 * Whether a rest leaves another one without a head that stands right behind and begins with a sign, as only rests do: 说
 * over 是货车。 and ：“老伙计”. What it took may belong to a head before.
 */
function leavesRest(
  { paragraphs }: Article,
  repeats: Repeats,
  taken: ReadonlySet<Paragraph>,
  { head, tail, adjacent, joined }: Cut,
): boolean {
  if (!tail || head.traits.end !== 'open') return false;
  const end = adjacent || joined >= SURELY_FOUND ? tail.index + 1 : head.index + FAR;
  for (let i = tail.index + 1; i <= end; i++) {
    const p = paragraphs[i];
    if (p && startsInside(p) && mayGoOn(p) && !isAside(p) && !taken.has(p) && !repeats.isSurplus(p))
      return true;
  }
  return false;
}

/** What counts for findings beside the cuts: a paragraph is part of a copy that is for review … */
const UNSURE = 1;
/** … or a line that is broken at a width … */
const WRAPPED = 2;
/** … or one of two pieces that a copy shows to be one … */
const PIECE = 4;
/** … or ends without a full stop as its like do. */
const UNENDED = 8;

function marksOf(
  article: Article,
  { copies }: Repeats,
  { runs }: Wraps,
  shown: ReadonlyMap<number, number>,
  unended: Uint8Array,
): Uint8Array {
  const marks = new Uint8Array(article.paragraphs.length);
  for (const copy of copies)
    if (!copy.safe)
      marks.fill(UNSURE, copy.first + (beginsAsParagraph(article, copy) ? 1 : 0), copy.last + 1);
  for (const p of marked(unended)) marks[p]! |= UNENDED;
  for (const [left, right] of shown) {
    marks[left]! |= PIECE;
    marks[right]! |= PIECE;
  }
  for (const { first, last } of runs) for (let p = first.index; p <= last.index; p++) marks[p]! |= WRAPPED;
  return marks;
}

/** The paragraphs of which copies show how they go on, with the place of the rest. */
const shownBy = (copies: readonly Copy[]): Map<number, number> =>
  new Map(copies.flatMap(({ breaks }) => breaks.map(({ left, right }) => [left, right])));

/** What begins as another paragraph does is no rest, nor is what shows how the paragraph before it goes on. */
function beginsAsParagraph({ paragraphs, text }: Article, { start, first, keep, breaks }: Copy): boolean {
  if (breaks.some(({ left }) => left === first - 1)) return true;
  const other = paragraphs[paragraphAt(paragraphs, keep.start)];
  return (
    other?.start === keep.start && text.startsWith(text.slice(start, start + SAME_BEGINNING), keep.start)
  );
}
const SAME_BEGINNING = 2;

/** Flags sentences that break off, and joins them with their rest where it is found. */
export const truncatedSentence: TextRule = {
  id: 'truncated-sentence',
  *check({ article, repeats, reading, wraps, memory }) {
    const shown = shownBy(repeats.copies);
    const unended = yield* unendedByHabit(article.paragraphs, memory);
    const marks = marksOf(article, repeats, wraps, shown, unended);
    const { spans, cuts: matched } = yield* matchCuts(article, repeats, reading, memory, marks);
    // One turn does not go on with another.
    const cuts = matched.map((cut) =>
      cut.tail && isTurn(cut.head) && isTurn(cut.tail) ? { ...cut, tail: null } : cut,
    );
    const heads = new Set(cuts.map((cut) => cut.head));
    const taken = new Set(cuts.flatMap(({ tail }) => tail ?? []));
    const isAsShown = ({ head, tail }: Cut) => (shown.get(head.index) ?? tail?.index) === tail?.index;
    yield;
    const found = yield* inTurn(
      cuts.filter(
        ({ head, tail }) =>
          !isWrapped(marks, head) && !(tail ? isWrapped(marks, tail) : marks[head.index]! & UNENDED),
      ),
      (cut): Placed => {
        const safe =
          isSafe(cut, article, heads, reading) &&
          !passesRest(article, marks, cut) &&
          !leavesRest(article, repeats, taken, cut) &&
          isAsShown(cut);
        return { place: cut.head.index, finding: findingOf(article, cut, safe), weak: safe && isWeak(cut) };
      },
    );
    const { findings, weak } = memory
      ? withKept(KEPT, memory, article, spans, found)
      : { findings: found.map(({ finding }) => finding), weak: found.map((one) => one.weak) };
    const isAlone = () => repeats.copies.length === 0 && !article.paragraphs.some(isMarker);
    if (findings.length === 1 && weak[0] && isAlone()) return findings.map(forReview);
    return reading ? withRestsAbove(article, findings, repeats, reading, marks) : findings;
  },
};

/** A join with a rest above is safe from this logit. */
const SAFE_ABOVE = 0.5;

/** The findings, with the rests that stand above heads of which nothing was found further down. */
function withRestsAbove(
  article: Article,
  findings: readonly Finding[],
  repeats: Repeats,
  reading: ReadingModel,
  marks: Uint8Array,
): readonly Finding[] {
  const { paragraphs } = article;
  const paragraphOf = (offset: number) => paragraphs[paragraphAt(paragraphs, offset)]!;
  const heads = new Map<Finding, Paragraph>();
  for (const finding of findings)
    if (finding.related.length === 0) heads.set(finding, paragraphOf(finding.end - 1));
  if (heads.size === 0) return findings;
  const taken = new Set(findings.flatMap(({ related }) => related.map(({ start }) => paragraphOf(start))));
  const isFree = (p: Paragraph) => !taken.has(p) && !isWrapped(marks, p) && !repeats.isSurplus(p);
  const rests = restsAbove(article, reading, [...heads.values()], isFree);
  if (rests.size === 0) return findings;
  return findings.map((finding) => {
    const head = heads.get(finding);
    const above = head && rests.get(head);
    if (!above) return finding;
    const cut = { head, tail: above.tail, adjacent: false, broken: 1, joined: 1, torn: 0 };
    return findingOf(article, cut, above.joined >= SAFE_ABOVE);
  });
}

const isMarker = ({ role }: Paragraph): boolean => role === 'marker';

const forReview = (finding: Finding): Finding => ({
  ...finding,
  fixes: finding.fixes.map((fix) => ({ ...fix, safe: false })),
});

const KEPT = new Stage<KeptFindings>();

const isWrapped = (marks: Uint8Array, { index }: Paragraph): boolean => (marks[index]! & WRAPPED) !== 0;

function findingOf(article: Article, cut: Cut, safe: boolean): Finding {
  const { head, tail, adjacent } = cut;
  const end = head.start + head.traits.length;
  const { text } = article;
  const quoted = text.slice(startOfLast(text, QUOTED, head.start, end), end);
  const finding = {
    rule: 'truncated-sentence',
    severity: 'warning',
    start: startOfLast(text, SHOWN, head.start, end),
    end,
    surplus: [],
  } as const;
  if (!tail)
    return { ...finding, message: message('truncated.lost', { tail: quoted }), related: [], fixes: [] };
  const goesOn = endOfFirst(text, QUOTED, tail.start, tail.end);
  const begin = text.slice(tail.start, goesOn) + (goesOn < tail.end ? '…' : '');
  return {
    ...finding,
    message: message('truncated.message', { tail: quoted }),
    related: [{ start: tail.start, end: goesOn, message: message('truncated.related', { head: begin }) }],
    fixes: [
      adjacent && article.paragraphs[head.index + 1] === tail
        ? mergeNext(head, tail, end, { tail: quoted, head: begin }, safe)
        : mergeDisplaced(article, head, tail, end, { tail: quoted, head: begin }, safe),
    ],
  };
}

type Quotes = { readonly tail: string; readonly head: string };

function mergeNext(head: Paragraph, tail: Paragraph, end: number, quotes: Quotes, safe: boolean): Fix {
  const { between, drop } = jointOf(head.text.slice(0, head.traits.length), tail.text);
  return {
    action: 'merge-next',
    title: message('truncated.fix.next', quotes),
    safe,
    edits: [{ start: end - drop, end: tail.start, text: between }],
  };
}

/** Moves the rest to its head, and takes its line away with the blank lines over it. */
function mergeDisplaced(
  article: Article,
  head: Paragraph,
  tail: Paragraph,
  end: number,
  quotes: Quotes,
  safe: boolean,
): Fix {
  const { between, drop } = jointOf(head.text.slice(0, head.traits.length), tail.text);
  const joined = { start: end - drop, end: head.end, text: between + tail.text };
  const gone = removeParagraphs(article, tail.index, tail.index);
  const isAbove = tail.index < head.index;
  return {
    action: 'merge-displaced',
    title: message(isAbove ? 'truncated.fix.above' : 'truncated.fix.displaced', quotes),
    safe,
    edits: isAbove ? [gone, joined] : [joined, gone],
  };
}
