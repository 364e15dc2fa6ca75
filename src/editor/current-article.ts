import * as vscode from 'vscode';
import { isArticle } from './article-document.js';
import type { DocumentStore, Snapshot } from './documents.js';

/**
 * The article that the panel and the commands are about: the one in the active editor, or, while the focus is on a
 * preview or outside all editors, the one that was.
 */
export class CurrentArticle implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Snapshot | undefined>();
  private readonly disposables: vscode.Disposable;
  private document: vscode.TextDocument | undefined;

  /** Another article is active, or something new is known of this one. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly store: DocumentStore) {
    this.disposables = vscode.Disposable.from(
      this.changed,
      vscode.window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        // VS Code keeps a document for a while after its last tab is gone; for the user it is closed.
        if (closed.length > 0 && this.document && !hasTab(this.document.uri)) this.set(undefined);
      }),
      store.onDidPublish((snapshot) => {
        if (snapshot.document === this.document) this.changed.fire(snapshot);
      }),
      store.onDidClose((document) => {
        if (document === this.document) this.set(undefined);
      }),
    );
    this.follow(vscode.window.activeTextEditor);
  }

  /** Whether there is an article, checked or not yet. */
  get isOpen(): boolean {
    return this.document !== undefined;
  }

  get snapshot(): Snapshot | undefined {
    return this.document && this.store.latest(this.document.uri);
  }

  /** The article as it stands now, checked; says what to do and gives undefined where there is none. */
  async fresh(): Promise<Snapshot | undefined> {
    const snapshot = this.document && (await this.store.fresh(this.document));
    if (!snapshot) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open an article first: a .txt or .md file.'));
      return undefined;
    }
    if (snapshot.state === 'checked') return snapshot;
    void vscode.window.showInformationMessage(
      snapshot.state === 'off'
        ? vscode.l10n.t('Clean Copy is switched off for this file.')
        : vscode.l10n.t('The article is longer than the size limit, so it is not checked.'),
    );
    return undefined;
  }

  private follow(editor: vscode.TextEditor | undefined): void {
    if (!editor || editor.document.uri.scheme === 'clean-copy') return;
    this.set(isArticle(editor.document) ? editor.document : undefined);
  }

  private set(document: vscode.TextDocument | undefined): void {
    if (document === this.document) return;
    this.document = document;
    this.changed.fire(this.snapshot);
  }

  dispose(): void {
    this.disposables.dispose();
  }
}

function hasTab(uri: vscode.Uri): boolean {
  const isIt = (other: vscode.Uri) => other.toString() === uri.toString();
  const shows = ({ input }: vscode.Tab): boolean => {
    if (input instanceof vscode.TabInputText) return isIt(input.uri);
    return input instanceof vscode.TabInputTextDiff && (isIt(input.original) || isIt(input.modified));
  };
  return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(shows));
}
