import type { Paragraph } from '../article.js';
import { isLatin } from './latin.js';

/** How the options of a head weigh: odds against "nothing is wrong", and for candidates the logarithms too. */
export interface Weighed {
  /** Odds that the rest is lost. */
  readonly lost: number;
  /** Odds of each candidate, where nothing is proven. */
  readonly odds: readonly number[];
  /** Odds that each candidate is no rest, or that its head is not in the text; empty where that is not weighed. */
  readonly alone: readonly number[];
  /** What is added to the sum of a candidate that an intact copy proves. */
  readonly proof: number;
  /** How many paragraphs of the file behind the head each candidate stands, and how many of text between. */
  readonly behind: readonly number[];
  readonly distances: readonly number[];
  readonly sums: readonly number[];
  /** Sum of all odds, that nothing is wrong included. */
  readonly all: number;
  /** All that it was weighed by; undefined where nobody will weigh it again. */
  readonly by: WeighedBy | undefined;
}

/** What the evidence about a head and its candidates was read from. */
interface WeighedBy {
  readonly head: number;
  /** The paragraph behind. */
  next: number;
  /** Of each candidate, and what the words around said of it; -1 where they were not asked. */
  readonly tails: number[];
  readonly nearby: number[];
  /** What was told before anybody took a closer look: of the rest being lost, and of each candidate. */
  lost: number;
  sums: readonly number[];
  alone: readonly number[];
}

/** The options of one head while they are weighed. */
export class Weighing implements Weighed {
  lost = 0;
  all = 1;
  readonly by: WeighedBy | undefined;
  /** So many candidates have been passed in what was weighed before. */
  taken = 0;
  readonly proof: number;
  readonly behind: number[] = [];
  readonly distances: number[] = [];
  readonly sums: number[] = [];
  readonly odds: number[] = [];
  readonly alone: number[] = [];

  constructor(
    private readonly head: Paragraph,
    key: number | undefined,
  ) {
    this.by =
      key === undefined
        ? undefined
        : { head: key, next: 0, tails: [], nearby: [], lost: 0, sums: [], alone: [] };
    this.proof = head.role !== 'body' && head.text.length < 30 && !isLatin(head.traits) ? HINT : PROOF;
  }

  add(tail: Paragraph, distance: number, sum: number, alone?: number): void {
    this.behind.push(tail.index - this.head.index);
    this.distances.push(distance);
    this.sums.push(sum);
    this.odds.push(Math.exp(sum));
    if (alone !== undefined) this.alone.push(alone);
  }

  /** Sum of all odds as they are by now, that nothing is wrong included. */
  total(): number {
    let all = 1 + this.lost;
    for (const odds of this.odds) all += odds;
    return all;
  }

  /** Whether no option is sure enough. */
  isInDoubt(): boolean {
    return Math.max(1, this.lost, ...this.odds) < BEYOND_DOUBT * this.total();
  }

  /** Puts other odds in the place of those of candidate `k`. */
  replace(k: number, sum: number, alone: number): void {
    this.sums[k] = sum;
    this.odds[k] = Math.exp(sum);
    this.alone[k] = alone;
  }

  /** Keeps what has been told so far for the next check. */
  keep(): void {
    if (!this.by) return;
    this.by.lost = this.lost;
    this.by.sums = this.sums.slice();
    this.by.alone = this.alone.slice();
  }

  close(): void {
    this.all = this.total();
  }
}

/** What an intact copy adds. Behind what may be a heading it is only a hint: copies run headings and texts together. */
const PROOF = 18;
const HINT = 3;

/** A head with an option as likely as this is not looked at again. */
const BEYOND_DOUBT = 0.9;
