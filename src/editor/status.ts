import * as vscode from 'vscode';
import { ARTICLES } from './article-document.js';
import { findingsCounted } from './counted.js';
import type { CurrentArticle } from './current-article.js';
import { MOST_DIAGNOSTICS } from './diagnostics.js';
import type { Snapshot } from './documents.js';

/** The language status item: how many findings there are, what is not shown or not checked, and the rule switches. */
export function showStatus(article: CurrentArticle): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('cleanCopy.status', ARTICLES);
  item.name = 'Clean Copy';
  const tell = (snapshot: Snapshot | undefined) => {
    const words = wordsFor(snapshot);
    Object.assign(item, words, { text: vscode.l10n.t('Clean Copy: {0}', words.text) });
    item.command = commandFor(snapshot);
    item.accessibilityInformation = { label: [item.text, item.detail].filter(Boolean).join(', ') };
  };
  tell(article.snapshot);
  return vscode.Disposable.from(item, article.onDidChange(tell));
}

/** Where nothing is checked, the rules are not what to change. */
function commandFor(snapshot: Snapshot | undefined): vscode.Command {
  const { t } = vscode.l10n;
  const openSettings = (title: string, query: string): vscode.Command => ({
    title,
    command: 'workbench.action.openSettings',
    arguments: [query],
  });
  if (snapshot?.state === 'too-large') return openSettings(t('Change Limit…'), 'cleanCopy.maxFileSize');
  if (snapshot?.state === 'off') return openSettings(t('Open Settings'), 'cleanCopy');
  return { title: t('Switch Rules…'), command: 'cleanCopy.switchRules' };
}

type Words = Pick<vscode.LanguageStatusItem, 'text' | 'detail' | 'severity' | 'busy'>;

function wordsFor(snapshot: Snapshot | undefined): Words {
  const { t } = vscode.l10n;
  const { Information, Warning } = vscode.LanguageStatusSeverity;
  if (!snapshot) return { text: t('Checking…'), detail: '', severity: Information, busy: true };
  const words = { severity: Information, busy: false };
  if (snapshot.state === 'off') return { ...words, text: t('Switched off for this file'), detail: '' };
  if (snapshot.state === 'too-large') {
    const detail = t('{0} characters, limit {1}', snapshot.text.length, snapshot.settings.maxFileSize);
    return { ...words, text: t('Too long to check'), detail, severity: Warning };
  }
  const { length } = snapshot.findings;
  const text = length === 0 ? t('No findings') : findingsCounted(length);
  if (length > MOST_DIAGNOSTICS)
    return { ...words, text, detail: t('the first {0} are shown', MOST_DIAGNOSTICS), severity: Warning };
  return { ...words, text, detail: snapshot.ignored > 0 ? t('{0} ignored', snapshot.ignored) : '' };
}
