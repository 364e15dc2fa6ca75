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

/** The same for a head: what each cheap number, in their order, adds to the logit of its breaking off. */
const HEAD_FACTORS = Float64Array.of(
  -0.48,
  -0.46,
  -1.16,
  1.06,
  0.39,
  -1.2,
  -1.48,
  -0.03,
  1.35,
  6.99,
  -0.4,
  -0.71,
  1.28,
  -5.11,
  -0.69,
  0.12,
  0.02,
  -1.03,
  -0.53,
  -0.36,
  -0.22,
  -0.8,
  -1.06,
  -3.5,
  0.09,
  -0.89,
  -0.35,
  -1.13,
  0.55,
  0.15,
);

/** Below this logit a paragraph is whole, mostly a heading: two in five heads of articles not fitted on, and 3 of 2,180 cut ones. */
export const LEAST_HEAD = -6;

/** How many of a head's features are cheap to read: the first ones. */
export const CHEAP_OF_HEAD = HEAD_FACTORS.length;

/** Whether a paragraph is so unlikely to break off that the network is not asked. */
export const isWhole = (features: Features): boolean => cheapLogit(features) < LEAST_HEAD;

function cheapLogit(features: Features): number {
  let sum = 0;
  for (let i = 0; i < CHEAP_OF_HEAD; i++) sum += HEAD_FACTORS[i]! * features[i]!;
  return sum;
}

/** What weighs how much when the network has been asked: the bias, the logit of what is cheap, and what the network says. */
const [BIAS, OF_CHEAP, OF_CUT] = [-0.01, 0.88, 1.12];
/** Below this logit a paragraph is whole: twelve in a hundred of the heads that are left, and none of 2,177 cut ones. */
const LEAST_CUT = -5.5;

/** Whether a paragraph is so unlikely to break off that nothing is weighed; `cut` is what the network says of it, as evidence. */
export const isSurelyWhole = (features: Features, cut: number): boolean =>
  BIAS + OF_CHEAP * cheapLogit(features) + OF_CUT * cut < LEAST_CUT;
