import { createHash, randomBytes } from 'node:crypto';
import {
  type BigIntStats,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const TEMPORARY = /^\.clean-copy-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{16}\.tmp$/;

export interface Manner {
  /** Whose mode (and, for root, owner) the file gets. */
  readonly like: BigIntStats;
  /** Keep the owner too: the file replaces the one it is like. */
  readonly keepOwner: boolean;
  /** Runs when the bytes are safe on the disk, before they take the name; throwing leaves everything as it was. */
  readonly before?: () => void;
}

/**
 * Puts a file in place whole or not at all: a temporary file in the same folder, flushed to the disk, then renamed.
 * A power cut leaves the old file or the new one. Never writes through a link. Throws a Fault or a system error, with nothing left behind.
 */
export function writeWhole(target: string, bytes: Buffer, { like, keepOwner, before }: Manner): void {
  const folder = dirname(target);
  const unique = randomBytes(8).toString('hex');
  const temporary = join(folder, `.clean-copy-${HOST}-${process.pid}-${unique}.tmp`);
  const fd = openSync(
    temporary,
    constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0),
    0o600,
  );
  try {
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
      if (keepOwner) own(fd, like);
      fchmodSync(fd, Number(like.mode & 0o7777n));
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    before?.();
    renameSync(temporary, target);
  } catch (error) {
    unlinkQuietly(temporary);
    throw error;
  }
}

/** Only root may give files away; for others the file is theirs, as any editor would leave it. */
function own(fd: number, like: BigIntStats): void {
  try {
    fchownSync(fd, Number(like.uid), Number(like.gid));
  } catch (error) {
    if (process.getuid?.() === 0) throw error;
  }
}

function unlinkQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {}
}

/** Removes a temporary file that a run on this machine left when it was killed. True where the name is such a file's. */
export function removeLeftover(path: string): boolean {
  const [, host, pid] = TEMPORARY.exec(basename(path)) ?? [];
  if (host !== HOST || pid === undefined || isRunning(Number(pid))) return false;
  try {
    if (lstatSync(path).isFile()) unlinkSync(path);
  } catch {}
  return true;
}

/** The same for every file of a folder. */
export function removeLeftovers(folder: string): void {
  try {
    for (const name of readdirSync(folder)) if (TEMPORARY.test(name)) removeLeftover(join(folder, name));
  } catch {}
}

function isRunning(pid: number): boolean {
  // This process has none open while it looks: the file is of an earlier one with the same number.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
