import * as vscode from 'vscode';
import type { FixAction, RuleId } from '../core/finding.js';
import { apply, changeOf } from './apply.js';
import { type Cleaner, COUNTED_AS } from './cleaner.js';
import type { CurrentArticle } from './current-article.js';
import type { DocumentStore, Snapshot } from './documents.js';
import type { VirtualTexts } from './virtual-texts.js';

/** The commands that apply safe fixes at once: to everything, or to the findings of one rule. */
export function offerCleaning(
  store: DocumentStore,
  article: CurrentArticle,
  cleaner: Cleaner,
  texts: VirtualTexts,
): vscode.Disposable {
  const clean = async (snapshot: Snapshot, rule?: RuleId) => {
    const { edits, actions } = await cleaner.plan(snapshot, rule);
    if (edits.length === 0) {
      void vscode.window.showInformationMessage(nothingToDo(snapshot, rule));
    } else if (await apply(changeOf(snapshot, edits))) {
      const after = await store.fresh(snapshot.document);
      report(snapshot, summary(actions, after?.findings.length ?? 0), texts);
    }
  };
  const cleanUp = async (rule?: RuleId) => {
    const snapshot = await article.fresh();
    if (snapshot) await clean(snapshot, rule);
  };
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand('cleanCopy.cleanArticle', () => cleanUp()),
    registerCommand('cleanCopy.removeRepeats', () => cleanUp('repeated-paragraph')),
    registerCommand('cleanCopy.mergeTruncated', () => cleanUp('truncated-sentence')),
    registerCommand('cleanCopy.removeMarkers', () => cleanUp('image-marker')),
    registerCommand('cleanCopy.reflow', () => cleanUp('hard-wrapped-text')),
    // The version is the one that the lightbulb was opened on: if it is no longer, nothing is edited.
    registerCommand('cleanCopy.fixAllOfRule', async (uri: vscode.Uri, version: number, rule: RuleId) => {
      const snapshot = store.latest(uri);
      if (snapshot) await clean({ ...snapshot, version }, rule);
    }),
    registerCommand('cleanCopy.fixAll', async (uri: vscode.Uri, version: number) => {
      const snapshot = store.latest(uri);
      if (!snapshot) return;
      const { edits } = await cleaner.plan(snapshot);
      await apply(changeOf({ ...snapshot, version }, edits));
    }),
  );
}

/** Says in one line what was done and what is left, and offers to take it back or to look at it. */
function report(before: Snapshot, done: string, texts: VirtualTexts): void {
  const { document } = before;
  const { version } = document;
  const undo = vscode.l10n.t('Undo');
  const compare = vscode.l10n.t('Compare');
  // Not awaited by the command itself: the message may stand for minutes.
  void vscode.window.showInformationMessage(done, undo, compare).then(async (chosen) => {
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

function summary(actions: Partial<Record<FixAction, number>>, left: number): string {
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
  return left > 0 ? `${done} ${t('{0} left for you to look at.', left)}` : done;
}

function nothingToDo(snapshot: Snapshot, rule?: RuleId): string {
  const left = snapshot.findings.filter((finding) => !rule || finding.rule === rule).length;
  return left === 0
    ? vscode.l10n.t('Nothing to clean up here.')
    : vscode.l10n.t('Nothing can be fixed without asking; {0} left for you to look at.', left);
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
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('undo');
}
