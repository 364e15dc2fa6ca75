// The whole path, as an editor walks it: open, see, fix, undo, clean up, read off people and figures.
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { useWindow } from './harness/index.js';

const PAGE = readFileSync('samples/1-春灌版面.txt', 'utf8');

describe('the whole path', () => {
  // Tall: a tree shows only the rows that fit.
  const vscode = useWindow({ files: { 'page.txt': PAGE }, size: { width: 1280, height: 1600 } });
  beforeEach(async () => {
    await vscode().openFresh('page.txt', PAGE);
    await vscode().waitForProblems();
  });

  test('findings of every kind show, with a code and a place', async () => {
    const found = await vscode().waitForProblems((all) => all.length > 6);
    const codes = new Set(found.map(({ code }) => code));
    for (const code of ['repeated-paragraph', 'truncated-sentence', 'image-marker'])
      expect(codes).toContain(code);
    // ① belongs to the caption 图①, which is still there.
    expect(found.filter(({ code }) => code === 'image-marker').map(({ text }) => text)).toEqual(['②', '③']);
    const repeat = found.find(({ code }) => code === 'repeated-paragraph');
    expect(repeat?.related.length).toBeGreaterThan(0);
    expect(found.every(({ message }) => message.length > 0 && !/[{}]/.test(message))).toBe(true);
  });

  test('the lightbulb merges a sentence cut within a word; one undo brings the cut back', async () => {
    await vscode().selectText('光坐在办公');
    await vscode().pickAction('Merge with the next paragraph');
    const text = await vscode().waitForText((now) => now !== PAGE);
    expect(text).toContain('光坐在办公室里看不出来');
    expect(text).toBe(PAGE.replace('光坐在办公\n\n室里', '光坐在办公室里'));
    await vscode().undo();
    await vscode().waitForText(PAGE);
  });

  test('a click on the lightbulb itself offers the same', async () => {
    await vscode().select(PAGE.indexOf('②'));
    await vscode().focusEditor();
    await vscode().pickAction('Remove the marker', 'click');
    await vscode().waitForText((now) => !now.includes('②'));
  });

  test('Clean Up Article in the palette mends what is safe in one step', async () => {
    await vscode().palette('Clean Copy: Clean Up Article');
    const text = await vscode().waitForText((now) => now !== PAGE);
    expect(text).toContain('县水利局局长顾长河说，去冬以来');
    expect(text).toContain('光坐在办公室里看不出来');
    expect(text).toContain('以前放水要请半天假，今年只在手机上看了看通知。');
    expect(text).not.toMatch(/^[②③]$/m);
    expect(text.split('老支书段守田记得').length - 1, 'one copy stays').toBe(1);
    expect(text, 'a near copy is for the editor to judge').toContain('沿线的43个村');
    await vscode().undo();
    await vscode().waitForText(PAGE);
  });

  test('the panel lists people and figures, and a click selects the place', async () => {
    await vscode().showPanel();
    const people = vscode().tree('People');
    const rows = await people.waitForRows((all) => all.length >= 6);
    const names = rows.map(({ label }) => label);
    for (const name of ['顾长河', '温立言', '段守田', '秦素云', '何满仓', '陆晓禾'])
      expect(
        names.some((label) => label.includes(name)),
        name,
      ).toBe(true);
    await people.click('秦素云');
    await vscode().waitFor('selection', vscode().editor, ({ selected }) => selected === '秦素云');

    const figures = await vscode().tree('Figures').waitForRows();
    expect(figures.length).toBeGreaterThan(0);
    await vscode().tree('Figures').click(figures[0]!.label);
    await vscode().waitFor('selection', vscode().editor, ({ selected }) =>
      /\d|[一二三四五六七八九十百千万]/.test(selected),
    );
  });
});
