import * as vscode from 'vscode';
import type { Cleaned } from '../core/clean.js';
import type { FixAction, RuleId } from '../core/finding.js';
import { COUNTED_AS } from './cleaner.js';
import { inOneLine } from './counted.js';
import type { DocumentStore, Snapshot } from './documents.js';
import { bringForward } from './go-to.js';
import type { VirtualTexts } from './virtual-texts.js';

/** Says in one line what a clean-up has done and what is left, and offers to take it back or to look at it. */
export async function report(
  before: Snapshot,
  { actions }: Cleaned,
  store: DocumentStore,
  texts: VirtualTexts,
): Promise<void> {
  const { document } = before;
  const { version } = document;
  const after = await store.fresh(document);
  const undo = vscode.l10n.t('Undo');
  const compare = vscode.l10n.t('Compare');
  // Not awaited by the command itself: the message may stand for minutes.
  void vscode.window
    .showInformationMessage(summary(actions, after?.findings.length ?? 0), undo, compare)
    .then(async (chosen) => {
      if (chosen === undo) await takeBack(document, version);
      if (chosen === compare)
        await vscode.commands.executeCommand(
          'vscode.diff',
          texts.add('side', document.uri, before.text),
          document.uri,
          vscode.l10n.t('Before and after the clean-up'),
        );
    });
}

function summary(actions: Cleaned['actions'], left: number): string {
  const { t } = vscode.l10n;
  const counts = { merged: 0, removed: 0, reflowed: 0, replaced: 0 };
  for (const [action, n] of Object.entries(actions)) counts[COUNTED_AS[action as FixAction]] += n;
  const parts = [
    counts.merged > 0 && t('{0} merged', counts.merged),
    counts.removed > 0 && t('{0} removed', counts.removed),
    counts.reflowed > 0 && t('{0} reflowed', counts.reflowed),
    counts.replaced > 0 && t('{0} replaced', counts.replaced),
  ].filter((part) => part !== false);
  const done = t('Cleaned up: {0}.', parts.join(t(', ')));
  return left > 0 ? inOneLine([done, t('{0} left for you to look at.', left)]) : done;
}

/** Says that no safe fix can be made, and how many findings only the user can judge. */
export function sayNothingToDo(snapshot: Snapshot, rule?: RuleId): void {
  const left = snapshot.findings.filter((finding) => !rule || finding.rule === rule).length;
  void vscode.window.showInformationMessage(
    left === 0
      ? vscode.l10n.t('Nothing to clean up here.')
      : vscode.l10n.t('Nothing can be fixed without asking; {0} left for you to look at.', left),
  );
}

/** Undoes the clean-up, as long as nothing has been typed since. */
async function takeBack(document: vscode.TextDocument, version: number): Promise<void> {
  if (document.isClosed || document.version !== version) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'The article has changed since the clean-up. Use Undo in the editor to go back step by step.',
      ),
    );
    return;
  }
  await bringForward(document);
  await vscode.commands.executeCommand('undo');
}
