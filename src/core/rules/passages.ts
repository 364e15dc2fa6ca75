import type { Figure } from '../extract/facts.js';

/** A sentence or clause that holds figures, with what it says beside them. */
export interface Passage {
  /** A hash of the wording; equal wordings have equal keys. */
  readonly key: number;
  /** The words, figures left blank but for their units, without signs and blanks. */
  readonly wording: string;
  readonly figures: readonly Figure[];
  /** A sentence, not just a clause of one. */
  readonly whole: boolean;
  /** For a clause: what its sentence says of the time; null for a headline, which leaves that to the article. */
  readonly times: string | null;
  /** For a clause: the other numbers of its sentence. */
  readonly others: readonly string[];
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
/** A line that ends without a stop may be a headline. */
const isHeadline = (text: string): boolean =>
  text.length <= MOST_HEADLINE && !/[。！？；，、：…,.;:!?]$/.test(text);

/** Reads the sentences of a paragraph that hold figures, and their clauses. What a headline says may stand in a clause. */
export function passagesOf(text: string, figures: readonly Figure[]): Passage[] {
  const passages: Passage[] = [];
  if (isHeadline(text)) readClauses(text, 0, text.length, figures, HEADLINE_COMMAS, null, passages);
  let start = 0;
  let next = 0;
  for (let i = 0; i <= text.length && next < figures.length; i++) {
    const figure = figures[next]!;
    if (i < text.length && !ENDS.includes(text[i]!)) continue;
    if (i < figure.start) {
      start = i + 1;
      continue;
    }
    const held: Figure[] = [];
    while (next < figures.length && figures[next]!.start < i) held.push(figures[next++]!);
    if (i - start <= MOST) readSentence(text, start, i, held, passages);
    start = i + 1;
  }
  return passages;
}

function readSentence(text: string, start: number, end: number, figures: Figure[], out: Passage[]): void {
  const times = `${text.slice(start, end).match(TIMES)?.join(' ') ?? ''}|${figures
    .filter(({ kind }) => kind === 'date' || kind === 'time')
    .map(({ value, text: words }) => value ?? words)
    .join(' ')}`;
  put(text, start, end, figures, true, '', [], out);
  if (!isHeadline(text)) readClauses(text, start, end, figures, COMMAS, times, out);
}

function readClauses(
  text: string,
  start: number,
  end: number,
  figures: readonly Figure[],
  commas: string,
  times: string | null,
  out: Passage[],
): void {
  let from = start;
  let first = 0;
  for (let i = start; i <= end; i++) {
    if (i < end && !commas.includes(text[i]!)) continue;
    const held: Figure[] = [];
    while (first < figures.length && figures[first]!.end <= i) held.push(figures[first++]!);
    const all = from === start && i === end;
    if (held.length > 0 && (!all || times === null)) put(text, from, i, held, false, times, figures, out);
    from = i + 1;
  }
}

function put(
  text: string,
  start: number,
  end: number,
  figures: readonly Figure[],
  whole: boolean,
  times: string | null,
  sentence: readonly Figure[],
  out: Passage[],
): void {
  let wording = '';
  let at = start;
  for (const figure of figures) {
    wording += `${folded(text.slice(at, figure.start))}#${figure.unit}`;
    at = figure.end;
  }
  wording += folded(text.slice(at, end));
  if (wording.length - figures.length < (whole ? LEAST_SENTENCE : LEAST_HEADLINE)) return;
  const others = sentence
    .filter((figure) => !figures.includes(figure) && figure.kind !== 'date' && figure.kind !== 'time')
    .map(({ kind, value }) => `${kind} ${value}`);
  out.push({ key: hash(wording, whole), wording, figures, whole, times, others });
}

const SIGNS = /[^\p{L}\p{N}]+/gu;
/** Words alone: no signs, blanks, case or width. */
const folded = (text: string): string => text.replace(SIGNS, '').toLowerCase();

function hash(text: string, whole: boolean): number {
  let a = whole ? 17 : 31;
  let b = 7;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = (Math.imul(a, 31) + code) | 0;
    b = (Math.imul(b, 131) ^ code) & 0xfffff;
  }
  return (a >>> 0) * 0x100000 + b;
}
