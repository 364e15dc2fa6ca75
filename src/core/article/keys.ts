import type { Article, Paragraph, Role } from '../article.js';

const BASE_A = 0x01000193;
const BASE_B = 0x5bd1e995;

/** No two roles begin with the same two letters. */
const roleKey = (role: Role): number => Math.imul(role.charCodeAt(0) * 256 + role.charCodeAt(1), 0x85ebca6b);

/**
 * A number for any run of paragraphs that tells whether the run is what it was at another time: the same texts with the
 * same roles, the same blanks and line ends behind each, and whatever else `mark` adds. Two polynomial hashes of 32 bits over
 * one number for each paragraph; the prefix sums make any run's key a subtraction.
 */
export class RunKeys {
  private readonly a: Int32Array;
  private readonly b: Int32Array;
  private readonly powersA: Int32Array;
  private readonly powersB: Int32Array;

  constructor({ text, paragraphs }: Article, mark: (paragraph: Paragraph) => number) {
    const count = paragraphs.length;
    this.a = new Int32Array(count + 1);
    this.b = new Int32Array(count + 1);
    this.powersA = new Int32Array(count + 1).fill(1);
    this.powersB = new Int32Array(count + 1).fill(1);
    for (let i = 0; i < count; i++) {
      const p = paragraphs[i]!;
      let own = Math.imul(p.memo.id, 0x9e3779b1) + roleKey(p.role) + mark(p) * 0xc2b2ae35;
      const next = i + 1 < count ? paragraphs[i + 1]!.start : text.length;
      for (let k = p.end; k < next; k++) own = Math.imul(own, 31) + text.charCodeAt(k);
      if (i === 0) for (let k = 0; k < p.start; k++) own = Math.imul(own, 37) + text.charCodeAt(k);
      this.a[i + 1] = Math.imul(this.a[i]!, BASE_A) + own;
      this.b[i + 1] = Math.imul(this.b[i]!, BASE_B) + Math.imul(own ^ (own >>> 13), 0x7feb352d);
      this.powersA[i + 1] = Math.imul(this.powersA[i]!, BASE_A);
      this.powersB[i + 1] = Math.imul(this.powersB[i]!, BASE_B);
    }
  }

  /** The key of the paragraphs from `from` to `to`, exclusive. */
  of(from: number, to: number): number {
    const a = (this.a[to]! - Math.imul(this.a[from]!, this.powersA[to - from]!)) | 0;
    const b = (this.b[to]! - Math.imul(this.b[from]!, this.powersB[to - from]!)) | 0;
    return (a >>> 0) * 0x100000 + ((b >>> 0) & 0xfffff);
  }
}
