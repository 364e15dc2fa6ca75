import type { Article, Paragraph } from '../article.js';
import type { Cut } from '../cuts/cut.js';
import { EQUAL, isBalanced, startsInside } from '../cuts/evidence.js';
import { jointOf } from '../cuts/join.js';
import { matchCuts } from '../cuts/match.js';
import { type Finding, type Fix, movedFinding } from '../finding.js';
import { removeParagraphs } from '../fixes.js';
import { type Memory, type Same, Stage } from '../memory.js';
import { message } from '../messages.js';
import type { ReadingModel } from '../reading/index.js';
import type { Repeats } from '../repeats/index.js';
import { inTurn } from '../slices.js';
import { onBound } from '../text.js';
import type { TextRule } from './context.js';

/** Code units before the cut that the finding covers, and that messages quote from either side. */
const SHOWN = 8;
const QUOTED = 6;
/** Joins that are less sure are left for the editor to decide. */
const SAFE_NEXT = 0.5;
const SAFE_DISPLACED = 0.5;
/** So much where the move may well tear another sentence apart; where that is likely, the editor decides. */
const SAFE_TEARING = 0.88;
const MAY_TEAR = 0.06;
const MOST_TORN = 0.15;
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
  heads: ReadonlySet<Paragraph>,
  reading: ReadingModel | null,
): boolean {
  // A rest that ends nowhere may be anything: a button, a heading. If it breaks off itself, it is text.
  if (!tail || !(ENDED.has(tail.traits.end) || heads.has(tail))) return false;
  if (tail.traits.end === 'colon' && joined < SAFE_COLON) return false;
  if (head.traits.end === 'bracket' && joined < SAFE_BRACKET) return false;
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

const ENDED: ReadonlySet<string> = new Set(['closed', 'bracket', 'colon']);

const mayBeHeading = ({ role, text, traits }: Paragraph): boolean =>
  traits.end === 'open' && (role === 'list' || (role !== 'body' && text.length < SHORT));

/**
 * Whether a rest from further down passes a paragraph that must be a rest itself: it begins with 。 or the like. So may
 * a copy right behind the head, if it has words of its own and is not sure to go.
 */
function passesRest({ paragraphs }: Article, unsure: ReadonlySet<number>, { head, tail }: Cut): boolean {
  for (let i = head.index + 1; tail && i < tail.index; i++) if (startsInside(paragraphs[i]!)) return true;
  return unsure.has(head.index + 1) && tail?.index !== head.index + 1;
}

/** The paragraphs of copies that are for review, by index. */
function unsureCopies({ copies }: Repeats): Set<number> {
  const unsure = new Set<number>();
  for (const { first, last, safe } of copies) for (let i = first; !safe && i <= last; i++) unsure.add(i);
  return unsure;
}

/** Flags sentences that break off, and joins them with their rest where it is found. */
export const truncatedSentence: TextRule = {
  id: 'truncated-sentence',
  *check({ article, repeats, reading, wraps, memory }) {
    const cuts = yield* matchCuts(article, repeats, reading, memory);
    const heads = new Set(cuts.map((cut) => cut.head));
    const unsure = unsureCopies(repeats);
    yield;
    const before = new Before(memory, article.paragraphs.length);
    const made = yield* inTurn(
      cuts.filter(({ head, tail }) => !wraps.has(head) && !(tail && wraps.has(tail))),
      (cut): Made => {
        const safe = isSafe(cut, heads, reading) && !passesRest(article, unsure, cut);
        return { cut, safe, finding: before.findingOf(cut, safe) ?? findingOf(article, cut, safe) };
      },
    );
    memory?.leave(KEPT, { made, size: article.paragraphs.length });
    return made.map(({ finding }) => finding);
  },
};

/** What was made of a cut. */
interface Made {
  readonly cut: Cut;
  readonly safe: boolean;
  readonly finding: Finding;
}

/** What is left of a check for the findings of the next. */
interface Kept {
  /** In order of the heads. */
  readonly made: readonly Made[];
  /** How many paragraphs the article has. */
  readonly size: number;
}
const KEPT = new Stage<Kept>();

/** The findings of the check before, asked for in order. */
class Before {
  private readonly kept: Kept;
  private readonly same: Same;
  private next = 0;

  constructor(
    memory: Memory | undefined,
    private readonly size: number,
  ) {
    this.kept = memory?.recall(KEPT) ?? { made: [], size: 0 };
    this.same = memory?.same ?? { head: 0, tail: 0 };
  }

  /** What was said of a cut, where its head and its rest stand as they did; so does then what lies between them. */
  findingOf({ head, tail, adjacent }: Cut, safe: boolean): Finding | undefined {
    const { made } = this.kept;
    const isBefore = (tail ?? head).index < this.same.head;
    if (!isBefore && head.index < this.size - this.same.tail) return undefined;
    const by = isBefore ? 0 : this.size - this.kept.size;
    while (this.next < made.length && made[this.next]!.cut.head.index + by < head.index) this.next++;
    const one = made[this.next];
    if (one?.cut.head.index !== head.index - by || one.safe !== safe) return undefined;
    const was = one.cut.tail;
    if (one.cut.adjacent !== adjacent || (tail ? was?.index !== tail.index - by : was)) return undefined;
    return movedFinding(one.finding, head.start - one.cut.head.start);
  }
}

function findingOf(article: Article, cut: Cut, safe: boolean): Finding {
  const { head, tail, adjacent } = cut;
  const end = head.start + head.traits.length;
  const quoted = article.text.slice(onBound(article.text, Math.max(head.start, end - QUOTED)), end);
  const finding = {
    rule: 'truncated-sentence',
    severity: 'warning',
    start: onBound(article.text, Math.max(head.start, end - SHOWN)),
    end,
    surplus: [],
  } as const;
  if (!tail)
    return { ...finding, message: message('truncated.lost', { tail: quoted }), related: [], fixes: [] };
  const goesOn = onBound(article.text, Math.min(tail.end, tail.start + QUOTED));
  const begin = article.text.slice(tail.start, goesOn);
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

/** Moves the rest up to its head, and takes its line away with the blank lines over it. */
function mergeDisplaced(
  article: Article,
  head: Paragraph,
  tail: Paragraph,
  end: number,
  quotes: Quotes,
  safe: boolean,
): Fix {
  const { between, drop } = jointOf(head.text.slice(0, head.traits.length), tail.text);
  return {
    action: 'merge-displaced',
    title: message('truncated.fix.displaced', quotes),
    safe,
    edits: [
      { start: end - drop, end: head.end, text: between + tail.text },
      removeParagraphs(article, tail.index, tail.index),
    ],
  };
}
