import type { Article } from './article.js';
import type { Finding, Fix, FixAction } from './finding.js';
import type { Edit, Range } from './range.js';

/** Applies edits that do not overlap. Throws RangeError where they do, or lie outside the text. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let at = 0;
  for (const edit of sorted) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length)
      throw new RangeError('edits overlap');
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/**
 * The edit that takes whole paragraphs out, from `first` to `last`, with their lines. Of the gaps before and behind
 * them the wider one stays, so that no paragraphs are glued together and no blank lines pile up.
 */
export function removeParagraphs(article: Article, first: number, last: number): Edit {
  const { paragraphs, text } = article;
  const from = paragraphs[first]!;
  const to = paragraphs[last]!;
  const before = paragraphs[first - 1];
  const after = paragraphs[last + 1];
  // A byte order mark that an editor left in the text is no part of its first paragraph.
  const begin = from.lineStart === 0 && text.startsWith('\ufeff') ? 1 : from.lineStart;
  if (!after) return { start: before ? before.lineEnd : begin, end: to.lineEnd, text: '' };
  if (!before) return { start: begin, end: after.lineStart, text: '' };
  const lines = (start: number, end: number) => text.slice(start, end).split('\n').length;
  return lines(to.lineEnd, after.lineStart) > lines(before.lineEnd, from.lineStart)
    ? { start: before.lineEnd, end: to.lineEnd, text: '' }
    : { start: from.lineStart, end: after.lineStart, text: '' };
}

/** A fix chosen for a finding. */
export interface Planned {
  readonly finding: Finding;
  readonly fix: Fix;
}

export interface Plan {
  /** In order, none overlapping another. */
  readonly edits: readonly Edit[];
  readonly fixes: readonly Planned[];
}

/** Joins come first: the copy that shows how the pieces join may go only when they are joined. */
const ORDER: Readonly<Record<FixAction, number>> = {
  'merge-next': 0,
  reflow: 0,
  'merge-displaced': 1,
  'merge-copies': 2,
  'remove-copy': 3,
  'keep-this-copy': 3,
  'remove-marker': 4,
  'replace-text': 4,
};

/** These leave every word where it is, so that text which another fix relies on is not hurt. */
const HARMLESS: ReadonlySet<FixAction> = new Set<FixAction>(['merge-next', 'reflow', 'remove-marker']);

/**
 * Chooses fixes that can be applied together: the first fix of each finding that `wanted` accepts. Where two touch the
 * same text, or one takes away what another relies on, the first in order of kind and place is chosen; the other can
 * be had from a fresh check. The same findings give the same plan.
 */
export function plan(
  findings: readonly Finding[],
  wanted: (fix: Fix, finding: Finding) => boolean = (fix) => fix.safe,
): Plan {
  const candidates: Planned[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find((f) => wanted(f, finding));
    if (fix && fix.edits.length > 0) candidates.push({ finding, fix });
  }
  candidates.sort(
    (a, b) => ORDER[a.fix.action] - ORDER[b.fix.action] || a.fix.edits[0]!.start - b.fix.edits[0]!.start,
  );
  const edited = new Spans();
  const moved = new Spans();
  const relied = new Spans();
  const fixes: Planned[] = [];
  for (const candidate of candidates) {
    const { edits, needs = [], action } = candidate.fix;
    const harmless = HARMLESS.has(action);
    if (edits.some((edit) => edited.clash(edit) || (!harmless && relied.overlap(edit)))) continue;
    if (needs.some((need) => moved.overlap(need))) continue;
    for (const edit of edits) {
      edited.add(edit);
      if (!harmless) moved.add(edit);
    }
    for (const need of needs) relied.add(need);
    fixes.push(candidate);
  }
  return { edits: edited.sorted(), fixes };
}

/** Ranges in order of their start. Those that are added may overlap only where the user of the set allows it. */
class Spans {
  private readonly list: Edit[] = [];
  /** The furthest end of any range up to and including the one at the same place. */
  private readonly reach: number[] = [];

  /** Whether an edit cannot stand beside those in the set: it overlaps one, or both put text in one place. */
  clash(edit: Edit): boolean {
    return this.overlap(edit) || this.touches(edit);
  }

  overlap({ start, end }: Range): boolean {
    const i = this.indexOf(end);
    return i > 0 && this.reach[i - 1]! > start;
  }

  add(range: Range & { readonly text?: string }): void {
    const edit = { text: '', ...range };
    const i = this.indexOf(edit.start + 1);
    this.list.splice(i, 0, edit);
    this.reach.splice(i, 0, 0);
    for (let k = i; k < this.list.length; k++) {
      const reach = Math.max(this.reach[k - 1] ?? 0, this.list[k]!.end);
      if (k > i && this.reach[k] === reach) break;
      this.reach[k] = reach;
    }
  }

  sorted(): readonly Edit[] {
    return this.list;
  }

  /** Two edits that meet may stand together only where both take text away and put none in. */
  private touches({ start, end, text }: Edit): boolean {
    for (let i = this.indexOf(end + 1) - 1; i >= 0 && this.reach[i]! >= start; i--) {
      const other = this.list[i]!;
      const takes = end > start && other.end > other.start && text === '' && other.text === '';
      if (other.end >= start && !takes) return true;
    }
    return false;
  }

  /** How many ranges start before `place`. */
  private indexOf(place: number): number {
    let low = 0;
    let high = this.list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.list[middle]!.start < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
