import type { Finding } from '../../core/finding.js';
import type { Range } from '../../core/range.js';
import type { Speech } from '../speech.js';

/** A finding as the public contract has it. */
export function findingJson(finding: Finding, speech: Speech): object {
  return {
    rule: finding.rule,
    severity: finding.severity,
    start: finding.start,
    end: finding.end,
    message: speech.core(finding.message),
    related: finding.related.map(range),
    fixes: finding.fixes.map((fix) => ({
      title: speech.core(fix.title),
      safe: fix.safe,
      edits: fix.edits.map(({ start, end, text }) => ({ start, end, text })),
    })),
  };
}

const range = ({ start, end }: Range) => ({ start, end });
