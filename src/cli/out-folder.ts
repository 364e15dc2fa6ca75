import { existsSync, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { Fault } from './fault.js';
import { removeLeftovers } from './writing.js';

/** Whether `path` is `folder` or lies in it; both absolute, links resolved. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/**
 * Makes a folder with all above it. Node's own way tries for ever where a folder exists and nothing can be made in it
 * (`/proc`).
 */
function makeFolders(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolders(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!existsSync(path)) throw error;
  }
}

/** The folder given with `--out`: hands out places in it, and none outside it. */
export class OutFolder {
  /** Absolute, links resolved. */
  readonly real: string;
  private ready = '';

  constructor(readonly path: string) {
    makeFolders(resolve(path));
    if (!statSync(path).isDirectory()) throw new Fault('write.outIsFile');
    this.real = realpathSync(path);
  }

  /** Where a file of this relative name goes. Makes the folders on the way, and refuses to pass through links. */
  place(name: string): string {
    const target = join(this.real, name);
    if (!isWithin(target, this.real) || target === this.real) throw new Fault('write.outside');
    const folder = dirname(target);
    if (folder !== this.ready) {
      this.make(folder);
      removeLeftovers(folder);
      this.ready = folder;
    }
    return target;
  }

  private make(folder: string): void {
    let at = this.real;
    for (const step of relative(this.real, folder).split(sep).filter(Boolean)) {
      at = join(at, step);
      try {
        mkdirSync(at);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const stats = lstatSync(at);
        if (stats.isSymbolicLink()) throw new Fault('write.outside');
        if (!stats.isDirectory()) throw new Fault('file.ENOTDIR');
      }
    }
  }
}
