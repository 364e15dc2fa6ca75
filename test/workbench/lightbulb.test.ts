import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Problem } from './harness/index.js';
import { useWindow } from './harness/index.js';

const ARTICLE = readFileSync('media/walkthrough/sample.txt', 'utf8');
const COPY = ARTICLE.split('\n').find((line) => line.startsWith('排班听起来'))!;
const CUT = '谁家的地也没';

describe('the lightbulb', () => {
  const vscode = useWindow({ files: { 'channel.txt': ARTICLE } });
  const count = (all: Problem[], passage: string) => all.filter(({ text }) => text.includes(passage)).length;
  const ready = async () => {
    await vscode().openFresh('channel.txt', ARTICLE);
    await vscode().waitForProblems((all) => count(all, '①') === 1 && count(all, COPY) === 1);
  };

  test('a repeat: remove, keep this one, compare, ignore, turn off', async () => {
    await ready();
    const at = (await vscode().text()).lastIndexOf(COPY);
    // The first time a window is asked, VS Code may not know yet whom to ask.
    const actions = await vscode().waitFor(
      'actions',
      () => vscode().actions(at),
      (all) => all.length > 0,
    );
    expect(actions.map(({ title }) => title)).toEqual([
      'Remove this copy',
      'Keep this one, remove the other',
      'Compare the copies side by side',
      'Fix all of this kind (2)',
      'Ignore this finding',
      'Turn off “Repeated paragraphs” for this file',
      'Turn off “Repeated paragraphs” in this workspace',
    ]);
    expect(actions.filter(({ preferred }) => preferred).map(({ title }) => title)).toEqual([
      'Remove this copy',
    ]);
    expect(new Set(actions.map(({ kind }) => kind))).toEqual(new Set(['quickfix']));
  });

  test('a cut: the title quotes both ends; all of this kind are offered with their number', async () => {
    const at = (await vscode().text()).indexOf(CUT) + 4;
    const titles = (await vscode().actions(at)).map(({ title }) => title);
    expect(titles[0]).toMatch(/Merge.*地也没.*\+.*落下/u);
    expect(titles.join()).toMatch(/Fix all of this kind \(\d\)/u);
  });

  test('over several findings: the fixes of each, and once what is for all of a kind', async () => {
    await ready();
    const titles = (await vscode().actions(0, ARTICLE.length)).map(({ title }) => title);
    const times = (words: string) => titles.filter((title) => title.includes(words)).length;
    expect(times('Remove the marker')).toBe(3);
    expect(times('Fix all of this kind')).toBe(3);
    expect(times('for this file')).toBe(3);
    expect(new Set(titles.filter((title) => title.startsWith('Turn off'))).size).toBe(6);
  });

  test('over a whole book: no more than anybody reads, and at once', async () => {
    const book = Array.from({ length: 3000 }, (_, i) => `第${i}天，河水又涨了${i + 3}分。\n\n①\n\n`).join('');
    await vscode().openFresh('book.txt', book);
    await vscode().waitForProblems((all) => all.length > 900);
    await vscode().command('editor.action.selectAll');
    const titles = await vscode().lightbulb();
    expect(titles.filter((title) => title.startsWith('Remove the marker'))).toHaveLength(10);
    expect(titles).toContain('Fix all of this kind (3000)');
    await vscode().press('Escape');
    await ready();
  });

  test('only what is asked for is answered', async () => {
    const at = (await vscode().text()).indexOf('①');
    expect(await vscode().actions(at, at, 'refactor')).toEqual([]);
    const all = await vscode().actions(at, at, 'source.fixAll');
    expect(all.map(({ kind }) => kind)).toEqual(['source.fixAll.cleanCopy']);
  });

  test('removing a copy is one undo step', async () => {
    const before = await vscode().text();
    const at = before.lastIndexOf(COPY);
    await vscode().select(at);
    await vscode().pickAction('Remove this copy');
    const after = await vscode().waitForText((text) => text.split(COPY).length === 2);
    const [first, ...rest] = before.split(COPY);
    const letters = (text: string) => text.replaceAll('\n', '');
    expect(letters(after)).toBe(letters(first + COPY + rest.join('')));
    await vscode().undo();
    await vscode().waitForText(before);
  });

  test('keeping the copy removes the other', async () => {
    await ready();
    const before = await vscode().text();
    await vscode().select(before.lastIndexOf(COPY));
    await vscode().pickAction('Keep this one');
    const after = await vscode().waitForText((text) => text !== before);
    expect(after.indexOf(COPY)).toBeGreaterThan(after.indexOf('最后张榜公布'));
    await vscode().undo();
    await vscode().waitForText(before);
  });

  test('the copies stand side by side', async () => {
    await ready();
    await vscode().select((await vscode().text()).lastIndexOf(COPY));
    await vscode().pickAction('Compare the copies');
    await vscode().waitFor('diff', vscode().tabs, (tabs) => tabs.includes('This copy ↔ the copy that stays'));
    await vscode().command('workbench.action.closeActiveEditor');
  });

  test('the preferred fix is the one that Auto Fix takes', async () => {
    await ready();
    const before = await vscode().text();
    await vscode().select(before.indexOf('①'));
    await vscode().focusEditor();
    await vscode().command('editor.action.autoFix');
    await vscode().waitForText((text) => !text.includes('①') && text.includes('②'));
    await vscode().undo();
    await vscode().waitForText(before);
  });

  test('copies that each have words of their own are merged', async () => {
    const [head, walk, sun] = [
      '渡口的老船工每天清早擦船',
      '等第一批乡亲来赶集',
      '太阳出来以后，河面上的雾就散了。',
    ];
    const [ducks, pipe] = ['顺手喂一喂岸边的野鸭', '再点一袋旱烟'];
    const bridge = '县里去年秋天动工修建的人行桥下月就要合龙，桥面宽三米，装有护栏和路灯，往来不必再看天色。';
    const one = `${head}，${ducks}，${walk}。${sun}`;
    const two = `${head}，${walk}，${pipe}。${sun}`;
    const text = `渡口\n\n${bridge}\n\n${one}\n\n${two}\n`;
    await vscode().openFresh('ferry.txt', text);
    await vscode().waitForProblems();
    await vscode().select(text.indexOf(two) + 2);
    const actions = await vscode().actions(text.indexOf(two) + 2);
    expect(actions.map(({ title }) => title).slice(0, 4)).toEqual([
      'Merge the two copies: every word of both stays',
      'Remove this copy',
      'Keep this one, remove the other',
      'Compare the copies side by side',
    ]);
    // None is so sure that it may be taken unasked; and there is no other of its kind.
    expect(actions.filter(({ preferred }) => preferred)).toEqual([]);
    expect(actions.filter(({ title }) => title.startsWith('Fix all'))).toEqual([]);
    await vscode().pickAction('Merge the two copies');
    await vscode().waitForText(`渡口\n\n${bridge}\n\n${head}，${ducks}，${walk}，${pipe}。${sun}\n`);
    await vscode().undo();
    await vscode().waitForText(text);
  });

  test('of three copies the last is kept, and none of the others stays', async () => {
    const own = ['榆树下摆着四张石凳，歇脚的人都坐过。', '天黑以后，湖面上只剩下几点渔火。'];
    const copy = '湖边的路是石子铺的，雨天不积水，晴天不起灰，走起来沙沙作响，听得见自己的脚步。';
    const text = `湖边\n\n${copy}\n\n${own[0]}\n\n${copy}\n\n${own[1]}\n\n${copy}\n`;
    await vscode().openFresh('lake.txt', text);
    await vscode().waitForProblems((all) => all.length === 2);
    await vscode().select(text.lastIndexOf(copy) + 2);
    await vscode().pickAction('Keep this one, remove the others');
    await vscode().waitForText(`湖边\n\n${own.join('\n\n')}\n\n${copy}\n`);
    await vscode().undo();
    await vscode().waitForText(text);
  });

  test('a cut sentence is merged', async () => {
    await ready();
    const before = await vscode().text();
    await vscode().selectText(CUT);
    await vscode().pickAction('Merge');
    await vscode().waitForText((text) => text.includes('谁家的地也没落下。'));
    await vscode().undo();
    await vscode().waitForText(before);
  });

  test('where the rest is displaced, it can be gone to', async () => {
    await ready();
    await vscode().selectText('巡渠队，每天早');
    expect((await vscode().lightbulb())[0]).toMatch(/每天早.*晚各走/u);
    await vscode().press('Escape');
    await vscode().pickAction('Go to the rest');
    await vscode().waitFor('selection', vscode().editor, ({ selected }) => selected.startsWith('晚各走'));
    await vscode().selectText('巡渠队，每天早');
    await vscode().pickAction('Merge with the rest');
    await vscode().waitForText((text) => text.includes('每天早晚各走一遍，哪里漏水'));
  });

  test('all of one kind go at once, and one undo brings all back', async () => {
    await ready();
    const before = await vscode().text();
    await vscode().selectText('①');
    await vscode().pickAction('Fix all of this kind (3)');
    await vscode().waitForText((text) => !/[①②③]/u.test(text));
    await vscode().waitForNotification('3 removed');
    await vscode().clearNotifications();
    await vscode().undo();
    await vscode().waitForText(before);
  });

  test('an ignored finding stays away, survives an edit elsewhere, and can be restored', async () => {
    await ready();
    await vscode().selectText('①');
    await vscode().pickAction('Ignore this finding');
    await vscode().waitForProblems((all) => all.length > 0 && count(all, '①') === 0);
    await vscode().select(0);
    await vscode().type('清晨的');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await vscode().waitForProblems((all) => all.length > 0 && count(all, '①') === 0);
    await vscode().palette('Show Ignored Findings');
    await vscode().tick('①');
    await vscode().waitForProblems((all) => count(all, '①') === 1);
    await vscode().undo();
  });

  test('an ignored finding is still ignored when the file is opened again, and in a new window', async () => {
    await ready();
    await vscode().selectText('②');
    await vscode().pickAction('Ignore this finding');
    await vscode().waitForProblems((all) => all.length > 0 && count(all, '②') === 0);
    // Another edition of the page: its first paragraph is new, the rest stands elsewhere.
    const edition = `今日要闻\n\n${ARTICLE}`;
    await vscode().openFresh('channel.txt', edition);
    await vscode().waitForProblems((all) => count(all, '①') === 1 && count(all, '②') === 0);
    await vscode().reload({ 'channel.txt': edition });
    await vscode().open('channel.txt');
    await vscode().waitForProblems((all) => count(all, '①') === 1 && count(all, '②') === 0);
    await vscode().palette('Show Ignored Findings');
    await vscode().tick('②');
    await vscode().waitForProblems((all) => count(all, '②') === 1);
  });

  test('a rule is turned off for this file only, whatever its name and wherever its namesakes are', async () => {
    const others = ['other.txt', 'inside/终稿[1].txt'];
    for (const path of others) await vscode().disk.write(path, ARTICLE);
    await vscode().openFresh('终稿[1].txt', ARTICLE);
    await vscode().waitForProblems((all) => count(all, '②') === 1);
    await vscode().selectText('②');
    await vscode().pickAction('Turn off “Stray image markers” for this file');
    await vscode().waitForProblems((all) => all.every(({ code }) => code !== 'image-marker'));
    expect(await vscode().problems()).not.toEqual([]);
    for (const path of others) {
      await vscode().open(path);
      await vscode().waitForProblems((all) => all.filter(({ code }) => code === 'image-marker').length === 3);
    }
  });

  test('a rule is turned off for the workspace', async () => {
    await vscode().selectText('①');
    await vscode().pickAction('in this workspace');
    await vscode().waitForProblems((all) => all.every(({ code }) => code !== 'image-marker'));
  });
});

describe('the lightbulb in Chinese', () => {
  const vscode = useWindow({ language: 'zh-cn', files: { 'channel.txt': ARTICLE } });

  test('speaks Chinese from the first line to the last', async () => {
    await vscode().open('channel.txt');
    await vscode().waitForProblems();
    await vscode().selectText(CUT);
    expect(await vscode().lightbulb()).toEqual([
      '与下一段合并：「…谁家的地也没」+「落下。”」',
      '修复所有同类问题（3 处）',
      '忽略此处',
      '在此文件关闭“断开的句子”',
      '在此工作区关闭“断开的句子”',
    ]);
    await vscode().press('Escape');
  });
});
