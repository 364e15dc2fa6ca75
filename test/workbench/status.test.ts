import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { useWindow } from './harness/index.js';

const ARTICLE = readFileSync('media/walkthrough/sample.txt', 'utf8');

describe('the language status', () => {
  const vscode = useWindow({
    files: {
      'channel.txt': ARTICLE,
      'one.txt': '春到柳溪\n\n①\n\n柳溪村的油菜花开了。\n',
      'clean.txt': '一篇干净的稿子，没有什么可说的。\n',
    },
  });
  const { page, item } = {
    page: () => vscode().page,
    item: () => vscode().page.locator('.hover-language-status', { hasText: 'Clean Copy' }),
  };
  const says = async (words: string | RegExp) => {
    await page().mouse.move(600, 300);
    await page().locator('.statusbar-item[id="status.languageStatus"]').hover();
    await item().filter({ hasText: words }).waitFor();
  };

  test.each([
    ['channel.txt', 'Clean Copy: 8 findings'],
    ['one.txt', 'Clean Copy: 1 finding'],
    ['clean.txt', 'Clean Copy: No findings'],
  ])('of %s: %s', async (path, words) => {
    await vscode().open(path);
    await says(words);
  });

  test('says how many findings are ignored', async () => {
    await vscode().open('one.txt');
    await vscode().selectText('①');
    await vscode().pickAction('Ignore this finding');
    await says(/No findings.*1 ignored/u);
  });

  test('switches rules on and off', async () => {
    await vscode().open('channel.txt');
    await says('8 findings');
    await item().getByText('Switch Rules').click();
    await vscode().tick('Stray image markers');
    await says('5 findings');
    await vscode().palette('Switch Rules');
    await vscode().tick('Stray image markers');
    await says('8 findings');
  });

  test('says openly that an article is too long, and leads to the limit', async () => {
    await vscode().set('cleanCopy.maxFileSize', 1000);
    await vscode().openFresh('long.txt', ARTICLE.repeat(2));
    await says(new RegExp(`Too long to check.*${2 * ARTICLE.length} characters, limit 1000`, 'u'));
    await item().getByText('Change Limit').click();
    await page()
      .locator('.settings-editor .setting-item-label', { hasText: 'Max File Size' })
      .first()
      .waitFor();
    await vscode().set('cleanCopy.maxFileSize', undefined);
    await vscode().closeAll();
  });

  test('says that a file is left alone, and leads to the settings', async () => {
    await vscode().set('cleanCopy.ignoreFiles', ['channel.txt']);
    await vscode().open('channel.txt');
    await says('Switched off for this file');
    expect(await item().textContent()).toContain('Open Settings');
    await vscode().set('cleanCopy.ignoreFiles', undefined);
    await says('8 findings');
  });
});
