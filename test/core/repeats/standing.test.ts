import { describe, expect, it } from 'vitest';
import { Checker, check } from '../../../src/core/check.js';

let lines = 0;
/** A paragraph that says what no other says. */
const line = (): string => {
  lines++;
  const codes = Array.from(
    { length: 28 },
    (_, i) => (lines * 7919 + i * i * 104_729 + i * 31 * lines) % 8000,
  );
  return `${String.fromCharCode(...codes.map((code) => 0x4e00 + code))}。`;
};
const filler = (count: number): string[] => Array.from({ length: count }, line);
const textOf = (paragraphs: readonly string[]): string => paragraphs.join('\n');

describe('Copies that stand', () => {
  const [first, second] = filler(2) as [string, string];
  const text = textOf([...filler(5), first, first, ...filler(9), second, second, ...filler(5)]);
  const middle = text.indexOf(first) + 8 * (first.length + 1);

  it('are the same findings before a change, and moved behind it', () => {
    const checker = new Checker();
    const [early, late] = checker.update(text).findings;
    const result = checker.update(`${text.slice(0, middle)}水边${text.slice(middle)}`);
    expect(result.findings).toEqual(check(result.article.text).findings);
    expect(result.findings).toHaveLength(2);
    expect(result.findings[0]).toBe(early);
    expect(result.findings[1]).toMatchObject({ start: late!.start + 2, message: late!.message });
  });

  it('are the same findings where a key falls on another copy, and only that is judged anew', () => {
    const checker = new Checker();
    const [early, late] = checker.update(text).findings;
    const at = late!.start + 9;
    const result = checker.update(`${text.slice(0, at)}、${text.slice(at)}`);
    expect(result.findings).toEqual(check(result.article.text).findings);
    expect(result.findings).toHaveLength(2);
    expect(result.findings[0]).toBe(early);
    expect(result.findings[1]!.message).not.toEqual(late!.message);
  });

  it('are told as they were to whom still holds them', () => {
    const checker = new Checker();
    const before = checker.update(text);
    const copy = structuredClone(before.findings);
    checker.update(`水边${text}`);
    expect(before.findings).toEqual(copy);
  });

  it('speak of what they repeat in its new place, though they are before the change', () => {
    const [whole, cut] = [`${first.slice(0, -1)}，${second}`, first.slice(0, -1)];
    const early = textOf([...filler(3), cut, ...filler(3), whole, ...filler(9)]);
    const checker = new Checker();
    for (const at of [0, early.indexOf(cut) + cut.length + 40, early.length - 60]) {
      checker.update(early);
      const now = `${early.slice(0, at)}水${early.slice(at)}`;
      expect(checker.update(now).findings).toEqual(check(now).findings);
    }
  });
});

describe('Copies are judged anew', () => {
  /** What is said of two texts, by turns; they differ in one line, and it matters. */
  function expectOther(one: readonly string[], other: readonly string[]): void {
    const texts = [textOf(one), textOf(other)] as const;
    const said = texts.map((text) =>
      check(text).findings.map(({ message, fixes }) => [message, fixes[0]?.safe]),
    );
    expect(said[0]).not.toEqual(said[1]);
    const checker = new Checker();
    for (const text of [...texts, ...texts])
      expect(checker.update(text).findings).toEqual(check(text).findings);
  }

  const block = filler(2);
  const between = filler(6);
  const behind = filler(6);
  const [a, b] = filler(2) as [string, string];

  it('where a line some paragraphs before them opens a digest', () =>
    expectOther(
      ['核心阅读', a, b, ...block, ...between, ...block, ...behind],
      ['核心阅谈', a, b, ...block, ...between, ...block, ...behind],
    ));

  it('where a sign in them is another', () =>
    expectOther(
      [...between, a, a, ...behind],
      [...between, a, `${a.slice(0, 9)}、${a.slice(9)}`, ...behind],
    ));

  it('where one paragraph more stands between', () => {
    const near = `${a.slice(0, 12)}水${a.slice(13)}`;
    expectOther([...between, a, b, near, ...behind], [...between, a, b, line(), near, ...behind]);
  });

  it('where there is one more of them', () => {
    const text = [...between, a, a, ...filler(9)];
    expectOther([...text, b, line(), ...behind], [...text, b, between[2]!, ...behind]);
  });

  it('where a paragraph between has lost its words', () => {
    const near = `${a.slice(0, 12)}水${a.slice(13)}`;
    expectOther([...between, a, b, '——', near, ...behind], [...between, a, b, line(), near, ...behind]);
  });
});
