import type { Stretch } from './found.js';

const ENOUGH = 0.8;

/** Sentences whose sets of characters overlap by four fifths or more: what all-pairs comparison finds, and costs. */
export function jaccardPairs(text: string): Stretch[] {
  const sentences = [...text.matchAll(/[^。！？\n]+[。！？]?/g)]
    .map((m) => ({ start: m.index, end: m.index + m[0].length, set: new Set(m[0]) }))
    .filter((s) => s.end - s.start >= 10);
  const found: Stretch[] = [];
  for (let i = 0; i < sentences.length; i++)
    for (let j = i + 1; j < sentences.length; j++) {
      const [a, b] = [sentences[i]!, sentences[j]!];
      let shared = 0;
      for (const c of a.set) if (b.set.has(c)) shared++;
      if (shared >= ENOUGH * (a.set.size + b.set.size - shared)) found.push(a, b);
    }
  return found;
}
