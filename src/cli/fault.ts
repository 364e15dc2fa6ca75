import type { WordId } from './messages/en.js';
import { en } from './messages/en.js';
import type { Arguments } from './speech.js';

/** Something wrong with one file or with the call: it is said in one line, and the exit status becomes 2. */
export class Fault extends Error {
  constructor(
    readonly id: WordId,
    readonly args: Arguments = {},
    /** The file it is about, where that is not the one being worked on. */
    readonly file?: string,
  ) {
    super(id);
  }
}

/** Any error as a Fault: those of the file system by their code, the rest by their own words. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) {
    const id = `file.${code}`;
    return id in en ? new Fault(id as WordId) : new Fault('file.system', { code });
  }
  return new Fault('read.internal', { detail: error instanceof Error ? error.message : String(error) });
}
