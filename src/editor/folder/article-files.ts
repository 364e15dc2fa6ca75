import * as vscode from 'vscode';
import { openDocument } from '../article-document.js';
import { matches } from '../configuration.js';
import { DEFAULTS } from '../settings.js';

/** A file of the folder as the editor would open it. */
export interface ArticleFile {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly languageId: string;
}

const NEVER = new Set(['node_modules', 'bower_components']);

/**
 * All article files of the workspace, in order of their paths. The folders are walked rather than searched: not every
 * virtual file system can be searched, and a search that nobody answers never ends. Cancelled, it gives what it has.
 */
export async function findArticles(token?: vscode.CancellationToken): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) await walk(uri, globsOf(uri), found, token);
  const unique = new Map(found.map((uri) => [uri.toString(), uri]));
  return [...unique.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

interface Globs {
  readonly articles: string;
  readonly exclude: readonly string[];
}

function globsOf(folder: vscode.Uri): Globs {
  const articles: unknown = vscode.workspace.getConfiguration('cleanCopy', folder).get('articles');
  const exclude = vscode.workspace
    .getConfiguration('files', folder)
    .get<Record<string, unknown>>('exclude', {});
  return {
    articles: typeof articles === 'string' && articles ? articles : DEFAULTS.articles,
    exclude: Object.keys(exclude).filter((glob) => exclude[glob] === true),
  };
}

async function walk(
  folder: vscode.Uri,
  globs: Globs,
  found: vscode.Uri[],
  token?: vscode.CancellationToken,
): Promise<void> {
  if (token?.isCancellationRequested) return;
  let entries: [string, vscode.FileType][];
  try {
    entries = await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // A folder that may not be read holds nothing for us.
    return;
  }
  for (const [name, type] of entries) {
    if (name.startsWith('.') || NEVER.has(name)) continue;
    const uri = vscode.Uri.joinPath(folder, name);
    const file = { uri, languageId: 'plaintext' };
    if (globs.exclude.some((glob) => matches(glob, file))) continue;
    // Links to folders are not followed: they may lead in circles.
    if (type === vscode.FileType.Directory) await walk(uri, globs, found, token);
    else if (type & vscode.FileType.File && matches(globs.articles, file)) found.push(uri);
  }
}

/**
 * Reads a file with the encoding that VS Code would open it in; an open one as it stands in the editor. Undefined where
 * it cannot be read as text: missing, binary, or in another encoding than the settings say.
 */
export async function readArticle(uri: vscode.Uri): Promise<ArticleFile | undefined> {
  const open = openDocument(uri);
  if (open) return { uri, text: open.getText(), languageId: open.languageId };
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    const text = await vscode.workspace.decode(bytes, { uri });
    // Replacement characters that the file itself does not hold mean that the encoding is another.
    if (text.includes('\ufffd') && !holdsReplacementCharacter(bytes)) return undefined;
    return { uri, text, languageId: /\.(md|markdown)$/iu.test(uri.path) ? 'markdown' : 'plaintext' };
  } catch {
    return undefined;
  }
}

/** U+FFFD in UTF-8, as extractors leave it. */
const holdsReplacementCharacter = (bytes: Uint8Array): boolean =>
  bytes.some((byte, i) => byte === 0xef && bytes[i + 1] === 0xbf && bytes[i + 2] === 0xbd);
