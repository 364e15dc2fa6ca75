import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Listed, useWindow } from './harness/index.js';

const ARTICLE = readFileSync('media/walkthrough/sample.txt', 'utf8');
const TITLE = ARTICLE.split('\n')[0]!;
const NAMES = `盐湖边的气象站

气象站站长郁怀瑾在湖边守了十九年。今年春天，站长郁怀瑾又带来两名徒弟。

“风从湖面上来的时候，什么都听不见。”气象站站长郁怀谨说，“习惯了就好。”

郁怀瑾把信按人分好，压在值班室的玻璃板下面。
`;

/** Each join shows the next one: cleaned up whole only in several rounds. */
const CUT_UP = `水库开闸

清晨六点，管理站的值班员拉响了开闸的铃，下游的几个村子都听得见。两岸的田里已经有人等着，他们把渠口的泥沙清了又

清，生怕误了时辰。今年的水比往年来得早，管理站把放水的日子提前了半个月，还在每个渠口竖了一块牌

子，写着轮到哪一家。傍晚的时候，最远的那块地也喝上了水，看水的老人收起铁锹，沿着田埂慢

慢走回家去。
`;

describe('a whole folder', () => {
  const vscode = useWindow({
    files: {
      'a.txt': ARTICLE,
      'b/clean.txt': '一篇干净的稿子，没有什么可说的。\n',
      // The first article again, cut into other lines, among others on a page.
      'c/page.txt': `另一篇稿子\n\n这一篇说的是别的事情，与水渠无关，只有短短一句。\n\n${ARTICLE.replaceAll('。', '。\n\n')}`,
      'names.txt': NAMES,
      'notes.json': '{"①": 1}\n',
    },
    size: { width: 1280, height: 1000 },
  });
  const codes = async (path: string) =>
    (await vscode().listed()).filter((one) => one.path === path).map(({ code }) => code);
  const preview = () => vscode().page.locator('.bulk-edit-panel');
  const previewRow = (text: string) =>
    preview().locator('.monaco-list-row').filter({ hasText: text }).first();
  const waitForListed = (wanted: (all: Listed[]) => boolean) =>
    vscode().waitFor('list of findings', () => vscode().listed(), wanted);

  test('is checked: findings per file, an article that stands in two files, a summary', async () => {
    await vscode().disk.writeBytes('d.txt', [0xb4, 0xba, 0xcc, 0xec, 0x0a]);
    await vscode().palette('Check All Articles');
    const said = await vscode().waitForNotification('Articles checked');
    expect(said).toMatch(/^Articles checked: 4\. Findings: \d+, in 3 of them\./u);
    expect(said).toContain('Articles that stand in two files: 1.');
    expect(said).toContain('Files that cannot be read: 1.');
    expect(await codes('a.txt')).toContain('repeated-paragraph');
    expect(await codes('b/clean.txt')).toEqual([]);
    expect(await codes('d.txt')).toEqual(['unreadable']);
    expect(await codes('names.txt')).toEqual(['inconsistent-name']);
  });

  test('the Problems panel lists file by file; a click opens the article at the finding', async () => {
    await vscode().answer('Show Problems');
    const { page } = vscode();
    const filter = page
      .locator('.markers-panel-action-filter-container input, .viewpane-filter input')
      .first();
    const rows = page.locator('.markers-panel-container .monaco-list-row');
    /** The rows that contain this: the list shows only those that fit, and is laid out anew while it fills. */
    const find = async (words: string) => {
      await filter.fill(words);
      await rows.filter({ hasText: words }).first().waitFor();
    };
    await find('This article also stands in a.txt');
    await find('is spelled');
    await rows.filter({ hasText: 'names.txt' }).first().waitFor();
    await vscode().waitFor(
      'selection',
      async () => {
        await rows.filter({ hasText: 'is spelled' }).first().dblclick();
        return vscode().editor();
      },
      ({ path, selected }) => path === 'names.txt' && selected === '郁怀谨',
    );
    await filter.fill('');
    await vscode().command('workbench.action.closePanel');
    await vscode().clearNotifications();
  });

  test('a closed file has the findings that it has when it is open', async () => {
    const closed = (await vscode().listed()).filter(({ path }) => path === 'a.txt');
    expect(closed.length).toBeGreaterThan(5);
    await vscode().open('a.txt');
    const faded = await vscode().waitForProblems((all) => all.some(({ faded: isFaded }) => isFaded));
    expect(
      faded
        .filter(({ severity }) => severity !== 'hint')
        .map(({ code, message, severity, line }) => ({ path: 'a.txt', code, message, severity, line })),
    ).toEqual(closed);
  });

  test('an article that stands in two files leads to the other one', async () => {
    const page = await vscode().problems('c/page.txt');
    const twin = page.find(({ code }) => code === 'repeated-article');
    expect(twin).toMatchObject({ text: TITLE, related: [{ path: 'a.txt', line: 1 }] });
  });

  test('an opened file speaks for itself, nothing is said twice', async () => {
    await vscode().open('a.txt');
    await vscode().waitForProblems((all) => all.filter(({ text }) => text === '①').length === 1);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect((await vscode().problems()).filter(({ text }) => text === '①')).toHaveLength(1);
    await vscode().closeAll();
  });

  test('findings of closed files go with their rule, and come back with it', async () => {
    await vscode().set('cleanCopy.rules.inconsistent-name', 'off');
    await waitForListed((all) => all.every(({ path }) => path !== 'names.txt'));
    await vscode().set('cleanCopy.rules.inconsistent-name', 'error');
    await waitForListed((all) =>
      all.some(({ path, severity }) => path === 'names.txt' && severity === 'error'),
    );
    await vscode().set('cleanCopy.rules.inconsistent-name', undefined);
  });

  test('a closed file that changes on the disk is read again; one that is gone is forgotten', async () => {
    await vscode().disk.write('names.txt', `${NAMES}\n③\n\n完。\n`);
    await waitForListed((all) =>
      all.some(({ path, code }) => path === 'names.txt' && code === 'image-marker'),
    );
    await vscode().disk.write('names.txt', NAMES.replaceAll('郁怀谨', '郁怀瑾'));
    await waitForListed((all) => all.every(({ path }) => path !== 'names.txt'));
    await vscode().disk.remove('d.txt');
    await waitForListed((all) => all.every(({ path }) => path !== 'd.txt'));
  });

  test('a closed file that changes again while it is read is read once more', async () => {
    // Long enough to be still under way when the next change comes.
    const long = Array.from({ length: 30_000 }, (_, i) => `第${i}天，河水又涨了${i + 3}分。\n\n`).join('');
    await vscode().disk.write('names.txt', `${long}①\n`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await vscode().disk.write('names.txt', NAMES.replace('郁怀谨', '郁怀瑾'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await vscode().disk.write('a.txt', `${ARTICLE}\n④\n`);
    // Files are read in turn: by now both changes have been.
    await waitForListed((all) => all.some(({ path, message }) => path === 'a.txt' && message.includes('④')));
    await waitForListed((all) => all.every(({ path }) => path !== 'names.txt'));
    await vscode().disk.write('a.txt', ARTICLE);
    await vscode().disk.write('names.txt', NAMES);
    await waitForListed((all) => all.some(({ path }) => path === 'names.txt'));
  });

  test('with another encoding set, the file is read with it', async () => {
    await vscode().set('files.encoding', 'gb18030');
    await vscode().disk.writeBytes('d.txt', [
      ...new Uint8Array([0xa2, 0xd9, 0x0a, 0x0a, 0xb4, 0xba, 0xcc, 0xec, 0x0a]),
    ]);
    await vscode().palette('Check All Articles');
    await vscode().waitForNotification('Articles checked');
    expect(await codes('d.txt')).toEqual(['image-marker']);
    await vscode().set('files.encoding', undefined);
    await vscode().clearNotifications();
  });

  test('people and figures of the folder are copied as CSV, safe in a spreadsheet', async () => {
    await vscode().disk.remove('d.txt');
    await vscode().open('b/clean.txt');
    await vscode().palette('Export People and Figures');
    await vscode().pick('All articles of the folder');
    await vscode().pick('CSV to the clipboard');
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
      await vscode().pick('This article');
      await vscode().pick(`${format} to the clipboard`);
      await vscode().waitFor('clipboard', vscode().clipboard, (text) => text.includes(wanted!));
      await vscode().clearNotifications();
    }
  });

  test('what is ignored in a file stays ignored when the folder is checked', async () => {
    await vscode().openFresh('names.txt', NAMES);
    await vscode().waitForProblems();
    await vscode().selectText('郁怀谨');
    await vscode().pickAction('Ignore this finding');
    await vscode().waitForProblems((all) => all.length === 0);
    await vscode().closeAll();
    await vscode().palette('Check All Articles');
    await vscode().waitForNotification('Articles checked');
    expect(await codes('names.txt')).toEqual([]);
    await vscode().clearNotifications();
  });

  test('all articles are cleaned up by way of the refactor preview: nothing before the user says so', async () => {
    await vscode().disk.write('locked.txt', ARTICLE);
    await vscode().disk.setReadonly('locked.txt', true);
    await vscode().palette('Clean Up All Articles');
    await vscode().waitForNotification('Left out, because they are read-only or cannot be opened: 1.');
    await vscode().clearNotifications();
    await previewRow('a.txt').waitFor();
    await previewRow('Untick what shall stay as it is').waitFor();
    expect(await previewRow('locked.txt').count()).toBe(0);
    await preview().getByText('Discard', { exact: true }).click();
    expect(await vscode().disk.read('c/page.txt')).toContain('①');
    for (const file of ['a.txt', 'c/page.txt']) {
      await vscode().open(file);
      expect((await vscode().editor()).dirty).toBe(false);
    }
    await vscode().closeAll();
  });

  test('what is ticked in the preview is applied, what is unticked stays', async () => {
    await vscode().disk.write('cut.txt', CUT_UP);
    await vscode().palette('Clean Up All Articles');
    await previewRow('a.txt').waitFor();
    const box = (row: string) => previewRow(row).locator('.edit-checkbox');
    expect(await box('a.txt').getAttribute('aria-checked')).toBe('true');
    // The note changes nothing, ticked or not.
    await box('What is ticked').click();
    await box('①').click();
    await preview().getByText('Apply', { exact: true }).click();
    await vscode().open('cut.txt');
    await vscode().waitForText(CUT_UP.replace(/(?<=[又牌慢])\n\n/gu, ''));
    await vscode().open('c/page.txt');
    await vscode().waitForText((text) => !text.includes('①') && text.includes('把田块分成五类'));
    await vscode().open('a.txt');
    const text = await vscode().waitForText((now) => now.includes('谁家的地也没落下'));
    expect(text).toContain('①');
    expect(text).not.toMatch(/[②③]/u);
  });
});

describe('a folder of many articles', () => {
  const vscode = useWindow();

  test('is checked with a count that goes up, and cancelling ends it at once', async () => {
    const text = Array.from({ length: 8 }, (_, i) => ARTICLE.replaceAll('。', `（${i}）。`)).join('\n');
    for (let i = 0; i < 400; i++) await vscode().disk.write(`many/${String(i).padStart(3, '0')}.txt`, text);
    await vscode().palette('Check All Articles');
    const toast = vscode().page.locator('.notification-toast', { hasText: 'Checking articles' });
    const shown = async () => Number(/(\d+) \/ 400/u.exec((await toast.textContent()) ?? '')?.[1] ?? 0);
    const first = await vscode().waitFor('count', shown, (n) => n > 0);
    await vscode().waitFor('higher count', shown, (n) => n > first);
    await toast.hover();
    await toast.locator('.monaco-button', { hasText: 'Cancel' }).click();
    const begun = Date.now();
    const said = await vscode().waitForNotification('Cancelled: ');
    expect(Date.now() - begun).toBeLessThan(1500);
    const checked = Number(/Articles checked: (\d+)/u.exec(said)?.[1]);
    const left = Number(/Cancelled: (\d+)/u.exec(said)?.[1]);
    expect(checked + left).toBe(400);
    expect(left).toBeGreaterThan(0);
  });
});
