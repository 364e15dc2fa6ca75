import { paragraphAt } from '../article/at.js';
import type { Person } from '../extract/facts.js';
import { crossesStart } from '../extract/people/words.js';
import type { Range } from '../range.js';
import type { FactContext } from './context.js';
import { areSimilar } from './same-person.js';

/** Names of two characters have too many that are like them; what is longer than four is often no name. */
const LENGTHS = /^[\u3400-\u9fff]{3,4}$/u;

/** A place that spells a person's name with one character of its own. */
export interface Spelling {
  readonly at: Range;
  readonly name: string;
  readonly person: Person;
}

/** A mention, and how often its person is mentioned. */
interface Mention extends Range {
  readonly times: number;
}

/**
 * Places that read as nobody's name, but differ from a name that stands elsewhere in one character that sounds or looks
 * alike: with a slip of the hand in it a name often looks like none.
 */
export function unreadSpellings(context: FactContext): Spelling[] {
  const { text } = context.article;
  const { people } = context.facts;
  const byFirst = new Map<number, Person[]>();
  const isFirst = new Uint8Array(0x10000);
  for (const person of people) {
    const { name, mentions, roles } = person;
    if (!LENGTHS.test(name)) continue;
    // Mentioned once and called nothing it may be a slip itself, or no name at all.
    if (mentions.length < 2 && roles.length === 0) continue;
    const first = name.charCodeAt(0);
    isFirst[first] = 1;
    const alike = byFirst.get(first);
    if (alike) alike.push(person);
    else byFirst.set(first, [person]);
  }
  if (byFirst.size === 0) return [];
  const mentions: Mention[] = people
    .flatMap((p) => p.mentions.map(({ start, end }) => ({ start, end, times: p.mentions.length })))
    .sort((a, b) => a.start - b.start);
  const found: Spelling[] = [];
  let m = 0;
  for (let start = 0; start < text.length; start++) {
    const first = text.charCodeAt(start);
    if (isFirst[first] === 0) continue;
    while (m < mentions.length && mentions[m]!.end <= start) m++;
    const next = mentions[m];
    if (!mayBeFree(start, next)) continue;
    for (const person of byFirst.get(first)!) {
      if (!isSlip(context, text, start, person.name)) continue;
      const at = { start, end: start + person.name.length };
      if (!isFree(at, next) || isInWord(context, at)) continue;
      found.push({ at, name: text.slice(at.start, at.end), person });
    }
  }
  return found;
}

/** Whether what stands from `start` on is `usual` but for one character, not the first, and that one similar. */
function isSlip(context: FactContext, text: string, start: number, usual: string): boolean {
  let other = -1;
  for (let i = 1; i < usual.length; i++) {
    if (text.charCodeAt(start + i) === usual.charCodeAt(i)) continue;
    if (other >= 0 || start + i >= text.length) return false;
    other = i;
  }
  return other >= 0 && areSimilar(context, text[start + other]!, usual[other]!);
}

/** A name that starts at `start` may be free: most stand where somebody is mentioned. */
const mayBeFree = (start: number, next: Mention | undefined): boolean =>
  !next || next.start > start || (next.start === start && next.times === 1);

/** Nobody is mentioned here, but for what looks like the start of the name and stands nowhere else. */
const isFree = (at: Range, next: Mention | undefined): boolean =>
  !next || next.start >= at.end || (next.start === at.start && next.end < at.end && next.times === 1);

/** A word of the language runs into the place. */
function isInWord({ article, names }: FactContext, at: Range): boolean {
  const paragraph = article.paragraphs[paragraphAt(article.paragraphs, at.start)];
  if (!paragraph || at.start < paragraph.start || at.end > paragraph.end || !names) return true;
  return crossesStart(paragraph.text, at.start - paragraph.start, names.lexicon);
}
