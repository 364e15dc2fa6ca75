import * as vscode from 'vscode';
import type { Finding, RuleId } from '../core/finding.js';
import { fingerprints } from '../core/finding-identity.js';
import type { Snapshot } from './documents.js';

/** A finding that the user does not want to see again. */
export interface IgnoredFinding {
  /** Names of the finding by the words before it and after it; see `fingerprints`. */
  readonly prints: readonly [before: string, after: string];
  readonly rule: RuleId;
  /** How it begins, and where it was: for the list only. */
  readonly quote: string;
  readonly uri: string;
}

/** A finding as it is kept: made of the text that it was found in, so that it does not matter what becomes of that. */
export function entryOf(finding: Finding, { text, document }: Snapshot): IgnoredFinding {
  return {
    prints: fingerprints(finding, text),
    rule: finding.rule,
    quote: text.slice(finding.start, Math.min(finding.end, finding.start + 40)),
    uri: document.uri.toString(),
  };
}

const KEY = 'cleanCopy.ignored';
/** The oldest give way. */
const MOST = 5000;

/** Findings that the user has chosen to ignore. They are kept outside the text, with the workspace where there is one. */
export class IgnoreList implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private known: Set<string> | undefined;

  constructor(private readonly context: vscode.ExtensionContext) {}

  private get memento(): vscode.Memento {
    return vscode.workspace.workspaceFolders ? this.context.workspaceState : this.context.globalState;
  }

  get all(): readonly IgnoredFinding[] {
    return this.memento.get<IgnoredFinding[]>(KEY, []);
  }

  has(finding: Finding, text: string): boolean {
    // Most users ignore nothing: then no finding is named.
    return this.prints.size > 0 && this.hasPrints(fingerprints(finding, text));
  }

  /** The same for a finding whose text is not at hand any more, by its `fingerprints`. */
  hasPrints(prints: readonly string[]): boolean {
    return prints.some((print) => this.prints.has(print));
  }

  private get prints(): ReadonlySet<string> {
    this.known ??= new Set(this.all.flatMap((entry) => entry.prints));
    return this.known;
  }

  async add(entry: IgnoredFinding): Promise<void> {
    await this.save([...this.all, entry].slice(-MOST));
  }

  async restore(entries: readonly IgnoredFinding[]): Promise<void> {
    const restored = new Set(entries.map((entry) => entry.prints.join()));
    await this.save(this.all.filter((entry) => !restored.has(entry.prints.join())));
  }

  private async save(entries: readonly IgnoredFinding[]): Promise<void> {
    await this.memento.update(KEY, entries);
    this.known = undefined;
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }
}
