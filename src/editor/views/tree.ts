import * as vscode from 'vscode';
import type { CurrentArticle } from '../current-article.js';
import type { Snapshot } from '../documents.js';
import { type Place, placeIn } from '../go-to.js';
import { childrenOf, filtered } from './filter.js';
import type { Node } from './node.js';
import type { PanelState, Sort } from './panel-state.js';

/** What a view shows of an article: lines made one by one, so that a long article costs no more than is shown. */
export type Outline = (snapshot: Snapshot, sort: Sort) => Iterable<Node>;

/** More lines than anybody reads; the view says that there are more. */
const MOST_LINES = 500;

/** One view of the panel. It follows the article and never takes the focus. */
export class ArticleTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly disposables: vscode.Disposable;
  private nodes: Node[] | undefined;
  readonly view: vscode.TreeView<Node>;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    id: string,
    private readonly outline: Outline,
    private readonly article: CurrentArticle,
    private readonly state: PanelState,
  ) {
    this.view = vscode.window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true });
    const refresh = () => {
      this.nodes = undefined;
      this.changed.fire();
    };
    this.disposables = vscode.Disposable.from(
      this.changed,
      this.view,
      article.onDidChange(refresh),
      state.onDidChange(refresh),
    );
  }

  getChildren(node?: Node): Node[] {
    return node ? first(childrenOf(node, this.state.filter)) : this.roots();
  }

  private roots(): Node[] {
    const { snapshot } = this.article;
    if (!snapshot) return [];
    this.nodes ??= first(filtered(this.outline(snapshot, this.state.sort), this.state.filter));
    this.say(this.nodes.length);
    return this.nodes;
  }

  private say(lines: number): void {
    const { filter } = this.state;
    const message = [
      filter && vscode.l10n.t('Filter: “{0}”', filter),
      lines === MOST_LINES && vscode.l10n.t('The first {0} are listed.', MOST_LINES),
    ]
      .filter(Boolean)
      .join(' ');
    // VS Code does not show an empty view's welcome, which leads back to all lines, where there is a message.
    const shown = lines === 0 ? '' : message;
    if (shown !== (this.view.message ?? '')) this.view.message = shown;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const highlights: [number, number][] = node.highlight ? [[node.highlight.start, node.highlight.end]] : [];
    const item = new vscode.TreeItem({ label: node.label, highlights });
    item.id = node.id;
    item.collapsibleState = !node.children ? None : node.expanded ? Expanded : Collapsed;
    item.contextValue = node.context;
    item.accessibilityInformation = { label: node.spoken };
    if (node.description) item.description = node.description;
    if (node.icon) item.iconPath = node.icon;
    if (node.tooltip) item.tooltip = plainTooltip(node.tooltip);
    const place = placeOf(node);
    if (place)
      item.command = {
        title: vscode.l10n.t('Show in text'),
        command: 'cleanCopy.goToPlace',
        arguments: [place, true],
      };
    return item;
  }

  dispose(): void {
    this.disposables.dispose();
  }
}

export const placeOf = ({ place, snapshot }: Node): Place | undefined => place && placeIn(snapshot, place);

/** The first paragraph in bold; whatever stands in the article is shown as it is, never as Markdown. */
function plainTooltip(paragraphs: readonly string[]): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  paragraphs.forEach((paragraph, i) => {
    if (i === 0) tooltip.appendMarkdown('**').appendText(paragraph).appendMarkdown('**');
    else tooltip.appendMarkdown('\n\n').appendText(paragraph);
  });
  return tooltip;
}

function first(nodes: Iterable<Node>): Node[] {
  const taken: Node[] = [];
  for (const node of nodes) {
    taken.push(node);
    if (taken.length === MOST_LINES) break;
  }
  return taken;
}
