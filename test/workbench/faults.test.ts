import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { useWindow } from './harness/index.js';

const ARTICLE = readFileSync('media/walkthrough/sample.txt', 'utf8');

describe('faults are said once, in plain words, and nothing is edited', () => {
  const vscode = useWindow();
  afterEach(async () => {
    await vscode().clearNotifications();
  });
  const ready = async (path: string) => {
    await vscode().openFresh(path, ARTICLE);
    await vscode().waitForProblems((all) => all.some(({ text }) => text === '①'));
  };
  const onlyMessage = async (part: string) => {
    await vscode().waitForNotification(part);
    expect(await vscode().notifications()).toHaveLength(1);
  };

  test('a read-only file', async () => {
    await vscode().disk.write('locked.txt', ARTICLE);
    await vscode().disk.setReadonly('locked.txt', true);
    await vscode().open('locked.txt');
    await vscode().waitForProblems();
    await vscode().command('cleanCopy.cleanArticle');
    await onlyMessage('read-only');
    expect(await vscode().text()).toBe(ARTICLE);
    expect((await vscode().editor()).dirty).toBe(false);
  });

  test.each([
    ['session', () => vscode().command('workbench.action.files.setActiveEditorReadonlyInSession')],
    ['settings', () => vscode().set('files.readonlyInclude', { '**/kept-*.txt': true })],
  ])('an editor that is read-only by the %s', async (by, lock) => {
    const path = `kept-${by}.txt`;
    await ready(path);
    await lock();
    await vscode().page.locator('.tab.active .tab-label[aria-label*="Read-only"]').waitFor();
    await vscode().command('cleanCopy.cleanArticle');
    await onlyMessage('read-only');
    expect(await vscode().text()).toBe(ARTICLE);
    expect((await vscode().editor()).dirty).toBe(false);
    await vscode().set('files.readonlyInclude', undefined);
  });

  test('picking single changes of a read-only file', async () => {
    await vscode().disk.write('locked-too.txt', ARTICLE);
    await vscode().disk.setReadonly('locked-too.txt', true);
    await vscode().open('locked-too.txt');
    await vscode().waitForProblems();
    await vscode().command('cleanCopy.pickChanges');
    await onlyMessage('read-only');
  });

  test.each(['Remove the marker', 'Fix all of this kind'])(
    '“%s”, offered before the text was changed',
    async (title) => {
      await ready('moved.txt');
      await vscode().holdActions(ARTICLE.indexOf('①'));
      await vscode().replace(0, 0, '新');
      await vscode().takeAction(title);
      await onlyMessage('has changed in the meantime');
      expect(await vscode().text()).toBe(`新${ARTICLE}`);
      await vscode().waitForProblems((all) => all.some(({ text }) => text === '①'));
    },
  );

  test('what was ignored before the text was changed is ignored in the new text', async () => {
    await ready('ignored.txt');
    await vscode().holdActions(ARTICLE.indexOf('③'));
    await vscode().replace(0, 0, '新');
    await vscode().takeAction('Ignore this finding');
    await vscode().waitForProblems((all) => all.length > 0 && all.every(({ text }) => text !== '③'));
    expect(await vscode().text()).toBe(`新${ARTICLE}`);
    expect(await vscode().notifications()).toEqual([]);
  });

  test('a file that changes on the disk: the findings are those of the new text', async () => {
    await ready('disk.txt');
    await vscode().disk.write('disk.txt', '春天\n\n②\n\n花开了。\n');
    await vscode().waitForProblems((all) => all.length === 1 && all[0]!.text === '②');
    await vscode().command('cleanCopy.cleanArticle');
    await vscode().waitForText((text) => !text.includes('②') && text.includes('花开了'));
  });

  test('no article at all', async () => {
    await vscode().command('workbench.action.files.revert');
    await vscode().command('workbench.action.closeAllEditors');
    await vscode().command('cleanCopy.cleanArticle');
    await onlyMessage('Open an article first');
  });

  test('an article over the size limit', async () => {
    await vscode().set('cleanCopy.maxFileSize', 1000);
    await vscode().openFresh('long.txt', ARTICLE.repeat(3));
    await vscode().command('cleanCopy.cleanArticle');
    await onlyMessage('longer than the size limit');
    expect((await vscode().problems()).filter(({ source }) => source === 'Clean Copy')).toEqual([]);
    await vscode().showPanel();
    await vscode().waitFor(
      'welcome',
      () => vscode().tree('Findings').welcome(),
      (text) => text.includes('size limit'),
    );
    await vscode().set('cleanCopy.maxFileSize', undefined);
    await vscode().waitForProblems();
  });

  test('a setting of the wrong type is said once and ignored', async () => {
    await ready('setting.txt');
    await vscode().set('cleanCopy.rules.image-marker', 'loud');
    await onlyMessage('“cleanCopy.rules.image-marker” cannot be "loud"');
    await vscode().clearNotifications();
    await vscode().set('cleanCopy.fade', false);
    await ready('setting-again.txt');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await vscode().notifications()).toEqual([]);
    await vscode().set('cleanCopy.rules.image-marker', undefined);
    await vscode().set('cleanCopy.fade', undefined);
  });

  test.each(['Remove the marker', 'Fix all of this kind'])(
    '“%s”, offered before the document was closed',
    async (title) => {
      await ready('closed.txt');
      await vscode().holdActions(ARTICLE.indexOf('①'));
      await vscode().command('workbench.action.closeAllEditors');
      // VS Code keeps a document for a while after its last tab is gone.
      const uri = 'fixture:/articles/closed.txt';
      await vscode().waitFor('open documents', vscode().documents, (open) => !open.includes(uri));
      await vscode().takeAction(title);
      await onlyMessage('has been closed');
      expect(await vscode().disk.read('closed.txt')).toBe(ARTICLE);
    },
  );

  test('another program writes the file while its fix is on offer', async () => {
    await ready('raced.txt');
    await vscode().holdActions(ARTICLE.indexOf('①'));
    const theirs = `编者按：\n\n${ARTICLE}`;
    await vscode().disk.write('raced.txt', theirs);
    await vscode().waitForText(theirs);
    await vscode().takeAction('Remove the marker');
    await onlyMessage('has changed in the meantime');
    expect(await vscode().text()).toBe(theirs);
    expect(await vscode().disk.read('raced.txt')).toBe(theirs);
  });

  test('a change whose words no longer stand there, though the version is the same', async () => {
    await ready('other-words.txt');
    const { version } = await vscode().editor();
    await vscode().command('cleanCopy.applyChange', {
      uri: { $mid: 1, scheme: 'fixture', path: '/articles/other-words.txt' },
      version,
      edits: [{ start: 0, end: 5, text: '' }],
      expected: '0123456789abcdef',
    });
    await onlyMessage('has changed in the meantime');
    expect(await vscode().text()).toBe(ARTICLE);
  });
});
