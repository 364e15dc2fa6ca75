import type { RuleId } from './finding.js';
import { applyEdits, type Plan } from './fixes.js';
import type { Edit } from './range.js';

/** One change that a user takes or leaves as a whole. */
export interface Choice {
  readonly edit: Edit;
  /** The rules whose findings it settles, none twice. */
  readonly rules: readonly RuleId[];
}

/**
 * A plan's fixes as single edits, for lists in which every edit has a box of its own: of a fix that takes words away
 * here and puts them in there, half would cost them. What lies between the edits of such a fix goes with them, other
 * fixes included. In order of place, none overlapping another.
 */
export function choicesOf(text: string, { fixes }: Plan): Choice[] {
  const spans = fixes
    .map(({ finding, fix: { edits } }) => ({
      start: Math.min(...edits.map(({ start }) => start)),
      end: Math.max(...edits.map(({ end }) => end)),
      edits: [...edits],
      rules: [finding.rule],
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const joined: typeof spans = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (!last || span.start >= last.end) {
      joined.push(span);
      continue;
    }
    last.end = Math.max(last.end, span.end);
    last.edits.push(...span.edits);
    last.rules.push(...span.rules);
  }
  return joined.map(({ start, end, edits, rules }) => {
    const shifted = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    const replaced = applyEdits(text.slice(start, end), shifted);
    return { edit: { start, end, text: replaced }, rules: [...new Set(rules)] };
  });
}
