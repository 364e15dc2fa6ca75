import type { Vocabulary } from '../vocabulary.js';
import { BOUND, LONGEST, trimmed } from './bounds.js';

const OPEN_QUOTES = '“《「『‘';
const CLOSE_QUOTES = '”》」』’';

/** Where the quotation that opens at `at` ends, when it is a short one; -1 otherwise. */
function quoted(text: string, at: number): number {
  const quote = OPEN_QUOTES.indexOf(text[at]!);
  if (quote < 0) return -1;
  const close = text.slice(at, at + 20).indexOf(CLOSE_QUOTES[quote]!);
  return close < 0 ? -1 : at + close + 1;
}

/** The phrase behind a figure, up to a function word, a verb or the end of the clause. */
export function phraseBehind(
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

/** What happened at a date: the clause behind it. */
export function event(text: string, end: number, limit: number, vocabulary: Vocabulary): string {
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
export function action(text: string, from: number, limit: number, vocabulary: Vocabulary): string {
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
