import * as vscode from 'vscode';
import type { DocumentStore } from '../documents.js';
import { addChoices } from '../preview.js';
import { findArticles, readArticle } from './article-files.js';

/** Every changed file is held open until the user has chosen; more at once would be nobody's choice. */
const MOST_FILES = 200;

/** `Clean Up All Articles`: the safe fixes of all files in VS Code's refactor preview. */
export function offerCleaningAll(store: DocumentStore): vscode.Disposable {
  return vscode.commands.registerCommand('cleanCopy.cleanAll', async () => {
    const edit = new vscode.WorkspaceEdit();
    const done = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Looking for what can be cleaned up'),
        cancellable: true,
      },
      (progress, token) => collect(store, edit, progress, token),
    );
    if (done === undefined) return;
    if (edit.size === 0)
      void vscode.window.showInformationMessage(
        vscode.l10n.t('There is nothing to clean up in this folder.'),
      );
    else {
      if (edit.size >= MOST_FILES)
        void vscode.window.showInformationMessage(
          vscode.l10n.t('The first {0} articles are shown; run the command again for the rest.', MOST_FILES),
        );
      await vscode.workspace.applyEdit(edit, { isRefactoring: true });
    }
  });
}

/** Adds the fixes of file after file; undefined where the user cancelled. */
async function collect(
  store: DocumentStore,
  edit: vscode.WorkspaceEdit,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<true | undefined> {
  const uris = await findArticles();
  for (const [i, uri] of uris.entries()) {
    if (token.isCancellationRequested) return undefined;
    if (edit.size >= MOST_FILES) break;
    progress.report({ message: `${i + 1} / ${uris.length}`, increment: 100 / uris.length });
    if (!(await readArticle(uri))) continue;
    // Opened, so that the edit is bound to the version it was made for.
    const snapshot = await store.fresh(await vscode.workspace.openTextDocument(uri));
    if (snapshot) addChoices(edit, snapshot);
  }
  return true;
}
