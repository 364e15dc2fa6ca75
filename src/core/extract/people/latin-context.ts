// What stands around a name in Latin letters and tells that it is one.

const SAYING =
  'said|says|told|tells|added|adds|explained|explains|recalled|recalls|wrote|writes|argued|argues|asked|asks|replied|noted|insisted|insists|admitted|admits|warned|warns|joked|laughed|smiled|nodded|shrugged|remembers|remembered|thinks|thought|believes|believed|hopes|hoped|agreed|agrees';

/** Straight behind a name: said, “who”, an age between commas. */
const AFTER = new RegExp(
  `^(?:[,]?[ \u00a0](?:${SAYING})\\b|, who\\b|, (?:aged |now )?[1-9][0-9]?(?:[,.;)]|$)|, an? [a-z]+(?:er|or|ist|ian|ant|man|woman)\\b)`,
  'u',
);
/** Straight before one: “…,” said. */
const BEFORE = new RegExp(`\\b(?:${SAYING})[ \u00a0]$`, 'u');
/** The start of a line that says whose work it is. */
const BYLINE =
  /^[_*\s]*(?:(?:Words|Story|Text|Report(?:ing)?|Photos?|Photographs?|Pictures?|Images?|Additional reporting)[ ])?[Bb]y[: ]+$/u;

/** The words around `start` and `end` tell that a person is named between them. */
export const namesSomeone = (text: string, start: number, end: number): boolean =>
  AFTER.test(text.slice(end, end + 24)) ||
  BEFORE.test(text.slice(Math.max(0, start - 16), start)) ||
  BYLINE.test(text.slice(Math.max(0, start - 32), start));

/** A word by itself, as a family name stands: before what it says or does. Bounded, so that no text makes it slow. */
const ACTING = new RegExp(
  `(?<![A-Za-z\\u00c0-\\u024f.’'-])(?<!\\b[A-Z][A-Za-z.’'-]{0,30}[ \\u00a0])([A-Z\\u00c0-\\u00de](?:['’]?[A-Z\\u00c0-\\u00de])?[a-z\\u00df-\\u024f]{2,30})(?=[ \\u00a0](?:${SAYING}|has|had|was|is|will|would|could|never|still|[a-z]{2,30}(?:s|ed))\\b|, who\\b)`,
  'gu',
);

/** The same behind a verb: said Pryce. */
const ASKED = new RegExp(
  `(?:\\b(?:${SAYING})[ \u00a0])([A-Z\u00c0-\u00de](?:['’]?[A-Z])?[a-z\u00df-\u024f]{2,30})(?![ \u00a0][A-Z])`,
  'gu',
);

/** Words in capitals that do something as people do: Renwick keeps, Pryce said. */
export function actingWords(text: string): readonly string[] {
  if (!/[A-Z][a-z]/u.test(text)) return [];
  const found = [...text.matchAll(ACTING)].map((match) => match[1]!);
  for (const [, word] of text.matchAll(ASKED)) found.push(word!);
  return found;
}
