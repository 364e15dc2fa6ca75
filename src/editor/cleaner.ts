import type { Choice } from '../core/choices.js';
import type { Cleaned } from '../core/clean.js';
import type { Finding, FixAction, RuleId } from '../core/finding.js';
import type { Plan } from '../core/fixes.js';
import { inSlices } from '../core/slices.js';
import type { Snapshot } from './documents.js';
import type { Engine } from './engine.js';
import type { Ignores } from './judge.js';
import { pause } from './pause.js';

/** Works out what a clean-up would do: the safe fixes, those that others bring to light included. */
export class Cleaner {
  constructor(
    private readonly engine: Engine,
    private readonly ignores: Ignores,
  ) {}

  /** The safe fixes of all rules, or of one. Rules that are off and ignored findings are left alone. */
  plan(snapshot: Snapshot, rule?: RuleId): Promise<Cleaned> {
    return this.clean(snapshot, (finding) => !rule || finding.rule === rule);
  }

  /** The same, all rules together, as changes of the article that can be taken one by one. */
  async choices(snapshot: Snapshot): Promise<readonly Choice[]> {
    const { core } = await this.engine.load();
    const history = new core.ChoiceHistory();
    await this.clean(
      snapshot,
      () => true,
      (now, plan) => history.add(now, plan),
    );
    return history.all();
  }

  private async clean(
    { text, settings }: Snapshot,
    wanted: (finding: Finding) => boolean,
    onRound?: (now: string, plan: Plan) => void,
  ): Promise<Cleaned> {
    const { core, resources } = await this.engine.load();
    const steps = core.cleanSteps(
      text,
      { rules: settings.rules },
      resources,
      (fix, finding, now) => fix.safe && wanted(finding) && !this.ignores.has(finding, now),
      onRound,
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
