import { PerText } from '../article/memo.js';
import type { Article, Paragraph } from '../article.js';
import type { Span } from '../cuts/candidates.js';
import type { Finding } from '../finding.js';
import { removeParagraphs } from '../fixes.js';
import { type Memory, marked, marksOf, Stage } from '../memory.js';
import { message } from '../messages.js';
import type { Steps } from '../slices.js';
import { CLASS, CLOSER, COLON, DOT, MARK, SPACE, STOP } from '../text.js';
import type { TextContext, TextRule } from './context.js';
import { type KeptFindings, type Placed, withKept } from './kept-findings.js';

/** Flags the numbers of pictures that are gone: alone on a line, or stuck to the end of a paragraph. */
export const imageMarker: TextRule = {
  id: 'image-marker',
  *check(context) {
    const { article, memory } = context;
    const { paragraphs } = article;
    const marks = yield* marksOf(MARKED, paragraphs.length, memory, (i) => {
      const { role, traits, text } = paragraphs[i]!;
      return role === 'marker' || traits.length < text.length ? 1 : 0;
    });
    if (!memory && marks.indexOf(1) < 0) return [];
    const known = yield* answered(context);
    const spans = spansToRead(article, [...known].sort().join(''), memory);
    const found: Placed[] = [];
    for (const { from, to } of spans)
      for (let i = marks.indexOf(1, from); i >= 0 && i < to; i = marks.indexOf(1, i + 1)) {
        const p = paragraphs[i]!;
        const start = startOf(context, p);
        if (start >= 0 && !isAnswered(signOf(p.text, start - p.start), known))
          found.push({ place: i, finding: findingOf(context, p, start) });
      }
    return memory
      ? withKept(KEPT, memory, article, spans, found).findings
      : found.map(({ finding }) => finding);
  },
};
const KEPT = new Stage<KeptFindings>();

/** The signs that were answered to at the last check. */
const KNOWN = new Stage<string>();

/** Where findings may be others than at the last check: what has changed, with the markers beside it; or everywhere. */
function spansToRead({ paragraphs }: Article, known: string, memory: Memory | undefined): Span[] {
  const isSame = memory?.recall(KNOWN) === known;
  memory?.leave(KNOWN, known);
  if (!memory || !isSame) return [{ from: 0, to: paragraphs.length }];
  let from = memory.same.head;
  let to = paragraphs.length - memory.same.tail;
  while (paragraphs[from - 1]?.role === 'marker') from--;
  while (paragraphs[to]?.role === 'marker') to++;
  return [{ from, to }];
}

/** Captions and items answer to each of the signs: ③①② is the order that a choice puts them in. */
function isAnswered(signs: string, known: ReadonlySet<string>): boolean {
  for (let i = 0; i < signs.length; i++) if (!known.has(signs[i]!)) return false;
  return signs !== '';
}

/** Where in the article a paragraph's marker begins; -1 where it has none. */
function startOf(context: TextContext, p: Paragraph): number {
  if (p.role === 'marker') return !isPrivate(p.text) || standsByText(context, p) ? p.start : -1;
  const at = stuckMarker(p);
  return at < 0 ? -1 : p.start + at;
}

/**
 * Characters whose look is agreed on in private, a publishing system's numbers, but also the icons of a web page; or a
 * question mark in the place of one.
 */
const isPrivate = (text: string): boolean => /^(?:[\ue000-\uf8ff]+|[？?])$/.test(text);

/** Whether a picture's place is right before or behind a paragraph of text; icons stand among buttons and menus. */
function standsByText({ article: { paragraphs } }: TextContext, { index }: Paragraph): boolean {
  const beside = (step: 1 | -1): Paragraph | undefined => {
    let p = index + step;
    while (paragraphs[p]?.role === 'marker') p += step;
    return paragraphs[p];
  };
  return [beside(-1), beside(1)].some((p) => p?.role === 'body' && p.text.length >= RUNNING);
}

/** Long enough to be running text, whose marker may stand where a sentence is cut. */
const RUNNING = 30;

/** Where the marker stuck to a paragraph's end begins: behind a full stop or the like, or where the text breaks off. */
function stuckMarker({ role, traits, text }: Paragraph): number {
  // Headlines carry series numbers. What breaks off behind a full stop, or in a quotation, is a cut paragraph.
  const isText = traits.end === 'open' && (traits.stops > 0 || traits.open !== '');
  const mayBeHeadline = role === 'title' || (role === 'heading' && traits.length < RUNNING);
  if (role === 'table' || (mayBeHeadline && !isText)) return -1;
  let at = traits.length;
  while (at < text.length && CLASS[text.charCodeAt(at)] === SPACE) at++;
  const before = traits.length - 1;
  if ('图圖如见見参參'.includes(text[before]!)) return -1;
  const kind = CLASS[text.charCodeAt(before)];
  if (kind === STOP || kind === DOT || kind === CLOSER || kind === COLON) return at;
  return traits.length >= RUNNING || isText ? at : -1;
}

/** The bare sign of a marker: ① of 图① and （①）. */
function signOf(text: string, from: number): string {
  let sign = '';
  for (let i = from; i < text.length; i++) if (CLASS[text.charCodeAt(i)] === MARK) sign += text[i];
  return sign;
}

/** The signs that a paragraph answers to. */
const ANSWERS = new PerText((text, { length, marks }) => {
  let signs = '';
  if (marks === 0) return signs;
  for (let i = 0; i < length; i++)
    if (CLASS[text.charCodeAt(i)] === MARK && standsInText(text, i)) signs += text[i];
  return signs;
});

/** Signs that captions, notes, list items or references in the text answer to. */
function* answered({ article: { paragraphs }, memory }: TextContext): Steps<Set<string>> {
  const signs = new Set<string>();
  const marks = yield* marksOf(ANSWERING, paragraphs.length, memory, (i) => {
    const p = paragraphs[i]!;
    return p.role !== 'marker' && p.role !== 'title' && ANSWERS.of(p) !== '' ? 1 : 0;
  });
  for (const i of marked(marks)) {
    const own = ANSWERS.of(paragraphs[i]!);
    for (let k = 0; k < own.length; k++) signs.add(own[k]!);
  }
  return signs;
}

/** Paragraphs that are a marker, or may have one stuck to their end. */
const MARKED = new Stage<Uint8Array>();
/** Paragraphs that answer to some sign. */
const ANSWERING = new Stage<Uint8Array>();

/** 图①：…, ①为…, 如图①所示, 见①; an enumeration inside a sentence names no picture. */
function standsInText(text: string, at: number): boolean {
  return at === 0 || '图圖见見及和、—至'.includes(text[at - 1]!);
}

function findingOf({ article }: TextContext, p: Paragraph, start: number): Finding {
  const marker = article.text.slice(start, p.end);
  const alone = p.role === 'marker';
  const textEnd = p.start + p.traits.length;
  const edit = alone
    ? removeParagraphs(article, p.index, p.index)
    : { start: Math.min(start, textEnd), end: p.end, text: '' };
  return {
    rule: 'image-marker',
    severity: 'information',
    start,
    end: p.end,
    message: message('marker.message', { marker }),
    related: [],
    surplus: [{ start, end: p.end }],
    fixes: [
      {
        action: 'remove-marker',
        title: message('marker.fix.remove', { marker }),
        safe: true,
        edits: [edit],
      },
    ],
  };
}
