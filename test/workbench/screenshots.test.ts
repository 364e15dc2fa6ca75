// Looks at the window with a whole damaged page in it, in every theme. SCREENSHOTS=media/screenshots keeps what it
// sees for README.md: `npm run screenshots`.
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { THEMES, type Theme, useWindow, type Window } from './harness/index.js';

const FOLDER = process.env.SCREENSHOTS ?? 'out/workbench/screenshots';
const PAGE = readFileSync('samples/1-春灌版面.txt', 'utf8');
/** Nothing in the picture but what it is about. */
const OPTIONS = {
  files: { '春灌.txt': PAGE },
  size: { width: 1200, height: 750 },
  settings: {
    'window.commandCenter': false,
    'workbench.layoutControl.enabled': false,
    'editor.minimap.enabled': false,
    'editor.fontSize': 15,
    'editor.stickyScroll.enabled': false,
    'breadcrumbs.enabled': false,
  },
};

async function show(window: Window, people: string): Promise<void> {
  await window.open('春灌.txt');
  await window.waitForProblems((all) => all.length > 6);
  await window.showPanel();
  await window.tree(people).waitForRows((rows) => rows.length > 4);
  await window.select(PAGE.indexOf('先算账'));
}

async function keep(window: Window, name: string): Promise<void> {
  expect(statSync(await window.screenshot(name, FOLDER)).size).toBeGreaterThan(10_000);
}

describe('the page in Chinese', () => {
  const vscode = useWindow({ ...OPTIONS, language: 'zh-cn' });

  test.each(Object.keys(THEMES) as Theme[])('%s', async (theme) => {
    await vscode().set('workbench.colorTheme', THEMES[theme]);
    await show(vscode(), '人物');
    await keep(vscode(), `zh-cn-${theme}`);
  });

  test('the lightbulb', async () => {
    await vscode().set('workbench.colorTheme', THEMES.light);
    await vscode().selectText('光坐在办公');
    const [first] = await vscode().lightbulb();
    expect(first).toContain('办公');
    await keep(vscode(), 'zh-cn-lightbulb');
    await vscode().press('Escape');
  });

  test('the clean-up beside the original', async () => {
    await vscode().palette('预览清理结果');
    await vscode().page.locator('.monaco-diff-editor .line-delete').first().waitFor();
    await keep(vscode(), 'zh-cn-preview');
  });
});

describe('the page in English', () => {
  const vscode = useWindow({ ...OPTIONS, language: 'en' });

  test('light', async () => {
    await show(vscode(), 'People');
    await keep(vscode(), 'en-light');
  });
});
