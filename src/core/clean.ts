import { type CheckOptions, checkSteps } from './check.js';
import { EditHistory } from './edits.js';
import type { Finding, Fix, FixAction, RuleId } from './finding.js';
import { applyEdits, type Plan, plan } from './fixes.js';
import type { Edit } from './range.js';
import type { Resources } from './resources.js';
import { atOnce, type Steps } from './slices.js';

/** Says which fixes may be applied; without it the safe ones are. `text` is the one that the finding was made on. */
export type Wanted = (fix: Fix, finding: Finding, text: string) => boolean;

export interface Cleaned {
  readonly text: string;
  /** What was done, as edits of the text that came in: in order, none overlapping another. */
  readonly edits: readonly Edit[];
  /** How many fixes of each rule were applied. */
  readonly rules: Readonly<Partial<Record<RuleId, number>>>;
  /** How many fixes of each kind were applied: so many merged, so many removed. */
  readonly actions: Readonly<Partial<Record<FixAction, number>>>;
}

/** A joined sentence may show a repeat, a removed repeat may show a cut: more rounds than this were never needed. */
const MOST_ROUNDS = 12;

/** Applies every wanted fix, again and again until none is left: what comes back is not changed by a second call. */
export function clean(
  text: string,
  options: CheckOptions = {},
  resources: Resources = {},
  wanted?: Wanted,
): string {
  return atOnce(cleanSteps(text, options, resources, wanted)).text;
}

/** The same, as one list of edits of the text, for hosts that apply them as one step that can be undone. */
export function cleanEdits(
  text: string,
  options: CheckOptions = {},
  resources: Resources = {},
  wanted?: Wanted,
): Cleaned {
  return atOnce(cleanSteps(text, options, resources, wanted));
}

/**
 * The same in steps, for hosts that must not be held up: see `inSlices`. `onRound` hears of each round of fixes, and of
 * the text that it was planned on.
 */
export function* cleanSteps(
  text: string,
  options: CheckOptions = {},
  resources: Resources = {},
  wanted?: Wanted,
  onRound: (now: string, plan: Plan) => void = () => {},
): Steps<Cleaned> {
  const history = new EditHistory(text);
  const rules: Partial<Record<RuleId, number>> = {};
  const actions: Partial<Record<FixAction, number>> = {};
  let now = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { findings } = yield* checkSteps(now, { ...options, facts: false }, resources);
    const text = now;
    const planned = plan(findings, wanted && ((fix, finding) => wanted(fix, finding, text)));
    const { edits, fixes } = planned;
    if (edits.length === 0) break;
    onRound(now, planned);
    for (const { finding, fix } of fixes) {
      rules[finding.rule] = (rules[finding.rule] ?? 0) + 1;
      actions[fix.action] = (actions[fix.action] ?? 0) + 1;
    }
    history.add(edits);
    now = applyEdits(now, edits);
    yield;
  }
  return { text: now, edits: history.edits(), rules, actions };
}
