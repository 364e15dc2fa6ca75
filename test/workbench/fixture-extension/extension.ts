// Gives the tests a disk of their own and a way to ask VS Code what it holds. Loaded in tests only.
import * as vscode from 'vscode';
import type { Action, Disk, Editor, Listed, Problem } from '../harness/protocol.js';
import { MemoryFiles } from './memory-files.js';

const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.parse('fixture:/articles');
/** A path under the tests' folder, or a whole URI. */
const uriOf = (path: string) =>
  /^\w[\w-]+:/.test(path) ? vscode.Uri.parse(path) : vscode.Uri.joinPath(folder, path);
const pathOf = (uri: vscode.Uri) =>
  uri.scheme === folder.scheme ? uri.path.slice(folder.path.length + 1) : uri.toString();
const offsets = (document: vscode.TextDocument, range: vscode.Range) => ({
  start: document.offsetAt(range.start),
  end: document.offsetAt(range.end),
});
const rangeOf = (document: vscode.TextDocument, start: number, end: number) =>
  new vscode.Range(document.positionAt(start), document.positionAt(end));
const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;

function activeEditor(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new Error('no text editor is active');
  return editor;
}

/** As a click in the explorer opens it: an extension that opens a document holds on to it for minutes. */
async function open(path: string): Promise<void> {
  const uri = uriOf(path);
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  while (vscode.window.activeTextEditor?.document.uri.toString() !== uri.toString())
    await new Promise((resolve) => setTimeout(resolve, 10));
}

async function problems(path?: string): Promise<Problem[]> {
  const uri = path === undefined ? activeEditor().document.uri : uriOf(path);
  const isIt = (document: vscode.TextDocument) => document.uri.toString() === uri.toString();
  const document =
    vscode.workspace.textDocuments.find(isIt) ?? (await vscode.workspace.openTextDocument(uri));
  return vscode.languages.getDiagnostics(uri).map((diagnostic) => ({
    code: String(typeof diagnostic.code === 'object' ? diagnostic.code.value : (diagnostic.code ?? '')),
    source: diagnostic.source ?? '',
    message: diagnostic.message,
    severity: SEVERITIES[diagnostic.severity] ?? 'error',
    text: document.getText(diagnostic.range),
    ...offsets(document, diagnostic.range),
    line: diagnostic.range.start.line + 1,
    faded: diagnostic.tags?.includes(vscode.DiagnosticTag.Unnecessary) ?? false,
    related: (diagnostic.relatedInformation ?? []).map(({ location, message }) => ({
      message,
      path: pathOf(location.uri),
      line: location.range.start.line + 1,
    })),
  }));
}

/** What the Problems panel lists, file by file, without opening any of them. */
const listed = (): Listed[] =>
  vscode.languages
    .getDiagnostics()
    .flatMap(([uri, all]) =>
      all
        .filter(({ source }) => source === 'Clean Copy')
        .map(({ code, message, severity, range }) => ({
          path: pathOf(uri),
          code: String(code),
          message,
          severity: SEVERITIES[severity] ?? 'error',
          line: range.start.line + 1,
        })),
    )
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));

function codeActions(start: number, end: number, only?: string): Thenable<vscode.CodeAction[]> {
  const { document } = activeEditor();
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    rangeOf(document, start, end),
    only,
  );
}

let held: vscode.CodeAction[] = [];

async function holdActions(start: number, end: number): Promise<string[]> {
  held = await codeActions(start, end);
  return held.map(({ title }) => title);
}

async function takeAction(title: string): Promise<void> {
  const command = held.find((action) => action.title.includes(title))?.command;
  if (!command) throw new Error(`not offered: ${title}`);
  await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

async function actions(start: number, end: number, only?: string): Promise<Action[]> {
  const found = await codeActions(start, end, only);
  return found.map(({ title, kind, isPreferred, edit, command }) => ({
    title,
    kind: kind?.value ?? '',
    preferred: isPreferred ?? false,
    edits: edit?.entries().reduce((sum, [, edits]) => sum + edits.length, 0) ?? 0,
    command: command?.command ?? '',
  }));
}

function editor(): Editor {
  const { document, selection } = activeEditor();
  return {
    path: pathOf(document.uri),
    text: document.getText(),
    version: document.version,
    language: document.languageId,
    dirty: document.isDirty,
    selection: offsets(document, selection),
    selected: document.getText(selection),
  };
}

export function activate(context: vscode.ExtensionContext): void {
  // What lies under `shared:` the windows of one browser profile have in common.
  const channel = folder.scheme === 'shared' ? new BroadcastChannel('disk') : undefined;
  const files = new MemoryFiles(folder, channel);
  const disk: Disk = {
    write: (path, text) => files.writeFile(uriOf(path), new TextEncoder().encode(text)),
    writeBytes: (path, bytes) => files.writeFile(uriOf(path), Uint8Array.from(bytes)),
    read: (path) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.readFile(uriOf(path))),
    remove: (path) => {
      if (files.has(uriOf(path))) files.delete(uriOf(path));
    },
    setReadonly: (path, readonly) => files.setReadonly(uriOf(path), readonly),
  };
  const handlers: Record<string, (...args: never[]) => unknown> = {
    ...disk,
    editor,
    problems,
    listed,
    actions,
    holdActions,
    takeAction,
    open,
    untitled: async (content: string, language: string) => {
      const document = await vscode.workspace.openTextDocument({ content, language });
      await vscode.window.showTextDocument(document, { preview: false });
    },
    select: (start: number, end: number) => {
      const { document, selection } = activeEditor();
      const range = rangeOf(document, start, end);
      activeEditor().selection = new vscode.Selection(range.start, range.end);
      activeEditor().revealRange(range, vscode.TextEditorRevealType.InCenter);
      return !selection.isEqual(range);
    },
    replace: (start: number, end: number, text: string) =>
      activeEditor().edit((edit) => edit.replace(rangeOf(activeEditor().document, start, end), text)),
    set: (key: string, value: unknown) =>
      vscode.workspace.getConfiguration().update(key, value, vscode.ConfigurationTarget.Global),
    isActive: () => vscode.extensions.getExtension('clean-copy.clean-copy')?.isActive ?? false,
    tabs: () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
    documents: () => vscode.workspace.textDocuments.map(({ uri }) => uri.toString()),
    clipboard: () => vscode.env.clipboard.readText(),
  };
  context.subscriptions.push(
    // `vscode-vfs` is the only virtual disk that VS Code does not trust of itself.
    ...['fixture', 'shared', 'vscode-vfs'].map((scheme) =>
      vscode.workspace.registerFileSystemProvider(scheme, files, { isCaseSensitive: true }),
    ),
    ...Object.entries(handlers).map(([name, handler]) =>
      vscode.commands.registerCommand(`fixture.${name}`, handler),
    ),
  );
}
