import type { Person } from '../extract/facts.js';
import type { Finding, Fix } from '../finding.js';
import { message } from '../messages.js';
import type { Range } from '../range.js';
import type { FactContext, FactRule } from './context.js';
import { isOne } from './same-person.js';
import { unreadSpellings } from './unread-spellings.js';

/** More entries than this and comparing each with each is not worth its time; a page of news has a hundred. */
const MOST = 3000;

/** The same person spelled two ways: two names that differ in one character, and something that says they are one. */
export const inconsistentName: FactRule = {
  id: 'inconsistent-name',
  severity: 'information',
  check(context) {
    const { people } = context.facts;
    if (people.length > MOST) return [];
    const findings: Finding[] = [];
    for (const { at, name, person } of unreadSpellings(context))
      findings.push(finding(context, at, name, person));
    for (const [a, b] of lookalikes(people)) {
      const [rare, usual] = a.mentions.length <= b.mentions.length ? [a, b] : [b, a];
      if (!isOne(context, rare, usual)) continue;
      for (const mention of named(context, rare)) findings.push(finding(context, mention, rare.name, usual));
    }
    return findings.sort((x, y) => x.start - y.start);
  },
};

/** Pairs of names of Chinese characters, equally long, that differ in one of them. */
function* lookalikes(people: readonly Person[]): Generator<[Person, Person]> {
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

/** Mentions that spell the name as the entry does, not by an alias. */
function named({ article }: FactContext, { name, mentions }: Person): Range[] {
  return mentions.filter((m) => article.text.slice(m.start, m.end) === name);
}

/** `name` stands at `at`, where `usual` seems to be meant. */
function finding(context: FactContext, at: Range, name: string, usual: Person): Finding {
  const others = named(context, usual);
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
