import type { Finding } from '../core/finding.js';
import type { DocumentSettings } from './configuration.js';
import type { RuleSetting } from './settings.js';

/** Whether a user has chosen not to see a finding. */
export interface Ignores {
  has(finding: Finding, text: string): boolean;
}

export interface Judged {
  /** Severities as set, without rules that are off and without ignored findings; in order of place. */
  readonly findings: readonly Finding[];
  /** How many findings the user has chosen to ignore. */
  readonly ignored: number;
}

/** The severity that a finding is shown with. */
export const shownSeverity = (
  { rule, severity }: Pick<Finding, 'rule' | 'severity'>,
  settings: DocumentSettings,
): RuleSetting => settings.rules[rule] ?? severity;

/** The findings to show of those the core has found. */
export function judge(
  found: readonly Finding[],
  text: string,
  settings: DocumentSettings,
  ignores: Ignores,
): Judged {
  const findings: Finding[] = [];
  let ignored = 0;
  for (const finding of found) {
    const severity = shownSeverity(finding, settings);
    if (severity === 'off') continue;
    if (ignores.has(finding, text)) ignored++;
    else findings.push({ ...finding, severity });
  }
  return { findings, ignored };
}
