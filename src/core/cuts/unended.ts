import type { Paragraph } from '../article.js';
import { isAside } from './candidates.js';

/** So many lines to each side show whether full stops are usual where a line stands. */
const AROUND = 5;
/** So many of them have to end without one, and so large a share of those that end either way. */
const LEAST_OPEN = 4;
const OPEN_SHARE = 0.6;
/** So many turns of a conversation without a full stop show that it is written so. */
const LEAST_TURNS = 3;
/** A name or a role and what was said: 记者：…, 答：…. */
const TURN = /^[\u3400-\u9fff·]{1,8}[：:]./;

/**
 * For each paragraph 1 where it is written without a full stop as its like are: a line among items, entries and notices
 * that have none, or a turn of a conversation in which others have none. That it has none says nothing of a cut.
 */
export function unendedByHabit(paragraphs: readonly Paragraph[]): Uint8Array {
  const marks = new Uint8Array(paragraphs.length);
  let closed = 0;
  let open = 0;
  const count = (p: Paragraph | undefined, by: 1 | -1): void => {
    if (!p || isAside(p)) return;
    if (p.traits.end === 'closed') closed += by;
    else if (p.traits.end === 'open') open += by;
  };
  const turns: number[] = [];
  for (let i = 0; i < AROUND; i++) count(paragraphs[i], 1);
  for (let i = 0; i < paragraphs.length; i++) {
    count(paragraphs[i + AROUND], 1);
    count(paragraphs[i - AROUND - 1], -1);
    const p = paragraphs[i]!;
    if (p.role === 'body' || p.traits.end !== 'open') continue;
    // The line itself is among those that were counted.
    if (open - 1 >= LEAST_OPEN && open - 1 >= OPEN_SHARE * (open - 1 + closed)) marks[i] = 1;
    if (TURN.test(p.text)) turns.push(i);
  }
  if (turns.length >= LEAST_TURNS) for (const i of turns) marks[i] = 1;
  return marks;
}
