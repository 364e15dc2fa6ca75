import * as vscode from 'vscode';
import type { RuleId } from '../core/finding.js';

/** What a rule is called in the interface. */
export function ruleName(rule: RuleId): string {
  const { t } = vscode.l10n;
  const names: Record<RuleId, string> = {
    'repeated-paragraph': t('Repeated paragraphs'),
    'truncated-sentence': t('Truncated sentences'),
    'hard-wrapped-text': t('Hard-wrapped text'),
    'image-marker': t('Stray image markers'),
    'inconsistent-name': t('Inconsistent names'),
    'conflicting-figure': t('Conflicting figures'),
  };
  return names[rule];
}
