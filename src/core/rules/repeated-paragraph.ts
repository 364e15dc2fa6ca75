import type { Article, Paragraph, Role } from '../article.js';
import { isAside, mayBreakOff } from '../cuts/candidates.js';
import { readsOn } from '../cuts/ends.js';
import { type Finding, type Fix, movedFinding } from '../finding.js';
import { removeParagraphs } from '../fixes.js';
import { Stage } from '../memory.js';
import { message } from '../messages.js';
import { type Edit, type Range, wholeCharacters } from '../range.js';
import type { ReadingModel } from '../reading/index.js';
import {
  type Break,
  type Copy,
  type Difference,
  type Inside,
  marksOfCopies,
  type Stood,
} from '../repeats/index.js';
import { mayBeHeading } from '../repeats/pieces.js';
import { inTurn } from '../slices.js';
import { endOfFirst } from './beside-cut.js';
import type { TextRule } from './context.js';

/** So much of a passage is quoted in a message. */
const QUOTE = 20;

/** What is left of a check for the findings of the next. */
interface Kept {
  readonly reading: ReadingModel | null;
  /** Of each copy, in order. */
  readonly findings: readonly Finding[];
  readonly beside: readonly Neighbours[];
}
const KEPT = new Stage<Kept>();

export const repeatedParagraph: TextRule = {
  id: 'repeated-paragraph',
  *check({ article, repeats, reading, memory }) {
    const { copies } = repeats;
    const kept = memory?.recall(KEPT);
    const stood = kept?.reading === reading ? repeats.stood : undefined;
    const beside = neighboursOf(article, copies);
    yield;
    const alike = byKeep(stood ? copies.filter((_, i) => stood.was[i]! < 0) : copies);
    const findings = yield* inTurn([...copies.keys()], (i) => {
      const copy = copies[i]!;
      const was = stood?.was[i] ?? -1;
      if (kept && stood && was >= 0 && areStill(kept.beside[was]!, beside[i]!, stood))
        return movedFinding(kept.findings[was]!, stood);
      return copyFinding(article, copy, alike.get(keyOf(copy)) ?? alikeOf(copies, copy), beside[i]!, reading);
    });
    memory?.leave(KEPT, { reading, findings, beside });
    if (repeats.inside.length === 0) return findings.slice();
    return [...findings, ...repeats.inside.map((inside) => insideFinding(article, inside))].sort(
      (a, b) => a.start - b.start,
    );
  },
};

/** `alike` are all copies of the passage that stays, this one among them. */
function copyFinding(
  article: Article,
  copy: Copy,
  alike: readonly Copy[],
  beside: Neighbours,
  reading: ReadingModel | null,
): Finding {
  const { start, end } = copy;
  const [difference] = copy.differences;
  return {
    rule: 'repeated-paragraph',
    severity: 'warning',
    start,
    end,
    message: difference
      ? message(copy.differences.length > 1 ? 'repeated.nearly' : 'repeated.near', {
          here: show(article, difference.here),
          there: show(article, difference.there),
          more: copy.differences.length - 1,
        })
      : message('repeated.message', { quote: quote(article, copy) }),
    related: [
      ...copy.keeps.map((keep) => ({
        ...wholeCharacters(article.text, keep),
        message: message('repeated.related'),
      })),
      ...copy.differences.map((each) => differs(article, each)),
    ],
    surplus: [{ start, end }],
    fixes: fixesOf(article, copy, alike, beside, reading),
  };
}

/** What stands twice inside one paragraph is pointed out; only whole sentences can go, and never unasked. */
function insideFinding(article: Article, inside: Inside): Finding {
  const { start, end, keep, whole } = inside;
  const range = { start, end };
  const remove: Fix = {
    action: 'remove-copy',
    title: message('repeated.fix.remove'),
    safe: false,
    edits: [{ ...range, text: '' }],
    needs: [keep],
  };
  return {
    rule: 'repeated-paragraph',
    severity: 'information',
    ...range,
    message: message('repeated.inside', { quote: quote(article, range) }),
    related: [{ ...keep, message: message('repeated.first') }],
    surplus: whole ? [range] : [],
    fixes: whole ? [remove] : [],
  };
}

const keyOf = ({ keeps }: Copy): string => keeps.map(({ start, end }) => `${start}-${end}`).join();

/** Copies of the same passage together: whoever keeps one of them means none of the others to stay. */
function byKeep(copies: readonly Copy[]): Map<string, Copy[]> {
  const groups = new Map<string, Copy[]>();
  for (const copy of copies) {
    const group = groups.get(keyOf(copy));
    if (group) group.push(copy);
    else groups.set(keyOf(copy), [copy]);
  }
  return groups;
}

/** The copies of the same passage as one, itself among them. */
function alikeOf(copies: readonly Copy[], copy: Copy): Copy[] {
  const key = keyOf(copy);
  return copies.filter((other) => keyOf(other) === key);
}

/**
 * Where a passage has more copies than this nobody chooses one by hand. Keeping one means to take out all others: that
 * each of thousands had a list of all of them would cost the square of their number.
 */
const MOST_ALIKE = 40;

/** The paragraphs before and behind a copy that are text and stay, whatever copies go: indices, -1 where there is none. */
interface Neighbours {
  readonly before: number;
  readonly behind: number;
}

/** Those of all copies, which are in order. */
function neighboursOf({ paragraphs }: Article, copies: readonly Copy[]): Neighbours[] {
  const certain = copies.filter(({ safe }) => safe);
  const goes = marksOfCopies(certain, paragraphs.length);
  const stays = (p: number): boolean => goes[p] === 0 && !isAside(paragraphs[p]!);
  const before: number[] = [];
  copies.forEach(({ first }, i) => {
    const last = i > 0 ? copies[i - 1]!.first : 0;
    let p = first - 1;
    while (p >= last && !stays(p)) p--;
    before.push(p >= last ? p : (before[i - 1] ?? -1));
  });
  const found: Neighbours[] = new Array(copies.length);
  for (let i = copies.length - 1; i >= 0; i--) {
    const next = copies[i + 1]?.last ?? paragraphs.length - 1;
    let p = copies[i]!.last + 1;
    while (p <= next && !stays(p)) p++;
    found[i] = { before: before[i]!, behind: p <= next ? p : (found[i + 1]?.behind ?? -1) };
  }
  return found;
}

/** Whether neighbours are what they were. */
function areStill(was: Neighbours, now: Neighbours, { first, end }: Stood): boolean {
  const isNew = (p: number): boolean => first <= p && p < end;
  return was.before === now.before && was.behind === now.behind && !isNew(now.before) && !isNew(now.behind);
}

/** `alike` are all copies of the passage that stays, this one among them. */
function fixesOf(
  article: Article,
  copy: Copy,
  alike: readonly Copy[],
  beside: Neighbours,
  reading: ReadingModel | null,
): Fix[] {
  const chains = chainsOf(article, copy);
  const mended = chains.reduce((sum, chain) => sum + chain.length, 0);
  const fixes: Fix[] = [
    {
      action: 'remove-copy',
      title: message('repeated.fix.remove'),
      // Where the copy that stays would stay broken, this one is still needed to show how it reads on.
      safe: copy.safe && mended === copy.breaks.length && !tears(article, copy, beside, reading),
      edits: removal(article, copy, chains),
      needs: copy.keeps,
    },
  ];
  if (copy.merge)
    fixes.unshift({
      action: 'merge-copies',
      title: message('repeated.fix.merge'),
      safe: false,
      edits: [...copy.merge, removeParagraphs(article, copy.first, copy.last)].sort(
        (a, b) => a.start - b.start,
      ),
    });
  const kept =
    alike.length <= MOST_ALIKE ? copy.keeps.map((keep) => wholeParagraphs(article, keep)) : [undefined];
  if (kept.every((stretch) => stretch !== undefined)) {
    const others = alike.filter((one) => one !== copy).map(({ first, last }) => [first, last] as const);
    fixes.push({
      action: 'keep-this-copy',
      title: message(others.length > 0 ? 'repeated.fix.keepOfMany' : 'repeated.fix.keep'),
      safe: false,
      edits: removeAll(article, [...kept, ...others]),
      needs: [{ start: copy.start, end: copy.end }],
    });
  }
  return fixes;
}

/**
 * Whether the copy may begin with the rest of what breaks off right before it, or end with the head of what follows:
 * gone, it would leave half a sentence.
 */
function tears(
  article: Article,
  copy: Copy,
  { before, behind }: Neighbours,
  reading: ReadingModel | null,
): boolean {
  const { paragraphs } = article;
  // Right behind the passage that stays, it leaves what follows behind the same words as before.
  if (copy.keeps.some((keep) => before >= 0 && wholeParagraphs(article, keep)?.[1] === before)) return false;
  const runsOn = (head: Paragraph | undefined, tail: Paragraph | undefined): boolean =>
    head !== undefined &&
    tail !== undefined &&
    reading !== null &&
    mayBreakOff(head) &&
    readsOn(head, tail, reading);
  return (
    runsOn(paragraphs[before], paragraphs[copy.first]) || runsOn(paragraphs[copy.last], paragraphs[behind])
  );
}

/** Takes the copy away, and puts together the pieces of the one that stays: without the copy nothing would show how. */
function removal(article: Article, copy: Copy, chains: readonly Break[][]): Edit[] {
  const edits: Edit[] = [];
  const gone: (readonly [number, number])[] = [[copy.first, copy.last]];
  for (const chain of chains) {
    let moved = '';
    let end = 0;
    for (const [i, { left, right, between }] of chain.entries()) {
      const head = article.paragraphs[left]!;
      const tail = article.paragraphs[right]!;
      if (moved === '') end = head.start + head.traits.length;
      if (moved === '' && right === left + 1 && end === head.end) {
        edits.push({ start: end, end: tail.start, text: between });
      } else {
        // What follows a piece that moves moves with it.
        moved += between + tail.text;
        gone.push([right, right]);
        if (i === chain.length - 1) edits.push({ start: end, end, text: moved });
      }
    }
  }
  return [...edits, ...removeAll(article, gone)].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Takes out paragraphs, given by the first and the last of each stretch; those that follow one another together. */
function removeAll(article: Article, stretches: readonly (readonly [number, number])[]): Edit[] {
  const sorted = [...stretches].sort((a, b) => a[0] - b[0]);
  const edits: Edit[] = [];
  for (let i = 0; i < sorted.length; i++) {
    const [first] = sorted[i]!;
    let [, last] = sorted[i]!;
    while (i + 1 < sorted.length && sorted[i + 1]![0] <= last + 1) last = Math.max(last, sorted[++i]![1]);
    edits.push(removeParagraphs(article, first, last));
  }
  return edits;
}

/**
 * The breaks to be mended, those that follow one another together. A copy that has lost its line ends runs headings,
 * list items and markers into the text: those are no pieces of a sentence.
 */
function chainsOf({ paragraphs }: Article, { breaks, first, last }: Copy): Break[][] {
  const next = new Map<number, Break>();
  const rights = new Set<number>();
  for (const each of breaks) {
    const { left, right } = each;
    const isApart = right > left + 1 && paragraphs[left]!.role === 'heading';
    if (!(isApart || isPiece(paragraphs[left]!)) || NO_PIECE.has(paragraphs[right]!.role)) continue;
    if (right === left || next.has(left) || rights.has(right)) continue;
    // What goes with the copy needs no mending: a run may be a copy of what its own pieces say.
    if ([left, right].some((p) => first <= p && p <= last)) continue;
    next.set(left, each);
    rights.add(right);
  }
  const chains: Break[][] = [];
  for (const [left, first] of next) {
    if (rights.has(left)) continue;
    const chain: Break[] = [];
    for (let at: Break | undefined = first; at; at = next.get(at.right)) chain.push(at);
    chains.push(chain);
  }
  return chains;
}

/** Body text, or the start of a sentence that is only short enough to pass for a heading. */
const isPiece = (paragraph: Paragraph): boolean =>
  paragraph.role === 'body' || (paragraph.role === 'heading' && !mayBeHeading(paragraph));

const NO_PIECE: ReadonlySet<Role> = new Set([
  'title',
  'byline',
  'caption',
  'credit',
  'marker',
  'list',
  'table',
  'folio',
]);

/** The first and last paragraph of a place that is whole paragraphs. */
function wholeParagraphs(article: Article, keep: Range): [number, number] | undefined {
  const { paragraphs } = article;
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (paragraphs[middle]!.end > keep.start) high = middle;
    else low = middle + 1;
  }
  if (paragraphs[low]?.start !== keep.start) return undefined;
  let last = low;
  while (last < paragraphs.length && paragraphs[last]!.end < keep.end) last++;
  return paragraphs[last]?.end === keep.end ? [low, last] : undefined;
}

const differs = (article: Article, { here, there }: Difference) => ({
  ...there,
  message: message('repeated.differs', { here: show(article, here), there: show(article, there) }),
});

/** A difference in a few words; ∅ where one side has nothing. */
const show = (article: Article, range: Range): string =>
  range.end === range.start ? '∅' : quote(article, range);

function quote({ text }: Article, { start, end }: Range): string {
  const cut = endOfFirst(text, QUOTE, start, end);
  return text.slice(start, cut).replace(/\s+/g, ' ') + (cut < end ? '…' : '');
}
