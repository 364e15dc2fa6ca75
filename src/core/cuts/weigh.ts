import type { Paragraph } from '../article.js';
import type { Heads } from './candidates.js';
import { CLOSER_OF_TAIL, CLOSER_PAIR_FEATURES, OF_TAIL, PAIR_FEATURES, STANDS_NEARBY } from './evidence.js';
import { isLatin } from './latin.js';
import { CLOSER, FIRST, Look } from './networks.js';
import { weighLatin } from './weigh-latin.js';
import { type Weighed, Weighing } from './weighed.js';

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

/** A rest that is less likely is not looked at again. */
const LIKELY = 0.02;

/** Logit of a pair of which nothing is weighed: an intact copy may still prove it. */
const HOPELESS = -7;
