import type { Figure } from '../extract/facts.js';

/**
 * A sentence or clause that holds figures, with what it says beside them. Most stand once: only the key is worked out
 * for all of them.
 */
export class Passage {
  private known: string | undefined;

  constructor(
    /** A hash of the wording; equal wordings have equal keys. */
    readonly key: number,
    readonly figures: readonly Figure[],
    /** A sentence, not just a clause of one. */
    readonly whole: boolean,
    private readonly place: Place,
    private readonly sentence: Sentence,
  ) {}

  /** The words, figures left blank but for their units, without signs and blanks. */
  get wording(): string {
    this.known ??= wordingOf(this.sentence.text, this.place, this.figures);
    return this.known;
  }

  /** For a clause: what its sentence says of the time; null for a headline, which leaves that to the article. */
  get times(): string | null {
    return this.whole ? '' : this.sentence.times;
  }

  /** For a clause: the other numbers of its sentence. */
  get others(): readonly string[] {
    if (this.whole) return [];
    return this.sentence.figures
      .filter((figure) => !this.figures.includes(figure) && figure.kind !== 'date' && figure.kind !== 'time')
      .map(({ kind, value }) => `${kind} ${value}`);
  }
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** What clauses share: the sentence, or headline, that they are parts of. */
class Sentence {
  private known: string | undefined;

  constructor(
    readonly text: string,
    private readonly start: number,
    private readonly end: number,
    readonly figures: readonly Figure[],
    readonly isHeadline: boolean,
  ) {}

  get times(): string | null {
    if (this.isHeadline) return null;
    const { text, start, end, figures } = this;
    this.known ??= `${text.slice(start, end).match(TIMES)?.join(' ') ?? ''}|${figures
      .filter(({ kind }) => kind === 'date' || kind === 'time')
      .map(({ value, text: words }) => value ?? words)
      .join(' ')}`;
    return this.known;
  }
}

/** The least wording, figures aside, that makes two sentences, two clauses, or a headline and a clause the same passage. */
const LEAST_SENTENCE = 10;
export const LEAST_CLAUSE = 9;
const LEAST_HEADLINE = 7;
/** A longer stretch without a full stop is no sentence. */
const MOST = 300;

const ENDS = '。！？；!?;';
const COMMAS = '，,：:—';
const TIMES =
  /去年|今年|明年|前年|上年|同期|昨[天日晚]|今[天日晚]|明[天日]|当[年天日晚]|此前|之前|以前|原来|过去|后来|如今|目前|现在|预计|计划|力争|第[一二三四五六七八九十\d]|首[次日批轮]|平均|最[高低多少]|男|女|其中|上半|下半|同比|环比/g;

/** The longest headline, and where its parts end. */
const MOST_HEADLINE = 45;
const HEADLINE_COMMAS = `${COMMAS} 　|丨`;
/** What of these each code unit is: the end of a sentence, of a clause, of a headline's part. */
const BREAKS = new Uint8Array(65536);
const SENTENCE_END = 1;
const CLAUSE_END = 2;
const PART_END = 4;
for (const c of ENDS) BREAKS[c.charCodeAt(0)]! |= SENTENCE_END;
for (const c of COMMAS) BREAKS[c.charCodeAt(0)]! |= CLAUSE_END;
for (const c of HEADLINE_COMMAS) BREAKS[c.charCodeAt(0)]! |= PART_END;
/** A line that ends without a stop may be a headline. */
const isHeadline = (text: string): boolean =>
  text.length <= MOST_HEADLINE && !/[。！？；，、：…,.;:!?]$/.test(text);

/** Reads the sentences of a paragraph that hold figures, and their clauses. What a headline says may stand in a clause. */
export function passagesOf(text: string, figures: readonly Figure[]): Passage[] {
  const passages: Passage[] = [];
  readPassages(text, figures, (key, figures, whole, start, end, sentence) => {
    passages.push(new Passage(key, figures, whole, { start, end }, sentence));
  });
  return passages;
}

/** What is told of a passage: see `Passage`. */
type Visit = (
  key: number,
  figures: readonly Figure[],
  whole: boolean,
  start: number,
  end: number,
  sentence: Sentence,
) => void;

/** The same for those who need no more than the keys, most often, and the figures. */
export function readPassages(text: string, figures: readonly Figure[], visit: Visit): void {
  if (figures.length === 0) return;
  if (isHeadline(text)) readClauses(new Sentence(text, 0, text.length, figures, true), 0, text.length, visit);
  let start = 0;
  let next = 0;
  for (let i = 0; i <= text.length && next < figures.length; i++) {
    const figure = figures[next]!;
    if (i < text.length && !(BREAKS[text.charCodeAt(i)]! & SENTENCE_END)) continue;
    if (i < figure.start) {
      start = i + 1;
      continue;
    }
    const held: Figure[] = [];
    while (next < figures.length && figures[next]!.start < i) held.push(figures[next++]!);
    if (i - start <= MOST) readSentence(text, start, i, held, visit);
    start = i + 1;
  }
}

function readSentence(text: string, start: number, end: number, figures: Figure[], visit: Visit): void {
  const sentence = new Sentence(text, start, end, figures, false);
  put(sentence, start, end, figures, true, visit);
  if (!isHeadline(text)) readClauses(sentence, start, end, visit);
}

function readClauses(sentence: Sentence, start: number, end: number, visit: Visit): void {
  const { text, figures, isHeadline } = sentence;
  const commas = isHeadline ? PART_END : CLAUSE_END;
  let from = start;
  let first = 0;
  for (let i = start; i <= end; i++) {
    if (i < end && !(BREAKS[text.charCodeAt(i)]! & commas)) continue;
    const held: Figure[] = [];
    while (first < figures.length && figures[first]!.end <= i) held.push(figures[first++]!);
    const all = from === start && i === end;
    if (held.length > 0 && (!all || isHeadline)) put(sentence, from, i, held, false, visit);
    from = i + 1;
  }
}

function put(
  sentence: Sentence,
  start: number,
  end: number,
  figures: readonly Figure[],
  whole: boolean,
  visit: Visit,
): void {
  const { text } = sentence;
  const hash = new WordingHash(whole);
  let at = start;
  for (const figure of figures) {
    hash.addFolded(text, at, figure.start);
    hash.add(FIGURE);
    for (let i = 0; i < figure.unit.length; i++) hash.add(figure.unit.charCodeAt(i));
    at = figure.end;
  }
  hash.addFolded(text, at, end);
  if (hash.size - figures.length < (whole ? LEAST_SENTENCE : LEAST_HEADLINE)) return;
  visit(hash.key, figures, whole, start, end, sentence);
}

/** Stands for a figure in a wording. */
const FIGURE = '#'.charCodeAt(0);

function wordingOf(text: string, { start, end }: Place, figures: readonly Figure[]): string {
  let wording = '';
  let at = start;
  for (const figure of figures) {
    wording += `${folded(text.slice(at, figure.start))}#${figure.unit}`;
    at = figure.end;
  }
  return wording + folded(text.slice(at, end));
}

const SIGNS = /[^\p{L}\p{N}]+/gu;
/** Words alone: no signs, blanks, case or width. */
const folded = (text: string): string => text.replace(SIGNS, '').toLowerCase();

/** The hash of a wording, unit by unit, without making the string. */
class WordingHash {
  size = 0;
  private a: number;
  private b = 7;

  constructor(whole: boolean) {
    this.a = whole ? 17 : 31;
  }

  get key(): number {
    return (this.a >>> 0) * 0x100000 + this.b;
  }

  add(code: number): void {
    this.a = (Math.imul(this.a, 31) + code) | 0;
    this.b = (Math.imul(this.b, 131) ^ code) & 0xfffff;
    this.size++;
  }

  addFolded(text: string, from: number, to: number): void {
    let { a, b, size } = this;
    for (let i = from; i < to; i++) {
      const own = FOLDED[text.charCodeAt(i)] || foldUnit(text.charCodeAt(i));
      if (own > LAST_SPECIAL) {
        a = (Math.imul(a, 31) + own) | 0;
        b = (Math.imul(b, 131) ^ own) & 0xfffff;
        size++;
      } else if (own === BY_STRING) {
        const whole = folded(text.slice(from, to));
        for (let k = 0; k < whole.length; k++) this.add(whole.charCodeAt(k));
        return;
      }
    }
    this.a = a;
    this.b = b;
    this.size = size;
  }
}

/** What `folded` makes of each code unit by itself: the unit, or one of these. 0 where nobody has asked yet. */
const FOLDED = new Uint16Array(65536);
const NOTHING = 1;
/** Halves of characters, and letters whose small form is longer or depends on what follows. */
const BY_STRING = 2;
const LAST_SPECIAL = BY_STRING;

function foldUnit(code: number): number {
  const unit = String.fromCharCode(code);
  const small = unit.toLowerCase();
  const own =
    (code >= 0xd800 && code < 0xe000) || small.length > 1 || small === 'σ'
      ? BY_STRING
      : folded(unit) === ''
        ? NOTHING
        : small.charCodeAt(0);
  FOLDED[code] = own;
  return own;
}
