import { faultOf } from './fault.js';
import type { WordId } from './messages/en.js';
import { printable } from './printable.js';
import type { Arguments, Speech } from './speech.js';

const PROGRESS_AFTER_MS = 500;
const PROGRESS_EVERY_MS = 100;

/** Standard output and standard error: results with back-pressure, one line a fault, a progress line on long work. */
export class Terminal {
  /** Something was wrong: the exit status is 2. */
  failed = false;
  /** The reader of standard output has gone away: nothing more is said, nothing is an error. */
  closed = false;
  private readonly began = Date.now();
  private shownAt = 0;
  private shown = false;

  constructor(readonly speech: Speech) {
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (!this.closed && error.code !== 'EPIPE')
        this.fail('write.stdout', { detail: error.code ?? error.message });
      this.closed = true;
    });
    process.stderr.on('error', () => {});
  }

  /** Writes to standard output; resolves when it may take more. */
  async write(data: string | Uint8Array): Promise<void> {
    if (this.closed || data.length === 0) return;
    this.clearProgress();
    if (process.stdout.write(data)) return;
    await new Promise<void>((resolve) => {
      const go = () => {
        process.stdout.off('drain', go).off('error', go).off('close', go);
        resolve();
      };
      process.stdout.on('drain', go).on('error', go).on('close', go);
    });
  }

  /** One line about something that is wrong with a file (or standard input). */
  fault(shown: string, error: unknown): void {
    const { id, args } = faultOf(error);
    this.failed = true;
    this.line(`${printable(shown)}: ${this.speech.say(id, args)}`);
  }

  /** One line about something wrong that is no one file's. */
  fail(id: WordId, args: Arguments = {}): void {
    this.failed = true;
    this.line(this.speech.say(id, args));
  }

  /** One line about something that the user may want to know; it does not change the exit status. */
  note(text: string): void {
    this.line(text);
  }

  /** What is being worked on, where someone looks on and it takes long. */
  progress(id: WordId, args: Arguments): void {
    if (!process.stderr.isTTY) return;
    const now = Date.now();
    if (now - this.began < PROGRESS_AFTER_MS || now - this.shownAt < PROGRESS_EVERY_MS) return;
    this.shownAt = now;
    this.shown = true;
    const width = Math.max(20, (process.stderr.columns ?? 80) - 1);
    process.stderr.write(`\r\u001b[K${cutTo(this.speech.say(id, args), width)}`);
  }

  /** The exit status: faults come before findings. */
  status(found: boolean): number {
    this.clearProgress();
    return this.failed ? 2 : found ? 1 : 0;
  }

  private line(text: string): void {
    this.clearProgress();
    process.stderr.write(`clean-copy: ${text}\n`);
  }

  private clearProgress(): void {
    if (this.shown) process.stderr.write('\r\u001b[K');
    this.shown = false;
  }
}

/** Cuts a line to a width in columns; what is not Latin counts as two. */
function cutTo(text: string, width: number): string {
  let used = 0;
  let out = '';
  for (const c of text) {
    used += c < '\u1100' ? 1 : 2;
    if (used > width) break;
    out += c;
  }
  return out;
}
