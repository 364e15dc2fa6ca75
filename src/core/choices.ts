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
  return joined.map(({ start, end, edits, rules }) => ({
    edit: { start, end, text: replaced(text, start, end, edits) },
    rules: [...new Set(rules)],
  }));
}

/** The choices of several rounds of fixes, each round made on the result of the one before, as choices of the first text. */
export class ChoiceHistory {
  private choices: readonly Choice[] = [];

  /** Takes in the next round. `now` is the text that it was made on. */
  add(now: string, plan: Plan): void {
    const out: Choice[] = [];
    /** How much longer the text has become before the place that the walk has reached. */
    let growth = 0;
    const older = [...this.choices];
    const newer = choicesOf(now, plan);
    while (older.length > 0 || newer.length > 0) {
      const taken: Choice[] = [];
      const rules = new Set<RuleId>();
      const before = growth;
      let start = Number.POSITIVE_INFINITY;
      let end = Number.NEGATIVE_INFINITY;
      // What a later round does where an earlier one was at work is one choice with it.
      for (;;) {
        const old = older[0] && standing(older[0], growth);
        const next = newer[0]?.edit;
        const isOld = !!old && (!next || old.start <= next.start);
        const range = isOld ? old : next;
        if (!range || (end >= start && (range.start > end || (isOld && taken.length === 0)))) break;
        start = Math.min(start, range.start);
        end = Math.max(end, range.end);
        const choice = (isOld ? older : newer).shift()!;
        for (const rule of choice.rules) rules.add(rule);
        if (isOld) growth += growthOf(choice.edit);
        else taken.push(choice);
      }
      const edits = taken.map(({ edit }) => edit);
      const edit = { start: start - before, end: end - growth, text: replaced(now, start, end, edits) };
      out.push({ edit, rules: [...rules] });
    }
    this.choices = out;
  }

  /** In order of place, none overlapping another. All of them together are what the rounds did. */
  all(): readonly Choice[] {
    return this.choices;
  }
}

/** A part of the text with edits of it made. */
function replaced(text: string, start: number, end: number, edits: readonly Edit[]): string {
  const shifted = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return applyEdits(text.slice(start, end), shifted);
}

const growthOf = ({ start, end, text }: Edit): number => text.length - (end - start);

/** Where what a choice has put in stands, once the text before it has grown by so much. */
const standing = ({ edit }: Choice, growth: number) => ({
  start: edit.start + growth,
  end: edit.start + growth + edit.text.length,
});
