import type { Person } from '../extract/facts.js';
import type { Finding, Fix } from '../finding.js';
import { message } from '../messages.js';
import type { Range } from '../range.js';
import { SHAPES } from '../similar-shapes.js';
import type { Rule, RuleContext } from './context.js';

/** Text that two places share around a name proves that they say the same, from this many characters on. */
const SHARED_CONTEXT = 8;
/** A title of this many characters or more belongs to one person; 记者 and 市民 to many. */
const SPECIFIC_TITLE = 5;
/** Names this close to each other are told apart on purpose. */
const TOGETHER = 30;
/** More entries than this and comparing each with each is not worth its time; a page of news has a hundred. */
const MOST = 3000;

/** The same person spelled two ways: two names that differ in one character, and something that says they are one. */
export const inconsistentName: Rule = {
  id: 'inconsistent-name',
  severity: 'information',
  check(context) {
    const findings: Finding[] = [];
    for (const [a, b] of lookalikes(context.facts.people)) {
      const [rare, usual] = a.mentions.length <= b.mentions.length ? [a, b] : [b, a];
      if (!isOne(context, rare, usual)) continue;
      for (const mention of named(context, rare)) findings.push(finding(context, mention, rare, usual));
    }
    return findings.sort((x, y) => x.start - y.start);
  },
};

/** Pairs of names of Chinese characters, equally long, that differ in one of them. */
function* lookalikes(people: readonly Person[]): Generator<[Person, Person]> {
  if (people.length > MOST) return;
  const byPattern = new Map<string, Person[]>();
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
      for (let k = i + 1; k < alike.length; k++) yield [alike[i]!, alike[k]!];
}

/** What speaks for one person outweighs what speaks for two. */
function isOne(context: RuleContext, rare: Person, usual: Person): boolean {
  if (standTogether(context, rare, usual)) return false;
  const at = [...rare.name].findIndex((c, i) => c !== usual.name[i]);
  const similar = areSimilar(context, rare.name[at]!, usual.name[at]!);
  const shared = sharedContext(context, rare, usual);
  if (shared >= SHARED_CONTEXT && (similar || at > 0)) return true;
  const titles = rare.roles.filter((role) => usual.roles.includes(role));
  if (titles.some((role) => role.length >= SPECIFIC_TITLE)) return similar || rare.name.length > 2;
  // Each with a title of their own: brothers, colleagues of the same family name.
  if (rare.roles.length > 0 && usual.roles.length > 0 && titles.length === 0) return false;
  // A long transliterated name is not met twice by chance.
  if (rare.name.length >= 5) return rare.mentions.length < usual.mentions.length || similar;
  return similar && rare.mentions.length === 1 && usual.mentions.length > (titles.length > 0 ? 1 : 2);
}

/** Both stand in one sentence or list. */
function standTogether({ article }: RuleContext, a: Person, b: Person): boolean {
  let k = 0;
  for (const one of a.mentions) {
    while (k < b.mentions.length && b.mentions[k]!.end + TOGETHER < one.start) k++;
    for (let j = k; j < b.mentions.length && b.mentions[j]!.start < one.end + TOGETHER; j++) {
      const [first, last] = [
        Math.min(one.end, b.mentions[j]!.end),
        Math.max(one.start, b.mentions[j]!.start),
      ];
      if (!/[\n\r]/u.test(article.text.slice(first, last))) return true;
    }
  }
  return false;
}

function areSimilar({ names }: RuleContext, a: string, b: string): boolean {
  if (SHAPES.some((group) => group.includes(a) && group.includes(b))) return true;
  if (!names) return false;
  const { sound } = names.lexicon;
  const own = sound[a.charCodeAt(0)]!;
  return own !== 0 && own === sound[b.charCodeAt(0)]!;
}

/** The most characters that stand alike on both sides of a mention of each, within their lines. */
function sharedContext({ article: { text } }: RuleContext, a: Person, b: Person): number {
  let most = 0;
  for (const one of a.mentions.slice(0, 20))
    for (const other of b.mentions.slice(0, 20)) {
      let left = 0;
      while (left < 20 && same(text, one.start - 1 - left, other.start - 1 - left)) left++;
      let right = 0;
      while (right < 20 && same(text, one.end + right, other.end + right)) right++;
      most = Math.max(most, left + right);
    }
  return most;
}

function same(text: string, i: number, k: number): boolean {
  return (
    i >= 0 && k >= 0 && i < text.length && k < text.length && text[i] === text[k] && !/[\n\r]/u.test(text[i]!)
  );
}

/** Mentions that spell the name as the entry does, not by an alias. */
function named({ article }: RuleContext, { name, mentions }: Person): Range[] {
  return mentions.filter((m) => article.text.slice(m.start, m.end) === name);
}

function finding(context: RuleContext, at: Range, rare: Person, usual: Person): Finding {
  const others = named(context, usual);
  const edit = (places: readonly Range[], text: string): Fix['edits'] =>
    places.map(({ start, end }) => ({ start, end, text }));
  return {
    rule: 'inconsistent-name',
    severity: 'information',
    start: at.start,
    end: at.end,
    message: message('name.message', { name: rare.name, other: usual.name }),
    related: others
      .slice(0, 1)
      .map(({ start, end }) => ({ start, end, message: message('name.related', { other: usual.name }) })),
    surplus: [],
    fixes: [
      {
        action: 'replace-text',
        title: message('name.fix', { from: rare.name, to: usual.name }),
        safe: false,
        edits: edit([at], usual.name),
      },
      {
        action: 'replace-text',
        title: message('name.fix', { from: usual.name, to: rare.name }),
        safe: false,
        edits: edit(others, rare.name),
      },
    ],
  };
}
