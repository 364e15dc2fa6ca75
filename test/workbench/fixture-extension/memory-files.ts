import * as vscode from 'vscode';

interface Entry {
  readonly type: vscode.FileType;
  bytes: Uint8Array;
  mtime: number;
  readonly: boolean;
}

/** What has become of a file, as windows that share a disk tell each other. */
type News = { readonly path: string; readonly entry: Entry | undefined } | 'what is there?';

/**
 * A disk of the tests' own: files that change behind the editor's back, or may not be written. It lives in the window;
 * with a channel, the windows of one browser profile have it in common.
 */
export class MemoryFiles implements vscode.FileSystemProvider {
  private readonly entries = new Map<string, Entry>();
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  private clock = Date.now();
  readonly onDidChangeFile = this.changed.event;

  constructor(
    private readonly root: vscode.Uri,
    private readonly channel?: BroadcastChannel,
  ) {
    this.createDirectory(root);
    channel?.addEventListener('message', ({ data }: MessageEvent<News>) => {
      if (data === 'what is there?') for (const path of this.entries.keys()) this.tell(path);
      else this.hear(data);
    });
    channel?.postMessage('what is there?');
  }

  private tell(path: string): void {
    this.channel?.postMessage({ path, entry: this.entries.get(path) } satisfies News);
  }

  private hear({ path, entry }: Exclude<News, string>): void {
    const uri = this.root.with({ path });
    const before = this.entries.get(path);
    if (entry) this.entries.set(path, entry);
    else this.entries.delete(path);
    this.clock = Math.max(this.clock, entry?.mtime ?? 0);
    if (entry?.mtime === before?.mtime && entry?.readonly === before?.readonly) return;
    const { Changed, Created, Deleted } = vscode.FileChangeType;
    this.changed.fire([{ type: !entry ? Deleted : before ? Changed : Created, uri }]);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { type, bytes, mtime, readonly } = this.get(uri);
    const stat = { type, ctime: 0, mtime, size: bytes.length };
    return readonly ? { ...stat, permissions: vscode.FilePermission.Readonly } : stat;
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    const prefix = `${uri.path.replace(/\/$/, '')}/`;
    return [...this.entries]
      .filter(([path]) => path.startsWith(prefix) && !path.slice(prefix.length).includes('/'))
      .map(([path, entry]) => [path.slice(prefix.length), entry.type]);
  }

  createDirectory(uri: vscode.Uri): void {
    const parts = uri.path.split('/').filter(Boolean);
    for (let depth = 0; depth <= parts.length; depth++) {
      const path = `/${parts.slice(0, depth).join('/')}`;
      if (!this.entries.has(path)) this.put(path, vscode.FileType.Directory, new Uint8Array());
    }
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.get(uri).bytes;
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    const before = this.entries.get(uri.path);
    if (before?.readonly) throw vscode.FileSystemError.NoPermissions(uri);
    this.createDirectory(vscode.Uri.joinPath(uri, '..'));
    this.put(uri.path, vscode.FileType.File, bytes);
    const type = before ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.changed.fire([{ type, uri }]);
  }

  has(uri: vscode.Uri): boolean {
    return this.entries.has(uri.path);
  }

  delete(uri: vscode.Uri): void {
    this.get(uri);
    for (const path of this.entries.keys())
      if (path === uri.path || path.startsWith(`${uri.path}/`)) {
        this.entries.delete(path);
        this.tell(path);
      }
    this.changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    const bytes = this.readFile(from);
    this.delete(from);
    this.writeFile(to, bytes);
  }

  setReadonly(uri: vscode.Uri, readonly: boolean): void {
    this.get(uri).readonly = readonly;
    this.tell(uri.path);
    this.changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  private put(path: string, type: vscode.FileType, bytes: Uint8Array): void {
    this.entries.set(path, { type, bytes, mtime: ++this.clock, readonly: false });
    this.tell(path);
  }

  private get(uri: vscode.Uri): Entry {
    const entry = this.entries.get(uri.path);
    if (!entry) throw vscode.FileSystemError.FileNotFound(uri);
    return entry;
  }
}
