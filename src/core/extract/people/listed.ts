import { afterTitle } from './announced.js';
import { BEGINS_PERSON, type Lexicon, Part, WordClass } from './lexicon.js';
import type { NameSpan } from './model.js';
import { Taken } from './taken.js';
import { crossesEnd, crossesStart } from './words.js';

/** What such a place counts for, in weights. */
const SURE = 100;
/** Words that the list takes for somebody. */
const NOBODY = new Set(['侏罗纪', '比什凯克', '诺贝尔']);
/** What joins the names of a list. */
const JOINTS = new Set('、和与與及');

/**
 * Names that stand in company: what the model only guesses, or the word list knows as someone (鲁迅、茅盾), beside a sure
 * name on a list. What the word list knows by three characters and more, or a title announces, needs no company.
 */
export function listedNames(text: string, spans: readonly NameSpan[], lexicon: Lexicon): NameSpan[] {
  const guesses = spans.filter((s) => !s.sure);
  // What the word list knows and the model guesses needs no company either.
  const isGuessed = (name: NameSpan) =>
    guesses.some(({ start, end }) => start === name.start && end === name.end);
  const known = new Set(
    knownPeople(text, lexicon).map((name) => (isGuessed(name) ? { ...name, sure: true } : name)),
  );
  const candidates: NameSpan[] = [...guesses, ...known];
  if (candidates.length === 0) return [...spans];
  const sure = spans.filter((s) => s.sure);
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
      found.push({ ...name, margin: SURE, sure: true });
    }
  if (found.length === 0) return [...spans];
  return [...spans.filter((s) => s.sure || !taken.overlaps(s)), ...found].sort((a, b) => a.start - b.start);
}

const beginsItem = (text: string, start: number, lexicon: Lexicon): boolean =>
  start === 0 || !/[\u3400-\u9fffA-Za-z]/u.test(text[start - 1]!) || afterTitle(text, start, lexicon);

const endsItem = (text: string, end: number): boolean =>
  end >= text.length || /[、和与與及等，。；）]/u.test(text[end]!);

/** Words that are somebody's name; sure are those that need no company. */
function knownPeople(text: string, lexicon: Lexicon): NameSpan[] {
  const { partsAt, pairs, parts, table } = lexicon;
  const { codes } = table;
  const found: NameSpan[] = [];
  for (let at = 0; at + 1 < text.length; at++) {
    if (!(partsAt[text.charCodeAt(at)]! & Part.person)) continue;
    const pair = pairs.find(codes[text.charCodeAt(at)]!, codes[text.charCodeAt(at + 1)]!);
    if (!(parts[pair]! & BEGINS_PERSON)) continue;
    const { length, info } = lexicon.wordAt(text, at);
    if (length < 2 || (info & 15) !== WordClass.person) continue;
    if (NOBODY.has(lexicon.fold(text.slice(at, at + length)))) continue;
    const place = { start: at, end: at + length };
    if (crossesStart(text, at, lexicon) || crossesEnd(text, place, lexicon)) continue;
    found.push({ ...place, margin: 0, sure: length > 2 || afterTitle(text, at, lexicon) });
    at = place.end - 1;
  }
  return found;
}
