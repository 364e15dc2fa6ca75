import type { Figure } from '../extract/facts.js';

/** A sentence or clause that holds figures, with what it says beside them. */
export interface Passage {
  /** A hash of the wording; equal wordings have equal keys. */
  readonly key: number;
  /** The words, figures left blank, without signs and blanks. */
  readonly wording: string;
  readonly figures: readonly Figure[];
  /** A sentence, not just a clause of one. */
  readonly whole: boolean;
  /** For a clause: what its sentence says of the time. */
  readonly times: string;
  /** For a clause: the other numbers of its sentence. */
  readonly others: readonly string[];
}

/** The least wording, figures aside, that makes two sentences, or two clauses, the same passage. */
const LEAST_SENTENCE = 10;
const LEAST_CLAUSE = 9;
/** A longer stretch without a full stop is no sentence. */
const MOST = 300;

const ENDS = '。！？；!?;';
const COMMAS = '，,：:—';
const TIMES =
  /去年|今年|明年|前年|上年|同期|昨[天日晚]|今[天日晚]|明[天日]|当[年天日晚]|此前|之前|以前|原来|过去|后来|如今|目前|现在|预计|计划|力争|第[一二三四五六七八九十\d]|首[次日批轮]|平均|最[高低多少]|男|女|其中|上半|下半|同比|环比/g;

/** Reads the sentences of a paragraph that hold figures, and their clauses. */
export function passagesOf(text: string, figures: readonly Figure[]): Passage[] {
  const passages: Passage[] = [];
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
  let from = start;
  let first = 0;
  for (let i = start; i <= end; i++) {
    if (i < end && !COMMAS.includes(text[i]!)) continue;
    const held: Figure[] = [];
    while (first < figures.length && figures[first]!.end <= i) held.push(figures[first++]!);
    if (held.length > 0 && !(from === start && i === end))
      put(text, from, i, held, false, times, figures, out);
    from = i + 1;
  }
}

function put(
  text: string,
  start: number,
  end: number,
  figures: readonly Figure[],
  whole: boolean,
  times: string,
  sentence: readonly Figure[],
  out: Passage[],
): void {
  let wording = '';
  let at = start;
  for (const figure of figures) {
    wording += `${folded(text.slice(at, figure.start))}#`;
    at = figure.end;
  }
  wording += folded(text.slice(at, end));
  if (wording.length - figures.length < (whole ? LEAST_SENTENCE : LEAST_CLAUSE)) return;
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
