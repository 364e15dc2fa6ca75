import { PerText } from '../article/memo.js';
import type { Paragraph } from '../article.js';
import type { Mark, Opening, ReadingModel, Side } from '../reading/index.js';
import { BODY_END, BODY_START, HEADING_END, HEADING_START } from '../reading/symbols.js';
import { CLASS, COLON, COMMA, STOP } from '../text.js';

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
