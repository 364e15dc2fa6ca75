import type { Features } from './evidence.js';

/**
 * What is cheap to read of a pair, as places among its features, and what each adds to the logit of its being worth a
 * closer look: the joint, longer words nearby and rare words in common take most of the time. scripts/fit-hopeless.ts
 * fits them.
 */
const WEIGHTS: readonly (readonly [number, number])[] = [
  [0, -2.06],
  [3, 3.01],
  [12, -1.81],
  [14, 3.36],
  [16, -4.19],
  [20, -2.29],
  [24, -2.3],
  [31, -3.3],
  [32, 0.93],
  [39, 1.06],
  [46, -0.76],
];

/** Below this logit a pair is passed over: eight in nine pairs of articles not fitted on lay below, 7 of 816 true ones. */
const LEAST = -5.5;

/** The places of what is cheap to read. */
export const CHEAP = WEIGHTS.map(([place]) => place);
const FACTORS = Float64Array.from(WEIGHTS, ([, factor]) => factor);

/** Whether a paragraph further down is so unlikely to go on with the head that the costly evidence is not asked for. */
export function isHopeless(features: Features): boolean {
  let sum = 0;
  for (let i = 0; i < CHEAP.length; i++) sum += FACTORS[i]! * features[CHEAP[i]!]!;
  return sum < LEAST;
}
