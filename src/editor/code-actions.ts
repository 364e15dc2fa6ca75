import * as vscode from 'vscode';
import type { Finding, RuleId } from '../core/finding.js';
import { apply, type Change, changeOf } from './apply.js';
import { ARTICLES, rangeOf } from './article-document.js';
import type { Comparison } from './compare.js';
import type { DocumentStore, Snapshot } from './documents.js';
import { type Place, placeIn } from './go-to.js';
import { entryOf } from './ignores.js';
import { ruleName } from './rule-names.js';
import { speak } from './speak.js';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('cleanCopy');
const { QuickFix } = vscode.CodeActionKind;
/** VS Code asks anew with every selection: where all of a long article is selected, so many findings speak for it. */
const MOST_AT_ONCE = 10;

/** The lightbulb, and `source.fixAll.cleanCopy` for saving. Reads stored results only. */
export function offerCodeActions(store: DocumentStore): vscode.Disposable {
  const provider = new CodeActions(store);
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(ARTICLES, provider, {
      providedCodeActionKinds: [QuickFix, FIX_ALL],
    }),
    vscode.commands.registerCommand('cleanCopy.applyChange', (change: Change) => apply(change)),
  );
}

class CodeActions implements vscode.CodeActionProvider {
  constructor(private readonly store: DocumentStore) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only, diagnostics }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const actions: vscode.CodeAction[] = [];
    const snapshot = this.store.current(document);
    if (snapshot && (!only || only.contains(QuickFix)))
      actions.push(...quickFixes(snapshot, range, diagnostics));
    if (only?.contains(FIX_ALL)) {
      // Asked for on saving, often right after a keystroke: the check that is due is waited for.
      const fresh = await this.store.fresh(document);
      if (fresh) actions.push(...fixAll(fresh));
    }
    return actions;
  }
}

/** The fixes of each finding, then, in the order of the findings, what else can be done; what is for a rule comes once. */
function quickFixes(
  snapshot: Snapshot,
  range: vscode.Range,
  shown: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const actions: vscode.CodeAction[] = [];
  const rules = new Set<RuleId>();
  for (const finding of touched(snapshot, range)) {
    const action = maker(snapshot, finding, shown);
    actions.push(...fixesOf(snapshot, finding, action));
    const isFirst = !rules.has(finding.rule);
    rules.add(finding.rule);
    if (isFirst) actions.push(...fixAllOfKind(snapshot, finding.rule, action));
    actions.push(
      action(vscode.l10n.t('Ignore this finding'), 'cleanCopy.ignore', entryOf(finding, snapshot)),
    );
    if (isFirst) actions.push(...switchesFor(snapshot, finding.rule, action));
  }
  return actions;
}

function touched({ document, findings }: Snapshot, range: vscode.Range): Finding[] {
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  const found: Finding[] = [];
  for (const finding of findings)
    if (finding.start <= end && start <= finding.end && found.push(finding) === MOST_AT_ONCE) break;
  return found;
}

type MakeAction = (title: string, command: string, ...args: unknown[]) => vscode.CodeAction;

function maker({ document }: Snapshot, finding: Finding, shown: readonly vscode.Diagnostic[]): MakeAction {
  const place = rangeOf(document, finding);
  const diagnostics = shown.filter((d) => d.code === finding.rule && d.range.isEqual(place));
  return (title, command, ...args) => {
    const made = new vscode.CodeAction(title, QuickFix);
    made.command = { title, command, arguments: args };
    made.diagnostics = diagnostics;
    return made;
  };
}

/** What mends this finding, or lets the user look closer. */
function fixesOf(snapshot: Snapshot, finding: Finding, action: MakeAction): vscode.CodeAction[] {
  const actions = finding.fixes.map((fix, i) => {
    const made = action(speak(fix.title), 'cleanCopy.applyChange', changeOf(snapshot, fix.edits));
    made.isPreferred = i === 0 && fix.safe;
    return made;
  });
  const comparison = comparisonOf(snapshot, finding);
  if (comparison)
    actions.push(
      action(vscode.l10n.t('Compare the copies side by side'), 'cleanCopy.compareCopies', comparison),
    );
  const rest = displacedRest(snapshot, finding);
  if (rest)
    actions.push(action(vscode.l10n.t('Go to the rest of the sentence'), 'cleanCopy.goToPlace', rest));
  return actions;
}

/** Fix all of this kind, where there are two or more that can be fixed safely. */
function fixAllOfKind(snapshot: Snapshot, rule: RuleId, action: MakeAction): vscode.CodeAction[] {
  const fixable = snapshot.findings.filter((f) => f.rule === rule && f.fixes.some((fix) => fix.safe));
  if (fixable.length < 2) return [];
  const title = vscode.l10n.t('Fix all of this kind ({0})', fixable.length);
  return [action(title, 'cleanCopy.fixAllOfRule', snapshot.document.uri, snapshot.version, rule)];
}

function switchesFor({ document }: Snapshot, rule: RuleId, action: MakeAction): vscode.CodeAction[] {
  const name = ruleName(rule);
  const everywhere = vscode.workspace.workspaceFolders
    ? vscode.l10n.t('Turn off “{0}” in this workspace', name)
    : vscode.l10n.t('Turn off “{0}” everywhere', name);
  const actions = [action(everywhere, 'cleanCopy.turnRuleOff', rule)];
  if (document.uri.scheme !== 'untitled') {
    const here = vscode.l10n.t('Turn off “{0}” for this file', name);
    actions.unshift(action(here, 'cleanCopy.turnRuleOff', rule, document.uri));
  }
  return actions;
}

/** The surplus copy and the copy that stays, which may stand in pieces. */
export function comparisonOf(snapshot: Snapshot, finding: Finding): Comparison | undefined {
  const kept = finding.related.filter(({ message }) => message.id === 'repeated.related');
  if (finding.rule !== 'repeated-paragraph' || kept.length === 0) return undefined;
  const text = (range: { start: number; end: number }) => snapshot.text.slice(range.start, range.end);
  return { uri: snapshot.document.uri, left: text(finding), right: kept.map(text).join('\n\n') };
}

/** Where a cut sentence goes on, if that is not the next paragraph. */
function displacedRest(snapshot: Snapshot, finding: Finding): Place | undefined {
  const rest = finding.related[0];
  const displaced = finding.fixes.some((fix) => fix.action === 'merge-displaced');
  return displaced && rest ? placeIn(snapshot, rest) : undefined;
}

function fixAll({ document, version, findings }: Snapshot): vscode.CodeAction[] {
  if (!findings.some((finding) => finding.fixes.some((fix) => fix.safe))) return [];
  const title = vscode.l10n.t('Clean up article (safe fixes)');
  const action = new vscode.CodeAction(title, FIX_ALL);
  // A command rather than a bare edit, which VS Code would apply without looking at the version.
  action.command = { title, command: 'cleanCopy.fixAll', arguments: [document.uri, version] };
  return [action];
}
