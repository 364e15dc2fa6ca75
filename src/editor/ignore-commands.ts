import * as vscode from 'vscode';
import type { IgnoredFinding, IgnoreList } from './ignores.js';
import { ruleName } from './rule-names.js';

/** Ignoring a finding, and the list to look through and restore from. */
export function offerIgnoring(ignores: IgnoreList): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('cleanCopy.ignore', (entry: IgnoredFinding) => ignores.add(entry)),
    vscode.commands.registerCommand('cleanCopy.showIgnored', () => showIgnored(ignores)),
  );
}

async function showIgnored(ignores: IgnoreList): Promise<void> {
  if (ignores.all.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No finding is ignored.'));
    return;
  }
  const items = ignores.all.toReversed().map((entry) => ({
    label: entry.quote.replace(/\s+/gu, ' '),
    description: ruleName(entry.rule),
    detail: vscode.workspace.asRelativePath(vscode.Uri.parse(entry.uri)),
    entry,
  }));
  const chosen = await vscode.window.showQuickPick<vscode.QuickPickItem & { entry: IgnoredFinding }>(items, {
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    title: vscode.l10n.t('Ignored findings'),
    placeHolder: vscode.l10n.t('Tick the findings that shall be shown again'),
  });
  if (chosen?.length) await ignores.restore(chosen.map((item) => item.entry));
}
