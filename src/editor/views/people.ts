import * as vscode from 'vscode';
import type { Person } from '../../core/extract/facts.js';
import type { Range } from '../../core/range.js';
import { listed, mentionsCounted } from '../counted.js';
import type { Snapshot } from '../documents.js';
import { inContext, lineOf, type Node, uniqueIds } from './node.js';
import type { Sort } from './panel-state.js';

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
    ],
    icon: new vscode.ThemeIcon('person'),
    context: 'person',
    spoken: [name, called, times].filter(Boolean).join(', '),
    snapshot,
    ...(mentions[0] && { place: mentions[0] }),
    copy: called ? `${name}（${called}）` : name,
    children: () => mentionNodes(snapshot, mentions, id),
  };
}

function mentionNodes(snapshot: Snapshot, mentions: readonly Range[], id: string): Node[] {
  return mentions.map((mention, i): Node => {
    const line = vscode.l10n.t('line {0}', lineOf(snapshot, mention));
    const shown = inContext(snapshot.text, mention);
    return {
      id: `${id}/${i}`,
      label: shown.label,
      highlight: shown.highlight,
      description: line,
      context: 'place',
      spoken: `${shown.label}, ${line}`,
      snapshot,
      place: mention,
      copy: shown.label,
    };
  });
}
