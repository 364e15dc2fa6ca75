import * as vscode from 'vscode';
import type { Person } from '../../core/extract/facts.js';
import type { Range } from '../../core/range.js';
import { listed, mentionsCounted } from '../counted.js';
import type { Snapshot } from '../documents.js';
import { inContext, lineOf, type Node, sentenceAround, uniqueIds } from './node.js';
import type { Sort } from './panel-state.js';

/** So many mentions stand in a person's tooltip. */
const MOST_QUOTED = 8;

/** The people of an article: as they first appear, or the most often named first; their mentions below them. */
export function* personNodes(snapshot: Snapshot, sort: Sort): Iterable<Node> {
  const unique = uniqueIds();
  const people = [...snapshot.result.facts.people];
  if (sort === 'count') people.sort((a, b) => b.mentions.length - a.mentions.length);
  else people.sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
  for (const person of people) yield personNode(snapshot, person, unique(`person:${person.name}`));
}

function personNode(snapshot: Snapshot, person: Person, id: string): Node {
  const { name, aliases, roles, mentions } = person;
  const times = mentionsCounted(mentions.length);
  const called = roles.join('、');
  return {
    id,
    label: name,
    description: [...roles.slice(0, 3), `×${mentions.length}`].join(' · '),
    tooltip: [
      name,
      ...(called ? [called] : []),
      ...(aliases.length > 0 ? [vscode.l10n.t('Also: {0}', listed(aliases))] : []),
      times,
      ...mentions.slice(0, MOST_QUOTED).map((mention) => quoted(snapshot, mention)),
      ...(mentions.length > MOST_QUOTED ? ['…'] : []),
    ],
    icon: new vscode.ThemeIcon('person'),
    context: 'person',
    spoken: [name, called, times].filter(Boolean).join(', '),
    snapshot,
    ...(mentions[0] && { place: mentions[0] }),
    copy: called ? `${name}（${called}）` : name,
    children: () => mentionNodes(snapshot, person, id),
  };
}

const lineInWords = (snapshot: Snapshot, mention: Range): string =>
  vscode.l10n.t('line {0}', lineOf(snapshot, mention));

const quoted = (snapshot: Snapshot, mention: Range): string =>
  `${lineInWords(snapshot, mention)} · ${inContext(snapshot.text, mention).label}`;

function mentionNodes(snapshot: Snapshot, { name, mentions }: Person, id: string): Node[] {
  return mentions.map((mention, i): Node => {
    const line = lineInWords(snapshot, mention);
    const shown = inContext(snapshot.text, mention);
    return {
      id: `${id}/${i}`,
      label: shown.label,
      highlight: shown.highlight,
      description: line,
      tooltip: [name, sentenceAround(snapshot.text, mention)],
      context: 'place',
      spoken: `${shown.label}, ${line}`,
      snapshot,
      place: mention,
      copy: shown.label,
    };
  });
}
