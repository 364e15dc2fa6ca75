import { type HashedWeights, SLOTS, Slots } from '../../src/core/reading/hashed.js';
import { headingFeatures, LONGEST_HEADING } from '../../src/core/reading/headings.js';
import { restFeatures } from '../../src/core/reading/rests.js';
import type { Alphabet } from '../../src/core/reading/symbols.js';
import { random } from './cut-up.js';
import { jointData } from './joint-data.js';

/** Features seen less often say nothing. */
const LEAST = 8;
const [PASSES, BATCH, RATE] = [6, 64, 0.05];
/** Weights are stored in so many steps to either side; those below two say next to nothing, and noughts compress. */
const LEVELS = 15;
const LEAST_STEPS = 2;
/** How often each paragraph is cut to show heads, and rests; how many of its sentences are shown beside those. */
const [HEADS, RESTS, SENTENCES] = [3, 6, 2];

interface Sample {
  slots: number[];
  readonly truth: 0 | 1;
}
type Below = (n: number) => number;

function below(seed: number): Below {
  const draw = random(seed);
  return (n) => Math.floor(draw() * n);
}

/** A list of samples, and what adds one to it. */
function showing(features: (symbols: readonly number[], slots: Slots) => void) {
  const samples: Sample[] = [];
  const slots = new Slots();
  const show = (symbols: readonly number[], truth: 0 | 1) => {
    slots.clear();
    features(symbols, slots);
    samples.push({ slots: slots.all(), truth });
  };
  return { samples, show };
}

/** What tells headings from first halves of sentences, learnt from clean articles. */
export function fitHeadings(articles: readonly string[], alphabet: Alphabet): HashedWeights {
  const draw = below(1);
  const comma = alphabet.of(0xff0c);
  const { samples, show } = showing((symbols, slots) => headingFeatures(symbols, comma, slots));
  for (const { bodies, ends } of jointData(articles, alphabet)) {
    for (const symbols of ends) if (symbols.length <= LONGEST_HEADING) show(symbols, 1);
    for (const { symbols, words } of bodies) {
      const places = words.filter((at) => at <= LONGEST_HEADING);
      for (let n = 0; n < HEADS && places.length > 0; n++)
        show(symbols.slice(0, places[draw(places.length)]), 0);
    }
  }
  return regress(samples, draw);
}

/** What tells second halves of sentences from beginnings. */
export function fitRests(articles: readonly string[], alphabet: Alphabet): HashedWeights {
  const draw = below(2);
  const { samples, show } = showing(restFeatures);
  for (const { bodies, starts } of jointData(articles, alphabet)) {
    for (const symbols of starts) show(symbols, 0);
    for (const { symbols, words, sentences } of bodies) {
      for (let n = 0; n < SENTENCES && sentences.length > 0; n++)
        show(symbols.slice(sentences[draw(sentences.length)]), 0);
      for (let n = 0; n < RESTS && words.length > 0; n++) show(symbols.slice(words[draw(words.length)]), 1);
    }
  }
  return regress(samples, draw);
}

/** Logistic regression (AdaGrad: Duchi, Hazan and Singer 2011). */
function regress(samples: Sample[], draw: Below): HashedWeights {
  const seen = new Uint32Array(SLOTS);
  for (const { slots } of samples) for (const slot of new Set(slots)) seen[slot]!++;
  for (const sample of samples) sample.slots = sample.slots.filter((slot) => seen[slot]! >= LEAST);
  const weights = new Float32Array(SLOTS);
  const squares = new Float32Array(SLOTS).fill(1e-8);
  const gradient = new Float32Array(SLOTS);
  for (let pass = 0; pass < PASSES; pass++) {
    for (let i = samples.length - 1; i > 0; i--) {
      const j = draw(i + 1);
      [samples[i], samples[j]] = [samples[j]!, samples[i]!];
    }
    for (let at = 0; at < samples.length; at += BATCH) {
      const touched = new Set<number>();
      for (const { slots, truth } of samples.slice(at, at + BATCH)) {
        const logit = slots.reduce((sum, slot) => sum + weights[slot]!, 0);
        const error = (1 / (1 + Math.exp(-logit)) - truth) / BATCH;
        for (const slot of slots) {
          gradient[slot]! += error;
          touched.add(slot);
        }
      }
      for (const slot of touched) {
        squares[slot]! += gradient[slot]! ** 2;
        weights[slot]! -= (RATE * gradient[slot]!) / Math.sqrt(squares[slot]!);
        gradient[slot] = 0;
      }
    }
  }
  const step = weights.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-9) / LEVELS;
  const steps = (x: number) => Math.round(x / step);
  return { slots: Int8Array.from(weights, (x) => (Math.abs(steps(x)) < LEAST_STEPS ? 0 : steps(x))), step };
}
