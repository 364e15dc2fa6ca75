// Trains the conditional random field: AdaGrad on the log-likelihood with an L1 penalty, a paragraph at a time.
import type { Lexicon } from '../../src/core/extract/people/lexicon.js';
import { DOUBLE_ROW, REACH, SINGLE_ROW } from '../../src/core/extract/people/sums.js';
import * as Tag from '../../src/core/extract/people/tags.js';
import { CLOSED, FOLLOWS, TAGS } from '../../src/core/extract/people/tags.js';
import { PLACES, ROWS, TEMPLATES, Templates } from '../../src/core/extract/people/templates.js';
import { PAD, Units } from '../../src/core/extract/people/units.js';
import type { Labelled } from './data.js';

const SINGLES = SINGLE_ROW / TAGS;
const DOUBLES = DOUBLE_ROW / TAGS;
const FEATURES = TEMPLATES + SINGLES + DOUBLES;
const LEGAL = Array.from({ length: TAGS * TAGS }, (_, i) =>
  FOLLOWS[Math.floor(i / TAGS)]!.includes(i % TAGS),
);
/** Steps of penalty that may be outstanding when a feature is used: what is in every text is not worth more. */
const PATIENCE = 500;
const ANY = (1 << TAGS) - 1;

export interface NameKind {
  /** Two or three characters, family name first. */
  readonly chinese: boolean;
  readonly other: boolean;
}

/** The tags, a bit each, of unit k of n of a name. */
function tagsAt(k: number, n: number, kind: NameKind): number {
  if (n === 1) return 1 << Tag.ALONE;
  const at = (first: number, inner: number, last: number) =>
    1 << (k === 0 ? first : k === n - 1 ? last : inner);
  return (
    (kind.chinese && n <= 3 ? at(Tag.FIRST, Tag.INNER, Tag.LAST) : 0) |
    (kind.other || n > 3 ? at(Tag.FOREIGN_FIRST, Tag.FOREIGN_INNER, Tag.FOREIGN_LAST) : 0)
  );
}

export class Trainer {
  private readonly units: Units;
  private readonly templates: Templates;
  // Weights in groups of TAGS: first the templates' rows, then those of characters and pairs as they come up.
  private weights: Float32Array;
  private squares: Float32Array;
  private seen: Float64Array;
  private groups = ROWS;
  private readonly single = new Map<number, number>();
  private readonly double = new Map<number, number>();
  private readonly transitions = new Float64Array(TAGS * TAGS);
  private readonly transitionSquares = new Float64Array(TAGS * TAGS);
  private sums: Float32Array;
  private readonly transitionSums = new Float64Array(TAGS * TAGS);
  private averaged = 0;
  private step = 0;
  rate = 0.1;

  constructor(
    lexicon: Lexicon,
    /** Which kinds of name a string may be. */
    private readonly kindOf: (name: string) => NameKind,
    private readonly penalty: number,
    capacity: number,
  ) {
    this.units = new Units(lexicon.table);
    this.templates = new Templates(lexicon);
    this.weights = new Float32Array(capacity * TAGS);
    this.squares = new Float32Array(capacity * TAGS);
    this.sums = new Float32Array(capacity * TAGS);
    this.seen = new Float64Array(capacity);
  }

  /** One pass over an article; the summed loss of its paragraphs. */
  learn({ text, people }: Labelled): number {
    let loss = 0;
    let next = 0;
    for (const line of text.matchAll(/[^\r\n]+/g)) {
      const start = line.index;
      const end = start + line[0].length;
      while (next < people.length && people[next]!.end <= start) next++;
      const inside = [];
      for (let k = next; k < people.length && people[k]!.start < end; k++)
        inside.push({ ...people[k]!, start: people[k]!.start - start, end: people[k]!.end - start });
      loss += this.learnParagraph(line[0], inside);
    }
    return loss;
  }

  private learnParagraph(text: string, people: Labelled['people']): number {
    const { units } = this;
    units.read(text);
    const n = units.length;
    if (n === 0) return 0;
    this.templates.read(units);
    const allowed = this.allowedTags(text, people);
    const features = this.features();
    this.forget(features);
    const emissions = this.emissions(features, n);
    const expected = new Float64Array(n * TAGS);
    const observed = new Float64Array(n * TAGS);
    const change = new Float64Array(TAGS * TAGS);
    const all = this.marginals(emissions, n, undefined, expected, change, 1);
    const wanted = this.marginals(emissions, n, allowed, observed, change, -1);
    this.update(features, n, expected, observed, change);
    return all - wanted;
  }

  /** Per unit, the tags that the labels allow: one, or any of them inside a mention that is right either way. */
  private allowedTags(text: string, people: Labelled['people']): Uint8Array {
    const { starts, length: n } = this.units;
    const allowed = new Uint8Array(n).fill(1);
    for (const m of people) {
      let a = 0;
      while (a < n && starts[a + 1]! <= m.start) a++;
      let b = a;
      while (b < n && starts[b]! < m.end) b++;
      const exact = starts[a] === m.start && starts[b] === m.end;
      const kind = exact && !m.optional ? this.kindOf(text.slice(m.start, m.end)) : undefined;
      for (let k = a; k < b; k++) allowed[k] = kind ? tagsAt(k - a, b - a, kind) : ANY;
    }
    return allowed;
  }

  private group(map: Map<number, number>, key: number, size: number): number {
    let at = map.get(key);
    if (at === undefined) {
      at = this.groups;
      this.groups += size;
      if (this.groups > this.seen.length) throw new RangeError('more features than room for them');
      map.set(key, at);
    }
    return at;
  }

  private features(): Int32Array {
    const { codes, length: n } = this.units;
    const { templates } = this;
    const rows = new Uint16Array(TEMPLATES);
    const features = new Int32Array(n * FEATURES);
    const one = new Int32Array(n + 2 * PAD);
    const two = new Int32Array(n + 2 * PAD);
    for (let p = 1; p < n + 2 * PAD - 1; p++) {
      one[p] = codes[p] ? this.group(this.single, codes[p]!, SINGLES) : -1;
      const key = (codes[p]! << 16) | codes[p + 1]!;
      two[p] = key ? this.group(this.double, key, DOUBLES) : -1;
    }
    for (let i = 0, at = 0; i < n; i++) {
      const p = i + PAD;
      templates.fillStart(rows, this.units, i);
      templates.fillRest(rows, this.units, i);
      for (let k = 0; k < TEMPLATES; k++) features[at++] = rows[PLACES[k]!]!;
      for (let d = -REACH; d <= REACH; d++) {
        const base = one[p - d]!;
        features[at++] = base < 0 ? -1 : base + d + REACH;
      }
      for (let d = -REACH + 1; d <= REACH; d++) {
        const base = two[p - d]!;
        features[at++] = base < 0 ? -1 : base + d + REACH - 1;
      }
    }
    return features;
  }

  /** The penalty of all the steps in which a feature did not occur, taken when it occurs again. */
  private forget(features: Int32Array): void {
    const { seen, step } = this;
    for (const f of features) if (f >= 0 && step - seen[f]! >= PATIENCE) this.shrink(f);
  }

  private shrink(f: number): void {
    const { weights, squares, seen, step } = this;
    const pull = this.penalty * this.rate * (step - seen[f]!);
    seen[f] = step;
    for (let k = f * TAGS; k < f * TAGS + TAGS; k++) {
      const w = weights[k]!;
      if (w === 0) continue;
      const by = pull / Math.sqrt(squares[k]! + 1e-2);
      weights[k] = w > by ? w - by : w < -by ? w + by : 0;
    }
  }

  private emissions(features: Int32Array, n: number): Float64Array {
    const { weights } = this;
    const out = new Float64Array(n * TAGS);
    for (let i = 0, at = 0; i < n; i++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let s4 = 0;
      let s5 = 0;
      let s6 = 0;
      let s7 = 0;
      for (const end = at + FEATURES; at < end; at++) {
        const w = features[at]! * TAGS;
        if (w < 0) continue;
        s0 += weights[w]!;
        s1 += weights[w + 1]!;
        s2 += weights[w + 2]!;
        s3 += weights[w + 3]!;
        s4 += weights[w + 4]!;
        s5 += weights[w + 5]!;
        s6 += weights[w + 6]!;
        s7 += weights[w + 7]!;
      }
      out.set([s0, s1, s2, s3, s4, s5, s6, s7], i * TAGS);
    }
    return out;
  }

  /**
   * Forward and backward over the legal paths that `allowed` admits: the tags' probabilities into `marginals`, those
   * of transitions times `sign` added to `pairs`; returns the log of the paths' sum.
   */
  private marginals(
    emissions: Float64Array,
    n: number,
    allowed: Uint8Array | undefined,
    marginals: Float64Array,
    pairs: Float64Array,
    sign: number,
  ): number {
    const weight = Float64Array.from(this.transitions, (t, i) => (LEGAL[i] ? Math.exp(t) : 0));
    const alpha = new Float64Array(n * TAGS);
    const local = new Float64Array(n * TAGS);
    const scale = new Float64Array(n);
    let log = 0;
    for (let i = 0; i < n; i++) {
      let top = -Infinity;
      for (let k = 0; k < TAGS; k++) if (emissions[i * TAGS + k]! > top) top = emissions[i * TAGS + k]!;
      let sum = 0;
      for (let k = 0; k < TAGS; k++) {
        const open = allowed ? (allowed[i]! >> k) & 1 : 1;
        const here = open ? Math.exp(Math.max(-300, emissions[i * TAGS + k]! - top)) : 0;
        local[i * TAGS + k] = here;
        let reach = 0;
        if (i === 0) reach = weight[Tag.OUT * TAGS + k]!;
        else for (let j = 0; j < TAGS; j++) reach += alpha[(i - 1) * TAGS + j]! * weight[j * TAGS + k]!;
        const a = here * reach;
        alpha[i * TAGS + k] = a;
        sum += a;
      }
      if (i === n - 1) {
        // No name may be left open at the end.
        for (let k = 0; k < TAGS; k++) {
          if (CLOSED.includes(k)) continue;
          sum -= alpha[i * TAGS + k]!;
          alpha[i * TAGS + k] = 0;
        }
      }
      if (!(sum > 1e-290)) sum = 1e-290;
      scale[i] = sum;
      for (let k = 0; k < TAGS; k++) alpha[i * TAGS + k]! /= sum;
      log += Math.log(sum) + top;
    }
    const beta = new Float64Array(TAGS).fill(1);
    const before = new Float64Array(TAGS);
    for (let i = n - 1; i >= 0; i--) {
      for (let k = 0; k < TAGS; k++) marginals[i * TAGS + k] = alpha[i * TAGS + k]! * beta[k]!;
      if (i === 0) {
        for (let k = 0; k < TAGS; k++) pairs[Tag.OUT * TAGS + k]! += sign * marginals[k]!;
        break;
      }
      for (let j = 0; j < TAGS; j++) {
        let sum = 0;
        for (let k = 0; k < TAGS; k++) {
          const through = (weight[j * TAGS + k]! * local[i * TAGS + k]! * beta[k]!) / scale[i]!;
          sum += through;
          pairs[j * TAGS + k]! += sign * alpha[(i - 1) * TAGS + j]! * through;
        }
        before[j] = sum;
      }
      // At the last unit only closed tags count; alpha already left the open ones out.
      beta.set(before);
      if (i === n - 1) this.closeEnd(beta, weight, local, scale, i);
    }
    return log;
  }

  private closeEnd(
    beta: Float64Array,
    weight: Float64Array,
    local: Float64Array,
    scale: Float64Array,
    i: number,
  ): void {
    for (let j = 0; j < TAGS; j++) {
      beta[j] = 0;
      for (const k of CLOSED) beta[j]! += (weight[j * TAGS + k]! * local[i * TAGS + k]!) / scale[i]!;
    }
  }

  private update(
    features: Int32Array,
    n: number,
    expected: Float64Array,
    observed: Float64Array,
    change: Float64Array,
  ): void {
    const { weights, squares, rate } = this;
    this.step += n;
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < TAGS; k++) {
        const g = expected[i * TAGS + k]! - observed[i * TAGS + k]!;
        if (g < 1e-3 && g > -1e-3) continue;
        for (let at = i * FEATURES, end = at + FEATURES; at < end; at++) {
          if (features[at]! < 0) continue;
          const w = features[at]! * TAGS + k;
          const s = squares[w]! + g * g;
          squares[w] = s;
          weights[w]! -= (rate * g) / Math.sqrt(s + 1e-2);
        }
      }
    }
    for (let t = 0; t < TAGS * TAGS; t++) {
      if (!LEGAL[t]) continue;
      const g = change[t]!;
      this.transitionSquares[t]! += g * g;
      this.transitions[t]! -= (rate * g) / Math.sqrt(this.transitionSquares[t]! + 1e-2);
    }
  }

  /** Takes the outstanding penalty everywhere and adds the weights to the average that `finish` hands out. */
  average(): void {
    for (let f = 0; f < this.groups; f++) this.shrink(f);
    for (let w = 0, end = this.groups * TAGS; w < end; w++) this.sums[w]! += this.weights[w]!;
    for (let t = 0; t < TAGS * TAGS; t++) this.transitionSums[t]! += this.transitions[t]!;
    this.averaged++;
  }

  /** The average of the weights, by feature. */
  finish(): Trained {
    const { sums, averaged } = this;
    const row = (at: number, size: number) =>
      sums.slice(at * TAGS, (at + size) * TAGS).map((w) => w / averaged);
    const rows = (groups: Map<number, number>, size: number) => {
      const kept = new Map<number, Float32Array>();
      for (const [key, at] of groups) {
        const weights = row(at, size);
        if (weights.some((w) => w !== 0)) kept.set(key, weights);
      }
      return kept;
    };
    return {
      dense: row(0, ROWS),
      transitions: Float32Array.from(this.transitionSums, (t) => t / averaged),
      singles: rows(this.single, SINGLES),
      doubles: rows(this.double, DOUBLES),
    };
  }
}

/** Weights by feature: of the templates' rows, of transitions, and of characters and pairs by their codes. */
export interface Trained {
  readonly dense: Float32Array;
  readonly transitions: Float32Array;
  readonly singles: ReadonlyMap<number, Float32Array>;
  readonly doubles: ReadonlyMap<number, Float32Array>;
}

/** The average of several trainings: each errs in its own way. */
export function averageOf(runs: readonly Trained[]): Trained {
  const mean = (lists: readonly (Float32Array | undefined)[]): Float32Array => {
    const sum = new Float32Array(lists.find((list) => list)!.length);
    for (const list of lists)
      if (list) for (let i = 0; i < sum.length; i++) sum[i]! += list[i]! / runs.length;
    return sum;
  };
  const rows = (part: 'singles' | 'doubles') => {
    const keys = new Set(runs.flatMap((run) => [...run[part].keys()]));
    return new Map([...keys].map((key) => [key, mean(runs.map((run) => run[part].get(key)))]));
  };
  return {
    dense: mean(runs.map((run) => run.dense)),
    transitions: mean(runs.map((run) => run.transitions)),
    singles: rows('singles'),
    doubles: rows('doubles'),
  };
}
