/**
 * Fits the numbers of src/core/cuts/hopeless.ts and prints them: logistic regression of a paragraph further down being
 * the rest of a head, and of a paragraph breaking off, on evidence that is cheap to read; and of the latter on that and
 * what the network says, where the first alone does not tell.
 *
 *   npx tsx scripts/fit-hopeless.ts [--texts DIR]
 *
 * DIR holds clean articles, one .txt each, a paragraph a line; they are cut up as for train-reading.ts and read with
 * models/reading.bin. One article in four is kept to see what a bound lets through.
 */
import { readFileSync } from 'node:fs';
import { CLOSER_HEAD_FEATURES, CLOSER_PAIR_FEATURES, CUT_OF_HEAD } from '../src/core/cuts/evidence.js';
import { CHEAP, CHEAP_OF_HEAD, LEAST_HEAD } from '../src/core/cuts/hopeless.js';
import { ReadingModel } from '../src/core/reading/index.js';
import { atOnce } from '../src/core/slices.js';
import { readArticles } from './reading/articles.js';
import { gather, noSamples } from './reading/calibrate.js';

const at = process.argv.indexOf('--texts');
const folder = at < 0 ? '../shared/corpus/more-newspaper' : process.argv[at + 1]!;
const ROUNDS = 6;
/** One article in so many is not fitted on. */
const CHECKED = 4;
/** Feature that says that other text stands between. */
const FURTHER_DOWN = 30;
const HEAD_ROW = 4 + CLOSER_HEAD_FEATURES;
const PAIR_ROW = 1 + CLOSER_PAIR_FEATURES;
const RIDGE = 1;
const STEPS = 12;

const model = atOnce(ReadingModel.open(readFileSync('models/reading.bin')));
const texts = readArticles(folder);

interface Row {
  readonly x: readonly number[];
  readonly isTrue: boolean;
}

interface HeadRow extends Row {
  /** What the network says. */
  readonly cut: number;
}

interface Rows {
  readonly heads: readonly HeadRow[];
  readonly pairs: readonly Row[];
}

/** The heads of some articles, and their pairs further apart. */
function rowsOf(articles: readonly string[]): Rows {
  const rows = { heads: [] as HeadRow[], pairs: [] as Row[] };
  for (const article of articles) {
    const samples = noSamples();
    gather(samples, model, [article], ROUNDS);
    const heads = samples.heads.numbers;
    const pairs = samples.pairs.numbers;
    for (let h = 0, pair = 0; h < heads.length; h += HEAD_ROW) {
      const truth = heads[h + 2]!;
      const candidates = heads[h + 3]!;
      const features = heads.subarray(h + 4, h + HEAD_ROW);
      rows.heads.push({
        x: [...features.subarray(0, CHEAP_OF_HEAD)],
        isTrue: truth >= 0,
        cut: features[CUT_OF_HEAD]!,
      });
      for (let k = 1; k <= candidates; k++, pair++) {
        const from = pair * PAIR_ROW + 1;
        if (pairs[from + FURTHER_DOWN] !== 1) continue;
        rows.pairs.push({ x: CHEAP.map((place) => pairs[from + place]!), isTrue: k === truth });
      }
    }
  }
  return rows;
}

const logitOf = (weights: readonly number[], x: readonly number[]): number =>
  x.reduce((sum, value, i) => sum + value * weights[i]!, 0);

/** Logistic regression by Newton's method. */
function regression(rows: readonly Row[]): number[] {
  const n = rows[0]!.x.length;
  let weights = new Array<number>(n).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((w) => -RIDGE * w);
    const hessian = Array.from({ length: n }, (_, i) => {
      const row = new Array<number>(n).fill(0);
      row[i] = RIDGE;
      return row;
    });
    for (const { x, isTrue } of rows) {
      const p = 1 / (1 + Math.exp(-logitOf(weights, x)));
      for (let i = 0; i < n; i++) {
        gradient[i]! += ((isTrue ? 1 : 0) - p) * x[i]!;
        for (let j = 0; j < n; j++) hessian[i]![j]! += p * (1 - p) * x[i]! * x[j]!;
      }
    }
    const move = solve(hessian, gradient);
    weights = weights.map((w, i) => w + move[i]!);
  }
  return weights;
}

/** Solves a positive definite system by elimination. */
function solve(matrix: number[][], right: number[]): number[] {
  const n = right.length;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const factor = matrix[j]![i]! / matrix[i]![i]!;
      for (let k = i; k < n; k++) matrix[j]![k]! -= factor * matrix[i]![k]!;
      right[j]! -= factor * right[i]!;
    }
  const solution = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let sum = right[i]!;
    for (let k = i + 1; k < n; k++) sum -= matrix[i]![k]! * solution[k]!;
    solution[i] = sum / matrix[i]![i]!;
  }
  return solution;
}

/** Fits rows, and says how many of those not fitted on lie below some bounds, and how many of them are true. */
function fitAndCheck(what: string, rows: readonly Row[], unseen: readonly Row[]): readonly number[] {
  const weights = regression(rows).map((w) => Math.round(w * 100) / 100);
  const logits = unseen.map(({ x, isTrue }) => ({ isTrue, logit: logitOf(weights, x) }));
  const all = logits.filter(({ isTrue }) => isTrue).length;
  for (let bound = -3; bound >= -8; bound -= 0.5) {
    const below = logits.filter(({ logit }) => logit < bound);
    const lost = below.filter(({ isTrue }) => isTrue).length;
    const share = ((100 * below.length) / logits.length).toFixed(1);
    console.log(`below ${bound}: ${share} % of ${logits.length} ${what}, ${lost} of ${all} true ones`);
  }
  return weights;
}

const rows = rowsOf(texts.filter((_, i) => i % CHECKED !== 0));
const unseen = rowsOf(texts.filter((_, i) => i % CHECKED === 0));
const ofPairs = fitAndCheck('pairs', rows.pairs, unseen.pairs);
CHEAP.forEach((place, i) => {
  console.log(`  [${place}, ${ofPairs[i]}],`);
});
const ofHeads = fitAndCheck('heads', rows.heads, unseen.heads);
console.log(`  ${ofHeads.join(', ')},`);

/** The heads that what is cheap does not tell, by what it says of them and what the network says. */
const left = (heads: readonly HeadRow[]): Row[] =>
  heads
    .map(({ x, isTrue, cut }) => ({ x: [1, logitOf(ofHeads, x), cut], isTrue }))
    .filter(({ x }) => x[1]! >= LEAST_HEAD);
console.log(`  ${fitAndCheck('heads that are left', left(rows.heads), left(unseen.heads)).join(', ')},`);
