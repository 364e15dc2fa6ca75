import * as vscode from 'vscode';
import type { Picture } from '../../core/extract/facts.js';
import type { Snapshot } from '../documents.js';
import { lineOf, type Node, oneLine, uniqueIds } from './node.js';

/** The pictures that an article once had, in order of place. */
export function* pictureNodes(snapshot: Snapshot): Iterable<Node> {
  const unique = uniqueIds();
  for (const picture of snapshot.result.facts.images) yield pictureNode(snapshot, picture, unique);
}

function pictureNode(snapshot: Snapshot, picture: Picture, unique: (id: string) => string): Node {
  const { marker, caption, credit } = picture;
  const parts = [marker, caption, credit].filter((part) => part !== null);
  const line = vscode.l10n.t('line {0}', lineOf(snapshot, picture));
  const label = caption ?? vscode.l10n.t('(no caption)');
  const by = credit ?? vscode.l10n.t('(no credit)');
  return {
    id: unique(`picture:${parts.join(':')}`),
    label: oneLine(label),
    description: [marker, by, line].filter((part) => part !== null).join(' · '),
    tooltip: [oneLine(label, 600), ...(credit ? [vscode.l10n.t('Credit: {0}', credit)] : [])],
    icon: new vscode.ThemeIcon('device-camera'),
    context: 'picture',
    spoken: [label, marker, by, line].filter((part) => part !== null).join(', '),
    snapshot,
    place: picture,
    copy: parts.join(' '),
  };
}
