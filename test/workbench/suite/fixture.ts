import * as vscode from 'vscode';
import type { Disk } from '../harness/protocol.js';

const FOLDER = vscode.Uri.parse('fixture:/articles');
export const EXTENSION = 'clean-copy.clean-copy';

const ask = <Name extends keyof Disk>(name: Name) =>
  ((...args) => vscode.commands.executeCommand(`fixture.${name}`, ...args)) as (
    ...args: Parameters<Disk[Name]>
  ) => Thenable<ReturnType<Disk[Name]>>;

/** The tests' own disk: what other programs do to files. */
export const disk = {
  write: ask('write'),
  writeBytes: ask('writeBytes'),
  read: ask('read'),
  remove: ask('remove'),
  setReadonly: ask('setReadonly'),
};

export const uriOf = (path: string): vscode.Uri => vscode.Uri.joinPath(FOLDER, path);

/** Writes a file and opens it in an editor. */
export async function openFile(path: string, text: string): Promise<vscode.TextDocument> {
  await disk.write(path, text);
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Asks again until the answer is wanted; fails with the last answer. */
export async function until<T>(ask: () => T | Thenable<T>, wanted: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > end) throw new Error(`waited in vain; last answer: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Clean Copy's findings in a file, once they are wanted; by default once there are some. */
export const findings = (
  uri: vscode.Uri,
  wanted = (all: vscode.Diagnostic[]): boolean => all.length > 0,
): Promise<vscode.Diagnostic[]> => until(() => vscode.languages.getDiagnostics(uri), wanted);

/** What the lightbulb offers at a place. */
export const actionsAt = (document: vscode.TextDocument, range: vscode.Range, only?: vscode.CodeActionKind) =>
  vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    only?.value,
  );

export const closeAll = () => vscode.commands.executeCommand('workbench.action.closeAllEditors');
