import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { useWindow } from './harness/index.js';

const ARTICLE = readFileSync('media/walkthrough/sample.txt', 'utf8');

describe('the panel', () => {
  const vscode = useWindow({
    files: { 'channel.txt': ARTICLE, 'clean.txt': '一篇干净的稿子，没有什么可说的。\n', 'data.json': '{}\n' },
    size: { width: 1280, height: 1000 },
  });
  const selected = async () => (await vscode().editor()).selected;

  test('says what to do while no article is open', async () => {
    await vscode().showPanel();
    expect(await vscode().tree('Findings').welcome()).toContain('Open an article');
    expect(await vscode().tree('People').welcome()).toContain('Open an article');
  });

  test('lists findings, people and figures of the active article', async () => {
    await vscode().open('channel.txt');
    const findings = await vscode()
      .tree('Findings')
      .waitForRows((rows) => rows.some(({ label }) => label === '①'));
    expect(findings.every(({ spoken }) => spoken !== '')).toBe(true);
    const people = await vscode().tree('People').waitForRows();
    expect(people.map(({ label }) => label)).toContain('乔望山');
    const figures = await vscode().tree('Figures').waitForRows();
    expect(figures.map(({ label }) => label)).toContain('3.6万亩');
    for (const row of [...people, ...figures]) expect(row.spoken, row.label).toContain(row.label);
  });

  test('counts the findings on its badge', async () => {
    const badge = vscode().page.locator(
      '.activitybar .action-item:has([aria-label*="Clean Copy"]) .badge-content',
    );
    await vscode().waitFor(
      'badge',
      () => badge.textContent(),
      (text) => Number(text) >= 6,
    );
  });

  test('a click selects the place, the keyboard stays in the panel', async () => {
    await vscode().tree('Figures').click('3.6万亩');
    await vscode().waitFor('selection', selected, (text) => text === '3.6万亩');
    const focused = await vscode().page.evaluate(() => document.activeElement?.closest('.pane') !== null);
    expect(focused).toBe(true);
  });

  test('a person unfolds into mentions, each leads to its place', async () => {
    const people = vscode().tree('People');
    await people.expand('乔望山');
    const rows = await people.waitForRows((all) =>
      all.some(({ level, label }) => level === 2 && label.includes('算了')),
    );
    await people.click(rows.find(({ level, label }) => level === 2 && label.includes('算了'))!.label);
    await vscode().waitFor('selection', vscode().editor, ({ selected: text, selection }) => {
      return text === '乔望山' && selection.start > ARTICLE.indexOf('②');
    });
  });

  test('inline buttons: go to, copy, fix', async () => {
    const people = vscode().tree('People');
    await people.rowAction('沈听澜', 'Copy');
    await vscode().waitFor('clipboard', vscode().clipboard, (text) => text.startsWith('沈听澜'));
    await people.rowAction('沈听澜', 'Go to Text');
    await vscode().waitFor('selection', selected, (text) => text === '沈听澜');
    await vscode().tree('Findings').rowAction('①', 'Fix');
    await vscode().waitForText((text) => !text.includes('①'));
    await vscode().undo();
    await vscode().waitForText(ARTICLE);
  });

  test('typing takes no focus and loses no selection', async () => {
    const people = vscode().tree('People');
    await people.click('顾长庚');
    await people.waitForRows((rows) => rows.some(({ label, selected: on }) => on && label === '顾长庚'));
    await vscode().select(0);
    await vscode().type('看');
    await vscode().waitForText((text) => text.startsWith('看'));
    await new Promise((resolve) => setTimeout(resolve, 500));
    await vscode().type('点');
    expect(await vscode().text()).toBe(`看点${ARTICLE}`);
    await people.waitForRows((rows) => rows.some(({ label, selected: on }) => on && label === '顾长庚'));
    await vscode().command('workbench.action.files.revert');
  });

  test('sorted by count, findings stand under their rules and people by mentions', async () => {
    await vscode().tree('Findings').titleAction('Sort by Count');
    const groups = await vscode()
      .tree('Findings')
      .waitForRows((rows) => rows.some(({ label }) => label === 'Stray image markers'));
    const group = groups.find(({ label }) => label === 'Stray image markers');
    expect(group).toMatchObject({ level: 1, description: '3', expanded: true });
    const people = await vscode().tree('People').waitForRows();
    const mentions = people
      .filter(({ level }) => level === 1)
      .map(({ description }) => Number(/×(\d+)/u.exec(description)?.[1]));
    expect(mentions).toEqual([...mentions].sort((a, b) => b - a));
    await vscode().tree('Findings').titleAction('Sort by Place');
    await vscode()
      .tree('Findings')
      .waitForRows((rows) => rows.some(({ label }) => label === '①'));
  });

  test('filtered, only what contains the words is left', async () => {
    await vscode().tree('People').titleAction('Filter');
    await vscode().page.keyboard.type('顾长庚');
    await vscode().press('Enter');
    const people = await vscode()
      .tree('People')
      .waitForRows((rows) => rows.filter(({ level }) => level === 1).length === 1);
    expect(people[0]!.label).toBe('顾长庚');
    await vscode().tree('People').titleAction('Clear Filter');
    await vscode()
      .tree('People')
      .waitForRows((rows) => rows.length > 4);
  });

  test('follows the active editor; says so where there is nothing', async () => {
    await vscode().open('clean.txt');
    await vscode().waitFor(
      'welcome',
      () => vscode().tree('Findings').welcome(),
      (text) => text.includes('No findings'),
    );
    await vscode().open('data.json');
    await vscode().waitFor(
      'welcome',
      () => vscode().tree('Findings').welcome(),
      (text) => text.includes('Open an article'),
    );
    await vscode().open('channel.txt');
    await vscode().tree('Findings').waitForRows();
  });

  test('the language status says how many findings there are and leads to the rule switches', async () => {
    await vscode().open('channel.txt');
    const { page } = vscode();
    await page.locator('.statusbar-item[id="status.languageStatus"]').hover();
    const item = page.locator('.hover-language-status', { hasText: /\d findings/u });
    await item.waitFor();
    await item.getByText('Switch Rules').click();
    await vscode().quickPick().filter({ hasText: 'Stray image markers' }).click();
    await page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).click();
    await vscode().waitForProblems(
      (all) => all.length > 0 && all.every(({ code }) => code !== 'image-marker'),
    );
    await vscode().palette('Switch Rules');
    await vscode().quickPick().filter({ hasText: 'Stray image markers' }).click();
    await page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).click();
    await vscode().waitForProblems((all) => all.some(({ code }) => code === 'image-marker'));
  });

  test('the next finding is a key away', async () => {
    await vscode().open('channel.txt');
    await vscode().waitForProblems();
    await vscode().select(0);
    await vscode().focusEditor();
    await vscode().press('Mod+k');
    await vscode().press('n');
    await vscode().waitFor('selection', selected, (text) => text.includes('谁家的地也没'));
    await vscode().press('Mod+k');
    await vscode().press('n');
    await vscode().waitFor('selection', selected, (text) => text === '①');
    await vscode().press('Mod+k');
    await vscode().press('Shift+n');
    await vscode().waitFor('selection', selected, (text) => text.includes('谁家的地也没'));
  });
});
