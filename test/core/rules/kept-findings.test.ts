import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/core/article.js';
import type { Finding } from '../../../src/core/finding.js';
import { Memory, Stage } from '../../../src/core/memory.js';
import { type KeptFindings, type Placed, withKept } from '../../../src/core/rules/kept-findings.js';

const STAGE = new Stage<KeptFindings>();
const LINES = ['零', '一', '二', '三', '四', '五'];
const BEFORE = parseArticle(LINES.join('\n'));

const finding = (start: number): Finding => ({
  rule: 'truncated-sentence',
  severity: 'warning',
  start,
  end: start + 1,
  message: { id: 'truncated.lost', args: { tail: '' } },
  related: [],
  surplus: [],
  fixes: [],
});

const placed = (article = BEFORE, ...places: number[]): Placed[] =>
  places.map((place) => ({ place, finding: finding(article.paragraphs[place]!.start), weak: place === 4 }));

function left(): Memory {
  const memory = new Memory();
  withKept(STAGE, memory, BEFORE, [{ from: 0, to: 6 }], placed(BEFORE, 0, 1, 3, 4, 5));
  return memory;
}

describe('withKept', () => {
  it('takes over what stands before the change, and moves what stands behind it', () => {
    const now = parseArticle('零\n一\n二\n新\n三三\n四\n五');
    const memory = new Memory(left(), { head: 2, tail: 2 });
    const { findings: found } = withKept(STAGE, memory, now, [{ from: 2, to: 5 }], placed(now, 3, 4));
    expect(found.map(({ start }) => start)).toEqual([0, 2, 6, 8, 11, 13]);
    const { findings: first } = withKept(STAGE, new Memory(left()), BEFORE, [], []);
    expect(first).toEqual([]);
  });

  it('gives the same objects where nothing has moved', () => {
    const same = { head: 5, tail: 0 };
    const one = new Memory(left(), same);
    const { findings: was } = withKept(STAGE, one, BEFORE, [{ from: 5, to: 6 }], []);
    const { findings: is } = withKept(STAGE, new Memory(one, same), BEFORE, [{ from: 5, to: 6 }], []);
    expect(is).toHaveLength(4);
    is.forEach((finding, i) => {
      expect(finding).toBe(was[i]);
    });
  });

  it('leaves out what was said of a span, however far from the change', () => {
    const memory = new Memory(left(), { head: 5, tail: 0 });
    const spans = [
      { from: 1, to: 4 },
      { from: 5, to: 6 },
    ];
    const { findings: found } = withKept(STAGE, memory, BEFORE, spans, placed(BEFORE, 2, 5));
    expect(found.map(({ start }) => start)).toEqual([0, 4, 8, 10]);
  });

  it('forgets what was said of paragraphs that are gone', () => {
    const now = parseArticle('零\n一\n五');
    const memory = new Memory(left(), { head: 1, tail: 1 });
    const { findings: found } = withKept(STAGE, memory, now, [{ from: 1, to: 2 }], []);
    expect(found.map(({ start }) => start)).toEqual([0, 4]);
  });

  it('leaves to the next check what it gave', () => {
    const one = new Memory(left(), { head: 5, tail: 0 });
    withKept(STAGE, one, BEFORE, [{ from: 5, to: 6 }], placed(BEFORE, 5));
    const two = new Memory(one, { head: 6, tail: 6 });
    expect(withKept(STAGE, two, BEFORE, [], []).findings.map(({ start }) => start)).toEqual([0, 2, 6, 8, 10]);
  });
});
