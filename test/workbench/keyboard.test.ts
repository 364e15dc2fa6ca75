import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useWindow } from './harness/index.js';

const ARTICLE = readFileSync('media/walkthrough/sample.txt', 'utf8');

// No mouse, and no command that a user could not give: keys only.
describe('with the keyboard alone', () => {
  const vscode = useWindow({ files: { 'channel.txt': ARTICLE }, size: { width: 1280, height: 1000 } });
  const page = () => vscode().page;
  const selected = async () => (await vscode().editor()).selected;
  const palette = async (title: string) => {
    await vscode().openPalette('>');
    await page().keyboard.type(title);
    // Enter takes what is focused, and the list follows the typing a moment later.
    await page().locator('.quick-input-widget .monaco-list-row.focused', { hasText: title }).waitFor();
    await vscode().press('Enter');
    await page().locator('.quick-input-widget').waitFor({ state: 'hidden' });
  };
  const findings = () => vscode().tree('Findings');
  const focusedRow = async () =>
    (await findings().pane.locator('.monaco-list-row.focused').getAttribute('aria-label')) ?? '';
  const toFirstFinding = async () => {
    await palette('Clean Copy: Show Panel');
    await vscode().waitFor(
      'focus in Findings',
      () => hasFocus(findings().pane),
      (isThere) => isThere,
    );
    await findings().waitForRows();
    await vscode().press('Home');
    await vscode().waitFor('focused row', focusedRow, (row) => row.includes('line 7'));
  };
  const hasFocus = (place: Locator) => place.evaluate((it) => it.contains(document.activeElement));

  test('an article is opened, and its findings are walked', async () => {
    const files = page().locator('.explorer-folders-view');
    await files.locator('.monaco-list-row', { hasText: 'channel.txt' }).waitFor();
    await vscode().press('Mod+Shift+e');
    await vscode().waitFor(
      'focus in the explorer',
      () => hasFocus(files),
      (isThere) => isThere,
    );
    await vscode().press('ArrowDown');
    await files.locator('.monaco-list-row.focused', { hasText: 'channel.txt' }).waitFor();
    await vscode().press('Enter');
    await page().locator('.editor-instance .view-line').first().waitFor();
    await palette('View: Focus Active Editor Group');
    await vscode().waitForProblems((all) => all.length > 5);
    await vscode().press('Mod+k');
    await vscode().press('n');
    await vscode().waitFor('selection', selected, (text) => text.includes('谁家的地也没'));
  });

  test('the lightbulb mends one, undo brings it back', async () => {
    await vscode().lightbulb();
    await vscode().press('Enter');
    await vscode().waitForText((text) => text.includes('谁家的地也没落下'));
    await vscode().press('Mod+z');
    await vscode().waitForText(ARTICLE);
  });

  test('in the panel the arrows walk, and Enter shows the place', async () => {
    await toFirstFinding();
    await vscode().press('ArrowDown');
    const row = await vscode().waitFor('focused row', focusedRow, (said) => said.includes('①'));
    expect(row).toMatch(/Stray image marker ①.*line 11/u);
    await vscode().press('Enter');
    await vscode().waitFor('selection', selected, (text) => text === '①');
  });

  test('Shift+F10 opens the menu of a line, the arrows and Enter take from it', async () => {
    await toFirstFinding();
    await vscode().press('ArrowDown');
    await vscode().waitFor('focused row', focusedRow, (said) => said.includes('①'));
    await vscode().press('Shift+F10');
    const menu = page().locator('.context-view .monaco-menu');
    await menu.locator('.action-item', { hasText: 'Copy' }).waitFor();
    const taken = menu.locator('.action-item.focused');
    await vscode().waitFor(
      'choice',
      async () => {
        await vscode().press('ArrowDown');
        return (await taken.textContent()) ?? '';
      },
      (label) => label.includes('Copy'),
    );
    await vscode().press('Enter');
    await vscode().waitFor('clipboard', vscode().clipboard, (text) => text.includes('①'));
    await menu.waitFor({ state: 'hidden' });
  });

  test('every line of the panel says to a screen reader what it is and where', async () => {
    for (const [view, wanted] of [
      ['Findings', /line \d+/u],
      ['People', /\d+ mentions?/u],
      ['Figures', /line \d+/u],
      ['Pictures', /line \d+/u],
    ] as const) {
      const rows = await vscode().tree(view).waitForRows();
      for (const { spoken } of rows) expect(spoken, view).toMatch(wanted);
    }
    await palette('Clean Copy: Sort by Count');
    const groups = await vscode()
      .tree('Findings')
      .waitForRows((rows) => rows.some(({ expanded }) => expanded));
    expect(groups.find(({ expanded }) => expanded)!.spoken).toMatch(/\d+ findings?/u);
    await palette('Clean Copy: Sort by Place');
  });

  test('the article is cleaned up by way of the preview', async () => {
    await palette('View: Focus Active Editor Group');
    await palette('Clean Copy: Preview Clean-up');
    await page().locator('.monaco-diff-editor .line-delete').first().waitFor();
    await palette('Clean Copy: Apply Clean-up');
    await vscode().waitForText((text) => !/[①②③]/u.test(text) && text.includes('谁家的地也没落下'));
  });
});
