import { afterTitle } from './announced.js';
import { familyOf, type Lexicon, WordClass } from './lexicon.js';
import { type NameSpan, nameSpan, SURE, sureSpan } from './span.js';
import { Taken } from './taken.js';
import { crossesEnd, crossesStart } from './words.js';

/** Words that the list takes for somebody. */
const NOBODY = new Set(['侏罗纪', '比什凯克', '诺贝尔']);
/** What joins the names of a list. */
const JOINTS = new Set('、和与與及');

/**
 * Names that stand in company: what the model only guesses, or the word list knows as someone (鲁迅、茅盾), beside a sure
 * name on a list. What the word list knows by three characters and more, or a title announces, needs no company.
 * `people`: where words that are somebody's name may begin.
 */
export function listedNames(
  text: string,
  spans: readonly NameSpan[],
  people: readonly number[],
  lexicon: Lexicon,
): readonly NameSpan[] {
  const words = people.length > 0 ? knownPeople(text, people, lexicon) : [];
  return words.length === 0 && spans.every(isSure) ? spans : inCompany(text, spans, words, lexicon);
}

const isSure = ({ sure }: NameSpan): boolean => sure;
const isGuess = ({ sure }: NameSpan): boolean => !sure;

/** The same where there are guesses, or `words` that are somebody's name. */
function inCompany(
  text: string,
  spans: readonly NameSpan[],
  words: readonly NameSpan[],
  lexicon: Lexicon,
): readonly NameSpan[] {
  const guesses = spans.filter(isGuess);
  // What the word list knows and the model guesses needs no company either.
  const guessed = endsOf(guesses);
  const candidates: NameSpan[] = [];
  for (const guess of guesses) candidates.push(isTitled(text, guess, lexicon) ? asSure(guess) : guess);
  const known = new Set<NameSpan>();
  for (const name of words) known.add(guessed.get(name.start) === name.end ? asSure(name) : name);
  candidates.push(...known);
  // One that the model is barely sure of, and the word list knows.
  const knownEnds = endsOf(words);
  const sure: NameSpan[] = [];
  for (const s of spans)
    if (s.sure) sure.push(knownEnds.get(s.start) === s.end ? asSure(s, Math.max(s.margin, SURE)) : s);
  const taken = new Taken(text.length, sure);
  const starts = new Set(sure.map((s) => s.start));
  const ends = new Set(sure.map((s) => s.end));
  const found: NameSpan[] = [];
  // Each name found may be the company of the next.
  for (const list of [candidates, candidates.toReversed()])
    for (const name of list) {
      if (taken.overlaps(name)) continue;
      const listed =
        (JOINTS.has(text[name.start - 1] ?? '') && ends.has(name.start - 1)) ||
        (JOINTS.has(text[name.end] ?? '') &&
          starts.has(name.end + 1) &&
          beginsItem(text, name.start, lexicon));
      if (!name.sure && !(listed && (known.has(name) || endsItem(text, name.end)))) continue;
      taken.add(name);
      starts.add(name.start);
      ends.add(name.end);
      found.push(sureSpan(name.start, name.end));
    }
  const rest = guesses.filter((s) => !taken.overlaps(s));
  return [...sure, ...rest, ...found].sort((a, b) => a.start - b.start);
}

const asSure = ({ start, end, margin }: NameSpan, least = margin): NameSpan =>
  nameSpan(start, end, least, true);

/** By the start of each, where it ends. */
const endsOf = (spans: readonly NameSpan[]): Map<number, number> =>
  new Map(spans.map(({ start, end }) => [start, end]));

/** From this margin on the model's guess of a Chinese name is as good as sure where a title stands before it. */
const NEARLY = -30;
/** Level from which a character is a usual family name. */
const FAMILY = 5;

/** 守门员|高健|扑出: the model nearly takes it for a name, and a title announces it. */
const isTitled = (text: string, { start, end, margin }: NameSpan, lexicon: Lexicon): boolean =>
  margin > NEARLY &&
  end - start < 4 &&
  familyOf(lexicon.levels[lexicon.table.codes[text.charCodeAt(start)]!]!) >= FAMILY &&
  lexicon.wordAt(text, start).length === 1 &&
  afterTitle(text, start, lexicon);

const beginsItem = (text: string, start: number, lexicon: Lexicon): boolean =>
  start === 0 || !/[\u3400-\u9fffA-Za-z]/u.test(text[start - 1]!) || afterTitle(text, start, lexicon);

const endsItem = (text: string, end: number): boolean =>
  end >= text.length || /[、和与與及等，。；）]/u.test(text[end]!);

/** Words that are somebody's name; sure are those that need no company. */
function knownPeople(text: string, people: readonly number[], lexicon: Lexicon): NameSpan[] {
  const found: NameSpan[] = [];
  let from = 0;
  for (const at of people) {
    if (at < from) continue;
    const { length, info } = lexicon.wordAt(text, at);
    if (length < 2 || (info & 15) !== WordClass.person) continue;
    if (NOBODY.has(lexicon.fold(text.slice(at, at + length)))) continue;
    const place = { start: at, end: at + length };
    if (crossesStart(text, at, lexicon) || crossesEnd(text, place, lexicon)) continue;
    found.push(nameSpan(at, place.end, 0, length > 2 || afterTitle(text, at, lexicon)));
    from = place.end;
  }
  return found;
}
