import type { Article, Paragraph } from '../article.js';
import { jointOf } from '../cuts/join.js';
import type { Finding } from '../finding.js';
import { removeParagraphs } from '../fixes.js';
import { message } from '../messages.js';
import type { Edit } from '../range.js';
import type { Flow, Wrap } from '../wraps/index.js';
import type { TextRule } from './context.js';

/** Flags runs of lines that are broken at a width, and flows each into its real paragraphs. */
export const hardWrappedText: TextRule = {
  id: 'hard-wrapped-text',
  check({ article, wraps }) {
    return wraps.runs.map((run) => findingOf(article, run));
  },
};

function findingOf(article: Article, { first, last, flows, sure }: Wrap): Finding {
  const lines = flows.reduce((sum, flow) => sum + flow.length, 0);
  return {
    rule: 'hard-wrapped-text',
    severity: 'warning',
    start: first.start,
    end: last.end,
    message: message('wrapped.message', { lines, paragraphs: flows.length }),
    related: [],
    surplus: [],
    fixes: [
      {
        action: 'reflow',
        title: message('wrapped.fix.reflow', { lines, paragraphs: flows.length }),
        safe: sure,
        edits: flows.flatMap((flow) => editsOf(article, flow)).sort((a, b) => a.start - b.start),
      },
    ],
  };
}

/**
 * Joins the lines of one paragraph. Where a picture stands between two of them, everything behind the first such place
 * moves up to it: the picture's lines then stand behind the paragraph.
 */
function editsOf(article: Article, flow: Flow): Edit[] {
  const edits: Edit[] = [];
  let i = 1;
  for (; i < flow.length && flow[i]!.index === flow[i - 1]!.index + 1; i++) {
    const { between, drop } = jointOf(flow[i - 1]!.text, flow[i]!.text);
    edits.push({ start: flow[i - 1]!.end - drop, end: flow[i]!.start, text: between });
  }
  if (i === flow.length) return edits;
  const before = flow[i - 1]!;
  const { rest, drop } = joined(before, flow.slice(i));
  edits.push({ start: before.end - drop, end: before.end, text: rest });
  for (let from = i; from < flow.length; ) {
    let to = from;
    while (to + 1 < flow.length && flow[to + 1]!.index === flow[to]!.index + 1) to++;
    edits.push(removeParagraphs(article, flow[from]!.index, flow[to]!.index));
    from = to + 1;
  }
  return edits;
}

function joined(before: Paragraph, lines: readonly Paragraph[]): { rest: string; drop: number } {
  const first = jointOf(before.text, lines[0]!.text);
  let rest = first.between + lines[0]!.text;
  for (let k = 1; k < lines.length; k++) {
    const { between, drop } = jointOf(rest, lines[k]!.text);
    rest = rest.slice(0, rest.length - drop) + between + lines[k]!.text;
  }
  return { rest, drop: first.drop };
}
