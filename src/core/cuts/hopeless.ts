import type { Features } from './evidence.js';

/**
 * What is cheap to read of a pair, as places among its features, and what each adds to the logit of its being worth a
 * closer look: the joint, longer words nearby and rare words in common take most of the time.
 */
const WEIGHTS: readonly (readonly [number, number])[] = [
  [0, -1.49],
  [3, 2.3],
  [12, -3.63],
  [14, 3.04],
  [16, -5.17],
  [20, -2.19],
  [24, -2.75],
  [31, -2.55],
  [32, 1.62],
  [39, 1.01],
  [46, -1.06],
];

/** Below this logit a pair is passed over: none of 115 true pairs lay below. */
const LEAST = -6;

const PLACES = WEIGHTS.map(([place]) => place);
const FACTORS = Float64Array.from(WEIGHTS, ([, factor]) => factor);

/** Whether a paragraph further down is so unlikely to go on with the head that the costly evidence is not asked for. */
export function isHopeless(features: Features): boolean {
  let sum = 0;
  for (let i = 0; i < PLACES.length; i++) sum += FACTORS[i]! * features[PLACES[i]!]!;
  return sum < LEAST;
}
