import type { Unlabelled } from '../facts.js';
import { readAfter, readBefore } from './bounds.js';
import type { Quantity } from './quantity.js';

/** Takes in the words around a quantity that bend it. Nothing before `floor` is taken in. */
export function finish(text: string, q: Quantity, floor: number): Unlabelled {
  const before = readBefore(text, q.start, floor);
  const after = readAfter(text, q.end, q.kind === 'count' || q.kind === 'percent');
  const { start } = before;
  const { end } = after;
  const approx = q.approx || before.approx || after.approx;
  return { start, end, text: text.slice(start, end), kind: q.kind, value: q.value, unit: q.unit, approx };
}
