import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { check } from '../../../src/core/check.js';
import type { Finding } from '../../../src/core/finding.js';
import { describeShared, shared } from '../../shared.js';

interface Expected {
  readonly 'repeated-paragraph': readonly {
    readonly lines?: readonly [number, number];
    readonly safe: boolean;
    readonly optional?: boolean;
  }[];
}

describeShared('the repeats of the page that started it all', 'seed/article.txt', () => {
  const text = readFileSync(shared('seed/article.txt'), 'utf8');
  const expected: Expected = JSON.parse(readFileSync(shared('seed/expected.json'), 'utf8'));
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const linesOf = ({ start, end }: Finding) => [lineOf(start), lineOf(end)] as const;
  const found = check(text, { facts: false }).findings.filter((f) => f.rule === 'repeated-paragraph');
  const wanted = expected['repeated-paragraph'].filter((entry) => !entry.optional);

  it.each(wanted)('lines $lines, safe: $safe', ({ lines, safe }) => {
    const [first, last] = lines!;
    // A byline over the passage belongs to it.
    const hit = found.find(
      (f) => linesOf(f)[1] === last && first - linesOf(f)[0] <= 1 && linesOf(f)[0] <= first,
    );
    expect(hit).toBeDefined();
    expect(hit!.fixes[0]!.safe).toBe(safe);
  });

  it('nothing else is flagged but a clause that stands twice in a paragraph', () => {
    const others = found.filter((f) => !wanted.some(({ lines }) => linesOf(f)[1] === lines![1]));
    expect(others.map((f) => [linesOf(f)[0], f.severity, f.fixes.some((fix) => fix.safe)])).toEqual([
      [30, 'information', false],
    ]);
  });
});
