import { damage } from './damage.js';
import { Random } from './random.js';
import {
  CHANGES,
  CITIES,
  COUNTED,
  DISTRICTS,
  DOINGS,
  FIELDS,
  GIVEN,
  HEADING_ENDS,
  JOBS,
  LINKS,
  MANNERS,
  OPENERS,
  ORGANS,
  PLACES,
  SURNAMES,
  THINGS,
  VERBS,
  WHENS,
} from './words.js';

/** One article as lines of text: title, byline, paragraphs, headings, captions. None of it is damaged yet. */
function article(random: Random, characters: number): string[] {
  const city = random.pick(CITIES) + random.pick(DISTRICTS);
  const cast = Array.from({ length: 4 }, () => ({ name: person(random), job: random.pick(JOBS) }));
  const lines = [title(random), `□${person(random)} 本报记者 ${person(random)}`];
  let length = 0;
  while (length < characters) {
    if (random.chance(0.15)) lines.push(title(random));
    else if (random.chance(0.05))
      lines.push(`${random.pick(CITIES)}${thing(random)}${random.pick(VERBS)}。 ${person(random)}摄`);
    const sentences = 2 + random.below(4);
    let paragraph = '';
    for (let i = 0; i < sentences; i++) paragraph += sentence(random, city, cast);
    lines.push(paragraph);
    length += paragraph.length;
  }
  return lines;
}

const person = (random: Random): string =>
  random.pick(SURNAMES) + random.pick(GIVEN) + (random.chance(0.8) ? random.pick(GIVEN) : '');
const thing = (random: Random): string => random.pick(FIELDS) + random.pick(THINGS);
const title = (random: Random): string =>
  `${random.pick(FIELDS)}${random.pick(VERBS)}${thing(random)} ${random.pick(MANNERS)}${random.pick(HEADING_ENDS)}`;

function clause(random: Random): string {
  switch (random.below(6)) {
    case 0:
      return `${random.pick(MANNERS)}${random.pick(VERBS)}${thing(random)}`;
    case 1:
      return `${thing(random)}${random.pick(CHANGES)}${figure(random)}`;
    case 2:
      return `${random.pick(PLACES)}的${thing(random)}${random.pick(DOINGS)}${random.pick(MANNERS)}`;
    case 3:
      return `${random.pick(LINKS)}${random.pick(VERBS)}${random.pick(PLACES)}${random.pick(THINGS)}`;
    case 4:
      return `${random.pick(VERBS)}${figure(random)}${random.pick(COUNTED)}${random.pick(DOINGS)}${thing(random)}`;
    default:
      return `${random.pick(ORGANS)}${random.pick(DOINGS)}${random.pick(VERBS)}${thing(random)}`;
  }
}

function sentence(random: Random, city: string, cast: readonly { name: string; job: string }[]): string {
  const clauses = Array.from({ length: 1 + random.below(3) }, () => clause(random));
  const rest = clauses.join('，');
  switch (random.below(7)) {
    case 0: {
      const who = random.pick(cast);
      return `${city}${random.pick(ORGANS)}${who.job}${who.name}说：“${rest}。”`;
    }
    case 1:
      return `${random.pick(WHENS)}，${random.pick(cast).name}${random.pick(DOINGS)}${random.pick(PLACES)}，${rest}。`;
    case 2:
      return `${1990 + random.below(36)}年${1 + random.below(12)}月${1 + random.below(28)}日，${rest}。`;
    case 3:
      return `${random.pick(OPENERS)}，${city}${random.pick(ORGANS)}${rest}。`;
    case 4:
      return `${rest}；${clause(random)}。`;
    default:
      return `${random.pick(OPENERS)}，${rest}。`;
  }
}

function figure(random: Random): string {
  const n = 1 + random.below(random.chance(0.5) ? 100 : 10000);
  switch (random.below(5)) {
    case 0:
      return `${n}.${random.below(10)}%`;
    case 1:
      return `${n}${random.chance(0.5) ? '万' : '亿'}元`;
    case 2:
      return `${n}公里`;
    default:
      return `${n}${random.chance(0.3) ? '余' : ''}${random.pick(['个', '家', '项', '人', '户', '台', '次'])}`;
  }
}

/** A made text with the stretches in it that are planted copies of another stretch. */
export interface Sample {
  readonly text: string;
  readonly copies: readonly { readonly start: number; readonly end: number }[];
}

/**
 * A file of damaged articles, at most `bytes` bytes of UTF-8 and at least all but a paragraph of that, with the
 * copies planted in it. The same seed and size give the same text.
 */
export function damagedText(bytes: number, seed = 1): Sample {
  const random = new Random(seed);
  const parts: string[] = [];
  const copies = new Map<number, { start: number; end: number }>();
  let size = 0;
  let at = 0;
  for (let number = 0; ; number++) {
    for (const { text, copy } of damage(article(random, 1000 + random.below(3000)), random, number)) {
      size += Buffer.byteLength(text) + 2;
      if (size > bytes) return { text: parts.join('\n\n'), copies: [...copies.values()] };
      parts.push(text);
      if (copy !== undefined)
        copies.set(copy, { start: copies.get(copy)?.start ?? at, end: at + text.length });
      at += text.length + 2;
    }
  }
}
