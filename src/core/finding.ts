import type { Message } from './messages.js';
import type { Edit, Range } from './range.js';

/** Every rule, in the order in which findings at one place are listed. */
export const RULE_IDS = [
  'repeated-paragraph',
  'truncated-sentence',
  'hard-wrapped-text',
  'image-marker',
  'inconsistent-name',
  'conflicting-figure',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** How much each rule's findings count for, where the settings do not say otherwise. */
export const OWN_SEVERITY: Readonly<Record<RuleId, Severity>> = {
  'repeated-paragraph': 'warning',
  'truncated-sentence': 'warning',
  'hard-wrapped-text': 'warning',
  'image-marker': 'information',
  'inconsistent-name': 'information',
  'conflicting-figure': 'information',
};

/** What a fix does; the editor chooses its icon, its kind and whether it is preferred from this. */
export type FixAction =
  | 'remove-copy'
  | 'keep-this-copy'
  | 'merge-copies'
  | 'merge-next'
  | 'merge-displaced'
  | 'reflow'
  | 'remove-marker'
  | 'replace-text';

/** One way to mend a finding. All its edits are applied together or not at all; they never overlap and are in order. */
export interface Fix {
  readonly action: FixAction;
  readonly title: Message;
  /** Safe: an editor would never take it back. `fix`, fix-all and fix-on-save apply safe fixes only. */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
  /** Text that must stay as it is for the fix to lose nothing: the copy that is kept. */
  readonly needs?: readonly Range[];
}

export interface Related extends Range {
  readonly message: Message;
}

/**
 * Something an editor would want to know about. It carries message ids and arguments, never words, so that each
 * surface speaks its own language.
 */
export interface Finding extends Range {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: Message;
  /** The other copy, the place where the sentence goes on. */
  readonly related: readonly Related[];
  /** What the preferred fix would take away: shown faded. */
  readonly surplus: readonly Range[];
  /** The preferred fix first. Empty where nothing can be offered honestly. */
  readonly fixes: readonly Fix[];
}

/** A place in the file from which on everything has moved by some code units. */
export interface Shift {
  readonly from: number;
  readonly by: number;
}

/** The same finding where all that it speaks of has moved. The same object where none of it has. */
export function movedFinding(finding: Finding, shift: Shift): Finding {
  if (shift.by === 0 || !reaches(finding, shift.from)) return finding;
  const { rule, severity, start, end, message, related, surplus, fixes } = finding;
  const by = start < shift.from ? 0 : shift.by;
  return {
    rule,
    severity,
    start: start + by,
    end: end + by,
    message,
    related: movedAll(related, movedRelated, shift),
    surplus: movedAll(surplus, movedRange, shift),
    fixes: movedAll(fixes, movedFix, shift),
  };
}

/** Whether something that a finding speaks of starts at an offset or behind it. */
function reaches({ start, related, fixes }: Finding, from: number): boolean {
  if (start >= from) return true;
  for (const one of related) if (one.start >= from) return true;
  for (const { edits, needs } of fixes) {
    for (const edit of edits) if (edit.start >= from) return true;
    for (const need of needs ?? []) if (need.start >= from) return true;
  }
  return false;
}

function movedFix({ action, title, safe, edits, needs }: Fix, shift: Shift): Fix {
  const moved = movedAll(edits, movedEdit, shift);
  if (!needs) return { action, title, safe, edits: moved };
  return { action, title, safe, edits: moved, needs: movedAll(needs, movedRange, shift) };
}

/** A list of what has moved; the same one where nothing is in it: most findings have such lists, and thousands are moved. */
export function movedAll<T>(
  list: readonly T[],
  move: (one: T, shift: Shift) => T,
  shift: Shift,
): readonly T[] {
  return list.length === 0 ? list : list.map((one) => move(one, shift));
}

/** A range in its new place; none has its start before a shift and its end behind it. */
export function movedRange({ start, end }: Range, { from, by }: Shift): Range {
  return start < from ? { start, end } : { start: start + by, end: end + by };
}

export function movedEdit({ start, end, text }: Edit, { from, by }: Shift): Edit {
  return start < from ? { start, end, text } : { start: start + by, end: end + by, text };
}

function movedRelated({ start, end, message }: Related, { from, by }: Shift): Related {
  return start < from ? { start, end, message } : { start: start + by, end: end + by, message };
}
