import * as vscode from 'vscode';
import { OWN_SEVERITY, RULE_IDS, type RuleId } from '../core/finding.js';
import type { Configuration } from './configuration.js';
import { severityOf } from './configuration.js';
import type { CurrentArticle } from './current-article.js';
import { ruleName } from './rule-names.js';

/** Turning a rule off for a file or the workspace, and the list of switches. */
export function offerSwitches(configuration: Configuration, article: CurrentArticle): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('cleanCopy.turnRuleOff', (rule: RuleId, file?: vscode.Uri) =>
      file ? turnOffForFile(rule, file) : turnOff(rule),
    ),
    vscode.commands.registerCommand('cleanCopy.switchRules', () => switchRules(configuration, article)),
  );
}

/** Stands for no file in particular. */
const UNTITLED = { uri: vscode.Uri.parse('untitled:article'), languageId: 'plaintext' };

const target = (): vscode.ConfigurationTarget =>
  vscode.workspace.workspaceFolders
    ? vscode.ConfigurationTarget.Workspace
    : vscode.ConfigurationTarget.Global;

const turnOff = (rule: RuleId) =>
  vscode.workspace.getConfiguration('cleanCopy').update(`rules.${rule}`, 'off', target());

/** Writes the file's path, as a glob, into `rulesForFiles`. */
async function turnOffForFile(rule: RuleId, file: vscode.Uri): Promise<void> {
  const glob = globOf(file);
  const section = vscode.workspace.getConfiguration('cleanCopy', file);
  const standing = section.inspect<Record<string, object>>('rulesForFiles');
  const where = target();
  const written =
    (where === vscode.ConfigurationTarget.Global ? standing?.globalValue : standing?.workspaceValue) ?? {};
  // Last, because later globs win.
  const { [glob]: own, ...others } = written;
  await section.update('rulesForFiles', { ...others, [glob]: { ...own, [rule]: 'off' } }, where);
}

/** A glob that names this file and no other. */
function globOf(file: vscode.Uri): string {
  const literal = (path: string) => path.replace(/[*?[\]{}]/gu, '[$&]');
  // Without a folder globs are compared with whole paths, which begin with a drive on Windows.
  if (!vscode.workspace.getWorkspaceFolder(file)) return `**${literal(file.path.replace(/^\/\w:/u, ''))}`;
  const path = literal(vscode.workspace.asRelativePath(file, false));
  return path.includes('/') ? path : `/${path}`;
}

/** A list of all rules with a tick at those that are on. */
async function switchRules(configuration: Configuration, article: CurrentArticle): Promise<void> {
  const document = article.snapshot?.document;
  const { rules } = configuration.of(document ?? UNTITLED);
  const items = RULE_IDS.map((id) => ({
    id,
    label: ruleName(id),
    picked: severityOf(id, rules) !== 'off',
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: vscode.l10n.t('Rules of Clean Copy'),
    placeHolder: vscode.l10n.t('Ticked rules are on'),
  });
  if (!chosen) return;
  const section = vscode.workspace.getConfiguration('cleanCopy', document);
  for (const item of items) {
    const on = chosen.includes(item);
    if (on === item.picked) continue;
    await section.update(`rules.${item.id}`, on ? undefined : 'off', target());
    // Where it is off in the user's settings too, the workspace has to say otherwise.
    if (on && configuration.of(document ?? UNTITLED).rules[item.id] === 'off')
      await section.update(`rules.${item.id}`, OWN_SEVERITY[item.id], target());
  }
}
