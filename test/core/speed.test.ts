import { expect, it } from 'vitest';
import { Checker, check } from '../../src/core/check.js';
import { readResources } from '../resources.js';

const resources = readResources();

const PLACES = ['柳溪', '石桥', '南塘', '青岭', '渡口', '东圩', '梅坞', '竹里', '沙田', '北庄'];
const PEOPLE = ['郑怀远', '沈秋萍', '罗大川', '乔书怀', '陆小满', '唐月梅', '韩立新', '白春生'];
const THINGS = ['水渠', '粮仓', '茶园', '校舍', '码头', '戏台', '果林', '鱼塘', '祠堂', '磨坊', '石板路'];
const DOINGS = ['修好了', '验收了', '腾了出来', '重新量过', '交给了合作社', '登了记', '等着上梁', '通了电'];

/** Articles of paragraphs that all differ, with names and figures in them. */
function articles(paragraphs: number): string {
  const pick = (list: readonly string[], n: number) => list[n % list.length]!;
  const lines: string[] = [];
  for (let i = 0; i < paragraphs; i++) {
    if (i % 12 === 0) lines.push(`${pick(PLACES, i * 7)}${pick(THINGS, i * 5)}今年换了模样`);
    const clause = (n: number) =>
      `${pick(PLACES, n * 3 + i)}的${pick(THINGS, n * 7 + i * 5)}${pick(DOINGS, n + i * 3)}，用了${(i * 37 + n * 11) % 997}袋水泥`;
    lines.push(
      `${pick(PLACES, i)}村主任${pick(PEOPLE, i * 5 + 1)}说，${clause(1)}；${clause(2)}。${clause(3)}，花了${(i * 91) % 809}元。`,
    );
  }
  return lines.join('\n');
}

/** The best of some rounds: the first ones are slower, before the engine has compiled what they run. */
const fastest = (work: () => void): number => {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 20; round++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
};

/** Without anything remembered a re-check costs as much as a check. */
const LEAST_SAVED = 3;

it('re-checks after a keystroke for a small part of what a check costs', { timeout: 60_000 }, () => {
  const text = articles(800);
  const at = text.length >> 1;
  const typed = `${text.slice(0, at)}又${text.slice(at)}`;
  const checker = new Checker({}, resources);
  checker.update(text);
  let keys = 0;
  const keystroke = fastest(() => void checker.update(keys++ % 2 ? text : typed));
  const whole = fastest(() => void check(text, {}, resources));
  expect(keystroke * LEAST_SAVED).toBeLessThan(whole);
});

/** Linear work costs the same for each character, a little more where memory is slow; what is quadratic, eight times. */
const MOST_GROWTH = 3;

it('costs the same for each paragraph of a long text as of a short one', { timeout: 60_000 }, () => {
  const [short, long] = [articles(250), articles(2000)];
  check(short, {}, resources);
  const before = fastest(() => void check(short, {}, resources)) / short.length;
  const after = fastest(() => void check(long, {}, resources)) / long.length;
  expect(after / before).toBeLessThan(MOST_GROWTH);
});

it('costs the same for each of very many equal lines as of many', { timeout: 60_000 }, () => {
  const lines = (count: number) => '春天的田野里，乡亲们忙着播种小麦和油菜。\n'.repeat(count);
  const clock = (text: string): number => {
    const start = performance.now();
    check(text, {}, resources);
    return (performance.now() - start) / text.length;
  };
  clock(lines(1000));
  const many = clock(lines(10_000));
  expect(clock(lines(80_000)) / many).toBeLessThan(MOST_GROWTH);
});
