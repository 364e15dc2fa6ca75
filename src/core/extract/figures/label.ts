import type { Figure, Unlabelled } from '../facts.js';
import { COMPARED, EMPTY_NOUNS, MEASURABLE } from './label-words.js';
import { isDigit } from './numerals.js';
import type { Vocabulary } from './vocabulary.js';

/** What ends a clause, and with it the reach of a figure. */
const BOUNDS = '.，。；：！？、…,;!?（）()［］[]【】\n\r\t|—“”"‘’「」『』《》〈〉　';
const BOUND = new Uint8Array(65536);
for (const c of BOUNDS) BOUND[c.charCodeAt(0)] = 1;

/** Longest phrase, longest look back, in UTF-16 code units. */
const LONGEST = 10;
const REACH = 26;

const OPEN_QUOTES = '“《「『‘';
const CLOSE_QUOTES = '”》」』’';
const PERSONS = /^(?:名|位|口|员)$/;

/** Where the quotation that opens at `at` ends, when it is a short one; -1 otherwise. */
function quoted(text: string, at: number): number {
  const quote = OPEN_QUOTES.indexOf(text[at]!);
  if (quote < 0) return -1;
  const close = text.slice(at, at + 20).indexOf(CLOSE_QUOTES[quote]!);
  return close < 0 ? -1 : at + close + 1;
}

/** The phrase behind a figure, up to a function word, a verb or the end of the clause. */
function phraseBehind(
  text: string,
  from: number,
  limit: number,
  person: boolean,
  vocabulary: Vocabulary,
): string {
  let i = quoted(text, from);
  if (i < 0) i = from;
  const stop = Math.min(limit, from + LONGEST);
  let lastOf = -1;
  /** Where the last two words begin. */
  let last = from;
  let before = from;
  while (i < stop && !BOUND[text.charCodeAt(i)]) {
    if (text[i] === '的') {
      if (i === from || lastOf >= 0) break;
      lastOf = i;
      i++;
      continue;
    }
    const whole = vocabulary.whole.longest(text, i)?.end ?? 0;
    const end = vocabulary.stops.longest(text, i)?.end ?? 0;
    const pair = vocabulary.pairAt(text, i);
    if (end > 0 && '了着著'.includes(text[i]!)) {
      // 人家|搬进了: what stands before 了 is a verb.
      if (i - last === 1 && before > from && last - before === 1) last = before;
      if (last > from) i = last;
      break;
    }
    before = last;
    last = i;
    if (whole > end) i = whole;
    else if (pair && end < i + 2 && (pair === 'noun' || i === from)) i += 2;
    else if (end > 0 || pair === 'verb') {
      // 治愈的|患者 goes on past the verb before 的.
      if (!(person && lastOf < 0 && text.slice(i, i + 5).includes('的'))) break;
      i += pair ? 2 : 1;
    } else i++;
  }
  i = Math.min(i, limit);
  // 治愈的患者 is one thing; 床位的洪山体育馆 is two.
  const two = lastOf >= 0 && (i - lastOf <= 2 || (!person && i - lastOf > 4));
  return trimmed(text.slice(from, two ? lastOf : i), '的了们等');
}

/** A phrase without blanks around it, and without some words at its end. Most have neither: patterns are not tried on them. */
function trimmed(phrase: string, endings: string): string {
  let end = phrase.length;
  while (end > 0 && (endings.includes(phrase[end - 1]!) || isBlankAt(phrase, end - 1))) end--;
  let start = 0;
  while (start < end && isBlankAt(phrase, start)) start++;
  return phrase.slice(start, end);
}

/** Whether patterns and `trim` take a code unit for a blank. */
function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 0x20 || (code >= 0xa0 && (code <= 0x3000 || code === 0xfeff))
    ? BLANK.test(text[at]!)
    : false;
}
const BLANK = /\s/;

/** Takes linking words off the end of a phrase: 总量达|, 收入仅有|. */
function withoutLinks(text: string, from: number, to: number, vocabulary: Vocabulary): number {
  let end = to;
  for (;;) {
    while (end > from && text[end - 1] === ' ') end--;
    const length = vocabulary.links.lengthBefore(text, end);
    const whole = vocabulary.wholeEnds.lengthBefore(text, end);
    if (whole > length && end - whole >= from) return end;
    if (!length || end - length < from) return end;
    if (length === 1 && end - 2 >= from && vocabulary.pairAt(text, end - 2) === 'noun') return end;
    // 瘦了, 借了: what is left must still say something.
    if (end - length - from === 1 && text.slice(end - length, end) === '了') return end;
    end -= length;
  }
}

/**
 * Leaves out what opens the clause (其中, 目前, 今年, all before the last 的) and, of a long phrase, all but the words
 * next to the number.
 */
function withoutOpeners(text: string, from: number, to: number, vocabulary: Vocabulary): number {
  let start = from;
  let count = 0;
  for (let i = from; i < to; ) {
    const whole = vocabulary.whole.longest(text, i)?.end ?? 0;
    const opener = vocabulary.openers.longest(text, i)?.end ?? 0;
    const pair = i + 2 <= to ? vocabulary.pairAt(text, i) : undefined;
    if (opener > i && whole <= opener && !(pair && opener < i + 2) && opener + 2 <= to) {
      i = opener;
      start = i;
      continue;
    }
    const known = pair !== undefined || whole > i;
    words[count] = i;
    kinds[count++] = pair === 'verb' ? VERB : known ? KNOWN : UNKNOWN;
    if (whole > i && whole <= to) i = whole;
    else i += pair ? 2 : 1;
  }
  if (to - start <= LONGEST) return start;
  // The longest stretch that begins with a word, and, where a verb governs the last words, with that verb.
  let best = to - LONGEST;
  let found = false;
  for (let k = count - 1; k >= 0; k--) {
    const at = words[k]!;
    const known = kinds[k] !== UNKNOWN;
    if (to - at > LONGEST || at < start) break;
    if (known || !found || to - best < 5) best = at;
    found ||= known;
    if (kinds[k] === VERB && to - at >= 4) break;
  }
  return best;
}
/** Where the words of the phrase begin that is read, REACH of them at most, and what they are. */
const words = new Int32Array(REACH);
const kinds = new Uint8Array(REACH);
const UNKNOWN = 0;
const KNOWN = 1;
const VERB = 2;

/** English words are not cut: the next one begins behind a blank. */
function wordStart(text: string, at: number, end: number): number {
  if (at === 0 || text.charCodeAt(at) > 0x7a || !/^[A-Za-z]{2}$/.test(text.slice(at - 1, at + 1))) return at;
  const blank = text.slice(at, end).indexOf(' ');
  return blank < 0 ? at : at + blank + 1;
}

interface Left {
  readonly phrase: string;
  /** The clause says more than a word of change or a link. */
  readonly telling: boolean;
}

/** The phrase before a figure within its clause, back to `floor`. */
function phraseBefore(
  text: string,
  start: number,
  floor: number,
  vocabulary: Vocabulary,
  money = false,
): Left {
  let from = start;
  const most = Math.max(floor, start - REACH);
  while (from > most && (!BOUND[text.charCodeAt(from - 1)] || isInNumber(text, from - 1))) from--;
  const end = withoutLinks(text, from, start, vocabulary);
  // 财政收入|同比增长: the subject is what counts; what it is held against follows where there is room.
  const compared = mayCompare(text, from, end) ? COMPARED.exec(text.slice(from, end)) : null;
  if (compared && compared.index > 1) {
    const stop = withoutLinks(text, from, from + compared.index, vocabulary);
    const at = withoutOpeners(text, from, stop, vocabulary);
    if (stop - at > 1)
      return { phrase: text.slice(at, end - at <= LONGEST ? end : stop).trim(), telling: true };
  } else if (compared) return { phrase: text.slice(from, end), telling: false };
  // 瘦了|16斤: the verb alone says it.
  if (
    text[end] === '了' &&
    end === start - 1 &&
    end - from > 1 &&
    !vocabulary.pairAt(text, end - 2) &&
    !money
  )
    return { phrase: text.slice(end - 1, start), telling: true };
  const begin = withoutOpeners(text, from, end, vocabulary);
  const words = trimmed(text.slice(wordStart(text, begin, end), end), '');
  const mayOpen = ADVERBS.includes(words[0] ?? ' ') && !vocabulary.whole.longest(words, 0);
  const phrase = mayOpen ? words.replace(ADVERB, '') : words;
  const change = vocabulary.changes.lengthBefore(text, end);
  const empty = vocabulary.openers.longest(phrase, 0)?.end === phrase.length || isComparison(phrase);
  return { phrase, telling: phrase.length > 1 && change < phrase.length && !empty };
}

/** The point of PM2.5浓度. */
const isInNumber = (text: string, at: number): boolean =>
  text[at] === '.' && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));

const ADVERBS = '就只仅被才也都又便还则';
const ADVERB = /^[就只仅被才也都又便还则](?=.{1,3}$)/;

/** Whether a word stands between two places that COMPARED looks for. */
function mayCompare(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text[i] === '比' || text[i] === '较') return true;
  return false;
}

const isComparison = (phrase: string): boolean =>
  phrase.length < 4 &&
  (phrase.endsWith('比') || phrase.endsWith('较')) &&
  (phrase.length === 1 || phrase.startsWith('分别') || phrase.startsWith('分別')) &&
  phrase.length !== 2;

/** What happened at a date: the clause behind it. */
function event(text: string, end: number, limit: number, vocabulary: Vocabulary): string {
  // （本报北京1月8日电）: nothing but the dateline.
  if (text[end] === '电' || text[end] === '讯') return '';
  let from = vocabulary.dayParts.longest(text, end)?.end ?? end;
  while (
    from < limit &&
    from - end < 6 &&
    (BOUND[text.charCodeAt(from)] || '的起前后以来至在'.includes(text[from]!))
  )
    from++;
  let to = from;
  while (to < limit && to - from < 14 && !BOUND[text.charCodeAt(to)]) {
    const step = vocabulary.pairAt(text, to) ? 2 : 1;
    if (to + step > limit || to + step - from > 14) break;
    to += step;
  }
  if (to < limit && text.charCodeAt(to) <= 0x7a && /^[A-Za-z]{2}$/.test(text.slice(to - 1, to + 1)))
    to = Math.max(from, text.lastIndexOf(' ', to));
  return text.slice(from, to).trim();
}

/** What happens in a length of time, at an age or with a score: the words behind, past what only links them. */
function action(text: string, from: number, limit: number, vocabulary: Vocabulary): string {
  let start = from;
  for (
    let word = vocabulary.between.longest(text, start);
    word && word.end - from <= 6;
    word = vocabulary.between.longest(text, start)
  )
    start = word.end;
  let to = start;
  while (to < limit && to - start < LONGEST && !BOUND[text.charCodeAt(to)]) to++;
  return trimmed(text.slice(start, to), '了的着');
}

interface Sides {
  readonly left: Left;
  /** A noun behind the figure; empty where none does, or one that says nothing. */
  readonly noun: string;
  /** 的 joins the two. */
  readonly of: boolean;
  /** The words before ask for a thing: 共有, 相当于. */
  readonly thing: boolean;
  /** The words before are a verb that the number completes. */
  readonly completed: boolean;
  readonly action: () => string;
}

/** What a figure counts or measures, in the article's own words; empty where it does not say. */
export function labelOf(
  text: string,
  figure: Unlabelled,
  before: readonly Figure[],
  following: number,
  vocabulary: Vocabulary,
): string {
  const previous = before.at(-1);
  if (figure.kind === 'date' || figure.kind === 'time') return event(text, figure.end, following, vocabulary);
  if (isLatin(text, figure.end)) return englishNoun(text, figure.end, following);
  const rate = exchanged(text, figure, previous);
  if (rate) return rate;
  const end = pastBracket(text, figure.end);
  // The next figure stands in the bracket.
  const next = following < end ? text.length : following;
  const of = text[end] === '的';
  const from = of ? end + 1 : end;
  const right = phraseBehind(text, from, next, PERSONS.test(figure.unit), vocabulary);
  const left = phraseBefore(text, figure.start, previous?.end ?? 0, vocabulary, figure.kind === 'money');
  const sides: Sides = {
    left,
    noun:
      (right.length > 1 ||
        ONE_NOUN.test(right) ||
        (right.length === 1 &&
          (BOUND[text.charCodeAt(from + 1)] === 1 ||
            vocabulary.stops.longest(text, from + 1) !== undefined) &&
          isHan(text, from) &&
          !vocabulary.between.longest(text, from) &&
          !vocabulary.stops.longest(text, from))) &&
      !EMPTY_NOUNS.test(right)
        ? right
        : '',
    of,
    thing: vocabulary.beforeThings.lengthBefore(text, figure.start) > 0,
    completed: vocabulary.completed.lengthBefore(text, figure.start) > 0,
    action: () => action(text, figure.end, next, vocabulary),
  };
  const label =
    choose(text, figure, sides) ||
    inherited(text, figure, before, vocabulary) ||
    (figure.kind === 'percent' ? clauseBefore(text, figure.start, previous?.end ?? 0, vocabulary) : '') ||
    right ||
    left.phrase;
  return label.length === 1 && vocabulary.stops.longest(label, 0) ? '' : label;
}

/** （1卢布约合0.1元）, 1000亿比索（约合114亿元）: the amount that this one is worth says what it is. */
function exchanged(text: string, figure: Unlabelled, previous: Figure | undefined): string {
  if (figure.kind !== 'money' || previous?.kind !== 'money') return '';
  const between = text.slice(previous.end, figure.start);
  if (!/^[（(]?(?:约?[合折]合?|约为|相当于|等于)(?:人民币|美元)?$/.test(between)) return '';
  return previous.value === 1 ? previous.text : previous.label;
}

/** 100万卢布（1卢布约合0.1元）的补助: a bracket behind a figure does not part it from its noun. */
function pastBracket(text: string, at: number): number {
  if (text[at] !== '（' && text[at] !== '(') return at;
  const close = text.slice(at, at + 30).search(/[）)]/);
  return close < 0 ? at : at + close + 1;
}

const ONE_NOUN = /^[楼房雪树车船鱼鸡鸭牛羊猪马狗猫桥井课书歌诗菜饭水电煤油米药花茶酒店村街城镇题路]$/;

/** The end of the clause before, where the figure's own says nothing: 查出隐患，占比68%. */
function clauseBefore(text: string, at: number, floor: number, vocabulary: Vocabulary): string {
  const most = Math.max(floor, at - 12);
  let bound = at;
  while (bound > most && text[bound - 1] !== '，') bound--;
  return bound > most ? phraseBefore(text, bound - 1, floor, vocabulary).phrase : '';
}

/** The side that says what is counted or measured; empty where neither does. */
function choose(text: string, figure: Unlabelled, sides: Sides): string {
  const { left, noun, of, thing } = sides;
  const before = left.telling && !thing ? left.phrase : '';
  switch (figure.kind) {
    case 'count':
      if (sides.completed) return left.phrase;
      if (/^(?:分|票|席)$/.test(figure.unit) && left.telling && !of) return left.phrase;
      if (/^[次趟回轮场]$/.test(figure.unit) && !noun && !of && isHan(text, figure.end))
        return sides.action();
      return noun || (left.telling ? left.phrase : '');
    case 'percent':
      if (of && noun) return noun;
      if (left.telling) return left.phrase;
      return left.phrase === '' && isHan(text, figure.end) && startsClause(text, figure.start)
        ? noun || sides.action()
        : '';
    case 'ratio':
      if (of && noun) return noun;
      if (typeof figure.value === 'number') return left.telling ? left.phrase : noun;
      return (isHan(text, figure.end) ? sides.action() : '') || left.phrase;
    case 'duration':
    case 'age':
      if (sides.completed || MEASURABLE.test(left.phrase)) return left.phrase;
      if (noun && (of || text[figure.start - 1] === '的')) return noun;
      if (/^[前后]|^之[前后]/.test(text.slice(figure.end, figure.end + 2)))
        return sides.action() || left.phrase;
      return before || noun || sides.action() || left.phrase;
    default:
      if (left.telling && (MEASURABLE.test(left.phrase) || /[距离]/.test(left.phrase)) && !thing)
        return left.phrase;
      return noun || (left.telling ? left.phrase : figure.kind === 'money' ? '' : sides.action());
  }
}

/** A blank and a Latin letter: English goes on here. */
const isLatin = (text: string, at: number): boolean =>
  (text[at] === ' ' || text[at] === '-') && /[A-Za-z]/.test(text[at + 1] ?? ' ');

const ENGLISH_STOP =
  /^(?:and|or|of|in|to|at|on|for|with|from|by|as|is|was|are|were|has|had|have|will|would|when|while|that|which|who|after|before|but|if|than|against|during|since|until|not|said|per|into|because|so|then|also|there|more|later|ago|went|gave)$/i;

/** The noun behind an English figure: up to four words. */
function englishNoun(text: string, at: number, limit: number): string {
  const words: string[] = [];
  for (const word of text.slice(at + 1, Math.min(limit, at + 48)).split(/(?<=[,.;:!?])| /)) {
    const plain = word.trim();
    if (words.length === 0 && /^(?:of|in)$/i.test(plain)) continue;
    if (words.length === 0 && /^(?:the|a|an)$/i.test(plain)) continue;
    if (plain === '' || ENGLISH_STOP.test(plain) || words.length === 3) break;
    if (words.length > 0 && /(?:ed|the|an?)$/.test(plain)) break;
    words.push(plain.replace(/[,.;:!?]+$/, ''));
    if (/[,.;:!?]$/.test(plain)) break;
  }
  return words.join(' ');
}

const isHan = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 0x3400 && code <= 0x9fff;
};
const startsClause = (text: string, at: number): boolean => at === 0 || BOUND[text.charCodeAt(at - 1)] === 1;

/** A figure of a series takes the label of the one before: 由36%下降到8%, 83.7%和75.5%. */
function inherited(
  text: string,
  figure: Unlabelled,
  before: readonly Figure[],
  vocabulary: Vocabulary,
): string {
  for (let i = before.length - 1; i >= 0; i--) {
    const earlier = before[i]!;
    if (figure.start - earlier.end > 40) return '';
    if (/[。！？；\n]/.test(text.slice(earlier.end, figure.start))) return '';
    if (earlier.kind === 'date' || earlier.kind === 'time') {
      const further = phraseBefore(text, earlier.start, before[i - 1]?.end ?? 0, vocabulary);
      if (further.telling && figure.start - earlier.end < 4) return further.phrase;
      continue;
    }
    if (earlier.label) return earlier.label;
  }
  return '';
}
