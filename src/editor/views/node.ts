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

export const LINE_END = /[\r\n]/u;
const BLANKS = /[\s\u00a0\u3000\ufeff]+/gu;

/** A text on one line, cut to a width: a Chinese character takes two columns, a Latin one. */
export function oneLine(text: string, columns = 120): string {
  const line = text
    .slice(0, 4 * columns)
    .replace(BLANKS, ' ')
    .trim();
  let width = 0;
  let end = 0;
  for (const character of line) {
    width += character.codePointAt(0)! < 0x1100 ? 1 : 2;
    if (width > columns) return `${line.slice(0, end)}…`;
    end += character.length;
  }
  return line;
}

/** A place with a few words of its line on each side. */
export function inContext(text: string, place: Range): { label: string; highlight: Range } {
  const [above = ''] = text
    .slice(Math.max(0, place.start - 24), place.start)
    .split(LINE_END)
    .slice(-1);
  const [behind = ''] = text.slice(place.end, place.end + 60).split(LINE_END);
  const before = oneLine([...above].slice(-12).join(''));
  const own = oneLine(text.slice(place.start, place.end));
  return {
    label: before + own + oneLine(behind, 60),
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
  return oneLine(text.slice(start, end), 600);
}

export const lineOf = ({ document }: Snapshot, place: Range): number =>
  document.positionAt(place.start).line + 1;
