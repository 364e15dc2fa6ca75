import * as vscode from 'vscode';
import type { Figure, FigureKind } from '../../core/extract/facts.js';
import type { Snapshot } from '../documents.js';
import { kindName, valueInWords } from '../figure-words.js';
import { lineOf, type Node, sentenceAround, uniqueIds } from './node.js';
import type { Sort } from './panel-state.js';

const ICONS: Partial<Record<FigureKind, string>> = {
  percent: 'pie-chart',
  money: 'credit-card',
  date: 'calendar',
  time: 'watch',
  duration: 'history',
  length: 'symbol-ruler',
  area: 'symbol-ruler',
  speed: 'dashboard',
  temperature: 'flame',
  age: 'person',
};

/** The figures of an article: in order of place, or, by count, under their kinds. */
export function* figureNodes(snapshot: Snapshot, sort: Sort): Iterable<Node> {
  const { figures } = snapshot.result.facts;
  if (sort === 'place') {
    yield* nodesOf(snapshot, figures);
    return;
  }
  const byKind = new Map<FigureKind, Figure[]>();
  for (const figure of figures) {
    const same = byKind.get(figure.kind);
    if (same) same.push(figure);
    else byKind.set(figure.kind, [figure]);
  }
  const groups = [...byKind].sort(([, a], [, b]) => b.length - a.length);
  for (const [kind, ofKind] of groups) yield kindNode(snapshot, kind, ofKind);
}

function* nodesOf(snapshot: Snapshot, figures: readonly Figure[]): Iterable<Node> {
  const unique = uniqueIds();
  for (const figure of figures)
    yield figureNode(snapshot, figure, unique(`figure:${figure.kind}:${figure.text}:${figure.label}`));
}

const iconOf = (kind: FigureKind) => new vscode.ThemeIcon(ICONS[kind] ?? 'symbol-number');

function kindNode(snapshot: Snapshot, kind: FigureKind, figures: readonly Figure[]): Node {
  const label = kindName(kind);
  return {
    id: `kind:${kind}`,
    label,
    description: String(figures.length),
    icon: iconOf(kind),
    context: 'kind',
    spoken: `${label}, ${figures.length}`,
    snapshot,
    copy: label,
    children: () => nodesOf(snapshot, figures),
    expanded: true,
  };
}

function figureNode(snapshot: Snapshot, figure: Figure, id: string): Node {
  const { text, label, kind } = figure;
  const line = vscode.l10n.t('line {0}', lineOf(snapshot, figure));
  const sentence = sentenceAround(snapshot.text, figure);
  const meaning = [kindName(kind), valueInWords(figure)].filter(Boolean).join(' · ');
  return {
    id,
    label: text,
    ...(label && { description: label }),
    tooltip: [label ? `${text} · ${label}` : text, meaning, sentence],
    icon: iconOf(kind),
    context: 'figure',
    spoken: [text, label, kindName(kind), line].filter(Boolean).join(', '),
    snapshot,
    place: figure,
    copy: label ? `${label}：${text}` : text,
    children: () => [
      {
        id: `${id}/sentence`,
        label: sentence,
        description: line,
        tooltip: [text, sentence],
        context: 'place',
        spoken: `${sentence}, ${line}`,
        snapshot,
        place: figure,
        copy: sentence,
      },
    ],
  };
}
