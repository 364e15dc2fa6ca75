import { lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { Fault } from './fault.js';
import { removeLeftovers } from './writing.js';

/** Whether `path` is `folder` or lies in it; both absolute, links resolved. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** The folder given with `--out`: hands out places in it, and none outside it. */
export class OutFolder {
  /** Absolute, links resolved. */
  readonly real: string;
  private ready = '';

  constructor(readonly path: string) {
    try {
      mkdirSync(path, { recursive: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
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
