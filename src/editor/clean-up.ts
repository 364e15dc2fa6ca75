import * as vscode from 'vscode';
import type { RuleId } from '../core/finding.js';
import { apply, changeOf } from './apply.js';
import type { Cleaner } from './cleaner.js';
import type { CurrentArticle } from './current-article.js';
import type { DocumentStore, Snapshot } from './documents.js';
import { refuse } from './refusals.js';
import { report, sayNothingToDo } from './report.js';
import type { VirtualTexts } from './virtual-texts.js';

/** The commands that apply safe fixes at once: to everything, or to the findings of one rule. */
export function offerCleaning(
  store: DocumentStore,
  article: CurrentArticle,
  cleaner: Cleaner,
  texts: VirtualTexts,
): vscode.Disposable {
  const clean = async (snapshot: Snapshot, rule?: RuleId) => {
    const cleaned = await cleaner.plan(snapshot, rule);
    if (cleaned.edits.length === 0) sayNothingToDo(snapshot, rule);
    else if (await apply(changeOf(snapshot, cleaned.edits))) await report(snapshot, cleaned, store, texts);
  };
  const cleanUp = async (rule?: RuleId) => {
    const snapshot = await article.fresh();
    if (snapshot) await clean(snapshot, rule);
  };
  /** What the lightbulb was opened on. Its version is the one to be edited: if it is no longer, nothing is. */
  const offered = (uri: vscode.Uri, version: number): Snapshot | undefined => {
    const snapshot = store.latest(uri);
    if (!snapshot) refuse('closed');
    return snapshot && { ...snapshot, version };
  };
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand('cleanCopy.cleanArticle', () => cleanUp()),
    registerCommand('cleanCopy.removeRepeats', () => cleanUp('repeated-paragraph')),
    registerCommand('cleanCopy.mergeTruncated', () => cleanUp('truncated-sentence')),
    registerCommand('cleanCopy.removeMarkers', () => cleanUp('image-marker')),
    registerCommand('cleanCopy.reflow', () => cleanUp('hard-wrapped-text')),
    registerCommand('cleanCopy.fixAllOfRule', async (uri: vscode.Uri, version: number, rule: RuleId) => {
      const snapshot = offered(uri, version);
      if (snapshot) await clean(snapshot, rule);
    }),
    registerCommand('cleanCopy.fixAll', async (uri: vscode.Uri, version: number) => {
      const snapshot = offered(uri, version);
      if (snapshot) await apply(changeOf(snapshot, (await cleaner.plan(snapshot)).edits));
    }),
  );
}
