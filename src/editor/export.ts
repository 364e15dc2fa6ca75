import * as vscode from 'vscode';
import { checkSteps } from '../core/check.js';
import { csvHead, csvRows } from '../core/export/csv.js';
import { factsJson } from '../core/export/json.js';
import { factsMarkdown } from '../core/export/markdown.js';
import { sayIn } from '../core/export/words.js';
import type { Facts } from '../core/extract/facts.js';
import { inSlices } from '../core/slices.js';
import type { CurrentArticle } from './current-article.js';
import { findArticles, readArticle } from './folder/article-files.js';
import type { Models } from './models.js';
import { pause } from './pause.js';

interface ArticleFacts {
  readonly path: string;
  readonly facts: Facts;
}

type Format = 'Markdown' | 'CSV' | 'JSON';
const EXTENSION: Record<Format, string> = { Markdown: 'md', CSV: 'csv', JSON: 'json' };
const BOM = '\ufeff';

/** `Export People and Figures`: of the article or the folder, in three formats, to the clipboard or a file. */
export function offerExport(article: CurrentArticle, models: Models): vscode.Disposable {
  return vscode.commands.registerCommand('cleanCopy.export', async () => {
    const scope = await chooseScope();
    const choice = scope && (await chooseFormat());
    if (!choice) return;
    const all = scope === 'folder' ? await factsOfFolder(models) : await factsOfArticle(article);
    if (!all) return;
    const text = written(choice.format, all);
    if (choice.target === 'file') await saveAs(text, EXTENSION[choice.format]);
    else {
      // A byte order mark helps a file to be read; pasted, it would be a stray character.
      await vscode.env.clipboard.writeText(text.startsWith(BOM) ? text.slice(1) : text);
      void vscode.window.showInformationMessage(vscode.l10n.t('Copied to the clipboard.'));
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

async function factsOfArticle(article: CurrentArticle): Promise<ArticleFacts[] | undefined> {
  const snapshot = await article.fresh();
  if (!snapshot) return undefined;
  return [{ path: vscode.workspace.asRelativePath(snapshot.document.uri), facts: snapshot.result.facts }];
}

async function factsOfFolder(models: Models): Promise<ArticleFacts[] | undefined> {
  const resources = await models.load();
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Reading articles'),
      cancellable: true,
    },
    async (progress, token) => {
      const all: ArticleFacts[] = [];
      const uris = await findArticles();
      const cancelled = () => token.isCancellationRequested;
      for (const [i, uri] of uris.entries()) {
        progress.report({ message: `${i + 1} / ${uris.length}`, increment: 100 / uris.length });
        const file = await readArticle(uri);
        const result = file && (await inSlices(checkSteps(file.text, {}, resources), { pause, cancelled }));
        if (cancelled()) return undefined;
        if (result) all.push({ path: vscode.workspace.asRelativePath(uri), facts: result.facts });
      }
      return all;
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

async function saveAs(text: string, extension: string): Promise<void> {
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
  void vscode.window.showInformationMessage(saved, open).then((chosen) => {
    if (chosen) return vscode.commands.executeCommand('vscode.open', uri);
  });
}
