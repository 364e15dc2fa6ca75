import * as vscode from 'vscode';
import { csvHead, csvRows } from '../core/export/csv.js';
import { factsJson } from '../core/export/json.js';
import { factsMarkdown } from '../core/export/markdown.js';
import { sayIn } from '../core/export/words.js';
import type { Facts } from '../core/extract/facts.js';
import { RULE_IDS } from '../core/finding.js';
import { inSlices } from '../core/slices.js';
import { copyText } from './clipboard.js';
import type { Configuration } from './configuration.js';
import { inOneLine } from './counted.js';
import type { CurrentArticle } from './current-article.js';
import type { Engine } from './engine.js';
import { findArticles, readArticle } from './folder/article-files.js';
import { leftOut } from './folder/left-out.js';
import { pause } from './pause.js';

interface ArticleFacts {
  readonly path: string;
  readonly facts: Facts;
}

/** What has been read, and how many files of the folder have not. */
interface Read {
  readonly articles: readonly ArticleFacts[];
  readonly unreadable: number;
  readonly tooLarge: number;
}

/** Only the facts are wanted. */
const NO_RULES = { rules: Object.fromEntries(RULE_IDS.map((id) => [id, 'off' as const])) };

type Format = 'Markdown' | 'CSV' | 'JSON';
const EXTENSION: Record<Format, string> = { Markdown: 'md', CSV: 'csv', JSON: 'json' };
const BOM = '\ufeff';

/** `Export People and Figures`: of the article or the folder, in three formats, to the clipboard or a file. */
export function offerExport(
  article: CurrentArticle,
  engine: Engine,
  configuration: Configuration,
): vscode.Disposable {
  return vscode.commands.registerCommand('cleanCopy.export', async () => {
    const scope = await chooseScope();
    const choice = scope && (await chooseFormat());
    if (!choice) return;
    const read =
      scope === 'folder' ? await factsOfFolder(engine, configuration) : await factsOfArticle(article);
    if (!read) return;
    const text = written(choice.format, read.articles);
    if (choice.target === 'file') await saveAs(text, EXTENSION[choice.format], leftOut(read));
    // A byte order mark helps a file to be read; pasted, it would be a stray character.
    else if (await copyText(text.startsWith(BOM) ? text.slice(1) : text)) {
      const copied = vscode.l10n.t('Copied to the clipboard.');
      void vscode.window.showInformationMessage(inOneLine([copied, ...leftOut(read)]));
    }
  });
}

async function chooseScope(): Promise<'article' | 'folder' | undefined> {
  if (!vscode.workspace.workspaceFolders) return 'article';
  const items = [
    { label: vscode.l10n.t('This article'), scope: 'article' as const },
    { label: vscode.l10n.t('All articles of the folder'), scope: 'folder' as const },
  ];
  const title = vscode.l10n.t('Export people and figures');
  return (await vscode.window.showQuickPick(items, { title }))?.scope;
}

async function chooseFormat(): Promise<{ format: Format; target: 'clipboard' | 'file' } | undefined> {
  const formats: Format[] = ['Markdown', 'CSV', 'JSON'];
  const items = formats.flatMap((format) => [
    {
      label: vscode.l10n.t('{0} to the clipboard', format),
      iconPath: new vscode.ThemeIcon('clippy'),
      format,
      target: 'clipboard' as const,
    },
    {
      label: vscode.l10n.t('{0} to a file…', format),
      iconPath: new vscode.ThemeIcon('save'),
      format,
      target: 'file' as const,
    },
  ]);
  return vscode.window.showQuickPick(items, { title: vscode.l10n.t('Export people and figures') });
}

async function factsOfArticle(article: CurrentArticle): Promise<Read | undefined> {
  const snapshot = await article.fresh();
  if (!snapshot) return undefined;
  const path = vscode.workspace.asRelativePath(snapshot.document.uri);
  return { articles: [{ path, facts: snapshot.result.facts }], unreadable: 0, tooLarge: 0 };
}

/** Undefined where the user cancelled, or the folder has no articles, which is said. */
async function factsOfFolder(engine: Engine, configuration: Configuration): Promise<Read | undefined> {
  const uris = await findArticles();
  if (uris.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There are no articles in this folder.'));
    return undefined;
  }
  const { core, resources } = await engine.load();
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Reading articles'),
      cancellable: true,
    },
    async (progress, token) => {
      const read = { articles: [] as ArticleFacts[], unreadable: 0, tooLarge: 0 };
      const cancelled = () => token.isCancellationRequested;
      for (const [i, uri] of uris.entries()) {
        progress.report({ message: `${i + 1} / ${uris.length}`, increment: 100 / uris.length });
        const file = await readArticle(uri);
        const { active, maxFileSize } = configuration.of(file ?? { uri, languageId: 'plaintext' });
        if (!active) continue;
        if (!file) read.unreadable++;
        else if (file.text.length > maxFileSize) read.tooLarge++;
        else {
          const result = await inSlices(core.checkSteps(file.text, NO_RULES, resources), {
            pause,
            cancelled,
          });
          if (result) read.articles.push({ path: vscode.workspace.asRelativePath(uri), facts: result.facts });
        }
        if (cancelled()) return undefined;
      }
      return read;
    },
  );
}

function written(format: Format, all: readonly ArticleFacts[]): string {
  const say = sayIn((english) => vscode.l10n.t(english));
  switch (format) {
    case 'Markdown':
      return all.map(({ path, facts }) => factsMarkdown(path, facts, say)).join('\n');
    case 'CSV':
      return csvHead(say) + all.map(({ path, facts }) => csvRows(path, facts, say)).join('');
    case 'JSON': {
      const files = all.map(({ path, facts }) => ({ path, ...factsJson(facts) }));
      return `${JSON.stringify({ version: 1, files }, null, 2)}\n`;
    }
  }
}

async function saveAs(text: string, extension: string, notes: readonly string[]): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `${vscode.l10n.t('people-and-figures')}.${extension}`;
  const uri = await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters: { [extension.toUpperCase()]: [extension] },
  });
  if (!uri) return;
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    void vscode.window.showErrorMessage(vscode.l10n.t('The file could not be written: {0}', why));
    return;
  }
  const open = vscode.l10n.t('Open');
  const saved = vscode.l10n.t('Saved: {0}', vscode.workspace.asRelativePath(uri));
  // Not awaited: the message may stand for minutes.
  void vscode.window.showInformationMessage(inOneLine([saved, ...notes]), open).then((chosen) => {
    if (chosen) return vscode.commands.executeCommand('vscode.open', uri);
  });
}
