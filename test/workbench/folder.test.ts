import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { useWindow } from './harness/index.js';

const ARTICLE = readFileSync('media/walkthrough/sample.txt', 'utf8');
const TITLE = ARTICLE.split('\n')[0]!;

describe('a whole folder', () => {
  const vscode = useWindow({
    files: {
      'a.txt': ARTICLE,
      'b/clean.txt': '一篇干净的稿子，没有什么可说的。\n',
      // The first article again, cut into other lines, among others on a page.
      'c/page.txt': `另一篇稿子\n\n这一篇说的是别的事情，与水渠无关，只有短短一句。\n\n${ARTICLE.replaceAll('。', '。\n\n')}`,
      'notes.json': '{"①": 1}\n',
    },
  });
  const codes = async (path: string) => (await vscode().problems(path)).map(({ code }) => code);

  test('is checked: findings per file, an article that stands in two files, a summary', async () => {
    await vscode().disk.writeBytes('d.txt', [0xb4, 0xba, 0xcc, 0xec, 0x0a]);
    await vscode().palette('Check All Articles');
    const said = await vscode().waitForNotification('articles checked');
    expect(said).toMatch(/^3 articles checked, \d+ findings in 2 of them\./u);
    expect(said).toContain('1 articles stand in two files.');
    expect(said).toContain('1 files could not be read');
    await vscode().clearNotifications();
    expect(await codes('a.txt')).toContain('repeated-paragraph');
    const page = await vscode().problems('c/page.txt');
    const twin = page.find(({ code }) => code === 'repeated-article');
    expect(twin).toMatchObject({ text: TITLE, related: [{ path: 'a.txt', line: 1 }] });
  });

  test('an opened file speaks for itself, nothing is said twice', async () => {
    await vscode().open('a.txt');
    await vscode().waitForProblems((all) => all.filter(({ text }) => text === '①').length === 1);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect((await vscode().problems()).filter(({ text }) => text === '①')).toHaveLength(1);
  });

  test('with another encoding set, the file is read with it', async () => {
    await vscode().set('files.encoding', 'gb18030');
    await vscode().disk.writeBytes('d.txt', [
      ...new Uint8Array([0xa2, 0xd9, 0x0a, 0x0a, 0xb4, 0xba, 0xcc, 0xec, 0x0a]),
    ]);
    await vscode().palette('Check All Articles');
    await vscode().waitForNotification('articles checked');
    await vscode().waitFor(
      'findings',
      () => codes('d.txt'),
      (all) => all.includes('image-marker'),
    );
    await vscode().set('files.encoding', undefined);
    await vscode().clearNotifications();
  });

  test('people and figures of the folder are copied as CSV, safe in a spreadsheet', async () => {
    await vscode().disk.remove('d.txt');
    await vscode().open('b/clean.txt');
    await vscode().palette('Export People and Figures');
    await vscode().quickPick().filter({ hasText: 'All articles of the folder' }).click();
    await vscode().quickPick().filter({ hasText: 'CSV to the clipboard' }).click();
    await vscode().waitForNotification('Copied to the clipboard.');
    const csv = await vscode().clipboard();
    expect(csv.startsWith('"File","Type"')).toBe(true);
    expect(csv).toContain('"a.txt","person","乔望山"');
    expect(csv).toContain('"c/page.txt","person","乔望山"');
    expect(csv).not.toMatch(/(^|,)"?[=+@]/mu);
    await vscode().clearNotifications();
  });

  test('the people and figures of one article are copied as Markdown and as JSON', async () => {
    await vscode().open('a.txt');
    for (const [format, wanted] of [
      ['Markdown', '| 沈听澜 |'],
      ['JSON', '"name": "沈听澜"'],
    ]) {
      await vscode().palette('Export People and Figures');
      await vscode().quickPick().filter({ hasText: 'This article' }).click();
      await vscode()
        .quickPick()
        .filter({ hasText: `${format} to the clipboard` })
        .click();
      await vscode().waitFor('clipboard', vscode().clipboard, (text) => text.includes(wanted!));
      await vscode().clearNotifications();
    }
  });

  test('all articles are cleaned up by way of the refactor preview', async () => {
    await vscode().palette('Clean Up All Articles');
    const tree = vscode().page.locator('.refactor-preview, .bulk-edit-panel');
    await tree.first().waitFor();
    // Nothing is edited before the user says so.
    expect(await vscode().disk.read('c/page.txt')).toContain('①');
    await vscode().command('refactorPreview.discard');
  });
});
