import type { Paragraph } from '../article.js';
import type { Heads } from './candidates.js';
import {
  CLOSER_HEAD_FEATURES,
  CLOSER_OF_TAIL,
  CLOSER_PAIR_FEATURES,
  type Features,
  HEAD_FEATURES,
  OF_HEAD,
  OF_TAIL,
  PAIR_FEATURES,
  STANDS_NEARBY,
} from './evidence.js';
import { clashes, endsInside, isLatin, startsSmall } from './latin.js';

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
const FIRST = placesFrom(0, PAIR_FEATURES, HEAD_FEATURES, OF_TAIL);
const CLOSER = placesFrom(FIRST.end, CLOSER_PAIR_FEATURES, CLOSER_HEAD_FEATURES, CLOSER_OF_TAIL);
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

/** The networks of one look at the evidence, and what they have said of the paragraphs as rests that nobody claims. */
class Look {
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

/** Weighs the options of some heads. */
export class Scales {
  private readonly first: Look;
  private readonly closer: Look;

  constructor(
    private readonly heads: Heads,
    weights: Float32Array,
  ) {
    const { length } = heads.left;
    this.first = new Look(weights, FIRST, PAIR_FEATURES, OF_TAIL, length);
    this.closer = new Look(weights, CLOSER, CLOSER_PAIR_FEATURES, CLOSER_OF_TAIL, length);
  }

  /** Those of number `i`. What was weighed `before` of the same text is not weighed again where it is the same. */
  weigh(i: number, before: Weighed | undefined): Weighed {
    const head = this.heads.left[i]!;
    const weighed = new Weighing(head, head.memo.lasting ? this.heads.headKey(i) : undefined);
    if (isLatin(head.traits)) weighLatin(this.heads, i, weighed);
    else {
      this.byModel(i, weighed, before);
      if (weighed.isInDoubt()) this.lookCloser(i, weighed);
    }
    weighed.close();
    return weighed;
  }

  /** Whether the words around a head and its candidates say what they said when it was weighed. */
  isStill(paragraphs: readonly Paragraph[], head: Paragraph, { by, behind }: Weighed): boolean {
    if (!by) return false;
    for (let k = 0; k < by.nearby.length; k++)
      if (by.nearby[k]! >= 0) {
        const tail = paragraphs[head.index + behind[k]!]!;
        if (this.heads.standsNearby(head, tail) !== by.nearby[k]) return false;
      }
    return true;
  }

  private byModel(i: number, out: Weighing, known: Weighed | undefined): void {
    const { heads, first } = this;
    const before = known?.by && known.by.head === out.by?.head ? known : undefined;
    const more = moreOf(heads.left[i]!);
    let begun = false;
    heads.read(
      i,
      (features) => {
        const isSame = before !== undefined && before.by!.next === out.by!.next;
        out.lost = isSame ? before.by!.lost : Math.exp(first.lost(features) + more);
      },
      (tail, distance, features, j) => {
        if (!features) {
          out.add(tail, distance, HOPELESS, 1);
          out.by?.nearby.push(-1);
          return;
        }
        if (!begun) first.pairs.begin(features);
        begun = true;
        out.add(tail, distance, first.pairs.logit(features) + more, first.aloneOf(j, features));
        out.by?.nearby.push(features[STANDS_NEARBY]!);
      },
      (tail, distance, j) => {
        if (!out.by) return false;
        const key = heads.tailKey(i, j);
        if (distance === 0) out.by.next = tail.memo.id;
        out.by.tails.push(key);
        if (!before || before.by!.next !== out.by.next) return false;
        return this.isKnown(i, j, distance, key, before, out);
      },
    );
    out.keep();
  }

  /** Weighs again, by more evidence, what may well be chosen. */
  private lookCloser(i: number, out: Weighing): void {
    const { heads, closer } = this;
    const more = moreOf(heads.left[i]!);
    const least = LIKELY * out.total();
    let k = -1;
    let begun = false;
    heads.readCloser(
      i,
      (features) => {
        out.lost = Math.exp(closer.lost(features) + more);
      },
      (features, j) => {
        if (!begun) closer.pairs.begin(features);
        begun = true;
        out.replace(k, closer.pairs.logit(features) + more, closer.aloneOf(j, features));
      },
      () => out.odds[++k]! >= least,
    );
  }

  /** Takes a candidate over from what was weighed before, where all that bears on it is the same. */
  private isKnown(
    i: number,
    j: number,
    distance: number,
    key: number,
    before: Weighed,
    out: Weighing,
  ): boolean {
    const { tails, nearby } = before.by!;
    let k = out.taken;
    if (tails[k] !== key) k = tails.indexOf(key);
    if (k < 0 || before.distances[k] !== distance) return false;
    const { left } = this.heads;
    if (nearby[k]! >= 0 && this.heads.standsNearby(left[i]!, left[j]!) !== nearby[k]) return false;
    out.taken = k + 1;
    out.add(left[j]!, distance, before.by!.sums[k]!, before.by!.alone[k]!);
    out.by!.nearby.push(nearby[k]!);
    return true;
  }
}

/**
 * What a comma at its end adds to the logit of a line breaking off. The articles on which evidence is weighed have commas
 * at the end of short lines in headlines alone; columns leave first lines of paragraphs so.
 */
const COMMA = 4;
const moreOf = ({ traits }: Paragraph): number => (traits.end === 'comma' ? COMMA : 0);

/** A head with an option as likely as this is not looked at again, nor is a rest less likely than that. */
const BEYOND_DOUBT = 0.9;
const LIKELY = 0.02;

/** Logit of a pair of which nothing is weighed: an intact copy may still prove it. */
const HOPELESS = -7;

class Weighing implements Weighed {
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
  heads.walk(i, (j, distance) => {
    const tail = heads.left[j]!;
    const next = j === i + 1 && !isItem(heads, j);
    const broken = sentence || comma || inside;
    const reads = clashes(text, tail.text) ? CLASH : 0;
    out.add(
      tail,
      distance,
      startsSmall(tail) ? (broken ? 5 : next ? NEXT : ITEM) - 0.3 * distance - reads : -7,
    );
  });
}
/** Two small words in a row: no heading in capitals, no list of names. */
const SMALL_WORDS = /(?:^|\s)[a-z][a-z’']*,? [a-z]/;
/** A line of so many words without a full stop is no heading. */
const LONG = 13;
/** What a sentence that begins with a small letter says for the line right over it. */
const NEXT = 2.5;
/** What one says further down, or where it is one of several: they may be the items of a list. */
const ITEM = -0.6;
/** What two words that can hardly follow each other say against a rest. */
const CLASH = 4;

/** Ends nowhere, or is followed by another that begins with a small letter: an item of a list. */
function isItem({ left }: Heads, i: number): boolean {
  const next = left[i + 1];
  return left[i]!.traits.end !== 'closed' || (next !== undefined && startsSmall(next));
}
