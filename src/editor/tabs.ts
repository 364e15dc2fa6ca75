import * as vscode from 'vscode';

/** Whether a tab shows a document by itself, not as one side of a diff editor. */
const shows = (tab: vscode.Tab | undefined, uri: vscode.Uri): boolean =>
  tab?.input instanceof vscode.TabInputText && tab.input.uri.toString() === uri.toString();

/** The column that has a tab of the document, so that it does not open a second time in another. */
export function columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const { all, activeTabGroup } = vscode.window.tabGroups;
  const groups = [activeTabGroup, ...all];
  const inFront = groups.find(({ activeTab }) => shows(activeTab, uri));
  return (inFront ?? groups.find(({ tabs }) => tabs.some((tab) => shows(tab, uri))))?.viewColumn;
}

/** The visible editor of a document in a tab of its own: what the user may do with the document, it may. */
export function ownEditor(document: vscode.TextDocument): vscode.TextEditor | undefined {
  const columns = vscode.window.tabGroups.all
    .filter(({ activeTab }) => shows(activeTab, document.uri))
    .map(({ viewColumn }) => viewColumn);
  return vscode.window.visibleTextEditors.find(
    (editor) =>
      editor.document === document && editor.viewColumn !== undefined && columns.includes(editor.viewColumn),
  );
}
