import { accessSync, constants, lstatSync, realpathSync } from 'node:fs';
import { clean } from '../../core/clean.js';
import type { Call } from '../args.js';
import { decode, encode, mirrors } from '../encoding.js';
import { Fault } from '../fault.js';
import { unifiedDiff } from '../formats/diff.js';
import { isWithin, OutFolder } from '../out-folder.js';
import { printable } from '../printable.js';
import { stillHolds } from '../reading.js';
import type { Source } from '../sources.js';
import type { Terminal } from '../terminal.js';
import { type Work, Workload } from '../work.js';
import { writeWhole } from '../writing.js';

type FixCall = Extract<Call, { command: 'fix' }>;

/** `clean-copy fix`: the exit status. */
export async function runFix(call: FixCall, terminal: Terminal): Promise<number> {
  const { say } = terminal.speech;
  const workload = new Workload(call, terminal);
  const inputs = call.paths.filter((path) => path !== '-').flatMap(realPath);
  const out = call.out === undefined ? undefined : openOut(call.out, inputs, terminal);
  if (call.out !== undefined && !out) return terminal.status(false);
  const targets = new Targets(call.paths.length > 1);
  let written = 0;
  let changed = 0;

  const walk = { except: out?.real, tidy: !call.diff && !out, twice: out !== undefined };
  await workload.each(walk, async (work) => {
    const { source, content, decoded, options } = work;
    const text = clean(decoded.text, options, workload.resources);
    const isChanged = text !== decoded.text;
    if (call.diff) {
      if (isChanged) await terminal.write(unifiedDiff(source.shown, work.decoded, text));
    } else if (source.path === '-') {
      await terminal.write(isChanged ? encoded(work, text) : content.bytes);
    } else if (out) {
      const target = out.place(source.name);
      if (!targets.claim(target, source)) return;
      refuseInput(target, source, out, inputs);
      if (!content.stats?.isFile()) throw new Fault('read.special');
      refuseReadOnly(target);
      const bytes = isChanged ? encoded(work, text) : content.bytes;
      writeWhole(target, bytes, { like: content.stats, keepOwner: false });
    } else if (isChanged) {
      replace(work, text);
      await terminal.write(`${printable(source.shown)}\n`);
    }
    written++;
    if (isChanged) changed++;
  });

  const isStdinOnly = call.paths.every((path) => path === '-');
  if (written > 0 && !isStdinOnly) {
    const counts = { files: changed, all: written };
    if (out) terminal.note(say('fix.summaryOut', { ...counts, out: out.path }));
    else terminal.note(say(call.diff ? 'fix.summaryDiff' : 'fix.summary', counts));
  }
  return terminal.status(false);
}

function openOut(path: string, inputs: readonly string[], terminal: Terminal): OutFolder | undefined {
  try {
    const out = new OutFolder(path);
    if (inputs.includes(out.real)) throw new Fault('write.outIsInput');
    return out;
  } catch (error) {
    terminal.fault(path, error);
    return undefined;
  }
}

/** The bytes of the cleaned text in the file's own encoding, proven to say it; throws a Fault where they cannot. */
function encoded({ content, decoded }: Work, text: string): Buffer {
  const bytes = encode(text, decoded.encoding);
  if (!mirrors(content.bytes, decoded) || decode(bytes).text !== text)
    throw new Fault('write.encoding', { encoding: decoded.encoding });
  return bytes;
}

/** Puts the cleaned text in the place of the file, if that is still what was read. */
function replace(work: Work, text: string): void {
  const { source, content } = work;
  const { stats } = content;
  if (!stats?.isFile()) throw new Fault('read.special');
  refuseReadOnly(source.path);
  const { bytes } = content;
  const before = () => {
    if (!holds(source, { bytes, stats })) throw new Fault('write.changed');
  };
  writeWhole(source.path, encoded(work, text), { like: stats, keepOwner: true, before });
}

function holds({ path, walked }: Source, content: Parameters<typeof stillHolds>[1]): boolean {
  // A folder on the way may have become a link that leads out of the tree.
  if (walked && realpathSync(path) !== path) return false;
  return stillHolds(path, content);
}

/** Renaming asks only for rights on the folder; a file marked read-only is meant to stay as it is all the same. */
function refuseReadOnly(path: string): void {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) return;
  if ((stats.mode & 0o222) === 0) throw new Fault('write.readOnly');
  try {
    accessSync(path, constants.W_OK);
  } catch {
    throw new Fault('write.readOnly');
  }
}

/** With --out above or beside the input, a result could fall on an article that is still to be read. */
function refuseInput(target: string, source: Source, out: OutFolder, inputs: readonly string[]): void {
  const hit = inputs.some((input) => isWithin(target, input) && !isWithin(out.real, input));
  if (hit || target === source.path) throw new Fault('write.overInput', { target });
}

/** Which places of --out this run has filled. With one PATH no two files have the same name, and none is kept. */
class Targets {
  private readonly claimed = new Map<string, string>();

  constructor(private readonly isNeeded: boolean) {}

  /** False where the same file has gone there already; throws a Fault where another one has. */
  claim(target: string, source: Source): boolean {
    if (!this.isNeeded) return true;
    const other = this.claimed.get(target);
    if (other !== undefined && other !== source.path) throw new Fault('write.twice', { target });
    this.claimed.set(target, source.path);
    return other === undefined;
  }
}

function realPath(path: string): string[] {
  try {
    return [realpathSync(path)];
  } catch {
    return [];
  }
}
