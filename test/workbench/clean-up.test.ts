import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { useWindow } from './harness/index.js';

const ARTICLE = readFileSync('media/walkthrough/sample.txt', 'utf8');
const isClean = (text: string) => !/[①②③]/u.test(text) && text.includes('谁家的地也没落下');

describe('cleaning up', () => {
  const vscode = useWindow({
    files: { 'channel.txt': ARTICLE, 'windows.txt': ARTICLE.replaceAll('\n', '\r\n') },
  });
  const ready = async (path = 'channel.txt', text = ARTICLE) => {
    await vscode().openFresh(path, text);
    await vscode().waitForProblems((all) => all.some(({ code }) => code === 'repeated-paragraph'));
  };
  const backToTheStart = async () => {
    await vscode().waitForText((text) => text === ARTICLE);
    await vscode().clearNotifications();
  };

  test('the article, with one line that says what was done, and Undo in it', async () => {
    await ready();
    await vscode().palette('Clean Up Article');
    const said = await vscode().waitForNotification('Cleaned up:');
    expect(said).toMatch(/^Cleaned up: 3 merged, 5 removed\.$/u);
    expect(await vscode().text()).toSatisfy(isClean);
    // No copy is left, and not one of the words that stood only once is gone.
    const words = (text: string) => new Set(text.match(/\p{sc=Han}/gu));
    expect(words(await vscode().text())).toEqual(words(ARTICLE));
    await vscode().answer('Undo');
    await backToTheStart();
  });

  test('Compare shows before and after', async () => {
    await ready();
    await vscode().palette('Clean Up Article');
    await vscode().waitForNotification('Cleaned up:');
    await vscode().answer('Compare');
    await vscode().waitFor('diff', vscode().tabs, (tabs) => tabs.includes('Before and after the clean-up'));
    await vscode().command('workbench.action.closeActiveEditor');
    await vscode().clearNotifications();
    await vscode().undo();
    await backToTheStart();
  });

  test('the preview is applied from its title bar', async () => {
    await ready();
    await vscode().palette('Preview Clean-up');
    await vscode().page.locator('.monaco-diff-editor').waitFor();
    expect(await vscode().problems('channel.txt')).not.toEqual([]);
    // The button says in words what it does.
    await vscode().page.locator('.editor-actions').getByText('Apply Clean-up').click();
    await vscode().waitForText(isClean);
    expect(await vscode().waitForNotification('Cleaned up:')).toMatch(/\d merged, \d removed/u);
    expect(await vscode().tabs()).toEqual(['channel.txt']);
    await vscode().answer('Undo');
    await backToTheStart();
  });

  test('after the preview the cursor stands in the words where it stood before', async () => {
    await ready();
    await vscode().selectText('记者算了一笔账');
    await vscode().palette('Preview Clean-up');
    await vscode().page.locator('.monaco-diff-editor').waitFor();
    await vscode().command('cleanCopy.applyPreview');
    await vscode().waitForText(isClean);
    await vscode().waitFor('tabs', vscode().tabs, (tabs) => tabs.length === 1);
    expect((await vscode().editor()).selected).toBe('记者算了一笔账');
    await vscode().undo();
    await backToTheStart();
  });

  test('a preview of what has been mended meanwhile goes, and says that there is nothing left', async () => {
    await vscode().openFresh('one.txt', '春到柳溪\n\n①\n\n柳溪村的油菜花开了。\n');
    await vscode().waitForProblems();
    await vscode().palette('Preview Clean-up');
    await vscode().page.locator('.monaco-diff-editor').waitFor();
    await vscode().open('one.txt');
    await vscode().palette('Remove All Image Markers');
    await vscode().waitForText((text) => !text.includes('①'));
    await vscode().waitForNotification('1 removed');
    await vscode().clearNotifications();
    await vscode().command('workbench.action.nextEditor');
    await vscode().page.locator('.monaco-diff-editor').waitFor();
    await vscode().page.locator('.editor-actions').getByText('Apply Clean-up').click();
    await vscode().waitForNotification('Nothing to clean up here.');
    expect(await vscode().tabs()).toEqual(['one.txt']);
    await vscode().clearNotifications();
    await vscode().closeAll();
  });

  test('the preview follows the article', async () => {
    await ready();
    await vscode().palette('Preview Clean-up');
    await vscode().page.locator('.monaco-diff-editor').waitFor();
    await vscode().open('channel.txt');
    await vscode().replace(0, 0, '【今晨】');
    await vscode().command('workbench.action.nextEditor');
    await vscode().page.locator('.editor.modified .view-line', { hasText: '【今晨】' }).first().waitFor();
    await vscode().command('workbench.action.closeActiveEditor');
    await vscode().open('channel.txt');
    await vscode().undo();
    await backToTheStart();
  });

  test.each([
    ['Remove All Repeated Paragraphs', 'repeated-paragraph'],
    ['Merge All Truncated Sentences', 'truncated-sentence'],
    ['Remove All Image Markers', 'image-marker'],
  ])('%s touches nothing else', async (command, rule) => {
    await ready();
    const before = await vscode().problems();
    await vscode().palette(command);
    await vscode().waitForNotification('Cleaned up:');
    const after = await vscode().waitForProblems((all) => all.length < before.length);
    const others = (all: typeof after) =>
      new Set(all.map(({ code }) => code).filter((code) => code !== rule));
    expect(others(after)).toEqual(others(before));
    await vscode().undo();
    await backToTheStart();
  });

  test('where there is nothing to do, it says so', async () => {
    await vscode().openUntitled('一篇干净的稿子，没有什么可以清理的。\n');
    await vscode().palette('Reflow Hard-Wrapped Text');
    await vscode().waitForNotification('Nothing to clean up here.');
    await vscode().clearNotifications();
    const tabs = await vscode().tabs();
    for (const command of ['Preview Clean-up', 'Pick Single Changes']) {
      await vscode().palette(command);
      await vscode().waitForNotification('Nothing to clean up here.');
      await vscode().clearNotifications();
    }
    expect(await vscode().tabs()).toEqual(tabs);
  });

  test('single changes are picked in the refactor preview', async () => {
    await ready();
    await vscode().palette('Pick Single Changes');
    const preview = vscode().page.locator('.refactor-preview, .bulk-edit-panel');
    await preview.first().waitFor();
    // Nothing is ticked, nothing is edited; then one change is ticked, and that one is made.
    expect(await vscode().text()).toBe(ARTICLE);
    const change = preview.locator('.monaco-list-row', { hasText: '②' });
    await change.locator('.edit-checkbox').click();
    await vscode().command('refactorPreview.apply');
    await vscode().waitForText((text) => text !== ARTICLE);
    expect(await vscode().text()).toBe(ARTICLE.replace('②\n\n', ''));
    await vscode().undo();
    await backToTheStart();
  });

  test('line ends stay as they are', async () => {
    await ready('windows.txt', ARTICLE.replaceAll('\n', '\r\n'));
    await vscode().palette('Clean Up Article');
    const text = await vscode().waitForText(isClean);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    await vscode().command('workbench.action.files.revert');
    await vscode().clearNotifications();
  });

  test('saving cleans up, where the editor has asked for it', async () => {
    await vscode().set('editor.codeActionsOnSave', { 'source.fixAll.cleanCopy': 'explicit' });
    await ready();
    await vscode().replace(0, 0, '　');
    await vscode().save();
    await vscode().waitForText(isClean);
    await vscode().waitFor('file', () => vscode().disk.read('channel.txt'), isClean);
    await vscode().set('editor.codeActionsOnSave', undefined);
  });
});
