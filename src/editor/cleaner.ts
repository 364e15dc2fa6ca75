import { type Cleaned, cleanSteps } from '../core/clean.js';
import type { FixAction, RuleId } from '../core/finding.js';
import { inSlices } from '../core/slices.js';
import type { Snapshot } from './documents.js';
import type { Ignores } from './judge.js';
import type { Models } from './models.js';
import { pause } from './pause.js';

/** Works out what a clean-up would do: the safe fixes, those that others bring to light included. */
export class Cleaner {
  constructor(
    private readonly models: Models,
    private readonly ignores: Ignores,
  ) {}

  /** The safe fixes of all rules, or of one. Rules that are off and ignored findings are left alone. */
  async plan({ text, settings }: Snapshot, rule?: RuleId): Promise<Cleaned> {
    const steps = cleanSteps(
      text,
      { rules: settings.rules },
      await this.models.load(),
      (fix, finding, now) => fix.safe && (!rule || finding.rule === rule) && !this.ignores.has(finding, now),
    );
    return (await inSlices(steps, { pause }))!;
  }
}

/** What an action is counted as when it is said what was done. */
export const COUNTED_AS: Record<FixAction, 'merged' | 'removed' | 'reflowed' | 'replaced'> = {
  'remove-copy': 'removed',
  'keep-this-copy': 'removed',
  'merge-copies': 'merged',
  'merge-next': 'merged',
  'merge-displaced': 'merged',
  reflow: 'reflowed',
  'remove-marker': 'removed',
  'replace-text': 'replaced',
};
