import { type BigIntStats, closeSync, constants, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { Fault } from './fault.js';

/** No article comes near it; a disk image given by mistake does. */
const LIMIT_MB = 256;

export interface Content {
  readonly bytes: Buffer;
  readonly stats: BigIntStats;
}

/**
 * Reads a file whole, with what identifies this state of it. With `within`, the path was found by walking a folder: a
 * link or a special file that stands there by now is not followed. Throws a Fault or a system error.
 */
export function readFile(path: string, { within }: { within: boolean }): Content {
  for (let attempt = 0; attempt < 3; attempt++) {
    const content = readOnce(path, within);
    if (content) return content;
  }
  throw new Fault('read.changing');
}

function readOnce(path: string, within: boolean): Content | undefined {
  const careful = within ? (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0) : 0;
  const fd = openSync(path, constants.O_RDONLY | careful);
  try {
    const stats = fstatSync(fd, { bigint: true });
    if (stats.isDirectory()) throw new Fault('file.EISDIR');
    if (!stats.isFile() && within) throw new Fault('read.special');
    if (stats.size > LIMIT_MB << 20) throw new Fault('read.tooLarge', { limit: LIMIT_MB });
    const bytes = readFileSync(fd);
    if (!stats.isFile()) return { bytes, stats };
    const after = fstatSync(fd, { bigint: true });
    return sameState(stats, after) && BigInt(bytes.length) === stats.size ? { bytes, stats } : undefined;
  } finally {
    closeSync(fd);
  }
}

/** Whether the file is, byte for byte, still what was read. */
export function stillHolds(path: string, { bytes, stats }: Content): boolean {
  if (!sameState(statSync(path, { bigint: true }), stats)) return false;
  // A clock tick may hide a second write of the same length: only the bytes prove it.
  return readFileSync(path).equals(bytes) && sameState(statSync(path, { bigint: true }), stats);
}

const sameState = (a: BigIntStats, b: BigIntStats): boolean =>
  a.dev === b.dev &&
  a.ino === b.ino &&
  a.size === b.size &&
  a.mtimeNs === b.mtimeNs &&
  a.ctimeNs === b.ctimeNs;

/** Reads standard input to its end. */
export async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMIT_MB << 20) throw new Fault('read.tooLarge', { limit: LIMIT_MB });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
