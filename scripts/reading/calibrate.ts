import { parseArticle } from '../../src/core/article.js';
import { candidatesOf, type Head } from '../../src/core/cuts/candidates.js';
import { addSlope, logitOf, optionsOf, WEIGHTS } from '../../src/core/cuts/weigh.js';
import type { ReadingModel } from '../../src/core/reading/index.js';
import { cutUp, random } from './cut-up.js';

/** The options of one head (nothing is wrong, the rest is lost, each candidate), and which is true. */
export interface Sample {
  readonly options: ReturnType<typeof optionsOf>;
  /** Place in `options`; -1: nothing is wrong. */
  readonly truth: number;
  readonly head: Head;
}

const RIDGE = 2;
const EPOCHS = 24;
const BATCH = 64;

/** Cuts clean articles up, `rounds` times each, and lists the evidence for every head. */
export function gather(
  model: ReadingModel,
  articles: readonly string[],
  rounds: number,
  seed: number,
): Sample[] {
  const samples: Sample[] = [];
  articles.forEach((article, index) => {
    for (let round = 0; round < rounds; round++) {
      const { text, cuts } = cutUp(article, random(seed * 7919 + index * 31 + round * 100003 + 1));
      const rests = new Map(cuts.map((cut) => [cut.at, cut.resume]));
      for (const head of candidatesOf(parseArticle(text), null, model)) {
        const resume = rests.get(head.head.start + head.head.traits.length);
        const found = head.candidates.findIndex((candidate) => candidate.tail.start === resume);
        const truth = resume === undefined ? -1 : found < 0 ? 0 : found + 1;
        samples.push({ options: optionsOf(head), truth, head });
      }
    }
  });
  return samples;
}

/** Posterior of the options, in order, the last entry for "nothing is wrong". */
function posterior(sample: Sample, weights: Float64Array): number[] {
  const logits = sample.options.map((option) => logitOf(option, weights));
  logits.push(0);
  const top = Math.max(...logits);
  const odds = logits.map((x) => Math.exp(x - top));
  const sum = odds.reduce((a, b) => a + b, 0);
  return odds.map((x) => x / sum);
}

/** The networks, fitted: small batches, steps with momentum and a scale of their own for each weight (Adam). */
export function fitted(samples: readonly Sample[], seed = 1): Float64Array {
  const next = random(seed);
  const w = Float64Array.from({ length: WEIGHTS }, () => (next() - 0.5) * 0.3);
  const mean = new Float64Array(WEIGHTS);
  const square = new Float64Array(WEIGHTS);
  const hidden = new Float64Array(64);
  const order = samples.map((_, i) => i);
  const steps = EPOCHS * Math.ceil(samples.length / BATCH);
  let step = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const k = Math.floor(next() * (i + 1));
      [order[i], order[k]] = [order[k]!, order[i]!];
    }
    for (let from = 0; from < order.length; from += BATCH) {
      step++;
      const gradient = w.map((x) => (-RIDGE * x * BATCH) / samples.length);
      for (let n = from; n < Math.min(order.length, from + BATCH); n++) {
        const sample = samples[order[n]!]!;
        const p = posterior(sample, w);
        sample.options.forEach((option, k) => {
          const error = (k === sample.truth ? 1 : 0) - p[k]!;
          if (Math.abs(error) < 1e-4) return;
          logitOf(option, w, hidden);
          addSlope(option, w, error, hidden, gradient);
        });
      }
      const rate = 0.006 * (1 - step / (steps + 1));
      for (let i = 0; i < WEIGHTS; i++) {
        mean[i] = 0.9 * mean[i]! + 0.1 * gradient[i]!;
        square[i] = 0.999 * square[i]! + 0.001 * gradient[i]! ** 2;
        const scale = Math.sqrt(square[i]! / (1 - 0.999 ** step)) + 1e-8;
        w[i]! += (rate * (mean[i]! / (1 - 0.9 ** step))) / scale;
      }
    }
  }
  return w;
}

/** Prints how often the evidence is weighed rightly, and the first `show` wrong answers. */
export function report(samples: readonly Sample[], weights: Float64Array, show: number): void {
  const tally: Record<string, number> = {};
  let shown = 0;
  let loss = 0;
  for (const sample of samples) {
    const p = posterior(sample, weights);
    loss -= Math.log(sample.truth < 0 ? p[p.length - 1]! : p[sample.truth]!);
    const none = p.pop()!;
    const best = none > 0.5 ? -1 : p.indexOf(Math.max(...p));
    const name = (k: number) =>
      k < 0
        ? 'none'
        : k === 0
          ? 'lost'
          : sample.head.candidates[k - 1]!.distance === 0
            ? 'next'
            : 'displaced';
    const what =
      best === sample.truth ? `right ${name(best)}` : `${name(sample.truth)} taken for ${name(best)}`;
    tally[what] = (tally[what] ?? 0) + 1;
    if (best !== sample.truth && shown++ < show) {
      const tail = (k: number) => (k > 0 ? sample.head.candidates[k - 1]!.tail.text.slice(0, 14) : '');
      const end = sample.head.head.text;
      console.log(
        `${what} ${none.toFixed(2)}: …${end.slice(-22)} (${end.length}) | ${tail(sample.truth)} ${p[Math.max(sample.truth, 0)]!.toFixed(2)} <> ${tail(best)} ${p[Math.max(best, 0)]!.toFixed(2)}`,
      );
    }
  }
  console.log(tally, `log loss ${(loss / samples.length).toFixed(4)}`);
}
