import type { Facts } from '../extract/facts.js';
import type { MessageId } from '../messages.js';
import { markdownText } from './escape.js';
import { plainValue } from './value.js';
import type { Say } from './words.js';

/** People, figures and pictures of one article as Markdown tables under a heading; kinds that it lacks are left out. */
export function factsMarkdown(title: string, facts: Facts, say: Say): string {
  const row = (cells: readonly string[]) => `| ${cells.map(markdownText).join(' | ')} |\n`;
  const table = (heading: MessageId, columns: readonly MessageId[], rows: readonly string[][]): string =>
    rows.length === 0
      ? ''
      : `\n### ${say(heading)}\n\n${row(columns.map((id) => say(id)))}|${' --- |'.repeat(columns.length)}\n${rows.map(row).join('')}`;

  const people = facts.people.map((p) => [
    p.name,
    p.aliases.join('、'),
    p.roles.join('；'),
    String(p.mentions.length),
  ]);
  const figures = facts.figures.map((f) => [
    f.label,
    f.text,
    say(`export.kind.${f.kind}`),
    [f.approx ? say('export.about') : '', plainValue(f), f.unit].filter(Boolean).join(' '),
  ]);
  const pictures = facts.images.map((i) => [i.marker ?? '', i.caption ?? '', i.credit ?? '']);
  const tables =
    table('export.people', ['export.name', 'export.aliases', 'export.roles', 'export.mentions'], people) +
    table('export.figures', ['export.label', 'export.text', 'export.kind', 'export.value'], figures) +
    table('export.pictures', ['export.marker', 'export.caption', 'export.credit'], pictures);
  return `## ${markdownText(title)}\n${tables || `\n${say('export.none')}\n`}`;
}
