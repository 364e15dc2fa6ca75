import type { Paragraph } from '../article.js';
import { CLASS, CLOSER, COLON, COMMA, partnerOf, SPACE, STOP } from '../text.js';

// What paragraphs show at first sight: no model is asked.

export const isIndented = (p: Paragraph): boolean => p.start - p.lineStart >= 1 && p.text.length > 0;

/** May not begin a paragraph: ，。”）… */
export function startsInside(p: Paragraph): boolean {
  const kind = CLASS[p.text.charCodeAt(0)]!;
  return kind === COMMA || kind === STOP || kind === COLON || kind === CLOSER;
}

/** Quotes and brackets: 1 where the rest closes what the head left open, -1 where it closes what nobody opened. */
export function quotesFit(head: Paragraph, tail: Paragraph): number {
  const { open } = head.traits;
  const { stray } = tail.traits;
  if (stray === '' && open === '') return 0;
  if (stray === '') return -0.5;
  const last = open.charCodeAt(open.length - 1);
  return open !== '' && partnerOf(last) === stray.charCodeAt(0) ? 1 : open === '' ? -1 : 0;
}

/** Halves that differ by no more are of one length: many headlines are made so. */
export const EQUAL = 1;

/** Headlines like two halves of about one length (to `apart` code units), with a comma or a blank between. */
export function isBalanced({ text, traits }: Paragraph, apart = 3): boolean {
  if (traits.length > 32 || traits.stops > 0 || traits.commas + traits.blanks !== 1) return false;
  for (let i = 1; i < traits.length; i++) {
    const kind = CLASS[text.charCodeAt(i)];
    if (kind === COMMA || kind === SPACE) return Math.abs(i - (traits.length - i - 1)) <= apart;
  }
  return false;
}

/** Words that running text is full of and headlines do without: how many in ten characters. */
const SMALL = new Uint8Array(65536);
for (const word of '的了在是我他她它们就也说这那着过把被又还和与从对为以及其中已都却而但因所很并将')
  SMALL[word.charCodeAt(0)] = 1;
export function smallWords({ text, traits }: Paragraph): number {
  const from = Math.max(0, traits.length - 30);
  let small = 0;
  for (let i = from; i < traits.length; i++) small += SMALL[text.charCodeAt(i)]!;
  return Math.min(3, (10 * small) / Math.max(10, traits.length - from));
}

/** Not by its look a heading: has several clauses, or is longer than most. */
export const isTextLike = ({ traits }: Paragraph): boolean =>
  traits.stops > 0 || traits.commas > 0 || traits.length >= LONG_PIECE;
const LONG_PIECE = 24;
