import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { useWindow } from './harness/index.js';

const ARTICLE = readFileSync('media/walkthrough/sample.txt', 'utf8');
/** A caption that a spreadsheet would take for a formula. */
const TRAP = '渠首\n\n①\n\n图①：=HYPERLINK("http://example.com")\n\n“渠水够用。”柳溪镇镇长叶知秋说。\n';

describe('people and figures are taken elsewhere', () => {
  const vscode = useWindow({
    files: {
      'channel.txt': ARTICLE,
      'b/=trap.txt': TRAP,
      'left-alone.txt': ARTICLE,
    },
    settings: { 'cleanCopy.ignoreFiles': ['left-alone.txt'] },
  });
  afterEach(async () => {
    await vscode().clearNotifications();
  });
  const choose = async (scope: string, format: string) => {
    await vscode().palette('Export People and Figures');
    await vscode().pick(scope);
    await vscode().pick(format);
  };
  const copied = async (scope: string, format: string): Promise<string> => {
    await choose(scope, `${format} to the clipboard`);
    await vscode().waitForNotification('Copied to the clipboard.');
    return vscode().clipboard();
  };

  test('of the article as Markdown', async () => {
    await vscode().open('channel.txt');
    const text = await copied('This article', 'Markdown');
    expect(text).toContain('## channel.txt');
    expect(text).toMatch(/^\| 沈听澜 \|.*教授.*\| 1 \|$/mu);
    expect(text).toMatch(/^\|.*\| 3\.6万亩 \| area \| 36000 亩 \|$/mu);
  });

  test('of the article as JSON, with places that are those of the text', async () => {
    await vscode().open('channel.txt');
    const { version, files } = JSON.parse(await copied('This article', 'JSON'));
    expect(version).toBe(1);
    expect(files.map(({ path }: { path: string }) => path)).toEqual(['channel.txt']);
    const [{ people, figures }] = files;
    const { mentions } = people.find(({ name }: { name: string }) => name === '沈听澜');
    expect(ARTICLE.slice(mentions[0].start, mentions[0].end)).toBe('沈听澜');
    for (const { start, end, text } of figures) expect(ARTICLE.slice(start, end)).toBe(text);
  });

  test('of the folder as CSV: no cell runs as a formula, no file that is left alone', async () => {
    await vscode().disk.writeBytes('not-text.txt', [0xb4, 0xba, 0xcc, 0xec, 0x0a]);
    await choose('All articles of the folder', 'CSV to the clipboard');
    const said = await vscode().waitForNotification('Copied to the clipboard.');
    expect(said).toContain('Files that cannot be read: 1.');
    const csv = await vscode().clipboard();
    await vscode().disk.remove('not-text.txt');
    expect(csv.startsWith('"File","Type"')).toBe(true);
    expect(csv).toContain('"channel.txt","person","乔望山"');
    expect(csv).toContain('"b/=trap.txt","person","叶知秋"');
    expect(csv).not.toContain('left-alone');
    const cells = csv.split(/","|"\r\n"/u);
    expect(cells.some((cell) => cell.startsWith("'=HYPERLINK"))).toBe(true);
    expect(cells.filter((cell) => /^[=+@\t]/u.test(cell))).toEqual([]);
  });

  test('to a file, which is offered to be opened', async () => {
    await vscode().open('channel.txt');
    await choose('This article', 'CSV to a file');
    await vscode().saveAs('people-and-figures.csv');
    expect(await vscode().waitForNotification('Saved:')).toContain('people-and-figures.csv');
    const file = await vscode().disk.read('people-and-figures.csv');
    // The byte order mark tells spreadsheets that it is UTF-8.
    expect(file.startsWith('\ufeff"File"')).toBe(true);
    expect(file).toContain('"沈听澜"');
    await vscode().answer('Open');
    await vscode().waitFor('tab', vscode().tabs, (tabs) => tabs.includes('people-and-figures.csv'));
  });

  test('a folder without articles has nothing to export, and says so', async () => {
    await vscode().set('cleanCopy.articles', '**/*.nothing');
    await choose('All articles of the folder', 'JSON to the clipboard');
    await vscode().waitForNotification('There are no articles in this folder.');
    await vscode().set('cleanCopy.articles', undefined);
  });
});
