import type { Figure, Person } from '../../core/extract/facts.js';
import type { Range } from '../../core/range.js';
import type { Snapshot } from '../documents.js';

/** Finds the mention of a person at an offset. */
export function personAt({ result }: Snapshot, at: number): { person: Person; mention: Range } | undefined {
  for (const person of result.facts.people) {
    const mention = person.mentions.find(({ start, end }) => start <= at && at <= end);
    if (mention) return { person, mention };
  }
  return undefined;
}

export const figureAt = ({ result }: Snapshot, at: number): Figure | undefined =>
  result.facts.figures.find(({ start, end }) => start <= at && at <= end);
