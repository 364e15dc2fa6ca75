import { paragraphAt } from '../article/at.js';
import type { Entry } from '../extract/people/cast.js';
import type { Range } from '../range.js';
import { lookAlike } from '../similar-shapes.js';
import type { FactContext } from './context.js';

/** Text that two places share around a name proves that they say the same, from this many characters on. */
const SHARED_CONTEXT = 8;
/** A title of this many characters or more belongs to one person; 记者 and 市民 to many. */
const SPECIFIC_TITLE = 5;
/** Names this close to each other are told apart on purpose; those that are easily confused, only when this close. */
const TOGETHER = 30;
const SIDE_BY_SIDE = 10;

/** Someone who may be someone else, with all mentions in order. */
export interface Suspect extends Entry {
  readonly mentions: readonly Range[];
}

/** Two names that differ in one character are one person's: what speaks for that outweighs what speaks for two. */
export function isOne(context: FactContext, rare: Suspect, usual: Suspect): boolean {
  const at = [...rare.name].findIndex((c, i) => c !== usual.name[i]);
  const similar = areSimilar(context, rare.name[at]!, usual.name[at]!);
  if (standTogether(context, rare, usual, similar ? SIDE_BY_SIDE : TOGETHER)) return false;
  const shared = sharedContext(context, rare, usual);
  if (shared >= SHARED_CONTEXT && (similar || at > 0)) return true;
  const titles = rare.roles.filter((role) => usual.roles.includes(role));
  if (titles.some((role) => role.length >= SPECIFIC_TITLE)) return similar || rare.name.length > 2;
  // Each with a title of their own: brothers, colleagues of the same family name.
  const agree = rare.roles.some((role) => usual.roles.some((u) => u.endsWith(role) || role.endsWith(u)));
  if (rare.roles.length > 0 && usual.roles.length > 0 && !agree) return false;
  // A long transliterated name is not met twice by chance.
  if (rare.name.length >= 5) return rare.mentions.length < usual.mentions.length || similar;
  // Hardly any two people of an article have names that sound or look alike, but for those of one list or one family.
  return similar && at > 0 && outweighs(usual, rare) && !areListed(context, rare, usual);
}

/** One form is the exception. */
const outweighs = (usual: Suspect, rare: Suspect): boolean =>
  rare.mentions.length === 1 || usual.mentions.length >= 2 * rare.mentions.length;

/** All mentions of both stand among other names: 张丽 and 张莉 on the same list are two. */
function areListed({ article, people }: FactContext, a: Suspect, b: Suspect): boolean {
  const { text, paragraphs } = article;
  /** Whether somebody's name starts or ends at an offset. */
  const isBound = (offset: number, bound: 'start' | 'end'): boolean => {
    const p = paragraphAt(paragraphs, offset);
    const at = offset - (paragraphs[p]?.start ?? 0);
    return people.names[p]?.some((name) => name[bound] === at) ?? false;
  };
  const isListed = ({ start, end }: Range): boolean => {
    const before = /[、，,\s]{1,4}$/u.exec(text.slice(Math.max(0, start - 4), start))?.[0].length ?? 0;
    const after = /^[、，,\s]{1,4}/u.exec(text.slice(end, end + 4))?.[0].length ?? 0;
    return (before > 0 && isBound(start - before, 'end')) || (after > 0 && isBound(end + after, 'start'));
  };
  return [...a.mentions, ...b.mentions].every(isListed);
}

/** Both stand in one sentence or list. */
function standTogether({ article }: FactContext, a: Suspect, b: Suspect, near: number): boolean {
  let k = 0;
  for (const one of a.mentions) {
    while (k < b.mentions.length && b.mentions[k]!.end + near < one.start) k++;
    for (let j = k; j < b.mentions.length && b.mentions[j]!.start < one.end + near; j++) {
      const [first, last] = [
        Math.min(one.end, b.mentions[j]!.end),
        Math.max(one.start, b.mentions[j]!.start),
      ];
      if (!/[\n\r]/u.test(article.text.slice(first, last))) return true;
    }
  }
  return false;
}

/** Two characters that ears, eyes or a hurried hand take for one another. */
export function areSimilar({ names }: FactContext, a: string, b: string): boolean {
  if (lookAlike(a, b)) return true;
  if (!names) return false;
  const { sound } = names.lexicon;
  const own = sound[a.charCodeAt(0)]!;
  return own !== 0 && own === sound[b.charCodeAt(0)]!;
}

/** The most characters that stand alike on both sides of a mention of each, within their lines. */
function sharedContext({ article: { text } }: FactContext, a: Suspect, b: Suspect): number {
  let most = 0;
  for (const one of a.mentions.slice(0, 20))
    for (const other of b.mentions.slice(0, 20)) {
      let left = 0;
      while (left < 20 && same(text, one.start - 1 - left, other.start - 1 - left)) left++;
      let right = 0;
      while (right < 20 && same(text, one.end + right, other.end + right)) right++;
      most = Math.max(most, left + right);
    }
  return most;
}

function same(text: string, i: number, k: number): boolean {
  return (
    i >= 0 && k >= 0 && i < text.length && k < text.length && text[i] === text[k] && !/[\n\r]/u.test(text[i]!)
  );
}
