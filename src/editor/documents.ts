import * as vscode from 'vscode';
import type { Checker, CheckResult } from '../core/check.js';
import { inSlices } from '../core/slices.js';
import { isArticle } from './article-document.js';
import type { Configuration, DocumentSettings } from './configuration.js';
import type { Engine } from './engine.js';
import { type Ignores, type Judged, judge } from './judge.js';
import { pause } from './pause.js';

/** Why a document has no findings; `checked` where it has been read. */
export type State = 'checked' | 'off' | 'too-large';

/** What is known of one version of a document. Everything else in the editor reads this and never checks by itself. */
export interface Snapshot extends Judged {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly text: string;
  readonly state: State;
  readonly result: CheckResult;
  readonly settings: DocumentSettings;
}

const NOTHING: CheckResult = {
  article: { text: '', paragraphs: [], fences: 0, words: null },
  findings: [],
  facts: { people: [], figures: [], images: [] },
};

/** Milliseconds after which a document is checked though keys go on coming, unless the user wants a longer delay. */
const LONGEST_WAIT = 200;

/** One document: its checker, the timer of its next check, and what the last check said. */
interface Tracked {
  readonly document: vscode.TextDocument;
  /** Made for the first check, when the models are there. */
  checker: Checker | undefined;
  /** Counts up with every check that starts: a check that finds itself overtaken drops its result. */
  generation: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** When the document first changed after the last check, by `Date.now()`. */
  changedAt: number | undefined;
  /** The check under way. */
  running: { readonly version: number; readonly done: Promise<void> } | undefined;
  snapshot: Snapshot | undefined;
}

type Read = Pick<Snapshot, 'document' | 'version' | 'text' | 'state' | 'result'>;

/** Checks open articles a moment after they change and tells everybody who shows something about them. */
export class DocumentStore implements vscode.Disposable {
  private readonly tracked = new Map<string, Tracked>();
  private readonly published = new vscode.EventEmitter<Snapshot>();
  private readonly closed = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly disposables: vscode.Disposable[] = [this.published, this.closed];

  readonly onDidPublish = this.published.event;
  /** A document is closed or no article any more: whatever is shown about it must go. */
  readonly onDidClose = this.closed.event;

  constructor(
    private readonly engine: Engine,
    private readonly configuration: Configuration,
    private readonly ignores: Ignores & { readonly onDidChange: vscode.Event<void> },
  ) {}

  /** Starts to listen. Apart from the constructor, so that subscribers are there before the first result is. */
  start(): void {
    this.disposables.push(
      vscode.workspace.onDidOpenTextDocument((document) => this.open(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.close(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.schedule(document);
      }),
      this.configuration.onDidChange(() => this.judgeAll()),
      this.ignores.onDidChange(() => this.judgeAll()),
    );
    for (const document of vscode.workspace.textDocuments) this.open(document);
  }

  /** What is known of the document as it stands now; undefined where it has changed since the last check. */
  current(document: vscode.TextDocument): Snapshot | undefined {
    const snapshot = this.latest(document.uri);
    return snapshot?.version === document.version ? snapshot : undefined;
  }

  /** What the last check said, which may be of an older version. */
  latest(uri: vscode.Uri): Snapshot | undefined {
    return this.tracked.get(uri.toString())?.snapshot;
  }

  /** What is known of the document as it stands now, after a check where one is due. Undefined for no article. */
  async fresh(document: vscode.TextDocument): Promise<Snapshot | undefined> {
    const entry = this.tracked.get(document.uri.toString());
    if (!entry) return undefined;
    while (!this.current(document)) {
      if (document.isClosed || !this.tracked.has(document.uri.toString())) return undefined;
      await this.check(entry);
    }
    return this.current(document);
  }

  private open(document: vscode.TextDocument): void {
    if (!isArticle(document)) return;
    const entry: Tracked = {
      document,
      checker: undefined,
      generation: 0,
      timer: undefined,
      changedAt: undefined,
      running: undefined,
      snapshot: undefined,
    };
    this.tracked.set(document.uri.toString(), entry);
    // After a turn: VS Code waits for the start of an extension, which is when most articles are met. Who wants to know
    // sooner (`fresh`) starts the check, and the timer with it is gone.
    entry.timer = setTimeout(() => void this.check(entry));
  }

  private close(document: vscode.TextDocument): void {
    const entry = this.tracked.get(document.uri.toString());
    if (!entry) return;
    entry.generation++;
    clearTimeout(entry.timer);
    this.tracked.delete(document.uri.toString());
    this.closed.fire(document);
  }

  private schedule(document: vscode.TextDocument): void {
    const entry = this.tracked.get(document.uri.toString());
    if (!entry) return;
    entry.generation++;
    clearTimeout(entry.timer);
    const { delay } = this.configuration.of(document);
    entry.changedAt ??= Date.now();
    const left = entry.changedAt + LONGEST_WAIT - Date.now();
    const wait = delay < LONGEST_WAIT ? Math.max(0, Math.min(delay, left)) : delay;
    entry.timer = setTimeout(() => void this.check(entry), wait);
  }

  /** Checks the document as it stands; waits for a check of the same version that is already under way. */
  private check(entry: Tracked): Promise<void> {
    const { version } = entry.document;
    if (entry.running?.version !== version) entry.running = { version, done: this.read(entry) };
    return entry.running.done;
  }

  private async read(entry: Tracked): Promise<void> {
    const { document } = entry;
    const generation = ++entry.generation;
    const overtaken = () => generation !== entry.generation;
    clearTimeout(entry.timer);
    const { version } = document;
    const { active, maxFileSize } = this.configuration.of(document);
    const text = active ? document.getText() : '';
    const state: State = !active ? 'off' : text.length > maxFileSize ? 'too-large' : 'checked';
    let result: CheckResult | undefined = NOTHING;
    if (state === 'checked') {
      const { core, resources } = await this.engine.load();
      entry.checker ??= new core.Checker({}, resources);
      if (overtaken()) return;
      result = await inSlices(entry.checker.updateSteps(text), { pause, cancelled: overtaken });
    }
    if (!result || overtaken()) return;
    entry.running = undefined;
    entry.changedAt = undefined;
    this.publish(entry, { document, version, text, state, result });
  }

  private publish(entry: Tracked, read: Read): void {
    entry.snapshot = this.judge(read);
    this.published.fire(entry.snapshot);
  }

  /** Settings or ignores have changed: what is known is shown anew at once, and read again only where it must be. */
  private judgeAll(): void {
    for (const entry of this.tracked.values()) {
      const { active, maxFileSize } = this.configuration.of(entry.document);
      const { snapshot } = entry;
      const checked = snapshot?.state === 'checked';
      if (checked && active && snapshot.text.length <= maxFileSize) {
        this.publish(entry, snapshot);
        continue;
      }
      entry.running = undefined;
      void this.check(entry);
    }
  }

  private judge(read: Read): Snapshot {
    const settings = this.configuration.of(read.document);
    const { document, version, text, state, result } = read;
    return {
      document,
      version,
      text,
      state,
      result,
      settings,
      ...judge(result.findings, text, settings, this.ignores),
    };
  }

  dispose(): void {
    for (const entry of this.tracked.values()) {
      entry.generation++;
      clearTimeout(entry.timer);
    }
    this.tracked.clear();
    for (const disposable of this.disposables) disposable.dispose();
  }
}
