import type { Figure, Unlabelled } from '../../facts.js';
import type { Vocabulary } from '../vocabulary.js';
import { clauseBefore, type Left, phraseBefore } from './before.js';
import { action, event, phraseBehind } from './behind.js';
import { BOUND, isHan } from './bounds.js';
import { englishNoun, isLatin } from './english.js';
import { EMPTY_NOUNS, MEASURABLE } from './words.js';

const PERSONS = /^(?:名|位|口|员)$/;

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
