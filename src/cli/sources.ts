import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { Fault } from './fault.js';
import { isWithin } from './out-folder.js';
import { removeLeftover, removeLeftovers } from './writing.js';

/** One article to work through. */
export interface Source {
  /** As it is named in reports: the PATH of the call, joined with the way inside it. `-` for standard input. */
  readonly shown: string;
  /** Absolute; links in the PATH of the call resolved. */
  readonly path: string;
  /** Relative to the PATH of the call; a file's own name where the PATH is the file. */
  readonly name: string;
  /** The PATH of the call that gave it. */
  readonly root: string;
  /** Found by walking a folder: links are not followed any more. */
  readonly walked: boolean;
}

export interface WalkOptions {
  /** A folder to leave out, absolute, links resolved: results are not input. */
  readonly except?: string | undefined;
  /** Remove what a killed run left in the folders that are read. */
  readonly tidy: boolean;
  /** The same file named twice is given twice, with its name relative to each PATH. */
  readonly twice: boolean;
  readonly onFault: (shown: string, error: unknown) => void;
  readonly onLink: () => void;
}

const ARTICLE = new Set(['.txt', '.md', '.markdown']);

/**
 * The articles of the paths of a call, in order: files as they are named, folders with all levels, sorted by name.
 * Links inside a folder, hidden files and folders, and node_modules are left out.
 */
export function* sources(paths: readonly string[], options: WalkOptions): Generator<Source> {
  const done = new Roots();
  let tidied = '';
  for (const path of paths) {
    if (path === '-') {
      if (done.isNew('-')) yield { shown: '-', path: '-', name: '-', root: '-', walked: false };
      continue;
    }
    try {
      const stats = statSync(path);
      const real = stats.isDirectory() || stats.isFile() ? realpathSync(path) : resolve(path);
      if (stats.isDirectory()) {
        let count = 0;
        for (const source of walk(path, real, options, () => count++)) {
          count++;
          if (options.twice || !done.covers(source.path)) yield source;
        }
        if (count === 0) throw new Fault('read.noArticles');
        done.folders.push(real);
      } else if (options.twice || !done.covers(real)) {
        if (options.tidy && dirname(real) !== tidied) removeLeftovers(dirname(real));
        tidied = dirname(real);
        done.isNew(real);
        yield { shown: path, path: real, name: basename(path), root: path, walked: false };
      }
    } catch (error) {
      options.onFault(path, error);
    }
  }
}

/** What earlier paths of the call have given already. */
class Roots {
  readonly folders: string[] = [];
  private readonly files = new Set<string>();

  isNew(file: string): boolean {
    const isNew = !this.files.has(file);
    this.files.add(file);
    return isNew;
  }

  covers(file: string): boolean {
    return (
      this.files.has(file) || this.folders.some((folder) => isWithin(file, folder) && isTaken(file, folder))
    );
  }
}

/** Whether walking the folder gives the file. */
const isTaken = (file: string, folder: string): boolean =>
  ARTICLE.has(extname(file).toLowerCase()) && !file.slice(folder.length).split(/[\\/]/).some(isPassedOver);

const isPassedOver = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

function* walk(
  shownRoot: string,
  realRoot: string,
  { except, tidy, onFault, onLink }: WalkOptions,
  onTrouble: () => void,
): Generator<Source> {
  const stack = [{ way: '', entries: list('') }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const entry = top.entries.pop();
    if (!entry) {
      stack.pop();
      continue;
    }
    const raw = entry.name as unknown as Buffer;
    const name = raw.toString('utf8');
    const way = join(top.way, name);
    const path = join(realRoot, way);
    if (tidy && entry.isFile() && removeLeftover(path)) continue;
    if (isPassedOver(name)) continue;
    const isArticle = ARTICLE.has(extname(name).toLowerCase());
    if (entry.isSymbolicLink()) {
      onLink();
    } else if (!raw.equals(Buffer.from(name, 'utf8'))) {
      if (entry.isDirectory() || isArticle) {
        onTrouble();
        onFault(join(shownRoot, top.way, bytesShown(raw)), new Fault('read.name'));
      }
    } else if (entry.isDirectory()) {
      if (path !== except && isStillFolder(path)) stack.push({ way, entries: list(way) });
    } else if (entry.isFile() && isArticle) {
      yield { shown: join(shownRoot, way), path, name: way, root: shownRoot, walked: true };
    }
  }

  /** Sorted backwards, to be taken from the end. */
  function list(way: string): Dirent[] {
    try {
      const entries = readdirSync(join(realRoot, way), { withFileTypes: true, encoding: 'buffer' });
      return (entries as unknown as Dirent[]).sort((a, b) => -compare(a, b));
    } catch (error) {
      onTrouble();
      onFault(join(shownRoot, way), error);
      return [];
    }
  }
}

const compare = (a: Dirent, b: Dirent): number =>
  Buffer.compare(a.name as unknown as Buffer, b.name as unknown as Buffer);

/** A folder may have become a link since its name was read. */
function isStillFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory();
  } catch {
    return true;
  }
}

/** A name that is not UTF-8, each byte of its own shown. */
const bytesShown = (raw: Buffer): string =>
  [...raw].map((b) => (b < 0x80 ? String.fromCharCode(b) : `\\x${b.toString(16)}`)).join('');
