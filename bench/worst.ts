import { loadCore, resources } from './load.js';
import { measure } from './measure.js';
import type { Rows } from './rows.js';
import { sample } from './sizes.js';

function fibonacciWord(length: number): string {
  let [a, b] = ['甲', '甲乙'];
  while (b.length < length) [a, b] = [b, b + a];
  return b.slice(0, length);
}

const MIB = 1_000_000;

/** Texts made to hurt, each of them at two sizes: the second must cost no more a code unit than the first, or little. */
export const WORST: Readonly<Record<string, (scale: number) => string>> = {
  'one line of 5 MB': (s) => oneLine(1_700_000 * s),
  '200,000 equal lines': (s) => '今天上午，市里召开了全体会议，讨论冬季供暖。\n'.repeat(200_000 * s),
  '200,000 empty lines': (s) => '\n'.repeat(200_000 * s),
  'one character': (s) => '的'.repeat(MIB * s),
  'Fibonacci words': (s) => fibonacciWord(MIB * s),
  'repeats every 30 characters': (s) =>
    '春天的田野里，农民们正在忙着播种，孩子们在河边放着风筝，真好。'
      .slice(0, 30)
      .repeat(Math.floor((MIB * s) / 30)),
  'all punctuation': (s) => '，。；：？！“”（）《》、…—'.repeat(Math.floor((MIB * s) / 16)),
  'all surrogates': (s) =>
    '\ud842\udfb7\ud83d\ude00\ud800\udc00\udc00\ud800'.repeat(Math.floor((MIB * s) / 8)),
};

/** A real text without its line ends. */
function oneLine(length: number): string {
  return sample('10 MB')
    .text.slice(0, length * 2)
    .replaceAll('\n', '')
    .slice(0, length);
}

/** A worst case at full size and at a quarter, to see that time grows with the text and no faster. */
export async function worstRows(rows: Rows, name: string): Promise<void> {
  const core = await loadCore();
  const of = WORST[name]!;
  const [small, large] = [of(0.25), of(1)];
  const time = (text: string) => measure(() => core.check(text, {}, resources()), { rounds: 5, warmUp: 1 });
  const before = time(small);
  const timing = time(large);
  const growth = timing.processor! / before.processor! / (large.length / small.length);
  rows.add({
    id: `worst ${name}`,
    what: `worst case: ${name}`,
    size: `${(Buffer.byteLength(large) / 1e6).toFixed(1)} MB`,
    timing,
    note: `${((timing.processor! / large.length) * 1e6).toFixed(0)} ns a code unit; a quarter of it costs ${(
      1 / growth
    ).toFixed(2)} × as much a unit`,
  });
  rows.add({ id: `growth ${name}`, what: `growth: ${name}`, size: '', value: growth });
}
