import { describe, expect, test } from 'vitest';
import { fingerprints } from '../../src/core/finding-identity.js';

const BEFORE = '南风吹了三天，山坡上的茶树刚刚冒芽。\n\n';
const OWN = '采茶人天不亮就上山了。';
const AFTER = '\n\n日头升起来的时候，叶子上的露水还没有干。\n';
const print = (text: string, own = OWN) => {
  const start = text.indexOf(own);
  return fingerprints({ rule: 'repeated-paragraph', start, end: start + own.length }, text);
};
const known = (a: readonly string[], b: readonly string[]) => a.some((one) => b.includes(one));
const first = print(BEFORE + OWN + AFTER);

describe('fingerprints', () => {
  test('text far away, blank lines and line ends change nothing', () => {
    const far = `一篇很长的导语，说的是别的事情，一共有好几十个字，足够远了，也就不再相干。\n\n${BEFORE}${OWN}${AFTER}`;
    expect(print(far)).toEqual(first);
    expect(print((BEFORE + OWN + AFTER).replaceAll('\n', '\r\n'))).toEqual(first);
  });
  test('an edit on one side leaves the finding known', () => {
    expect(known(print(`另起一行。\n\n${OWN}${AFTER}`), first)).toBe(true);
    expect(known(print(`${BEFORE}${OWN}\n\n另起一行。\n`), first)).toBe(true);
  });
  test('the same words elsewhere, another rule and other words are unknown', () => {
    expect(known(print(`别处。\n\n${OWN}\n\n又一处。\n`), first)).toBe(false);
    expect(known(print(`${BEFORE}采茶人天亮才上山。${AFTER}`, '采茶人天亮才上山。'), first)).toBe(false);
    const start = BEFORE.length;
    const other = { rule: 'image-marker', start, end: start + OWN.length } as const;
    expect(known(fingerprints(other, BEFORE + OWN + AFTER), first)).toBe(false);
  });
});
