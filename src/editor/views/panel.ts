import * as vscode from 'vscode';
import { apply, changeOf } from '../apply.js';
import { copyText } from '../clipboard.js';
import { comparisonOf } from '../code-actions.js';
import { findingsCounted } from '../counted.js';
import type { CurrentArticle } from '../current-article.js';
import { show } from '../go-to.js';
import { entryOf } from '../ignores.js';
import { speak } from '../speak.js';
import { figureNodes } from './figures.js';
import { findingNodes } from './findings.js';
import type { Node } from './node.js';
import { PanelState, setContext } from './panel-state.js';
import { personNodes } from './people.js';
import { pictureNodes } from './pictures.js';
import { ArticleTree, placeOf } from './tree.js';

/** The side panel: four views of the current article, with their buttons and menus. */
export function showPanel(article: CurrentArticle, memento: vscode.Memento): vscode.Disposable {
  const state = new PanelState(memento);
  const findings = new ArticleTree('cleanCopy.findings', findingNodes, article, state);
  const tellState = () => {
    const { snapshot } = article;
    const clean = snapshot?.state === 'checked' && snapshot.findings.length === 0;
    // Before the first check is done there is nothing to say: neither that it is clean nor that nothing is open.
    const unknown = article.isOpen ? 'checking' : 'none';
    setContext('cleanCopy.state', clean ? 'clean' : (snapshot?.state ?? unknown));
    setContext('cleanCopy.ignored', (snapshot?.ignored ?? 0) > 0);
    const value = snapshot?.findings.length ?? 0;
    findings.view.badge = { value, tooltip: findingsCounted(value) };
  };
  tellState();
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    state,
    findings,
    new ArticleTree('cleanCopy.people', personNodes, article, state),
    new ArticleTree('cleanCopy.figures', figureNodes, article, state),
    new ArticleTree('cleanCopy.pictures', pictureNodes, article, state),
    article.onDidChange(tellState),
    // The container alone would leave the focus wherever it was last.
    registerCommand('cleanCopy.showPanel', () => vscode.commands.executeCommand('cleanCopy.findings.focus')),
    registerCommand('cleanCopy.sortByPlace', () => state.setSort('place')),
    registerCommand('cleanCopy.sortByCount', () => state.setSort('count')),
    registerCommand('cleanCopy.filter', () => askForFilter(state)),
    registerCommand('cleanCopy.clearFilter', () => state.setFilter('')),
    registerCommand('cleanCopy.goTo', async (node?: Node) => {
      const place = node && placeOf(node);
      if (place) await show(place);
    }),
    registerCommand('cleanCopy.copy', (node?: Node) => node && copyText(node.copy)),
    registerCommand('cleanCopy.fixFinding', (node?: Node) => node && fix(node)),
    registerCommand('cleanCopy.ignoreFinding', (node?: Node) => {
      if (node?.finding)
        return vscode.commands.executeCommand('cleanCopy.ignore', entryOf(node.finding, node.snapshot));
    }),
    registerCommand('cleanCopy.compareFinding', (node?: Node) => {
      const comparison = node?.finding && comparisonOf(node.snapshot, node.finding);
      if (comparison) return vscode.commands.executeCommand('cleanCopy.compareCopies', comparison);
    }),
  );
}

/** Filters while the words are typed; leaving with Escape brings the old filter back. */
async function askForFilter(state: PanelState): Promise<void> {
  const before = state.filter;
  const words = await vscode.window.showInputBox({
    title: vscode.l10n.t('Filter the panel'),
    placeHolder: vscode.l10n.t('A name, a number or a word'),
    value: before,
    validateInput: (typed) => {
      if (typed.trim() !== state.filter) state.setFilter(typed);
      return undefined;
    },
  });
  state.setFilter(words ?? before);
}

/** Applies a safe first fix at once; where there is a choice to make, the user makes it. */
async function fix({ snapshot, finding }: Node): Promise<void> {
  const first = finding?.fixes[0];
  if (!finding || !first) return;
  if (first.safe) {
    await apply(changeOf(snapshot, first.edits));
    return;
  }
  const items = finding.fixes.map((one) => ({ label: speak(one.title), one }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: speak(finding.message) });
  if (chosen) await apply(changeOf(snapshot, chosen.one.edits));
}
