import { csvHead, csvRows } from '../../core/export/csv.js';
import { factsJson } from '../../core/export/json.js';
import { factsMarkdown } from '../../core/export/markdown.js';
import { plainValue } from '../../core/export/value.js';
import { type Say, sayIn } from '../../core/export/words.js';
import type { Facts } from '../../core/extract/facts.js';
import { Lines } from '../../core/lines.js';
import type { ExtractFormat } from '../args.js';
import { printable } from '../printable.js';
import type { Speech } from '../speech.js';
import { JsonList } from './json-report.js';

/** A list of facts in one format, given out piece by piece. */
export interface FactsReport {
  begin(): string;
  file(shown: string, text: string, facts: Facts): string;
  end(): string;
}

export function factsReport(format: ExtractFormat, speech: Speech): FactsReport {
  const say = sayIn(speech.translate);
  if (format === 'json') {
    const list = new JsonList();
    return {
      begin: () => list.begin(),
      file: (shown, _text, facts) => list.item({ path: shown, ...factsJson(facts) }),
      end: () => list.end(),
    };
  }
  if (format === 'csv')
    return {
      begin: () => csvHead(say),
      file: (shown, _text, facts) => csvRows(shown, facts, say),
      end: () => '',
    };
  let lead = '';
  const next = (piece: string): string => {
    const whole = lead + piece;
    lead = '\n';
    return whole;
  };
  const one =
    format === 'markdown'
      ? (shown: string, _text: string, facts: Facts) => factsMarkdown(shown, facts, say)
      : (shown: string, text: string, facts: Facts) => plain(shown, text, facts, say);
  return { begin: () => '', file: (...all) => next(one(...all)), end: () => '' };
}

/** For reading in a terminal: a line a fact, with the line where it stands. */
function plain(shown: string, text: string, facts: Facts, say: Say): string {
  const lines = new Lines(text);
  const list = (title: string, rows: readonly [number, ...string[]][]): string =>
    rows.length === 0
      ? ''
      : `  ${title} (${rows.length})\n${rows
          .map(([at, ...cells]) => {
            const { line, column } = lines.at(at);
            return `    ${line}:${column}  ${printable(cells.filter(Boolean).join('  '))}\n`;
          })
          .join('')}`;
  const body =
    list(
      say('export.people'),
      facts.people.map((p) => [
        p.mentions[0]?.start ?? 0,
        p.name,
        p.aliases.length > 0 ? `(${p.aliases.join('、')})` : '',
        p.roles.join('；'),
        `×${p.mentions.length}`,
      ]),
    ) +
    list(
      say('export.figures'),
      facts.figures.map((f) => [
        f.start,
        f.label,
        f.text,
        plainValue(f) && `= ${f.approx ? '≈' : ''}${plainValue(f)} ${f.unit}`.trim(),
      ]),
    ) +
    list(
      say('export.pictures'),
      facts.images.map((i) => [i.start, i.marker ?? '', i.caption ?? '', i.credit ?? '']),
    );
  return `${printable(shown)}\n${body || `  ${say('export.none')}\n`}`;
}
