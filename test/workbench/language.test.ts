import { describe, expect, test } from 'vitest';
import { useWindow } from './harness/index.js';

const ARTICLE = `盐湖边的气象站

□本报记者 季远帆

盐湖边的气象站只有三个人，站长郁怀瑾在这里守了十九年。去年，站里一共发出预警信息86条。

守站的人

“风从湖面上来的时候，什么都听不见。”郁怀瑾说，“习惯了就好。”

换班的车每个月来两次，带来蔬菜、药品和信件。郁怀瑾把信按人分好，压在值班室的玻璃板下面。
`;

describe('people and figures, as a user meets them in the text', () => {
  const vscode = useWindow({ files: { 'station.txt': ARTICLE } });
  const page = () => vscode().page;
  const ready = async (passage: string) => {
    await vscode().openFresh('station.txt', ARTICLE);
    const { isActive } = vscode();
    await vscode().waitFor('extension', isActive, (active) => active);
    await vscode().selectText(passage);
    await vscode().select((await vscode().editor()).selection.start + 1);
    await vscode().focusEditor();
  };

  test('the hover of a person: what the text calls them, how often and where', async () => {
    await ready('郁怀瑾');
    const text = await vscode().waitFor(
      'hover',
      () => vscode().hover(),
      (said) => said.includes('mentions'),
    );
    expect(text.split(/\n+/u)).toEqual(['郁怀瑾', '站长', '3 mentions · lines 5, 9, 11']);
  });

  test('the hover of a figure: label, kind and value', async () => {
    await ready('86条');
    const text = await vscode().waitFor(
      'hover',
      () => vscode().hover(),
      (said) => said.includes('count'),
    );
    expect(text).toMatch(/86条 \S*预警信息/u);
    expect(text).toContain('count · 86 条');
  });

  test('with the cursor on one mention, all light up; on other words, none', async () => {
    await ready('郁怀瑾');
    const lit = page().locator('.monaco-editor .view-overlays .cdr[class*="wordHighlight"]');
    await vscode().waitFor(
      'lit mentions',
      () => lit.count(),
      (n) => n === 3,
    );
    await vscode().selectText('蔬菜');
    await vscode().select((await vscode().editor()).selection.start);
    await vscode().waitFor(
      'lit mentions',
      () => lit.count(),
      (n) => n === 0,
    );
  });

  test('Find All References lists every mention', async () => {
    await ready('郁怀瑾');
    await vscode().palette('Go to References');
    const rows = page().locator('.peekview-widget .ref-tree .monaco-list-row');
    await vscode().waitFor(
      'references',
      () => rows.count(),
      (n) => n === 3,
    );
    await vscode().press('Escape');
  });

  test('F2 renames every mention, and one undo brings all back', async () => {
    await ready('郁怀瑾');
    await vscode().rename('郁怀谨');
    await vscode().waitForText(ARTICLE.replaceAll('郁怀瑾', '郁怀谨'));
    await vscode().undo();
    await vscode().waitForText(ARTICLE);
  });

  test('F2 beside a name says what to do', async () => {
    await ready('蔬菜');
    await vscode().press('F2');
    const said = page().locator('.monaco-editor .monaco-editor-overlaymessage, .monaco-editor .message');
    await said.filter({ hasText: 'Put the cursor on the name of a person.' }).first().waitFor();
    await vscode().press('Escape');
  });

  test('the Outline view and the breadcrumbs show the article', async () => {
    await ready('守站的人');
    await vscode().palette('Explorer: Focus on Outline View');
    const rows = page().locator('.outline-pane .monaco-list-row');
    await rows.filter({ hasText: '盐湖边的气象站' }).first().waitFor();
    await vscode().palette('Focus Breadcrumbs');
    await page().locator('.monaco-breadcrumb-item', { hasText: '守站的人' }).first().waitFor();
    await vscode().press('Escape');
  });
});
