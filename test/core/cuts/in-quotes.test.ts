import { describe, expect, it } from 'vitest';
import { check } from '../../../src/core/check.js';
import { READING } from '../reading.js';

const LEAD = '春汛过后，青石镇的三座水闸陆续开启，镇里的巡堤队员又忙了起来，每天沿着河堤走上一个来回。';
const MIDDLE = '镇长说，今年的雨水来得早，大家的准备也做得早，沙袋和木桩都堆放在最容易取用的地方。';
const LAST = '傍晚时分，最后一段堤坝检查完毕，队员们收起手电，三三两两走回村里吃饭。';

const HEAD = '守堤一个月，老闸工周长河瘦了一大圈，“累是真累，可没有一个人说要回家。';
const REST = '撤防那天，镇上好多人站在闸口送我们，我的眼睛一下子就湿了。”';
/** Intact, but it says another thing: it stays for the editor to decide. */
const copyOf = (head: string, rest: string) => head.replace('一大圈', '十来斤') + rest;

const cutsIn = (paragraphs: readonly string[], resources = READING) =>
  check(paragraphs.join('\n\n'), { facts: false }, resources).findings.filter(
    (f) => f.rule === 'truncated-sentence',
  );

describe('a paragraph that ends with a full stop inside an open quotation', () => {
  const page = [LEAD, HEAD, REST, MIDDLE, copyOf(HEAD, REST), LAST];

  it.each([
    ['with the model', READING],
    ['without it', {}],
  ])('is joined where an intact copy goes straight on, %s', (_, resources) => {
    const [cut, ...others] = cutsIn(page, resources);
    expect(others).toEqual([]);
    expect(cut?.end).toBe(LEAD.length + 2 + HEAD.length);
    const [fix] = cut!.fixes;
    expect(fix).toMatchObject({ action: 'merge-next', safe: true });
    expect(fix!.edits).toEqual([{ start: cut!.end, end: cut!.end + 2, text: '' }]);
  });

  it('is left alone where no copy speaks of it', () => {
    expect(cutsIn([LEAD, HEAD, REST, MIDDLE, LAST])).toEqual([]);
  });

  it('is left alone where the next paragraph opens the quotation anew', () => {
    const anew = `“${REST}`;
    expect(cutsIn([LEAD, HEAD, anew, MIDDLE, copyOf(HEAD, anew), LAST])).toEqual([]);
  });

  it('is left alone where the quotation is closed: the copy only has other paragraphs', () => {
    const closed = `${HEAD}”`;
    const rest = REST.replace('”', '');
    expect(cutsIn([LEAD, closed, rest, MIDDLE, copyOf(closed, rest), LAST])).toEqual([]);
  });
});
