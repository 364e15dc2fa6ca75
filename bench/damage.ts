import type { Random } from './random.js';

/** A line of a made article; `copy` numbers the planted copy it belongs to. */
interface Line {
  readonly text: string;
  readonly copy?: number;
}

/** Shorter copies are not counted as planted: a heading that stands twice is no damage. */
const SHORTEST_COPY = 60;

/** Damages an article as e-papers do: blocks that stand twice with other breaks, cut sentences, stray markers. */
export function damage(article: readonly string[], random: Random, number: number): Line[] {
  let lines: Line[] = article.map((text) => ({ text }));
  if (random.chance(0.5)) {
    const length = 1 + random.below(Math.min(6, article.length - 2));
    const from = 2 + random.below(article.length - length - 1);
    const block = recut(article.slice(from, from + length), random);
    const planted = block.join('').length >= SHORTEST_COPY;
    lines.splice(from + length, 0, ...block.map((text) => (planted ? { text, copy: number } : { text })));
  }
  lines = lines.flatMap((line) => {
    if (line.text.length < 40 || !random.chance(0.08)) return [line];
    const at = 10 + random.below(line.text.length - 20);
    return [
      { ...line, text: line.text.slice(0, at) },
      { ...line, text: line.text.slice(at) },
    ];
  });
  if (random.chance(0.3)) {
    for (const text of '①②③') lines.splice(2 + random.below(lines.length - 2), 0, { text });
  }
  return lines;
}

/** The same words in other paragraphs: joined, then cut after random sentences. */
function recut(block: readonly string[], random: Random): string[] {
  if (random.chance(0.4)) return [...block];
  const sentences = block.join('').match(/[^。]*。”?|[^。]+/g) ?? [];
  const out: string[] = [''];
  for (const sentence of sentences) {
    out[out.length - 1] += sentence;
    if (random.chance(0.4)) out.push('');
  }
  return out.filter((line) => line !== '');
}
