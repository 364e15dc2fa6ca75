import type { Article } from '../article.js';
import type { Span } from '../cuts/candidates.js';
import { type Finding, movedFinding } from '../finding.js';
import type { Memory, Stage } from '../memory.js';

/** A finding with the paragraph that it is about. */
export interface Placed {
  readonly place: number;
  readonly finding: Finding;
  /** Whether its fixes are safe only if something else is wrong with the article too. */
  readonly weak?: boolean;
}

/** What a rule leaves of a check to the next: its findings, and the paragraph of each, in order. */
export interface KeptFindings {
  readonly places: readonly number[];
  readonly findings: readonly Finding[];
  readonly weak: readonly boolean[];
  /** Paragraphs of the article, and code units. */
  readonly size: number;
  readonly length: number;
}

/**
 * What was found in some spans, and outside of them what was found at the last check, moved to where it stands now; leaves
 * all of it to the next check. All that has changed must lie in the spans, and nothing outside may speak of places on both
 * sides of it.
 */
export function withKept(
  stage: Stage<KeptFindings>,
  memory: Memory,
  { paragraphs, text }: Article,
  spans: readonly Span[],
  found: readonly Placed[],
): Pick<KeptFindings, 'findings' | 'weak'> {
  const before = memory.recall(stage) ?? NOTHING;
  const { head, tail } = memory.same;
  const by = paragraphs.length - before.size;
  const shift = { from: 0, by: text.length - before.length };
  const places: number[] = [];
  const findings: Finding[] = [];
  const weak: boolean[] = [];
  let fresh = 0;
  const addFound = (to: number): void => {
    for (; fresh < found.length && found[fresh]!.place < to; fresh++) {
      places.push(found[fresh]!.place);
      findings.push(found[fresh]!.finding);
      weak.push(found[fresh]!.weak ?? false);
    }
  };
  let span = 0;
  for (let k = 0; k < before.places.length; k++) {
    const was = before.places[k]!;
    const isBehind = was >= before.size - tail;
    if (was >= head && !isBehind) continue;
    const place = isBehind ? was + by : was;
    while (span < spans.length && spans[span]!.to <= place) span++;
    if (span < spans.length && spans[span]!.from <= place) continue;
    addFound(place);
    places.push(place);
    findings.push(isBehind ? movedFinding(before.findings[k]!, shift) : before.findings[k]!);
    weak.push(before.weak[k]!);
  }
  addFound(paragraphs.length);
  memory.leave(stage, { places, findings, weak, size: paragraphs.length, length: text.length });
  return { findings, weak };
}

const NOTHING: KeptFindings = { places: [], findings: [], weak: [], size: 0, length: 0 };
