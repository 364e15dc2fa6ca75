import { paragraphAt } from '../../article/at.js';
import type { Article } from '../../article.js';
import type { Same } from '../../memory.js';

/** For names, in which paragraphs of an article they may stand, in order. */
export type Standings = ReadonlyMap<string, readonly number[]>;

/**
 * Looks for the paragraphs in which a name may stand, in order, and writes them down in `found`. Where that was asked at the
 * last check too, as it is by whoever goes on typing, only what has changed since is looked through: searching the whole file
 * for every key takes long.
 * @param size of the article of before, in paragraphs
 */
export function standingsIn(
  article: Article,
  found: Map<string, readonly number[]>,
  before: Standings,
  size: number,
  same: Same,
): (name: string) => readonly number[] {
  return (name) => {
    let places = found.get(name);
    if (!places) {
      const known = before.get(name);
      places = known ? foundAgain(article, name, known, size, same) : foundAnywhere(article, name);
      found.set(name, places);
    }
    return places;
  };
}

function foundAgain(
  { paragraphs }: Article,
  name: string,
  known: readonly number[],
  size: number,
  { head, tail }: Same,
): readonly number[] {
  const places = known.filter((p) => p < head);
  for (let p = head; p < paragraphs.length - tail; p++)
    if (!placesIn(paragraphs[p]!.text, name).next().done) places.push(p);
  for (const p of known) if (p >= size - tail) places.push(p + paragraphs.length - size);
  return places;
}

function foundAnywhere({ text, paragraphs }: Article, name: string): readonly number[] {
  const places = new Set<number>();
  for (const at of placesIn(text, name)) places.add(paragraphAt(paragraphs, at));
  return [...places].sort((a, b) => a - b);
}

/** Where in a text a name stands, or its two characters with blanks between them. */
function* placesIn(text: string, name: string): Generator<number> {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) yield at;
  if (name.length !== 2) return;
  for (const blank of BLANKS) {
    const start = name[0]! + blank;
    for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
      let end = at + 1;
      while (BLANKS.includes(text[end]!)) end++;
      if (text[end] === name[1]) yield at;
    }
  }
}
const BLANKS = ' \u3000\u00a0';
