import * as vscode from 'vscode';

const SCHEME = 'clean-copy';

/** Read-only documents that live in memory: the sides of the diff editors. Each goes when its document is closed. */
export class VirtualTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly disposables: vscode.Disposable;
  private count = 0;

  readonly onDidChange = this.changed.event;

  constructor() {
    this.disposables = vscode.Disposable.from(
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())),
    );
  }

  /** A document with this text; `like` gives it its name and so its language. `kind` tells menus what it is for. */
  add(kind: 'preview' | 'side', like: vscode.Uri, text: string): vscode.Uri {
    const name = like.path.split('/').pop() || 'article.txt';
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${kind}/${++this.count}/${name}` });
    this.texts.set(uri.toString(), text);
    return uri;
  }

  /** A document that is shown in a list of files, by its name. */
  note(name: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}`, query: String(++this.count) });
    this.texts.set(uri.toString(), text);
    return uri;
  }

  update(uri: vscode.Uri, text: string): void {
    if (this.texts.get(uri.toString()) === text) return;
    this.texts.set(uri.toString(), text);
    this.changed.fire(uri);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  dispose(): void {
    this.disposables.dispose();
  }
}
