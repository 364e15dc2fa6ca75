import type { Facts } from '../extract/facts.js';
import type { MessageId } from '../messages.js';
import { csvRow } from './escape.js';
import { valueText } from './value.js';
import type { Say } from './words.js';

const COLUMNS: readonly MessageId[] = [
  'export.file',
  'export.type',
  'export.text',
  'export.label',
  'export.kind',
  'export.value',
  'export.unit',
  'export.approx',
  'export.aliases',
  'export.roles',
  'export.mentions',
  'export.credit',
  'export.start',
  'export.end',
];

/** The byte order mark tells spreadsheets that the file is UTF-8. */
export const csvHead = (say: Say): string => `\ufeff${csvRow(COLUMNS.map((id) => say(id)))}`;

/** People, figures and pictures of one article, a record each; offsets of a person are those of the first mention. */
export function csvRows(file: string, facts: Facts, say: Say): string {
  const row = (type: MessageId, cells: Partial<Record<MessageId, string | number>>): string => {
    const all: typeof cells = { ...cells, 'export.file': file, 'export.type': say(type) };
    return csvRow(COLUMNS.map((id) => String(all[id] ?? '')));
  };
  const people = facts.people.map((person) =>
    row('export.person', {
      'export.text': person.name,
      'export.aliases': person.aliases.join('；'),
      'export.roles': person.roles.join('；'),
      'export.mentions': person.mentions.length,
      'export.start': person.mentions[0]?.start ?? '',
      'export.end': person.mentions[0]?.end ?? '',
    }),
  );
  const figures = facts.figures.map((figure) =>
    row('export.figure', {
      'export.text': figure.text,
      'export.label': figure.label,
      'export.kind': say(`export.kind.${figure.kind}`),
      'export.value': valueText(figure),
      'export.unit': figure.unit,
      'export.approx': figure.approx ? say('export.yes') : '',
      'export.start': figure.start,
      'export.end': figure.end,
    }),
  );
  const pictures = facts.images.map((image) =>
    row('export.picture', {
      'export.text': image.marker ?? '',
      'export.label': image.caption ?? '',
      'export.credit': image.credit ?? '',
      'export.start': image.start,
      'export.end': image.end,
    }),
  );
  return [...people, ...figures, ...pictures].join('');
}
