// Pictures of the window for the README and the walkthrough. PICTURES=media/walkthrough puts them where they are shown.
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { useWindow } from './harness/index.js';

const folder = process.env.PICTURES ?? 'out/workbench/pictures';
const SAMPLE = readFileSync('media/walkthrough/sample.txt', 'utf8');
const SCENES = [
  { language: 'en', theme: 'light', suffix: '', preview: 'Preview Clean-up', merge: 'Merge with the next' },
  { language: 'zh-cn', theme: 'light', suffix: '.zh-cn', preview: '预览清理结果', merge: '与下一段合并' },
  {
    language: 'en',
    theme: 'dark',
    suffix: '.dark',
    preview: 'Preview Clean-up',
    merge: 'Merge with the next',
  },
] as const;

describe.each(SCENES)('pictures in $language, $theme', ({ language, theme, suffix, preview, merge }) => {
  const vscode = useWindow({
    language,
    theme,
    files: { 'sample.txt': SAMPLE },
    size: { width: 1120, height: 700 },
    settings: { 'editor.minimap.enabled': false, 'breadcrumbs.enabled': false },
  });
  const takePicture = async (name: string) => {
    const path = await vscode().screenshot(
      name + suffix,
      suffix === '.dark' ? 'out/workbench/pictures' : folder,
    );
    expect(statSync(path).size).toBeGreaterThan(10_000);
  };

  test('findings and panel', async () => {
    await vscode().open('sample.txt');
    await vscode().waitForProblems();
    await vscode().showPanel();
    await vscode()
      .tree(language === 'en' ? 'People' : '人物')
      .waitForRows();
    await takePicture('find');
  });

  test('the lightbulb', async () => {
    await vscode().selectText('谁家的地也没');
    expect((await vscode().lightbulb()).join()).toContain(merge);
    await takePicture('fix');
    await vscode().press('Escape');
  });

  test('people and figures, one of them selected in the text', async () => {
    const people = vscode().tree(language === 'en' ? 'People' : '人物');
    await people.click('乔望山');
    await vscode().waitFor(
      'selection',
      async () => (await vscode().editor()).selected,
      (it) => it === '乔望山',
    );
    await takePicture('panel');
  });

  test('the clean-up against the original', async () => {
    await vscode().palette(preview);
    await vscode().page.locator('.monaco-diff-editor').waitFor();
    await vscode().page.locator('.monaco-diff-editor .line-delete').first().waitFor();
    await takePicture('clean');
  });
});
