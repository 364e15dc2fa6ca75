import type { Paragraph } from '../article.js';
import { type Memory, marksOf, Stage } from '../memory.js';
import type { Steps } from '../slices.js';
import { isAside } from './candidates.js';

/** So many lines to each side show whether full stops are usual where a line stands. */
const AROUND = 5;
/** So many of them have to end without one, and so large a share of those that end either way. */
const LEAST_OPEN = 4;
const OPEN_SHARE = 0.6;
/** So many turns of a conversation without a full stop show that it is written so. */
const LEAST_TURNS = 3;
/** A name or a role and what was said: 记者：…, 答：…, in a play 老　罗　…; or what is told of it: 青龙队（4-4-2）：…. */
const SPOKEN =
  /^(?:[\u3400-\u9fff·]{1,8}(?:[（(][^（）()]{1,12}[）)])?[：:]|(?:[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]\u3000[\u3400-\u9fff])\u3000)./;
export const isTurn = ({ text }: Paragraph): boolean => SPOKEN.test(text);

/** What a paragraph counts as: text that ends with a full stop or without, a line that may be cut, a turn. */
const CLOSED = 1;
const OPEN = 2;
const LINE = 4;
const TURN = 8;
/** A turn as long as a paragraph, without a full stop; and any turn with one. */
const LONG_TURN = 16;
const CLOSED_TURN = 32;

function kindOf(p: Paragraph): number {
  const { end } = p.traits;
  const text = isAside(p) ? 0 : end === 'closed' ? CLOSED : end === 'open' ? OPEN : 0;
  if (end === 'closed') return text | (isTurn(p) ? CLOSED_TURN : 0);
  if (end !== 'open') return text;
  if (p.role === 'body') return text | (isTurn(p) ? LONG_TURN : 0);
  return text | LINE | (isTurn(p) ? TURN : 0);
}
const KINDS = new Stage<Uint8Array>();

/**
 * For each paragraph 1 where it is written without a full stop as its like are: a line among items, entries and notices
 * that have none, or a turn of a conversation in which others have none. That it has none says nothing of a cut.
 */
export function* unendedByHabit(
  paragraphs: readonly Paragraph[],
  memory: Memory | undefined,
): Steps<Uint8Array> {
  return marksBy(yield* marksOf(KINDS, paragraphs.length, memory, (p) => kindOf(paragraphs[p]!)));
}

function marksBy(kinds: Uint8Array): Uint8Array {
  const marks = new Uint8Array(kinds.length);
  let closed = 0;
  let open = 0;
  const count = (kind: number, by: 1 | -1): void => {
    if (kind & CLOSED) closed += by;
    else if (kind & OPEN) open += by;
  };
  const turns: number[] = [];
  const long: number[] = [];
  let ended = 0;
  for (let i = 0; i < AROUND; i++) count(kinds[i] ?? 0, 1);
  for (let i = 0; i < kinds.length; i++) {
    count(kinds[i + AROUND] ?? 0, 1);
    count(kinds[i - AROUND - 1] ?? 0, -1);
    const kind = kinds[i]!;
    if (kind & CLOSED_TURN) ended++;
    if (kind & LONG_TURN) long.push(i);
    if ((kind & LINE) === 0) continue;
    // The line itself is among those that were counted.
    if (open - 1 >= LEAST_OPEN && open - 1 >= OPEN_SHARE * (open - 1 + closed)) marks[i] = 1;
    if (kind & TURN) turns.push(i);
  }
  if (turns.length >= LEAST_TURNS) for (const i of turns) marks[i] = 1;
  // Where hardly any turn ends with one, long ones do not either.
  const all = turns.length + long.length;
  if (all >= LEAST_TURNS && ended * 3 <= all) for (const i of long) marks[i] = 1;
  return marks;
}
