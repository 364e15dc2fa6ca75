import { Lines } from '../../core/lines.js';
import { printable } from '../printable.js';
import type { Speech } from '../speech.js';
import type { Report } from './report.js';

/** One line a finding, `path:line:column: severity: message [rule]`, and a summary. */
export function textReport(speech: Speech): Report {
  let all = 0;
  let files = 0;
  let count = 0;
  let safe = 0;
  return {
    begin: () => '',
    file: ({ shown, text, findings }) => {
      all++;
      if (findings.length === 0) return '';
      files++;
      const lines = new Lines(text);
      return findings
        .map((finding) => {
          count++;
          const isSafe = finding.fixes.some((fix) => fix.safe);
          if (isSafe) safe++;
          const { line, column } = lines.at(finding.start);
          const place = `${printable(shown)}:${line}:${column}`;
          const note = speech.say(isSafe ? 'text.safe' : 'text.review');
          const severity = speech.say(`severity.${finding.severity}`);
          return `${place}: ${severity}: ${printable(speech.core(finding.message))} [${finding.rule}, ${note}]\n`;
        })
        .join('');
    },
    end: () =>
      all === 0
        ? ''
        : count === 0
          ? `${speech.say('check.clean', { all })}\n`
          : `${speech.say('check.summary', { findings: count, files, all, safe })}\n`,
  };
}
