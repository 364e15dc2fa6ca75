import { describe, expect, it } from 'vitest';
import { Checker, check } from '../../src/core/check.js';
import { readResources } from '../resources.js';

const MODELS = readResources();

let lines = 0;
/** So many lines that say nothing twice. */
const filler = (count: number): string[] =>
  Array.from({ length: count }, () => {
    lines++;
    const codes = Array.from(
      { length: 28 },
      (_, i) => (lines * 7919 + i * i * 104_729 + i * 31 * lines) % 8000,
    );
    return `${String.fromCharCode(...codes.map((code) => 0x4e00 + code))}。`;
  });

/** What is said of a text, wherever. */
const said = (text: string): string[] =>
  check(text, {}, MODELS).findings.map(
    ({ rule, message, fixes }) => `${rule} ${message.id} ${fixes.map(({ safe }) => safe).join()}`,
  );

/** One line makes a difference to what is said about others far away; it comes and goes again. */
function expectTold(one: readonly string[], other: readonly string[]): void {
  const texts = [one.join('\n'), other.join('\n')] as const;
  expect(said(texts[0])).not.toEqual(said(texts[1]));
  const checker = new Checker({}, MODELS);
  checker.update(texts[0]);
  for (const text of [texts[1], texts[0], texts[1]])
    expect(checker.update(text).findings).toEqual(check(text, {}, MODELS).findings);
}

/** More lines than are weighed together. */
const FAR = 200;
/** More than may hold words that stand nearby. */
const OUT_OF_SIGHT = 450;

describe('Checker, where a change tells on a place far away', () => {
  it('learns that an intact copy shows how two pieces join', () => {
    const head = '清晨的河堤上雾还没有散，渡口的老艄公已经把缆绳解开，等着第一拨';
    const rest = '老艄公记得，那年的雾也是这样大。';
    const text = [...filler(3), head, ...filler(1), rest, ...filler(OUT_OF_SIGHT)];
    const copy = (joint: string) =>
      `老人们都记得，${head.slice(-14)}${joint}${rest}这话传了很多年，到今天还有人提起。`;
    expectTold([...text, copy('')], [...text, copy('呀')]);
  });

  it('learns that the words of a joint stand in the text', () => {
    const head = '清晨的河堤上';
    const rest = '雾还没有散，渡口的老艄公已经把缆绳解开，等着第一拨过河赶集的人。';
    const text = [...filler(4), head, ...filler(1), rest, ...filler(FAR)];
    const words = (joint: string) =>
      `老人们都记得，${head.slice(-3)}${joint}${rest.slice(0, 3)}这话传了很多年。`;
    expectTold([...text, words('')], [...text, words('呀')]);
  });

  const start = '等着第一拨过河的人，';
  const end = '渡口的老艄公已经把缆绳解开，岸边的雾还没有散，远处有人在喊。';

  it('learns that a line has come which is the start of another', () => {
    const text = [end, ...filler(30), start + end, ...filler(30)];
    expectTold([...text, ...filler(4)], [...text, start, ...filler(4)]);
  });

  it('learns that a line breaks off with the start of another', () => {
    const [before, between, behind] = [filler(30), filler(7), filler(30)];
    const text = (sign: string) => [
      ...before,
      `天亮了。等着第一拨过河的人${sign}`,
      ...between,
      end,
      start + end,
      ...behind,
    ];
    expectTold(text('。'), text('，'));
  });
});

describe('Checker, where a check is given up at any step', () => {
  it('tells who is who when many names have changed', () => {
    const given = '志明国华建平海涛丽娟文斌秀英德胜玉兰春生永康家宝';
    const names = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'].map(
      (family, i) => family + given[(i * 2) % given.length] + given[(i * 2 + 3) % given.length],
    );
    const body = names.map((name, i) => `那天${name}走到河边，看了看第${i + 3}座水闸，又慢慢走了回去。`);
    const less = [...body, '大家都散了。'].join('\n');
    const more = [...body, `${names.map((name) => `记者${name}`).join('、')}参加了会议。`].join('\n');
    const last = less.replace('水闸', '水门');
    const fresh = check(last, {}, MODELS);
    const people = { ...fresh.facts }.people;
    for (let steps = 1, isDone = false; !isDone; steps++) {
      const checker = new Checker({}, MODELS);
      checker.update(more);
      const run = checker.updateSteps(less);
      for (let i = 0; i < steps && !isDone; i++) isDone = run.next().done ?? false;
      const now = checker.update(last);
      expect(now.findings).toEqual(fresh.findings);
      expect(now.facts.people).toEqual(people);
    }
  });
});
