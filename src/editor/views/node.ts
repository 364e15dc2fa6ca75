import type { ThemeIcon } from 'vscode';
import type { Finding } from '../../core/finding.js';
import type { Range } from '../../core/range.js';
import type { Snapshot } from '../documents.js';

/** A line of the panel. */
export interface Node {
  /** The same for the same thing after every check, so that selection and unfolded lines stay. */
  readonly id: string;
  readonly label: string;
  /** The part of the label to set off. */
  readonly highlight?: Range;
  readonly description?: string;
  /** Paragraphs of plain text; they are escaped when shown. */
  readonly tooltip?: readonly string[];
  readonly icon?: ThemeIcon;
  /** What menus go by. */
  readonly context: string;
  /** Said by screen readers in place of the label. */
  readonly spoken: string;
  readonly snapshot: Snapshot;
  readonly place?: Range;
  /** What the copy button puts on the clipboard. */
  readonly copy: string;
  readonly finding?: Finding;
  /** Made when the line is unfolded. */
  readonly children?: () => Iterable<Node>;
  readonly expanded?: boolean;
}

/** Gives things that say the same different ids: the first keeps the plain one. */
export function uniqueIds(): (id: string) => string {
  const seen = new Map<string, number>();
  return (id) => {
    const n = (seen.get(id) ?? 0) + 1;
    seen.set(id, n);
    return n === 1 ? id : `${id}#${n}`;
  };
}

const BLANKS = /[\s\u00a0\u3000\ufeff]+/gu;

/** A text on one line, cut to a length. */
export function oneLine(text: string, most = 60): string {
  const line = text
    .slice(0, 4 * most)
    .replace(BLANKS, ' ')
    .trim();
  const points = [...line];
  return points.length > most ? `${points.slice(0, most).join('')}…` : line;
}

/** A place with a few words on each side. */
export function inContext(text: string, place: Range): { label: string; highlight: Range } {
  const before = oneLine([...text.slice(Math.max(0, place.start - 24), place.start)].slice(-12).join(''));
  const own = oneLine(text.slice(place.start, place.end));
  const after = oneLine(text.slice(place.end, place.end + 60), 30);
  return {
    label: before + own + after,
    highlight: { start: before.length, end: before.length + own.length },
  };
}

/** The sentence, or else the line, around a place. */
export function sentenceAround(text: string, place: Range): string {
  const ends = /[。！？!?\r\n]/u;
  let start = place.start;
  while (start > 0 && place.start - start < 200 && !ends.test(text[start - 1]!)) start--;
  let end = place.end;
  while (end < text.length && end - place.end < 200 && !/[\r\n]/u.test(text[end]!)) {
    if (ends.test(text[end++]!)) break;
  }
  return oneLine(text.slice(start, end), 300);
}

export const lineOf = ({ document }: Snapshot, place: Range): number =>
  document.positionAt(place.start).line + 1;
