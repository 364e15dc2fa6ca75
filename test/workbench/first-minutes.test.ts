import { describe, expect, test } from 'vitest';
import { useWindow } from './harness/index.js';

describe('the first minutes', () => {
  const vscode = useWindow({ size: { width: 1700, height: 1000 } });

  test('the sample opens with one click in the empty panel, and is full of findings', async () => {
    await vscode().showPanel();
    await vscode().tree('Findings').pane.getByText('Open Sample Article').click();
    const found = await vscode().waitForProblems((all) => all.length > 5);
    expect(new Set(found.map(({ code }) => code)).size).toBe(3);
    expect((await vscode().editor()).path).toContain('untitled');
  });

  test('the walkthrough shows four steps with their pictures', async () => {
    await vscode().palette('First Steps');
    const { page } = vscode();
    await page.locator('.gettingStartedContainer').waitFor();
    await page.getByText('First steps with Clean Copy').first().waitFor();
    for (const step of [
      'See what is wrong',
      'Fix one by one',
      'Clean up all at once',
      'Read off people and figures',
    ])
      await page.locator('.step-title', { hasText: step }).first().waitFor();
    const widths = () =>
      page
        .locator('.gettingStartedContainer img')
        .evaluateAll((all) => all.map((image) => (image as HTMLImageElement).naturalWidth));
    await vscode().waitFor('picture', widths, (all) => all.some((width) => width > 600));
  });
});
