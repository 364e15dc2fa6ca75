import type { FigureKind, Unlabelled } from '../facts.js';
import { type NumberToken, readNumber } from './numerals.js';

/** Units of English text, singular and plural, by kind. Those of two and three words are told by their shape. */
const UNITS: Partial<Record<FigureKind, string>> = {
  duration:
    'second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries night nights weekend weekends semester semesters season seasons',
  length:
    'kilometer kilometers kilometre kilometres km meter meters metre metres mile miles foot feet ft inch inches yard yards centimeter centimeters cm mm millimeter millimeters m',
  area: 'acre acres hectare hectares',
  weight:
    'ton tons tonne tonnes kilogram kilograms kilo kilos kg gram grams ounce ounces pound pounds lb lbs',
  volume: 'liter liters litre litres gallon gallons barrel barrels ml',
  temperature: 'degree degrees °C °F',
  speed: 'mph km/h kph knots',
  money:
    'dollar dollars euro euros yuan yen cent cents rupee rupees peso pesos ruble rubles won RMB USD EUR franc francs',
  ratio: 'times',
  other: 'GB MB TB GHz MHz kW MW GW kWh megawatt megawatts gigawatt gigawatts volts watts decibels',
};
const KINDS = new Map<string, FigureKind>();
for (const [kind, words] of Object.entries(UNITS) as [FigureKind, string][])
  for (const word of words.split(' ')) KINDS.set(word, kind);

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const MONTH =
  '(Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';
const MONTH_BEFORE = new RegExp(`\\b${MONTH} $`);
const MONTH_AFTER = new RegExp(`^ ${MONTH}(?:,? (\\d{4}))?(?![a-z\\d])`);
const YEAR_AFTER = /^,? ((?:19|20)\d{2})(?!\d)/;
const SCALE = /^[ -]?(thousand|million|billion|trillion|mn|bn|[mMbBkK])(?![A-Za-z])/;
const SCALES: Record<string, number> = {
  thousand: 1e3,
  k: 1e3,
  K: 1e3,
  million: 1e6,
  mn: 1e6,
  m: 1e6,
  M: 1e6,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  B: 1e9,
  trillion: 1e12,
};
const HALF_DAY = /^(?::(\d{2}))? ?([ap])\.?m\b\.?/i;
const PERCENT = /^(?: ?%|[ -](?:per ?cent|pct)\b)/;
const POINTS = /^[ -]percentage[ -]points?\b/;
const AGE = /^(?:[ -]years?[ -]old|[ -]year-old)\b/;
const UNIT =
  /^[ -]?((?:degrees (?:Celsius|Fahrenheit))|(?:square |sq\.? )(?:feet|ft|miles|kilometers|kilometres|meters|metres|inches)|(?:miles|kilometers|kilometres) per hour|km\/h|[A-Za-z°]+)(?![A-Za-z])/;
const BEFORE =
  /(?:about|around|nearly|almost|more than|over|at least|up to|fewer than|less than|roughly|approximately|some|under|at most|as many as|as much as) $/i;
const CURRENCY = /(?:US|HK|NT|AU|A|C|S|R|NZ|RMB|CN)$/;
/** Words that a number does not count. */
const NO_NOUN =
  /^(?:and|or|of|in|to|the|at|on|for|with|from|by|as|is|was|are|were|vs|has|had|will|would|when|while|that|which|who|after|before|but|if|it|he|she|they|a|an|p|am|pm|be|than|against|over|during|since|until|not|said|per|into|about|because|so|then|also|its|his|her|their|this|these|there)$/;

const two = (n: number): string => String(n).padStart(2, '0');
/** Week 13, Boeing 777: a number behind a name belongs to it. */
const NAMED = /[A-Z][A-Za-z]* $/;
const OPENING =
  /\b(?:In|On|At|About|The|Nearly|Some|Over|And|But|Of|All|These|Those|Only|Around|More|With|For|From|Its|Their|Our|His|Her|Another|Almost) $/;

const monthOf = (name: string): string => two(MONTHS.findIndex((m) => m.startsWith(name.slice(0, 3))) + 1);

function figure(
  text: string,
  start: number,
  end: number,
  kind: FigureKind,
  value: Unlabelled['value'],
  unit: string,
  floor: number,
): Unlabelled {
  const bend = BEFORE.exec(text.slice(Math.max(floor, start - 14), start));
  const from = bend ? start - bend[0].length : start;
  return { start: from, end, text: text.slice(from, end), kind, value, unit, approx: bend !== null };
}

const scaled = (value: number, scale: string | undefined): number =>
  Number((value * (scale ? SCALES[scale]! : 1)).toPrecision(15));

type Known = NumberToken & { readonly value: number };
const isKnown = (n: NumberToken): n is Known => n.value !== null;

/** A number of an English text: what stands behind it as well, and how far back its figure may begin. */
interface Spot {
  readonly text: string;
  readonly at: number;
  readonly n: Known;
  readonly tail: string;
  readonly floor: number;
}

/** So much of what stands behind a number is looked at, in code units. */
const TAIL = 32;

/**
 * Figures as English writes them: March 24, 2020, 6:30 p.m., 12 percent, 300 people. `n`: the number that starts at `at`.
 */
export function readWestern(text: string, at: number, n: NumberToken, floor: number): Unlabelled | undefined {
  if (n.script !== 'arabic' || !isKnown(n)) return undefined;
  const next = text.charCodeAt(n.end);
  // Only blanks, hyphens, letters and ASCII signs follow an English number.
  if (next > 0xb0 || /[A-Za-z\d.\-/]/.test(text[at - 1] ?? ' ')) return undefined;
  const spot: Spot = { text, at, n, tail: text.slice(n.end, n.end + TAIL), floor };
  return (
    readDate(spot) ??
    readHour(spot) ??
    readDecade(spot) ??
    readScore(spot) ??
    readRange(spot) ??
    readMeasured(spot)
  );
}

/** The 1990s. */
function readDecade({ text, at, n, tail, floor }: Spot): Unlabelled | undefined {
  return n.digits === 4 && n.value % 10 === 0 && /^s(?![A-Za-z])/.test(tail)
    ? figure(text, at, n.end + 1, 'date', null, '', floor)
    : undefined;
}

const PLAYED =
  /\b(?:won|win|wins|beat|beats|lost|lose|loss|victory|defeat|draw|drew|tied|led|lead|trailed|record|score|scored)\b[^.!?]{0,24}$/i;

/** Won 3-2. */
function readScore({ text, at, n, tail, floor }: Spot): Unlabelled | undefined {
  const score = /^[-–](\d{1,3})(?![\d\-–]|[.,]\d| ?%)/.exec(tail);
  if (!score || n.digits > 3 || n.decimal || !PLAYED.test(text.slice(Math.max(0, at - 36), at)))
    return undefined;
  return figure(text, at, n.end + score[0].length, 'ratio', null, '', floor);
}

/** 20 to 30 people, 10-15 percent: the measure stands behind the second number. */
function readRange({ text, at, n, tail, floor }: Spot): Unlabelled | undefined {
  const joint = /^(?: to | ?[-–—] ?)(?=\d)/.exec(tail);
  const b = joint ? readNumber(text, n.end + joint[0].length) : undefined;
  if (b?.script !== 'arabic' || !isKnown(b) || b.value <= n.value || n.multiplied) return undefined;
  const upper = readMeasured({
    text,
    at: b.start,
    n: b,
    tail: text.slice(b.end, b.end + TAIL),
    floor: b.start,
  });
  if (!upper || typeof upper.value !== 'number') return undefined;
  const low = n.value * (upper.value / b.value);
  return figure(
    text,
    at,
    upper.end,
    upper.kind,
    [Number(low.toPrecision(15)), upper.value],
    upper.unit,
    floor,
  );
}

/** $3 million; `at`: the sign. */
export function readMoney(text: string, at: number, floor: number): Unlabelled | undefined {
  const n = readNumber(text, at + 1);
  if (n?.script !== 'arabic' || n.value === null) return undefined;
  const prefix = CURRENCY.exec(text.slice(Math.max(floor, at - 3), at))?.[0] ?? '';
  const start = at - prefix.length;
  // $1.2-1.5 million.
  const joint = /^(?: to [$€£¥]?|[-–—][$€£¥]?)(?=\d)/.exec(text.slice(n.end, n.end + 6));
  const b = joint ? readNumber(text, n.end + joint[0].length) : undefined;
  if (b?.script === 'arabic' && b.value !== null && b.value > n.value && !b.multiplied) {
    const scale = SCALE.exec(text.slice(b.end, b.end + 12));
    const range = [scaled(n.value, scale?.[1]), scaled(b.value, scale?.[1])] as const;
    return figure(text, start, b.end + (scale?.[0].length ?? 0), 'money', range, prefix + text[at]!, floor);
  }
  const scale = n.multiplied ? null : SCALE.exec(text.slice(n.end, n.end + 12));
  return figure(
    text,
    start,
    n.end + (scale?.[0].length ?? 0),
    'money',
    scaled(n.value, scale?.[1]),
    prefix + text[at]!,
    floor,
  );
}

function readDate({ text, at, n, tail, floor }: Spot): Unlabelled | undefined {
  if (n.decimal) return undefined;
  const before = MONTH_BEFORE.exec(text.slice(Math.max(floor, at - 11), at));
  if (before) {
    const month = monthOf(before[1]!);
    const start = at - before[0].length;
    if (n.digits === 4) return figure(text, start, n.end, 'date', `${n.value}-${month}`, '', start);
    if (n.value < 1 || n.value > 31) return undefined;
    const ordinal = /^(?:st|nd|rd|th)\b/.exec(tail)?.[0].length ?? 0;
    const year = YEAR_AFTER.exec(tail.slice(ordinal));
    const value = `${year ? year[1] : '-'}-${month}-${two(n.value)}`;
    return figure(text, start, n.end + ordinal + (year?.[0].length ?? 0), 'date', value, '', start);
  }
  const after = n.digits <= 2 && n.value >= 1 && n.value <= 31 ? MONTH_AFTER.exec(tail) : null;
  if (!after || (after[1] === 'May' && !after[2] && /^ May [a-z]/.test(tail))) return undefined;
  const value = `${after[2] ?? '-'}-${monthOf(after[1]!)}-${two(n.value)}`;
  return figure(text, at, n.end + after[0].length, 'date', value, '', at);
}

function readHour({ text, at, n, tail, floor }: Spot): Unlabelled | undefined {
  const half = HALF_DAY.exec(tail);
  if (!half || n.value > 12 || n.decimal) return undefined;
  const hour = (n.value % 12) + (half[2]!.toLowerCase() === 'p' ? 12 : 0);
  const value = `T${two(hour)}${half[1] ? `:${half[1]}` : ''}`;
  return figure(text, at, n.end + half[0].length, 'time', value, '', floor);
}

function readMeasured({ text, at, n, tail, floor }: Spot): Unlabelled | undefined {
  const { value } = n;
  const done = (length: number, kind: FigureKind, unit: string, amount = value) =>
    figure(text, at, n.end + length, kind, amount, unit, floor);
  const points = POINTS.exec(tail);
  if (points) return done(points[0].length, 'percent', 'percentage points');
  const percent = PERCENT.exec(tail);
  if (percent && !tail.startsWith('%')) return done(percent[0].length, 'percent', '%');
  const age = AGE.exec(tail);
  if (age) return done(age[0].length, 'age', 'years old');
  const scale = SCALE.exec(tail);
  const long = scale && scale[1]!.length > 2 ? scale : null;
  const rest = tail.slice(long?.[0].length ?? 0);
  const amount = scaled(value, long?.[1]);
  const unit = UNIT.exec(rest);
  const spaced = rest.startsWith(' ') || rest.startsWith('-');
  const word = unit?.[1];
  const kind =
    word === undefined
      ? undefined
      : /^(?:square|sq)/.test(word)
        ? 'area'
        : /per hour$/.test(word)
          ? 'speed'
          : KINDS.get(word.split(' ')[0]!);
  if (unit && word && kind && (spaced || word.length > 1))
    return done((long?.[0].length ?? 0) + unit[0].length, kind, word, amount);
  if (long) return done(long[0].length, 'count', '', amount);
  if (
    NAMED.test(text.slice(Math.max(floor, at - 14), at)) &&
    !OPENING.test(text.slice(Math.max(floor, at - 14), at))
  )
    return undefined;
  // 300 people: a number before a noun. 1 stands for an article too often.
  if (
    word &&
    rest.startsWith(' ') &&
    /^[a-z]{3,}/.test(word) &&
    !NO_NOUN.test(word) &&
    !n.multiplied &&
    !isYearLike(n)
  )
    return done(0, 'count', '');
  return undefined;
}

const isYearLike = (n: NumberToken): boolean =>
  n.digits === 4 && !n.decimal && n.value! >= 1900 && n.value! <= 2050;
