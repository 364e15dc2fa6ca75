import type { Paragraph } from '../article.js';
import type { Head, Heads } from './candidates.js';
import { type Features, HEAD_FEATURES, PAIR_FEATURES } from './evidence.js';
import { clashes, endsInside, startsSmall } from './latin.js';

/** Hidden units of either network. */
const HIDDEN = 12;
/** Weights of a network with one hidden layer and a direct way from each feature to the result. */
const sizeOf = (features: number): number => HIDDEN * (features + 1) + features;
/** How many weights there are in all. */
export const WEIGHTS = sizeOf(PAIR_FEATURES) + sizeOf(HEAD_FEATURES);

/** One thing that may be true of a head: its features and where the weights of their network begin. */
export interface Option {
  readonly from: number;
  readonly features: Features;
}

/** The options of a head: its rest is lost, then each candidate. That nothing is wrong has weight 0. */
export function optionsOf(head: Head): Option[] {
  return [
    { from: sizeOf(PAIR_FEATURES), features: head.features },
    ...head.candidates.map(({ features }) => ({ from: 0, features })),
  ];
}

/**
 * The logit of an option. Weights of a network, from its first: those of each hidden unit, the hidden units' own, and
 * those of the direct way. `hidden` receives what the hidden units say.
 */
export function logitOf(
  { from, features }: Option,
  weights: Float32Array | Float64Array,
  hidden: Float64Array = SCRATCH,
): number {
  const n = features.length;
  // Half of the features are nought.
  let some = 0;
  for (let i = 0; i < n; i++) if (features[i] !== 0) SOME[some++] = i;
  const outer = from + HIDDEN * n;
  let sum = 0;
  for (let h = 0, at = from; h < HIDDEN; h++, at += n) {
    let x = 0;
    for (let k = 0; k < some; k++) x += weights[at + SOME[k]!]! * features[SOME[k]!]!;
    hidden[h] = Math.tanh(x);
    sum += weights[outer + h]! * hidden[h]!;
  }
  const direct = outer + HIDDEN;
  for (let k = 0; k < some; k++) sum += weights[direct + SOME[k]!]! * features[SOME[k]!]!;
  return sum;
}
const SOME = new Uint8Array(Math.max(PAIR_FEATURES, HEAD_FEATURES));
const SCRATCH = new Float64Array(HIDDEN);

/** Adds `error` times the slope of the logit in each weight to `slope`. */
export function addSlope(
  { from, features }: Option,
  weights: Float64Array,
  error: number,
  hidden: Float64Array,
  slope: Float64Array,
): void {
  const n = features.length;
  const outer = from + HIDDEN * n;
  const direct = outer + HIDDEN;
  for (let h = 0; h < HIDDEN; h++) {
    slope[outer + h]! += error * hidden[h]!;
    const inner = error * weights[outer + h]! * (1 - hidden[h]! ** 2);
    const at = from + h * n;
    for (let i = 0; i < n; i++) slope[at + i]! += inner * features[i]!;
  }
  for (let i = 0; i < n; i++) slope[direct + i]! += error * features[i]!;
}

/** How the options of a head weigh: odds against "nothing is wrong", and for candidates the logarithms too. */
export interface Weighed {
  /** Odds that the rest is lost. */
  readonly lost: number;
  /** Odds of each candidate, where nothing is proven. */
  readonly odds: readonly number[];
  /** What is added to the sum of a candidate that an intact copy proves. */
  readonly proof: number;
  /** How many paragraphs of the file behind the head each candidate stands, and how many of text between. */
  readonly behind: readonly number[];
  readonly distances: readonly number[];
  readonly sums: readonly number[];
}

/** Weighs the options of number `i` of some heads. */
export function weigh(heads: Heads, i: number, weights: Float32Array): Weighed {
  const head = heads.left[i]!;
  const weighed = new Weighing(head);
  if (isLatin(head)) weighLatin(heads, i, weighed);
  else weighByModel(heads, i, weights, weighed);
  return weighed;
}

class Weighing implements Weighed {
  lost = 0;
  readonly proof: number;
  readonly behind: number[] = [];
  readonly distances: number[] = [];
  readonly sums: number[] = [];
  readonly odds: number[] = [];

  constructor(private readonly head: Paragraph) {
    this.proof = head.role !== 'body' && head.text.length < 30 && !isLatin(head) ? HINT : PROOF;
  }

  add(tail: Paragraph, distance: number, sum: number): void {
    this.behind.push(tail.index - this.head.index);
    this.distances.push(distance);
    this.sums.push(sum);
    this.odds.push(Math.exp(sum));
  }
}

function weighByModel(heads: Heads, i: number, weights: Float32Array, out: Weighing): void {
  heads.read(
    i,
    (features) => {
      out.lost = Math.exp(logitOf({ from: sizeOf(PAIR_FEATURES), features }, weights));
    },
    (tail, distance, features) => out.add(tail, distance, logitOf({ from: 0, features }, weights)),
  );
}

/** What an intact copy adds. Behind what may be a heading it is only a hint: copies run headings and texts together. */
const PROOF = 14;
const HINT = 3;

const isLatin = ({ traits }: Paragraph): boolean => traits.letters > 2 * traits.han;

/** In scripts with capitals a rest shows itself: it begins with a small letter. */
function weighLatin(heads: Heads, i: number, out: Weighing): void {
  const head = heads.left[i]!;
  const text = head.text.slice(0, head.traits.length);
  const words = head.traits.blanks + 1;
  const comma = head.traits.end === 'comma';
  const sentence = words >= 5 && SMALL_WORDS.test(text.slice(-60));
  const inside = endsInside(text);
  const isLong = words >= LONG && sentence && head.shape !== 'list';
  out.lost = Math.exp(isLong || (words >= 3 && inside) ? 3 : -5);
  heads.read(
    i,
    () => undefined,
    (tail, distance) => {
      const next = heads.left[i + 1] === tail && !isItem(heads, i + 1);
      const broken = sentence || comma || inside;
      const reads = clashes(text, tail.text) ? CLASH : 0;
      out.add(
        tail,
        distance,
        startsSmall(tail) ? (broken ? 5 : next ? NEXT : 0) - 0.3 * distance - reads : -7,
      );
    },
  );
}
/** Two small words in a row: no heading in capitals, no list of names. */
const SMALL_WORDS = /(?:^|\s)[a-z][a-z’']*,? [a-z]/;
/** A line of so many words without a full stop is no heading. */
const LONG = 13;
/** What a sentence that begins with a small letter says for the line right over it. */
const NEXT = 2.5;
/** What two words that can hardly follow each other say against a rest. */
const CLASH = 4;

/** Ends nowhere, or is followed by another that begins with a small letter: an item of a list. */
function isItem({ left }: Heads, i: number): boolean {
  const next = left[i + 1];
  return left[i]!.traits.end !== 'closed' || (next !== undefined && startsSmall(next));
}
