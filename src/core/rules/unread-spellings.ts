import type { Person } from '../extract/facts.js';
import { crossesStart } from '../extract/people/words.js';
import type { Range } from '../range.js';
import type { RuleContext } from './context.js';
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
export function unreadSpellings(context: RuleContext): Spelling[] {
  const { text } = context.article;
  const { people } = context.facts;
  const byFirst = new Map<string, Person[]>();
  for (const person of people) {
    const { name, mentions, roles } = person;
    if (!LENGTHS.test(name)) continue;
    // Mentioned once and called nothing it may be a slip itself, or no name at all.
    if (mentions.length < 2 && roles.length === 0) continue;
    byFirst.set(name[0]!, [...(byFirst.get(name[0]!) ?? []), person]);
  }
  if (byFirst.size === 0) return [];
  const mentions: Mention[] = people
    .flatMap((p) => p.mentions.map((m) => ({ ...m, times: p.mentions.length })))
    .sort((a, b) => a.start - b.start);
  const found: Spelling[] = [];
  let m = 0;
  for (let start = 0; start < text.length; start++) {
    const alike = byFirst.get(text[start]!);
    if (!alike) continue;
    while (m < mentions.length && mentions[m]!.end <= start) m++;
    for (const person of alike) {
      const at = { start, end: start + person.name.length };
      const name = text.slice(at.start, at.end);
      if (!isSlip(context, name, person.name) || !isFree(at, mentions[m]) || isInWord(context, at)) continue;
      found.push({ at, name, person });
    }
  }
  return found;
}

/** Alike but for one character, not the first, and that one similar. */
function isSlip(context: RuleContext, name: string, usual: string): boolean {
  let other = -1;
  for (let i = 1; i < usual.length; i++) {
    if (name[i] === usual[i]) continue;
    if (other >= 0 || name[i] === undefined) return false;
    other = i;
  }
  return other >= 0 && areSimilar(context, name[other]!, usual[other]!);
}

/** Nobody is mentioned here, but for what looks like the start of the name and stands nowhere else. */
const isFree = (at: Range, next: Mention | undefined): boolean =>
  !next || next.start >= at.end || (next.start === at.start && next.end < at.end && next.times === 1);

/** A word of the language runs into the place. */
function isInWord({ article, names }: RuleContext, at: Range): boolean {
  const paragraph = article.paragraphs.find((p) => p.start <= at.start && at.end <= p.end);
  if (!paragraph || !names) return true;
  return crossesStart(paragraph.text, at.start - paragraph.start, names.lexicon);
}
