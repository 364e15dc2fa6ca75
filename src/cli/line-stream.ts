/** Stands for a line longer than the limit. */
export const TOO_LONG = Symbol('too long');

/**
 * The lines of a stream of bytes, each without its line feed. Only a line feed ends a line: JSON text may hold any
 * other separator. A line longer than `limit` bytes is passed over and given as TOO_LONG.
 */
export async function* linesOf(
  stream: AsyncIterable<Buffer>,
  limit: number,
): AsyncGenerator<Buffer | typeof TOO_LONG> {
  let pieces: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    let at = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, at)) {
      const piece = chunk.subarray(at, end);
      at = end + 1;
      yield size + piece.length > limit
        ? TOO_LONG
        : pieces.length > 0
          ? Buffer.concat([...pieces, piece])
          : piece;
      pieces = [];
      size = 0;
    }
    const rest = chunk.subarray(at);
    size += rest.length;
    if (size > limit) pieces = [];
    else if (rest.length > 0) pieces.push(rest);
  }
  if (size > limit) yield TOO_LONG;
  else if (size > 0) yield Buffer.concat(pieces);
}
