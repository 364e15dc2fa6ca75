import * as vscode from 'vscode';
import { type Finding, RULE_IDS, type RuleId } from '../../core/finding.js';
import { hash } from '../../core/hash.js';
import { comparisonOf } from '../code-actions.js';
import { findingsCounted } from '../counted.js';
import type { Snapshot } from '../documents.js';
import { ruleName } from '../rule-names.js';
import { speak } from '../speak.js';
import { LINE_END, lineOf, type Node, oneLine, uniqueIds } from './node.js';
import type { Sort } from './panel-state.js';

const ICONS: Record<RuleId, string> = {
  'repeated-paragraph': 'copy',
  'truncated-sentence': 'link',
  'hard-wrapped-text': 'word-wrap',
  'image-marker': 'file-media',
  'inconsistent-name': 'person',
  'conflicting-figure': 'symbol-number',
};

/** The findings of an article: in order of place, or, by count, under their rules. */
export function* findingNodes(snapshot: Snapshot, sort: Sort): Iterable<Node> {
  if (sort === 'place') {
    yield* nodesOf(snapshot, snapshot.findings, true);
    return;
  }
  const groups = RULE_IDS.map((rule) => snapshot.findings.filter((finding) => finding.rule === rule));
  groups.sort((a, b) => b.length - a.length);
  for (const findings of groups) if (findings.length > 0) yield ruleNode(snapshot, findings);
}

/** Under its rule a finding need not say the rule's name again. */
function* nodesOf(snapshot: Snapshot, findings: readonly Finding[], named: boolean): Iterable<Node> {
  const unique = uniqueIds();
  for (const finding of findings) yield findingNode(snapshot, finding, unique, named);
}

function ruleNode(snapshot: Snapshot, findings: readonly Finding[]): Node {
  const { rule } = findings[0]!;
  const label = ruleName(rule);
  return {
    id: `rule:${rule}`,
    label,
    description: String(findings.length),
    icon: new vscode.ThemeIcon(ICONS[rule]),
    context: 'rule',
    spoken: `${label}, ${findingsCounted(findings.length)}`,
    snapshot,
    copy: label,
    children: () => nodesOf(snapshot, findings, false),
    expanded: true,
  };
}

function findingNode(
  snapshot: Snapshot,
  finding: Finding,
  unique: (id: string) => string,
  named: boolean,
): Node {
  const { text } = snapshot;
  const own = text.slice(finding.start, finding.end);
  const message = speak(finding.message);
  const id = unique(`finding:${hash(`${finding.rule}\n${own}`)}`);
  const line = vscode.l10n.t('line {0}', lineOf(snapshot, finding));
  const context = [
    'finding',
    finding.fixes.length > 0 && 'fix',
    comparisonOf(snapshot, finding) && 'compare',
  ].filter(Boolean);
  return {
    id,
    label: labelOf(snapshot, finding),
    description: named ? `${line} · ${ruleName(finding.rule)}` : line,
    tooltip: [message, oneLine(own, 600)],
    icon: new vscode.ThemeIcon(ICONS[finding.rule]),
    context: context.join(' '),
    spoken: `${message} ${line}`,
    snapshot,
    place: finding,
    copy: message,
    finding,
    ...(finding.related.length > 0 && { children: () => relatedNodes(snapshot, finding, id) }),
  };
}

/** Room for the line number must stay beside it in a side bar of the usual width. */
const LABEL = 22;
/** Of each end of a cut. */
const END = 10;

/** How the passage begins; of a cut, both ends. */
function labelOf({ text }: Snapshot, { rule, start, end, related: [rest] }: Finding): string {
  if (rule !== 'truncated-sentence') return oneLine(text.slice(start, end), LABEL);
  const [line = ''] = text
    .slice(Math.max(0, end - 4 * END), end)
    .split(LINE_END)
    .slice(-1);
  const tail = backwards(oneLine(backwards(line), END));
  if (!rest) return tail;
  const [begin = ''] = text.slice(rest.start, rest.start + 4 * END).split(LINE_END);
  return `${tail} + ${oneLine(begin, END)}`;
}

const backwards = (text: string): string => [...text].reverse().join('');

function relatedNodes(snapshot: Snapshot, finding: Finding, id: string): Node[] {
  const { text } = snapshot;
  return finding.related.map((related, i): Node => {
    const said = speak(related.message);
    const where = vscode.l10n.t('line {0}', lineOf(snapshot, related));
    return {
      id: `${id}/${i}`,
      label: said,
      description: where,
      tooltip: [said, oneLine(text.slice(related.start, related.end), 600)],
      icon: new vscode.ThemeIcon('arrow-small-right'),
      context: 'place',
      spoken: `${said} ${where}`,
      snapshot,
      place: related,
      copy: text.slice(related.start, related.end),
    };
  });
}
