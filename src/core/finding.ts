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

/** The same finding where all that it speaks of stands `by` code units further on. */
export function movedFinding(finding: Finding, by: number): Finding {
  if (by === 0) return finding;
  const { rule, severity, message, related, surplus, fixes } = finding;
  return {
    rule,
    severity,
    start: finding.start + by,
    end: finding.end + by,
    message,
    related: related.map(({ start, end, message }) => ({ start: start + by, end: end + by, message })),
    surplus: surplus.map((range) => movedRange(range, by)),
    fixes: fixes.map((fix) => movedFix(fix, by)),
  };
}

function movedFix({ action, title, safe, edits, needs }: Fix, by: number): Fix {
  const moved = { action, title, safe, edits: edits.map((edit) => movedEdit(edit, by)) };
  return needs ? { ...moved, needs: needs.map((range) => movedRange(range, by)) } : moved;
}

const movedRange = ({ start, end }: Range, by: number): Range => ({ start: start + by, end: end + by });
const movedEdit = ({ start, end, text }: Edit, by: number): Edit => ({
  start: start + by,
  end: end + by,
  text,
});
