import { describe, expect, test } from 'vitest';
import { useWindow } from './harness/index.js';

const SIZE = { width: 1700, height: 1000 };

describe('the first minutes, without a folder', () => {
  const vscode = useWindow({ folder: false, size: SIZE });
  const page = () => vscode().page;
  const isDone = (step: string) =>
    page()
      .locator('.getting-started-step', { hasText: step })
      .locator('.codicon.complete')
      .first()
      .isVisible();
  const step = (title: string) => page().locator('.getting-started-step', { hasText: title }).first();
  const press = (button: string) =>
    page().locator('.getting-started-step.expanded .monaco-button', { hasText: button }).first().click();

  test('the sample opens with one click in the empty panel, and is full of findings', async () => {
    await vscode().showPanel();
    await vscode().tree('Findings').pane.getByText('Open Sample Article').click();
    const found = await vscode().waitForProblems((all) => all.length > 5);
    expect(new Set(found.map(({ code }) => code)).size).toBe(3);
    expect((await vscode().editor()).path).toContain('untitled');
    expect(await vscode().tree('Findings').welcome()).not.toContain('folder');
  });

  test('commands for a folder are not offered where there is none', async () => {
    await vscode().openPalette('>Clean Copy: ');
    await vscode().quickPick().filter({ hasText: 'Clean Up Article' }).first().waitFor();
    expect(await vscode().quickPick().filter({ hasText: 'All Articles' }).count()).toBe(0);
    await vscode().press('Escape');
  });

  test('the walkthrough has four steps, each with its picture', async () => {
    await vscode().closeAll();
    await vscode().palette('First Steps');
    await page().getByText('First steps with Clean Copy').first().waitFor();
    const widths = () =>
      page()
        .locator('.gettingStartedContainer .getting-started-media img')
        .evaluateAll((all) =>
          all.map((image) => [
            (image as HTMLImageElement).currentSrc,
            (image as HTMLImageElement).naturalWidth,
          ]),
        );
    const pictures = new Set<unknown>();
    for (const title of [
      'See what is wrong',
      'Fix one by one',
      'Clean up all at once',
      'Read off people and figures',
    ]) {
      await step(title).click();
      const [[source]] = (await vscode().waitFor('picture', widths, (all) =>
        all.some(([src, width]) => Number(width) > 600 && !pictures.has(src)),
      )) as [[string]];
      pictures.add(source);
    }
    expect(pictures.size).toBe(4);
  });

  test('its steps are walked, and ticked off on the way', async () => {
    await step('See what is wrong').click();
    await press('Open Sample Article');
    await vscode().waitForProblems((all) => all.length > 5);
    await vscode().palette('First Steps');
    await vscode().waitFor(
      'tick',
      () => isDone('See what is wrong'),
      (done) => done,
    );
    await step('Clean up all at once').click();
    await press('Preview Clean-up');
    await page().locator('.monaco-diff-editor .line-delete').first().waitFor();
  });
});

describe('the first minutes in Chinese', () => {
  const vscode = useWindow({ language: 'zh-cn', folder: false, size: SIZE });

  test('the walkthrough speaks Chinese, its pictures too', async () => {
    await vscode().openUntitled('春到柳溪\n');
    await vscode().palette('入门指引');
    const { page } = vscode();
    for (const title of ['看出问题', '逐处修复', '一次清理', '查看人物和数字'])
      await page.locator('.step-title', { hasText: title }).first().waitFor();
    const sources = () =>
      page
        .locator('.gettingStartedContainer .getting-started-media img')
        .evaluateAll((all) =>
          all
            .filter((image) => (image as HTMLImageElement).naturalWidth > 600)
            .map((image) => (image as HTMLImageElement).currentSrc),
        );
    await vscode().waitFor('picture', sources, (all) => all.some((source) => source?.includes('zh-cn')));
  });
});
