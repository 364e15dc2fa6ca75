import type { PerText } from '../article/memo.js';
import type { Paragraph } from '../article.js';
import type { ReadingModel } from '../reading/index.js';
import { CLASS, DIGIT, HAN, LETTER } from '../text.js';
import { shared } from './cohesion.js';
import type { Ends } from './ends.js';
import { isBalanced, isIndented, isTextLike, quotesFit, smallWords, startsInside } from './looks.js';
import type { Nearby } from './nearby.js';
import { type Setting, settingFeatures } from './setting.js';

/** What speaks for and against one sentence running from a head to a rest. All entries lie between about -3 and 3. */
export type Features = Float32Array;

/** Features of a pair of paragraphs, the bias first. */
export const PAIR_FEATURES = 57;
/** Features of a head alone. */
export const HEAD_FEATURES = 33;

/** The same for a closer look: what the network for longer stretches says comes behind all else. */
export const CLOSER_PAIR_FEATURES = PAIR_FEATURES + 2;
export const CLOSER_HEAD_FEATURES = HEAD_FEATURES + 1;

/** How far a copy of the words around a cut is looked for, in code units to each side. */
export const NEARBY = 10_000;

/** Share of the long paragraphs around a paragraph that are indented. */
export type Surroundings = number;

const squash = (x: number, scale: number): number => Math.max(-3, Math.min(3, x / scale));

/** The entry of a pair's evidence that speaks of the words around it. */
export const STANDS_NEARBY = 19;

/** Whether the words around the joint stand elsewhere nearby: 0 no, up to 3 for longer runs. */
export function standsNearby(nearby: Nearby, head: Paragraph, tail: Paragraph): number {
  const { length } = head.traits;
  const end = head.start + length;
  const [from, to] = [end - NEARBY, tail.start + NEARBY];
  // Most joints stand nowhere else: strings are made only for those that do.
  if (!nearby.mayHave(head.text.charCodeAt(length - 1), tail.text.charCodeAt(0), from, to)) return 0;
  const a = head.text.slice(Math.max(0, length - 3), length);
  const b = tail.text.slice(0, 3);
  const has = (s: string) => nearby.has(s, from, to);
  if (!has(a.slice(-1) + b.slice(0, 1))) return 0;
  const left = has(a.slice(-2) + b.slice(0, 1));
  const right = has(a.slice(-1) + b.slice(0, 2));
  if (left && right) return has(a.slice(-2) + b.slice(0, 2)) ? (has(a + b) ? 3 : 2.5) : 1.8;
  return left || right ? 1.4 : 0.5;
}

/** The entries of a pair's evidence that `headPart` fills; `firstFeatures`, `pairFeatures` and `closeFeatures` fill the others. */
export const OF_HEAD: readonly number[] = [
  0, 4, 5, 6, 7, 8, 9, 10, 22, 23, 26, 28, 29, 31, 32, 34, 35, 39, 41, 48, 49, 50, 51, 52, 53, 54, 55,
];

/** The entries of a pair's evidence that speak of the tail alone, whatever stands before it. */
export const OF_TAIL: readonly number[] = [2, 11, 12, 13, 16, 17, 21, 24, 25, 27, 38, 42, 46, 56];

/** The same for a closer look. */
export const CLOSER_OF_TAIL: readonly number[] = [...OF_TAIL, PAIR_FEATURES + 1];

/** What speaks of the head alone, the same for all its pairs. `nextEnds` are those of the paragraph behind the head. */
export function headPart(
  f: Features,
  head: Paragraph,
  headEnds: Ends,
  nextEnds: Ends | undefined,
  setting: Setting,
): void {
  const { length } = head.traits;
  f[0] = 1;
  f[4] = squash(Math.max(headEnds.last.end, headEnds.last.headingEnd) + 5, 3);
  f[5] = squash(headEnds.last.headingEnd + 5, 3);
  f[6] = length < 12 ? 1 : 0;
  f[7] = length < 20 ? 1 : 0;
  f[8] = length < 32 ? 1 : 0;
  f[9] = length >= 60 ? 1 : 0;
  f[10] = head.traits.commas > 0 || head.traits.stops > 0 ? 1 : 0;
  f[22] = squash(headEnds.headingStart - headEnds.start, 3);
  f[23] = head.traits.open !== '' ? 1 : 0;
  f[26] = head.traits.end === 'bracket' ? 1 : 0;
  f[28] = head.role === 'title' ? 1 : 0;
  f[29] = head.shape === 'list' ? 1 : 0;
  f[31] = head.traits.end === 'comma' ? 1 : 0;
  f[32] = nextEnds ? squash(nextEnds.start - nextEnds.anywhere, 4) : 0;
  f[34] = isBalanced(head) ? 1 : 0;
  f[35] = smallWords(head);
  f[39] = squash(headEnds.cut, 3);
  f[41] = squash(headEnds.dangling, 12);
  f[48] = squash(headEnds.clause, 2);
  f[49] = squash(headEnds.heading, 3);
  settingFeatures(f, 50, setting);
}

/**
 * What speaks against a rest that ends nowhere: less for text that breaks off itself, as the second of three pieces does.
 * More of it would take another head for a piece.
 */
function unended(tail: Paragraph, { cut }: Ends): number {
  return isTextLike(tail) ? 1 - BREAKS_OFF / (1 + Math.exp(-cut)) : 1;
}
const BREAKS_OFF = 0.5;

/**
 * What `isHopeless` asks of whether `tail` goes on with the sentence of `head`, and what comes with it. `distance` counts
 * the paragraphs of text between them.
 */
export function firstFeatures(
  f: Features,
  head: Paragraph,
  headEnds: Ends,
  tail: Paragraph,
  tailEnds: Ends,
  distance: number,
  around: Surroundings,
  model: ReadingModel,
): void {
  const on = model.join(headEnds.last.mark, tailEnds.opening);
  const gain = on - tailEnds.anywhere;
  const loss = tailEnds.start - tailEnds.anywhere;
  const { end, stops } = tail.traits;
  f[1] = squash(gain, 4);
  f[2] = squash(loss, 4);
  f[3] = squash(on - tailEnds.start, 4);
  const isEnded = end === 'closed' || end === 'bracket';
  f[12] = isEnded ? 0 : unended(tail, tailEnds);
  f[14] = quotesFit(head, tail);
  f[16] = around > 0.5 && isIndented(tail) ? 1 : 0;
  f[20] = squash(Math.log(1 + distance), 1);
  f[24] = tail.text.length < 32 && stops === 0 ? 1 : 0;
  f[36] = head.traits.length < 32 && loss > -0.5 ? squash(loss - gain, 4) : 0;
  f[46] = squash(Math.log(tail.text.length) - 4.2, 1);
}

/** The rest of what is cheap to read. `afterOpen` says that the tail stands behind another paragraph without an end. */
export function pairFeatures(
  f: Features,
  head: Paragraph,
  headEnds: Ends,
  tail: Paragraph,
  tailEnds: Ends,
  distance: number,
  afterOpen: boolean,
  around: Surroundings,
): void {
  const { length } = head.traits;
  const first = CLASS[tail.text.charCodeAt(0)]!;
  f[11] = startsInside(tail) ? 1 : 0;
  f[13] = tail.text.length < 12 ? 1 : 0;
  f[15] = tail.traits.stray !== '' && head.traits.open === '' ? 1 : 0;
  f[17] = around > 0.5 && !isIndented(tail) && tail.text.length >= 30 ? 1 : 0;
  f[18] = around > 0.5 && isIndented(head) ? 1 : 0;
  f[21] = first === HAN ? 0 : 1;
  f[25] = squash(tailEnds.headingStart - tailEnds.start, 3);
  f[27] = tail.role === 'heading' ? 1 : 0;
  f[30] = distance > 0 ? 1 : 0;
  f[33] = afterOpen ? 1 : 0;
  f[40] = CLASS[head.text.charCodeAt(length - 1)] === DIGIT && first === DIGIT ? 1 : 0;
  // A clause is seldom longer than a line.
  f[42] = squash(tailEnds.leading, 12);
  f[43] = squash(headEnds.dangling + tailEnds.leading, 15);
  f[47] = squash(Math.log(length + tail.text.length) - 4.8, 1);
}

/** What takes a closer look: the joint, the words around it elsewhere in the article, rare words in common. */
export function closeFeatures(
  f: Features,
  nearby: Nearby,
  head: Paragraph,
  headEnds: Ends,
  tail: Paragraph,
  tailEnds: Ends,
  pairs: PerText<readonly number[]>,
  model: ReadingModel,
): void {
  f[STANDS_NEARBY] = standsNearby(nearby, head, tail);
  f[37] = squash(model.joint.joint(headEnds.before, tailEnds.behind), 4);
  f[38] = squash(tailEnds.rest, 3);
  f[56] = squash(tailEnds.beginsInside, 3);
  const common = shared(pairs, head, tail, model);
  f[44] = squash(Math.log(1 + common), 1);
  f[45] = common === 0 ? 0 : squash(common, 1 + Math.sqrt(pairs.of(head).length * pairs.of(tail).length) / 4);
}

/** Evidence that a head breaks off whether or not its rest is found: what is cheap to read. */
export function firstHeadFeatures(
  f: Features,
  head: Paragraph,
  ends: Ends,
  next: Ends | undefined,
  around: Surroundings,
  setting: Setting,
): void {
  const { length } = head.traits;
  const last = CLASS[head.text.charCodeAt(length - 1)]!;
  f[0] = 1;
  f[1] = squash(ends.last.end + 5, 3);
  f[2] = squash(ends.last.headingEnd + 5, 3);
  f[3] = length < 12 ? 1 : 0;
  f[4] = length < 20 ? 1 : 0;
  f[5] = length < 32 ? 1 : 0;
  f[6] = length >= 45 ? 1 : 0;
  f[7] = Math.min(3, head.traits.commas);
  f[8] = Math.min(3, head.traits.stops);
  f[9] = head.traits.open !== '' ? 1 : 0;
  f[10] = around > 0.5 && isIndented(head) ? 1 : 0;
  f[11] = squash(ends.headingStart - ends.start, 3);
  f[12] = head.traits.end === 'comma' ? 1 : 0;
  f[13] = head.traits.end === 'bracket' ? 1 : 0;
  f[14] = next ? squash(next.start - next.anywhere, 4) : 0;
  f[15] = last === LETTER ? 1 : 0;
  f[16] = head.role === 'title' ? 1 : 0;
  f[17] = head.shape === 'list' ? 1 : 0;
  f[18] = squash(Math.log(length), 2);
  f[19] = isBalanced(head) ? 1 : 0;
  f[20] = smallWords(head);
  f[21] = length < 32 ? f[14]! : 0;
  f[22] = squash(ends.clause, 2);
  f[23] = squash(ends.heading, 3);
  settingFeatures(f, 24, setting);
}

/** The entry of a head's evidence that holds what the network says of it. */
export const CUT_OF_HEAD = 30;
export const cutFeature = (ends: Ends): number => squash(ends.cut, 3);

/** All of it. */
export function headFeatures(
  f: Features,
  head: Paragraph,
  ends: Ends,
  next: Ends | undefined,
  around: Surroundings,
  setting: Setting,
): void {
  firstHeadFeatures(f, head, ends, next, around, setting);
  f[CUT_OF_HEAD] = cutFeature(ends);
  f[31] = next ? squash(next.rest, 3) : 0;
  f[32] = next ? squash(next.beginsInside, 3) : 0;
}

/** Logits of the network for longer stretches are not squashed: how sure it is counts. Puts what it says of a pair behind all else that speaks of it … */
export function closerFeatures(f: Features, headEnds: Ends, tailEnds: Ends, model: ReadingModel): void {
  const { context } = model;
  f[PAIR_FEATURES] = context.joint(headEnds.contextBefore, tailEnds.contextBehind) / 4;
  f[PAIR_FEATURES + 1] = context.rest(tailEnds.contextBehind) / 4;
}

/** … and what it says of a head behind all that speaks of that one alone. */
export function closerHeadFeatures(f: Features, ends: Ends, model: ReadingModel): void {
  f[HEAD_FEATURES] = model.context.cut(ends.contextBefore) / 4;
}
