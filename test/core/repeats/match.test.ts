import fc from 'fast-check';
import { expect, it } from 'vitest';
import { damagedText } from '../../../bench/text.js';
import { parseArticle, parseLastingSteps, reparseArticle } from '../../../src/core/article.js';
import { changeBetween } from '../../../src/core/change.js';
import { Matcher } from '../../../src/core/repeats/index.js';
import { atOnce } from '../../../src/core/slices.js';

const fresh = (text: string) => atOnce(Matcher.read(text, parseArticle(text).paragraphs, true));

/** All that a matcher can be asked. */
function answers(matcher: Matcher) {
  const { stream } = matcher;
  const { starts, chars, size } = stream;
  return {
    starts: [...starts],
    chars: [...chars.subarray(0, size)],
    at: Array.from({ length: size }, (_, place) => stream.at(place)),
    inside: Array.from({ length: size }, (_, place) => stream.isInside(place)),
    before: Array.from({ length: size }, (_, place) => stream.countBefore(stream.at(place))),
    twin: [...matcher.twin],
    links: Array.from(matcher.twin, (_, p) => [...matcher.links(p)]),
    openings: Array.from(matcher.twin, (_, p) => matcher.opening(p)),
    twice: Array.from(matcher.twin, (_, p) => matcher.linksInside(p)),
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
        let article = atOnce(parseLastingSteps(text, null));
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

it('answers without fingerprints that stand alone what it answers with them', () => {
  for (let seed = 0; seed < 20; seed++) {
    const { text } = damagedText(20_000, seed);
    const { paragraphs } = parseArticle(text);
    const all = fresh(text);
    const once = atOnce(Matcher.read(text, paragraphs, false));
    expect(once.prints.used).toBeLessThan(all.prints.used / 2);
    const likes = (matcher: Matcher) =>
      answers(matcher).alike.map((places) => places.filter((own) => own.length > 1));
    expect(likes(once)).toEqual(likes(all));
    for (let p = 0; p < paragraphs.length; p++) {
      expect(once.links(p)).toEqual(all.links(p));
      expect(once.laterLinks(p)).toEqual(all.laterLinks(p));
      expect(once.linksInside(p)).toEqual(all.linksInside(p));
    }
  }
});

it('knows where in the file each of its words stands', () => {
  const text = '图①\n  甲乙，丙。\n\n图\nＡ b—c！\n';
  const { stream } = fresh(text);
  const units = Array.from(stream.chars.subarray(0, stream.size), (unit) => String.fromCharCode(unit));
  expect(units.join('')).toBe('甲乙丙图abc');
  const offsets = [...'甲乙丙'].map((unit) => text.indexOf(unit));
  const picture = text.lastIndexOf('图');
  offsets.push(picture, picture + 2, picture + 4, picture + 6);
  expect(units.map((_, place) => stream.at(place))).toEqual(offsets);
  expect(units.map((_, place) => stream.isInside(place))).toEqual([
    false,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
  for (let offset = 0; offset <= text.length; offset++)
    expect(stream.countBefore(offset)).toBe(offsets.filter((at) => at < offset).length);
});
