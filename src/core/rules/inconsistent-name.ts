import type { Cast, Entry } from '../extract/people/cast.js';
import type { Finding, Fix } from '../finding.js';
import { Stage } from '../memory.js';
import { message } from '../messages.js';
import type { Range } from '../range.js';
import type { Steps } from '../slices.js';
import type { FactContext, FactRule } from './context.js';
import { isOne, type Suspect } from './same-person.js';
import { Spelled, type Spelling } from './unread-spellings.js';

/** More entries than this and comparing each with each is not worth its time; a page of news has a hundred. */
const MOST = 3000;
/** More pairs of names than this are not kept for the next check. */
const MOST_KEPT = 20_000;

/** Two names that look alike, the rarer one first. */
interface Pair {
  readonly rare: Entry;
  readonly usual: Entry;
}

/** What is known of an article's names. */
interface Known {
  readonly cast: Cast;
  /** How many paragraphs the article has. */
  readonly size: number;
  readonly spelled: Spelled;
  readonly spellings: readonly Spelling[];
  readonly pairs: readonly Pair[];
  /** The pairs among them that are one person. */
  readonly ones: ReadonlySet<Pair>;
}
const KNOWN = new Stage<Known>();

/** The same person spelled two ways: two names that differ in one character, and something that says they are one. */
export const inconsistentName: FactRule = {
  id: 'inconsistent-name',
  *check(context) {
    const { people, memory } = context;
    if (people.cast.entries.length > MOST) return [];
    const before = memory?.recall(KNOWN);
    const known =
      before?.cast === people.cast ? onwards(context, before) : yield* afresh(context, people.cast);
    if (known.pairs.length <= MOST_KEPT) memory?.leave(KNOWN, known);
    return findingsOf(context, known);
  },
};

/** Paragraphs read between two steps. */
const STRIDE = 256;

function* afresh(context: FactContext, cast: Cast): Steps<Known> {
  const spelled = new Spelled(cast);
  const spellings: Spelling[] = [];
  for (let p = 0; p < context.people.names.length; p++) {
    if (p % STRIDE === STRIDE - 1) yield;
    spelled.unreadIn(context, p, spellings);
  }
  const pairs = [...lookalikes(cast.entries)];
  yield;
  return {
    cast,
    size: context.people.names.length,
    spelled,
    spellings,
    pairs,
    ones: onesOf(context, pairs),
  };
}

/** The same with the same people: only what has changed is read, and only those who are named there are compared. */
function onwards(context: FactContext, before: Known): Known {
  const { cast, spelled, pairs } = before;
  const { names } = context.people;
  const { head, tail } = context.memory!.same;
  const to = names.length - tail;
  const spellings = before.spellings.filter(({ paragraph }) => paragraph < head);
  const touched = new Set<Entry>();
  for (let p = head; p < to; p++) {
    spelled.unreadIn(context, p, spellings);
    for (const { name } of names[p]!) touched.add(cast.byForm.get(name)!);
  }
  const by = names.length - before.size;
  for (const one of before.spellings)
    if (one.paragraph >= before.size - tail) spellings.push({ ...one, paragraph: one.paragraph + by });
  const isTouched = ({ rare, usual }: Pair): boolean => touched.has(rare) || touched.has(usual);
  const ones = onesOf(context, pairs.filter(isTouched));
  for (const pair of before.ones) if (!isTouched(pair)) ones.add(pair);
  return { cast, size: names.length, spelled, spellings, pairs, ones };
}

/** The pairs that are one person. */
function onesOf(context: FactContext, pairs: readonly Pair[]): Set<Pair> {
  if (pairs.length === 0) return new Set();
  const mentions = context.people.mentionsOf(pairs.flatMap(({ rare, usual }) => [rare, usual]));
  const withMentions = (entry: Entry): Suspect => ({ ...entry, mentions: mentions.get(entry)! });
  return new Set(pairs.filter(({ rare, usual }) => isOne(context, withMentions(rare), withMentions(usual))));
}

/** Pairs of names of Chinese characters, equally long, that differ in one of them. */
function* lookalikes(people: readonly Entry[]): Generator<Pair> {
  const byPattern = new Map<string, Entry[]>();
  for (const person of people) {
    const { name } = person;
    if (!/^[\u3400-\u9fff·]{2,12}$/u.test(name)) continue;
    for (let i = 0; i < name.length; i++) {
      const pattern = `${name.slice(0, i)}?${name.slice(i + 1)}`;
      const alike = byPattern.get(pattern);
      if (alike) alike.push(person);
      else byPattern.set(pattern, [person]);
    }
  }
  for (const alike of byPattern.values())
    for (let i = 0; i < alike.length; i++)
      for (let k = i + 1; k < alike.length; k++) {
        const [a, b] = [alike[i]!, alike[k]!];
        yield a.count <= b.count ? { rare: a, usual: b } : { rare: b, usual: a };
      }
}

function findingsOf(context: FactContext, { spellings, pairs, ones }: Known): Finding[] {
  const same = ones.size > 0 ? pairs.filter((pair) => ones.has(pair)) : [];
  if (spellings.length + same.length === 0) return [];
  const { text, paragraphs } = context.article;
  const mentions = context.people.mentionsOf([
    ...spellings.map(({ person }) => person),
    ...same.flatMap(({ rare, usual }) => [rare, usual]),
  ]);
  /** Mentions that spell the name as the entry does, not by an alias. */
  const named = (entry: Entry): Range[] =>
    mentions.get(entry)!.filter(({ start, end }) => text.slice(start, end) === entry.name);
  const findings = spellings.map(({ paragraph, start, name, person }) => {
    const at = paragraphs[paragraph]!.start + start;
    return finding({ start: at, end: at + name.length }, name, person, named(person));
  });
  for (const { rare, usual } of same)
    for (const mention of named(rare)) findings.push(finding(mention, rare.name, usual, named(usual)));
  return findings.sort((x, y) => x.start - y.start);
}

/** `name` stands at `at`, where `usual` seems to be meant, whose own mentions are `others`. */
function finding(at: Range, name: string, usual: Entry, others: readonly Range[]): Finding {
  const edit = (places: readonly Range[], text: string): Fix['edits'] =>
    places.map(({ start, end }) => ({ start, end, text }));
  return {
    rule: 'inconsistent-name',
    severity: 'information',
    start: at.start,
    end: at.end,
    message: message('name.message', { name, other: usual.name }),
    related: others
      .slice(0, 1)
      .map(({ start, end }) => ({ start, end, message: message('name.related', { other: usual.name }) })),
    surplus: [],
    fixes: [
      {
        action: 'replace-text',
        title: message('name.fix', { from: name, to: usual.name }),
        safe: false,
        edits: edit([at], usual.name),
      },
      {
        action: 'replace-text',
        title: message('name.fix', { from: usual.name, to: name }),
        safe: false,
        edits: edit(others, name),
      },
    ],
  };
}
