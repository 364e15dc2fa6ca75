import { PerText } from '../article/memo.js';
import type { Paragraph } from '../article.js';
import type { Mark, Opening, ReadingModel, Side } from '../reading/index.js';
import { BODY_END, BODY_START, HEADING_END, HEADING_START } from '../reading/symbols.js';
import { CLASS, CLOSER, COLON, COMMA, DIGIT, HAN, LETTER, partnerOf, SPACE, STOP } from '../text.js';
import { shared } from './cohesion.js';
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

const CLAUSE = 36;
const PARTS = (1 << COMMA) | (1 << STOP) | (1 << COLON);
/** Whether a clause ends with a code unit. */
const parts = (text: string, at: number): boolean => ((PARTS >>> CLASS[text.charCodeAt(at)]!) & 1) === 1;

/** What the model is asked at every paragraph's ends, worked out once. */
class Bounds {
  readonly bodyStart: Mark;
  readonly headingStart: Mark;
  readonly bodyEnd: Opening;
  readonly headingEnd: Opening;

  constructor(readonly model: ReadingModel) {
    this.bodyStart = model.mark([BODY_START]);
    this.headingStart = model.mark([HEADING_START]);
    this.bodyEnd = model.opening([BODY_END]);
    this.headingEnd = model.opening([HEADING_END]);
  }
}

/** What a paragraph's start and end show. Depends on the paragraph alone. */
export class Ends {
  /** What the first characters are by themselves. */
  readonly opening: Opening;
  /** ln P of the first characters at the start of body text, and anywhere. */
  readonly start: number;
  readonly anywhere: number;
  private asHeadingStart: number | undefined;
  private known: Last | undefined;
  private asHead: Side | undefined;
  private asRest: Side | undefined;
  private asContextHead: Side | undefined;
  private asContextRest: Side | undefined;
  private asCut: number | undefined;
  private asWhole: number | undefined;
  private asHeading: number | undefined;
  private asInside: number | undefined;

  constructor(
    private readonly text: string,
    private readonly length: number,
    private readonly bounds: Bounds,
  ) {
    const { model } = bounds;
    this.opening = model.opening(model.alphabet.first(text, 4));
    this.start = model.join(bounds.bodyStart, this.opening);
    this.anywhere = this.opening.log;
  }

  /** ln P of the first characters at the start of a heading. Few paragraphs are asked. */
  get headingStart(): number {
    this.asHeadingStart ??= this.bounds.model.join(this.bounds.headingStart, this.opening);
    return this.asHeadingStart;
  }

  /** Code units behind the last punctuation; at most `CLAUSE`. */
  get dangling(): number {
    const { text, length } = this;
    const most = Math.min(CLAUSE, length);
    let count = 0;
    while (count < most && !parts(text, length - 1 - count)) count++;
    return count;
  }

  /** Code units before the first punctuation; at most `CLAUSE`. */
  get leading(): number {
    const { text } = this;
    const most = Math.min(CLAUSE, text.length);
    let count = 0;
    while (count < most && !parts(text, count)) count++;
    return count;
  }

  /** The paragraph as the side before a joint. Worked out when first asked for: few paragraphs may break off. */
  get before(): Side {
    this.asHead ??= this.bounds.model.joint.before(this.text, this.length);
    return this.asHead;
  }

  /** The paragraph as the side behind a joint. */
  get behind(): Side {
    this.asRest ??= this.bounds.model.joint.behind(this.text);
    return this.asRest;
  }

  /** The same in longer stretches; few paragraphs are in doubt. */
  get contextBefore(): Side {
    this.asContextHead ??= this.bounds.model.context.before(this.text, this.length);
    return this.asContextHead;
  }

  get contextBehind(): Side {
    this.asContextRest ??= this.bounds.model.context.behind(this.text);
    return this.asContextRest;
  }

  /** Logit of the paragraph breaking off, whatever follows. */
  get cut(): number {
    this.asCut ??= this.bounds.model.joint.cut(this.before);
    return this.asCut;
  }

  /** Logit of the paragraph being a rest, whatever stands before it. */
  get rest(): number {
    this.asWhole ??= this.bounds.model.joint.rest(this.behind);
    return this.asWhole;
  }

  /** Logit of the paragraph being a heading, by its words. */
  get heading(): number {
    this.asHeading ??= this.bounds.model.headings.logit(this.text, this.length);
    return this.asHeading;
  }

  /** Logit of the paragraph beginning in the middle of a sentence, by its first words. */
  get beginsInside(): number {
    this.asInside ??= this.bounds.model.rests.logit(this.text);
    return this.asInside;
  }

  /** Logit of a clause ending behind the last characters; nought where about one place in nine has a mark behind it. */
  get clause(): number {
    const p = this.bounds.model.endsClause(this.last.mark);
    return Math.log(p / (1 - p)) + 2;
  }

  /** What its last characters show: most paragraphs are never asked. */
  get last(): Last {
    if (!this.known) {
      const { model, bodyEnd, headingEnd } = this.bounds;
      const mark = model.mark(model.alphabet.last(this.text, this.length, 3));
      this.known = { mark, end: model.join(mark, bodyEnd), headingEnd: model.join(mark, headingEnd) };
    }
    return this.known;
  }
}

interface Last {
  /** The model behind the last characters. */
  readonly mark: Mark;
  /** ln P of a paragraph's and a heading's end behind them. */
  readonly end: number;
  readonly headingEnd: number;
}

const ends = new WeakMap<ReadingModel, PerText<Ends>>();

/** What a model reads at the ends of paragraphs; worked out once for each text. */
export function endsBy(model: ReadingModel): PerText<Ends> {
  let known = ends.get(model);
  if (!known) {
    const bounds = new Bounds(model);
    known = new PerText((text, { length }) => new Ends(text, length, bounds));
    ends.set(model, known);
  }
  return known;
}

/** ln of how much likelier a start must be inside a sentence than at the start of a paragraph. */
const READS_ON = 1.5;

/** Whether the first characters of `tail` stand behind the last ones of `head` rather than at the start of a paragraph. */
export function readsOn(head: Paragraph, tail: Paragraph, model: ReadingModel): boolean {
  const all = endsBy(model);
  const { opening, start } = all.of(tail);
  const on = model.join(all.of(head).last.mark, opening);
  // Engines that have seen such things live long make all that come later where they stay until memory is looked through.
  all.letGo(tail);
  all.letGo(head);
  return on > start + READS_ON;
}

/** Whether a paragraph rather breaks off than not, whatever follows. */
export function breaksOff(p: Paragraph, model: ReadingModel): boolean {
  const all = endsBy(model);
  const { cut } = all.of(p);
  all.letGo(p);
  return cut >= 0;
}

export const isIndented = (p: Paragraph): boolean => p.start - p.lineStart >= 1 && p.text.length > 0;

/** May not begin a paragraph: ，。”）… */
export function startsInside(p: Paragraph): boolean {
  const kind = CLASS[p.text.charCodeAt(0)]!;
  return kind === COMMA || kind === STOP || kind === COLON || kind === CLOSER;
}

/** Quotes and brackets: 1 where the rest closes what the head left open, -1 where it closes what nobody opened. */
function quotesFit(head: Paragraph, tail: Paragraph): number {
  const { open } = head.traits;
  const { stray } = tail.traits;
  if (stray === '' && open === '') return 0;
  if (stray === '') return -0.5;
  const last = open.charCodeAt(open.length - 1);
  return open !== '' && partnerOf(last) === stray.charCodeAt(0) ? 1 : open === '' ? -1 : 0;
}

/** Halves that differ by no more are of one length: many headlines are made so. */
export const EQUAL = 1;

/** Headlines like two halves of about one length (to `apart` code units), with a comma or a blank between. */
export function isBalanced({ text, traits }: Paragraph, apart = 3): boolean {
  if (traits.length > 32 || traits.stops > 0 || traits.commas + traits.blanks !== 1) return false;
  for (let i = 1; i < traits.length; i++) {
    const kind = CLASS[text.charCodeAt(i)];
    if (kind === COMMA || kind === SPACE) return Math.abs(i - (traits.length - i - 1)) <= apart;
  }
  return false;
}

/** Words that running text is full of and headlines do without: how many in ten characters. */
const SMALL = new Uint8Array(65536);
for (const word of '的了在是我他她它们就也说这那着过把被又还和与从对为以及其中已都却而但因所很并将')
  SMALL[word.charCodeAt(0)] = 1;
function smallWords({ text, traits }: Paragraph): number {
  const from = Math.max(0, traits.length - 30);
  let small = 0;
  for (let i = from; i < traits.length; i++) small += SMALL[text.charCodeAt(i)]!;
  return Math.min(3, (10 * small) / Math.max(10, traits.length - from));
}

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

/** Not by its look a heading: has several clauses, or is longer than most. */
export const isTextLike = ({ traits }: Paragraph): boolean =>
  traits.stops > 0 || traits.commas > 0 || traits.length >= LONG_PIECE;
const LONG_PIECE = 24;

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
