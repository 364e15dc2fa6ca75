import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArticle } from '../../src/core/article.js';
import { candidatesOf } from '../../src/core/cuts/candidates.js';
import {
  CLOSER_HEAD_FEATURES,
  CLOSER_OF_TAIL,
  CLOSER_PAIR_FEATURES,
  HEAD_FEATURES,
  OF_TAIL,
  PAIR_FEATURES,
} from '../../src/core/cuts/evidence.js';
import { HIDDEN, WEIGHTS } from '../../src/core/cuts/networks.js';
import type { ReadingModel } from '../../src/core/reading/index.js';
import { findRepeats } from '../../src/core/repeats/index.js';
import { cutUp, random } from './cut-up.js';

const FIT = fileURLToPath(new URL('fit_weights.py', import.meta.url));

/** The evidence for every paragraph of cut up articles that may break off, and what is true: see fit_weights.py. */
export interface Samples {
  articles: number;
  readonly heads: Floats;
  readonly pairs: Floats;
}

/** A list of numbers that may grow longer than a plain one may be. */
export class Floats {
  private all = new Float32Array(1 << 12);
  length = 0;

  push(...numbers: readonly number[]): void {
    while (this.length + numbers.length > this.all.length) {
      const more = new Float32Array(2 * this.all.length);
      more.set(this.all);
      this.all = more;
    }
    this.all.set(numbers, this.length);
    this.length += numbers.length;
  }

  get numbers(): Float32Array {
    return this.all.subarray(0, this.length);
  }
}

export const noSamples = (): Samples => ({ articles: 0, heads: new Floats(), pairs: new Floats() });

/** In one round of so many the articles stay whole: most that are read have nothing cut. */
const WHOLE = 6;

/** Damages clean articles, `rounds` times each, and adds the evidence for every head. */
export function gather(
  samples: Samples,
  model: ReadingModel,
  articles: readonly string[],
  rounds: number,
): void {
  const { heads, pairs } = samples;
  for (const article of articles) {
    const index = samples.articles++;
    for (let round = 0; round < rounds; round++) {
      const { text, cuts } =
        round % WHOLE === 0
          ? { text: article, cuts: [] }
          : cutUp(article, random(index * 31 + round * 100003 + 1));
      const rests = new Map(cuts.map((cut) => [cut.at, cut.resume]));
      const damaged = parseArticle(text);
      for (const { head, features, candidates } of candidatesOf(damaged, findRepeats(damaged), model)) {
        const resume = rests.get(head.start + head.traits.length);
        const found = candidates.findIndex((candidate) => candidate.tail.start === resume);
        // Its rest is out of reach: nothing to choose.
        if (resume && found < 0) continue;
        const truth = resume === undefined ? -1 : found + 1;
        heads.push(index, index * rounds + round, truth, candidates.length, ...features);
        for (const { tail, features } of candidates) pairs.push(tail.index, ...features);
      }
    }
  }
}

/** Fits the networks that weigh the evidence (PyTorch does the sums). Their numbers stand in the order of `networks.ts`. */
export function fitWeights({ heads, pairs }: Samples): Float32Array {
  const folder = mkdtempSync(join(tmpdir(), 'weights-'));
  const sizes = {
    hidden: HIDDEN,
    looks: [
      { head: HEAD_FEATURES, pair: PAIR_FEATURES, ofTail: OF_TAIL },
      { head: CLOSER_HEAD_FEATURES, pair: CLOSER_PAIR_FEATURES, ofTail: CLOSER_OF_TAIL },
    ],
  };
  writeFileSync(join(folder, 'sizes.json'), JSON.stringify(sizes));
  writeFileSync(join(folder, 'heads.f32'), heads.numbers);
  writeFileSync(join(folder, 'pairs.f32'), pairs.numbers);
  execFileSync(process.env.PYTHON ?? 'python3', [FIT, folder], { stdio: 'inherit' });
  const weights = new Float32Array(Uint8Array.from(readFileSync(join(folder, 'weights.f32'))).buffer);
  rmSync(folder, { recursive: true });
  if (weights.length !== WEIGHTS) throw new RangeError('not the weights of these networks');
  return weights;
}
