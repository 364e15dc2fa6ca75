import {
  CLOSER_HEAD_FEATURES,
  CLOSER_OF_TAIL,
  CLOSER_PAIR_FEATURES,
  type Features,
  HEAD_FEATURES,
  OF_HEAD,
  OF_TAIL,
  PAIR_FEATURES,
} from './evidence.js';

/** Hidden units of each network. */
export const HIDDEN = 12;
/** Weights of a network with one hidden layer and a direct way from each feature to the result. */
const sizeOf = (features: number): number => HIDDEN * (features + 1) + features;
/** Where the weights of three networks begin: of pairs, of heads whose rest is lost, of rests that nobody claims. */
interface Places {
  readonly pairs: number;
  readonly lost: number;
  readonly alone: number;
  /** Where they end. */
  readonly end: number;
}
function placesFrom(pairs: number, ofPair: number, ofHead: number, ofTail: readonly number[]): Places {
  const lost = pairs + sizeOf(ofPair);
  const alone = lost + sizeOf(ofHead);
  return { pairs, lost, alone, end: alone + sizeOf(1 + ofTail.length) };
}
/** By what all heads are weighed, and those that are in doubt by then. */
export const FIRST = placesFrom(0, PAIR_FEATURES, HEAD_FEATURES, OF_TAIL);
export const CLOSER = placesFrom(FIRST.end, CLOSER_PAIR_FEATURES, CLOSER_HEAD_FEATURES, CLOSER_OF_TAIL);
/** How many weights there are in all. */
export const WEIGHTS = CLOSER.end;

/** As Math.tanh, to fewer digits, but faster. */
const tanh = (x: number): number => 1 - 2 / (Math.exp(2 * x) + 1);

/**
 * What a network says. Its weights, from the first: those of each hidden unit, the hidden units' own, and those of the
 * direct way.
 */
function logitOf(from: number, features: Features, weights: Float32Array): number {
  const n = features.length;
  const outer = from + HIDDEN * n;
  let sum = 0;
  for (let h = 0, at = from; h < HIDDEN; h++, at += n) {
    let x = 0;
    for (let i = 0; i < n; i++) x += weights[at + i]! * features[i]!;
    sum += weights[outer + h]! * tanh(x);
  }
  const direct = outer + HIDDEN;
  for (let i = 0; i < n; i++) sum += weights[direct + i]! * features[i]!;
  return sum;
}

/**
 * The same for the many pairs of a head: what the head alone adds is summed once, and of the rest only what is not
 * nought. Weights stand feature by feature, the direct way behind the hidden units.
 */
class PairNetwork {
  private readonly weights: Float64Array;
  private readonly outer = new Float64Array(HIDDEN);
  private readonly ofHead = new Float64Array(ROW);
  private readonly sums = new Float64Array(ROW);
  private readonly ofPair: readonly number[];

  constructor(weights: Float32Array, from: number, features: number) {
    this.weights = new Float64Array(features * ROW);
    for (let i = 0; i < features; i++) {
      for (let h = 0; h < HIDDEN; h++) this.weights[i * ROW + h] = weights[from + h * features + i]!;
      this.weights[i * ROW + HIDDEN] = weights[from + HIDDEN * (features + 1) + i]!;
    }
    for (let h = 0; h < HIDDEN; h++) this.outer[h] = weights[from + HIDDEN * features + h]!;
    this.ofPair = Array.from({ length: features }, (_, i) => i).filter((i) => !OF_HEAD.includes(i));
  }

  /** Takes the head's own part from the first of its pairs. */
  begin(features: Features): void {
    this.ofHead.fill(0);
    this.add(this.ofHead, OF_HEAD, features);
  }

  logit(features: Features): number {
    const { sums, outer } = this;
    sums.set(this.ofHead);
    this.add(sums, this.ofPair, features);
    let logit = sums[HIDDEN]!;
    for (let h = 0; h < HIDDEN; h++) logit += outer[h]! * tanh(sums[h]!);
    return logit;
  }

  private add(sums: Float64Array, entries: readonly number[], features: Features): void {
    const { weights } = this;
    for (let k = 0; k < entries.length; k++) {
      const value = features[entries[k]!]!;
      if (value === 0) continue;
      const at = entries[k]! * ROW;
      for (let h = 0; h < ROW; h++) sums[h]! += value * weights[at + h]!;
    }
  }
}
const ROW = HIDDEN + 1;

/** The networks of one look at the evidence, and what they have said of the paragraphs as rests that nobody claims. */
export class Look {
  readonly pairs: PairNetwork;
  /** By the paragraphs' places among those that are left; worked out when first asked for. */
  private readonly alone: Float64Array;
  private readonly tail: Float32Array;

  constructor(
    private readonly weights: Float32Array,
    private readonly places: Places,
    features: number,
    private readonly ofTail: readonly number[],
    size: number,
  ) {
    this.pairs = new PairNetwork(weights, places.pairs, features);
    this.tail = new Float32Array(1 + ofTail.length);
    this.alone = new Float64Array(size);
  }

  lost(features: Features): number {
    return logitOf(this.places.lost, features, this.weights);
  }

  /** Odds of number `j` by the evidence of any pair that it is the rest of. */
  aloneOf(j: number, features: Features): number {
    if (this.alone[j] !== 0) return this.alone[j]!;
    const { tail, ofTail } = this;
    tail[0] = 1;
    for (let i = 0; i < ofTail.length; i++) tail[i + 1] = features[ofTail[i]!]!;
    const odds = Math.exp(logitOf(this.places.alone, tail, this.weights));
    this.alone[j] = odds;
    return odds;
  }
}
