import fc from 'fast-check';
import { expect, it } from 'vitest';
import { damagedText } from '../../../bench/text.js';
import { parseArticle, reparseArticle } from '../../../src/core/article.js';
import { changeBetween } from '../../../src/core/change.js';
import { Matcher } from '../../../src/core/repeats/index.js';
import { atOnce } from '../../../src/core/slices.js';

const fresh = (text: string) => atOnce(Matcher.read(text, parseArticle(text).paragraphs, true));

/** All that a matcher can be asked. */
function answers(matcher: Matcher) {
  const { starts, chars, at, size } = matcher.stream;
  return {
    starts: [...starts],
    chars: [...chars.subarray(0, size)],
    at: [...at.subarray(0, size)],
    twin: [...matcher.twin],
    links: Array.from(matcher.twin, (_, p) => [...matcher.links(p)]),
    whole: Array.from(matcher.twin, (_, p) => matcher.wholeParagraph(starts[p]!, starts[p + 1]!, p)),
    alike: Array.from(matcher.twin, (_, p) => {
      const places: number[][] = [];
      for (let a = matcher.prints.first[p]!; a < matcher.prints.end[p]!; a++)
        places.push([matcher.prints.place[a]!, ...matcher.alike(a, 0, [])]);
      return places;
    }),
  };
}

it('answers after any updates as if the text had been read afresh', () => {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const edit = fc.record({
    at: place,
    out: fc.oneof(fc.nat(3), fc.nat(300)),
    from: place,
    length: fc.nat(400),
  });
  fc.assert(
    fc.property(
      fc.nat(1000),
      fc.nat(4),
      fc.array(edit, { minLength: 1, maxLength: 10 }),
      (seed, some, edits) => {
        let text = damagedText(4000 + 4000 * some, seed).text;
        let article = parseArticle(text);
        const matcher = fresh(text);
        for (const { at, out, from, length } of edits) {
          const to = Math.floor(at * text.length);
          const source = Math.floor(from * text.length);
          const next = text.slice(0, to) + text.slice(source, source + length) + text.slice(to + out);
          const change = changeBetween(text, next);
          text = next;
          if (!change) continue;
          const reread = reparseArticle(article, text, change);
          article = reread.article;
          matcher.update(text, article.paragraphs, reread.splice);
          expect(answers(matcher)).toEqual(answers(fresh(text)));
        }
      },
    ),
    { numRuns: Number(process.env.FC_RUNS ?? 60) },
  );
}, 600_000);
