/** Tells of most hashes that come once that they do, in two bits for each; of none that comes more often. */
export class Seen {
  private readonly bits: Uint32Array;

  /** @param hashes how many come, at most */
  constructor(hashes: number) {
    let size = 16;
    while (size < hashes * 4) size *= 2;
    this.bits = new Uint32Array(size / 16);
  }

  /** Another hash, of 32 bits with a sign, has come. */
  add(hash: number): void {
    const { bits } = this;
    const shift = (hash >>> 27) & 30;
    const word = (hash ^ (hash >>> 16)) & (bits.length - 1);
    const seen = (bits[word]! >>> shift) & 3;
    if (seen < 2) bits[word]! += 1 << shift;
  }

  mayBeTwice(hash: number): boolean {
    return ((this.bits[(hash ^ (hash >>> 16)) & (this.bits.length - 1)]! >>> ((hash >>> 27) & 30)) & 3) === 2;
  }
}
