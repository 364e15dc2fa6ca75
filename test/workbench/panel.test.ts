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
    for (const title of ['Findings', 'People'])
      await vscode().waitFor(
        title,
        () => vscode().tree(title).welcome(),
        (said) => said.includes('Open an article'),
      );
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

  test('a click on a line that has not followed the text yet still leads to its words', async () => {
    const people = vscode().tree('People');
    await people.waitForRows((rows) => rows.some(({ label }) => label === '顾长庚'));
    await vscode().set('cleanCopy.delay', 5000);
    await vscode().replace(0, 0, '这一句是刚刚写在最前面的，面板还不知道。\n\n');
    await people.click('顾长庚');
    await vscode().waitFor('selection', selected, (text) => text === '顾长庚');
    await vscode().set('cleanCopy.delay', undefined);
    await vscode().openFresh('channel.txt', ARTICLE);
    await vscode().tree('People').waitForRows();
  });

  test('typing takes no focus and loses no selection', async () => {
    const people = vscode().tree('People');
    const isSelected = () =>
      people.waitForRows((rows) => rows.some(({ label, selected: on }) => on && label === '顾长庚'));
    await people.click('顾长庚');
    await isSelected();
    // The place that the click leads to is selected a moment later: only then is the cursor the user's.
    await vscode().waitFor('selection', selected, (text) => text === '顾长庚');
    await vscode().select(0);
    await vscode().type('看');
    await vscode().waitForText((text) => text.startsWith('看'));
    // Time enough for a check, and for a panel that would take the focus.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await vscode().page.keyboard.type('点');
    await vscode().waitForText(`看点${ARTICLE}`);
    await isSelected();
    await vscode().command('workbench.action.files.revert');
    await vscode().waitForText(ARTICLE);
  });

  test('sorted by count, findings stand under their rules and people by mentions', async () => {
    await vscode().tree('Findings').titleAction('Sort by Count');
    const groups = await vscode()
      .tree('Findings')
      .waitForRows((rows) => rows.some(({ label }) => label === 'Stray image markers'));
    const group = groups.find(({ label }) => label === 'Stray image markers');
    expect(group).toMatchObject({ level: 1, description: '3', expanded: true });
    expect(groups.find(({ label }) => label === '①')?.description).toBe('line 11');
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

  const filter = async (words: string) => {
    await vscode().tree('People').titleAction('Filter…');
    await vscode().inputBox('Filter the panel', words);
  };
  const clearFilter = async () => {
    await vscode().tree('People').titleAction('Clear Filter');
    await vscode()
      .tree('People')
      .waitForRows((rows) => rows.length > 4);
  };

  test('filtered, only what contains the words is left', async () => {
    await filter('顾长庚');
    const people = await vscode()
      .tree('People')
      .waitForRows((rows) => rows.filter(({ level }) => level === 1).length === 1);
    expect(people[0]!.label).toBe('顾长庚');
    // Where nothing is left, the view says why and leads back.
    const pictures = vscode().tree('Pictures');
    await vscode().waitFor(
      'welcome',
      () => pictures.welcome(),
      (text) => text.includes('words of the filter'),
    );
    await clearFilter();
  });

  test('a filter finds what a line has no room for; what it found can be unfolded', async () => {
    const end = ARTICLE.split('\n')
      .find((line) => line.startsWith('排班听起来'))!
      .slice(-12, -1);
    await filter(end);
    const findings = vscode().tree('Findings');
    await findings.waitForRows((rows) => rows.length === 1 && rows[0]!.label.startsWith('排班听起来'));
    await clearFilter();

    await filter('站长');
    const people = vscode().tree('People');
    await people.waitForRows((rows) => rows.filter(({ level }) => level === 1).length === 1);
    await people.expand('乔望山');
    await people.waitForRows((rows) => rows.filter(({ level }) => level === 2).length === 3);
    await clearFilter();
  });

  test('tooltips quote the mentions of a person and the sentence of a figure', async () => {
    const person = await vscode().tree('People').tooltip('沈听澜');
    expect(person).toMatch(/1 mention\b/u);
    expect(person).toContain('line 19');
    expect(person).toContain('省农业大学教授沈听澜带队测算');
    const figure = await vscode().tree('Figures').tooltip('3.6万亩');
    expect(figure).toContain('36000');
    expect(figure).toContain('首批受益农田达到3.6万亩。');
  });

  test('the keyboard reaches every button by the menu of a row', async () => {
    expect(await vscode().tree('People').menu('沈听澜')).toEqual(['Go to Text', 'Copy']);
    await vscode().press('Escape');
    expect(await vscode().tree('Findings').menu('①')).toEqual(['Go to Text', 'Fix', 'Ignore', 'Copy']);
    await vscode().press('Escape');
    await vscode().tree('Figures').menuAction('3.6万亩', 'Copy');
    await vscode().waitFor('clipboard', vscode().clipboard, (text) => text.endsWith('：3.6万亩'));
  });

  test('a finding is compared and ignored from its menu', async () => {
    const findings = vscode().tree('Findings');
    await findings.menuAction('排班听起来', 'Compare the Copies');
    await vscode().waitFor('diff', vscode().tabs, (tabs) => tabs.includes('This copy ↔ the copy that stays'));
    await vscode().command('workbench.action.closeActiveEditor');
    await findings.menuAction('③', 'Ignore');
    await findings.waitForRows((rows) => rows.length > 0 && rows.every(({ label }) => label !== '③'));
    await vscode().palette('Show Ignored Findings');
    await vscode().tick('③');
    await findings.waitForRows((rows) => rows.some(({ label }) => label === '③'));
  });

  test('follows the active editor; says so where there is nothing', async () => {
    await vscode().open('clean.txt');
    await vscode().waitFor(
      'welcome',
      () => vscode().tree('Findings').welcome(),
      (text) => text.includes('No findings'),
    );
    // There is no way to what is ignored, because nothing is.
    expect(await vscode().tree('Findings').welcome()).not.toContain('Ignored');
    await vscode().open('data.json');
    await vscode().waitFor(
      'welcome',
      () => vscode().tree('Findings').welcome(),
      (text) => text.includes('Open an article'),
    );
    await vscode().open('channel.txt');
    await vscode().tree('Findings').waitForRows();
  });

  test('an article whose findings are all ignored shows the way back to them', async () => {
    await vscode().openFresh('one.txt', '春到柳溪\n\n①\n\n柳溪村的油菜花开了。\n');
    await vscode().tree('Findings').menuAction('①', 'Ignore');
    await vscode().waitFor(
      'welcome',
      () => vscode().tree('Findings').welcome(),
      (text) => text.includes('No findings') && text.includes('Show Ignored Findings'),
    );
    await vscode().palette('Show Ignored Findings');
    await vscode().tick('①');
    await vscode().tree('Findings').waitForRows();
    await vscode().closeAll();
  });

  test('stays with an article that only a diff editor shows, while another tab is closed', async () => {
    await vscode().disk.write('first.txt', '另一篇稿子，没有什么可说的。\n');
    await vscode().open('first.txt');
    const [left, right] = ['first.txt', 'channel.txt'].map((name) => ({
      $mid: 1,
      scheme: 'fixture',
      path: `/articles/${name}`,
    }));
    await vscode().command('vscode.diff', left, right, 'two');
    await vscode().page.locator('.monaco-diff-editor').waitFor();
    await vscode()
      .tree('People')
      .waitForRows((rows) => rows.some(({ label }) => label === '乔望山'));
    await vscode().command('workbench.action.closeOtherEditors');
    await vscode().waitFor('tabs', vscode().tabs, (tabs) => tabs.length === 1);
    await vscode().command('cleanCopy.nextFinding');
    await vscode().waitFor('selection', selected, (text) => text.includes('谁家的地也没'));
    expect(await vscode().tabs()).toEqual(['two']);
    expect(await vscode().tree('People').labels()).toContain('乔望山');
    await vscode().closeAll();
    await vscode().open('channel.txt');
  });

  test.each([
    ['switched off', { 'cleanCopy.ignoreFiles': ['channel.txt'] }, 'switched off for this file'],
    ['too long', { 'cleanCopy.maxFileSize': 1000 }, 'longer than the size limit'],
  ])('where the article is %s, every view says so', async (_, settings, words) => {
    for (const [key, value] of Object.entries(settings)) await vscode().set(key, value);
    await vscode().openFresh('channel.txt', ARTICLE.repeat(2));
    for (const title of ['Findings', 'People', 'Figures', 'Pictures'])
      await vscode().waitFor(
        `welcome in ${title}`,
        () => vscode().tree(title).welcome(),
        (text) => text.includes(words),
      );
    for (const key of Object.keys(settings)) await vscode().set(key, undefined);
    await vscode().openFresh('channel.txt', ARTICLE);
    await vscode().tree('People').waitForRows();
  });

  test('the language status says how many findings there are and leads to the rule switches', async () => {
    await vscode().open('channel.txt');
    const { page } = vscode();
    await page.locator('.statusbar-item[id="status.languageStatus"]').hover();
    const item = page.locator('.hover-language-status', { hasText: /\d findings/u });
    await item.waitFor();
    await item.getByText('Switch Rules').click();
    await vscode().tick('Stray image markers');
    await vscode().waitForProblems(
      (all) => all.length > 0 && all.every(({ code }) => code !== 'image-marker'),
    );
    await vscode().palette('Switch Rules');
    await vscode().tick('Stray image markers');
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

  test('in a second column of the same article it goes on from the cursor there', async () => {
    await vscode().select(0);
    await vscode().command('workbench.action.splitEditorRight');
    await vscode().waitFor('tabs', vscode().tabs, (tabs) => tabs.length === 2);
    for (const wanted of ['谁家的地也没', '①', '分成五']) {
      await vscode().command('cleanCopy.nextFinding');
      await vscode().waitFor('selection', selected, (text) => text.includes(wanted));
    }
    await vscode().closeAll();
  });
});
