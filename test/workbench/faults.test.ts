import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { useWindow, wordsIn } from './harness/index.js';

const ARTICLE = readFileSync('media/walkthrough/sample.txt', 'utf8');
const CLEAN = '一篇干净的稿子，没有什么可说的。\n';
const MOVED_ON = 'The article has changed in the meantime. Nothing was edited; please try again.';
const READ_ONLY = 'The article is read-only. Nothing was edited; save a copy first.';
const CLOSED = 'The article has been closed. Nothing was edited.';

describe.each(['en', 'zh-cn'] as const)('faults are said once, in plain words, in %s', (language) => {
  const vscode = useWindow({ language });
  const { say, title } = wordsIn(language);
  afterEach(async () => {
    await vscode().clearNotifications();
  });
  const ready = async (path: string) => {
    await vscode().openFresh(path, ARTICLE);
    await vscode().waitForProblems((all) => all.some(({ text }) => text === '①'));
  };
  /** One message, this one and no other, to the letter. */
  const onlyMessage = async (english: string, ...args: (string | number)[]) => {
    const words = say(english, ...args);
    expect(await vscode().waitForNotifications(words)).toEqual([words]);
  };
  const beginning = (english: string) =>
    say(english)
      .split(/[{“「]|undefined/u)[0]!
      .trim();
  const isUntouched = async () => {
    expect(await vscode().text()).toBe(ARTICLE);
    expect((await vscode().editor()).dirty).toBe(false);
  };

  test('a read-only file', async () => {
    await vscode().disk.write('locked.txt', ARTICLE);
    await vscode().disk.setReadonly('locked.txt', true);
    await vscode().open('locked.txt');
    await vscode().waitForProblems();
    for (const command of ['cleanArticle', 'pickChanges']) {
      await vscode().command(`cleanCopy.${command}`);
      await onlyMessage(READ_ONLY);
      await isUntouched();
      await vscode().clearNotifications();
    }
    await vscode().disk.setReadonly('locked.txt', false);
  });

  test.each([
    ['session', () => vscode().command('workbench.action.files.setActiveEditorReadonlyInSession')],
    ['settings', () => vscode().set('files.readonlyInclude', { '**/kept-*.txt': true })],
  ])('an editor that is read-only by the %s', async (by, lock) => {
    await ready(`kept-${by}.txt`);
    await lock();
    const locked = { en: 'Read-only', 'zh-cn': '只读' }[language];
    await vscode().page.locator(`.tab.active .tab-label[aria-label*="${locked}"]`).waitFor();
    await vscode().command('cleanCopy.cleanArticle');
    await onlyMessage(READ_ONLY);
    await isUntouched();
    await vscode().set('files.readonlyInclude', undefined);
  });

  test.each(['Remove the marker {marker}', 'Fix all of this kind ({0})'])(
    '“%s”, offered before the text was changed',
    async (fix) => {
      await ready('moved.txt');
      await vscode().holdActions(ARTICLE.indexOf('①'));
      await vscode().replace(0, 0, '新');
      await vscode().takeAction(beginning(fix));
      await onlyMessage(MOVED_ON);
      expect(await vscode().text()).toBe(`新${ARTICLE}`);
      await vscode().waitForProblems((all) => all.some(({ text }) => text === '①'));
    },
  );

  test('what was ignored before the text was changed is ignored in the new text', async () => {
    await ready('ignored.txt');
    await vscode().holdActions(ARTICLE.indexOf('③'));
    await vscode().replace(0, 0, '新');
    await vscode().takeAction(say('Ignore this finding'));
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

  test.each(['Remove the marker {marker}', 'Fix all of this kind ({0})'])(
    '“%s”, offered before the document was closed',
    async (fix) => {
      await ready('closed.txt');
      await vscode().holdActions(ARTICLE.indexOf('①'));
      await vscode().closeAll();
      // VS Code keeps a document for a while after its last tab is gone.
      const uri = 'fixture:/articles/closed.txt';
      await vscode().waitFor('open documents', vscode().documents, (open) => !open.includes(uri));
      await vscode().takeAction(beginning(fix));
      await onlyMessage(CLOSED);
      expect(await vscode().disk.read('closed.txt')).toBe(ARTICLE);
    },
  );

  test('another program writes the file while its fix is on offer', async () => {
    await ready('raced.txt');
    await vscode().holdActions(ARTICLE.indexOf('①'));
    const theirs = `编者按：\n\n${ARTICLE}`;
    await vscode().disk.write('raced.txt', theirs);
    await vscode().waitForText(theirs);
    await vscode().takeAction(beginning('Remove the marker {marker}'));
    await onlyMessage(MOVED_ON);
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
    await onlyMessage(MOVED_ON);
    await isUntouched();
  });

  test('a clean-up is taken back after something was typed', async () => {
    await ready('typed.txt');
    await vscode().command('cleanCopy.cleanArticle');
    await vscode().waitForText((text) => text !== ARTICLE);
    await vscode().waitForNotification(beginning('Cleaned up: {0}.'));
    await vscode().replace(0, 0, '新');
    const typed = await vscode().text();
    await vscode().answer(say('Undo'));
    await onlyMessage(
      'The article has changed since the clean-up. Use Undo in the editor to go back step by step.',
    );
    expect(await vscode().text()).toBe(typed);
  });

  test('a preview is applied whose article has been closed', async () => {
    await vscode().command('cleanCopy.applyPreview');
    await onlyMessage(CLOSED);
  });

  test.each(['cleanArticle', 'previewClean', 'pickChanges', 'nextFinding', 'export'])(
    'no article at all: %s',
    async (command) => {
      await vscode().closeAll();
      void vscode().command(`cleanCopy.${command}`);
      if (command === 'export') {
        await vscode().pick(say('This article'));
        await vscode().pick(say('{0} to the clipboard', 'CSV'));
      }
      await onlyMessage('Open an article first: a .txt or .md file.');
    },
  );

  test('an article over the size limit', async () => {
    await vscode().set('cleanCopy.maxFileSize', 1000);
    await vscode().openFresh('long.txt', ARTICLE.repeat(3));
    await vscode().command('cleanCopy.cleanArticle');
    await onlyMessage('The article is longer than the size limit, so it is not checked.');
    expect((await vscode().problems()).filter(({ source }) => source === 'Clean Copy')).toEqual([]);
    await vscode().set('cleanCopy.maxFileSize', undefined);
    await vscode().waitForProblems();
  });

  test('a file that is left alone', async () => {
    await vscode().set('cleanCopy.ignoreFiles', ['alone.txt']);
    await vscode().openFresh('alone.txt', ARTICLE);
    await vscode().command('cleanCopy.cleanArticle');
    await onlyMessage('Clean Copy is switched off for this file.');
    await vscode().set('cleanCopy.ignoreFiles', undefined);
  });

  test('an article in which there is nothing to find, to clean up or to restore', async () => {
    await vscode().openFresh('clean.txt', CLEAN);
    for (const [command, words] of [
      ['nextFinding', 'No findings in this article.'],
      ['cleanArticle', 'Nothing to clean up here.'],
      ['previewClean', 'Nothing to clean up here.'],
    ] as const) {
      await vscode().command(`cleanCopy.${command}`);
      await onlyMessage(words);
      await vscode().clearNotifications();
    }
  });

  test('a setting of the wrong type is said once and ignored', async () => {
    await ready('setting.txt');
    await vscode().set('cleanCopy.rules.image-marker', 'loud');
    await onlyMessage(
      'The setting “{0}” cannot be {1}; it is ignored.',
      'cleanCopy.rules.image-marker',
      '"loud"',
    );
    await vscode().clearNotifications();
    await vscode().set('cleanCopy.fade', false);
    await ready('setting-again.txt');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await vscode().notifications()).toEqual([]);
    await vscode().set('cleanCopy.rules.image-marker', undefined);
    await vscode().set('cleanCopy.fade', undefined);
  });

  test('an export to a file that may not be written', async () => {
    const name = `${say('people-and-figures')}.csv`;
    await vscode().disk.write(name, '');
    await vscode().disk.setReadonly(name, true);
    await ready('exported.txt');
    void vscode().command('cleanCopy.export');
    await vscode().pick(say('This article'));
    await vscode().pick(say('{0} to a file…', 'CSV'));
    await vscode().saveAs(name);
    await vscode().waitForNotification(beginning('The file could not be written: {0}'));
    expect(await vscode().disk.read(name)).toBe('');
    await vscode().disk.setReadonly(name, false);
    await vscode().disk.remove(name);
  });

  test('a clipboard that may not be written', async () => {
    await ready('copied.txt');
    const refuse = `navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
      document.execCommand = () => { throw new Error('refused'); }`;
    await vscode().page.evaluate(refuse);
    void vscode().command('cleanCopy.export');
    await vscode().pick(say('This article'));
    await vscode().pick(say('{0} to the clipboard', 'JSON'));
    await onlyMessage('The clipboard could not be written: {0}', 'refused');
    await vscode().clearNotifications();
    await vscode().showPanel();
    await vscode().tree(title('view.findings')).rowAction('①', title('command.copy'));
    await onlyMessage('The clipboard could not be written: {0}', 'refused');
    await vscode().page.evaluate('delete navigator.clipboard.writeText; delete document.execCommand');
  });

  test('a file of the folder that is in another encoding, or too long', async () => {
    await vscode().closeAll();
    await vscode().set('cleanCopy.articles', 'page/*.txt');
    await vscode().set('cleanCopy.maxFileSize', 5000);
    await vscode().disk.write('page/clean.txt', CLEAN);
    await vscode().disk.write('page/long.txt', ARTICLE.repeat(8));
    await vscode().disk.writeBytes('page/other.txt', [0xb4, 0xba, 0xcc, 0xec, 0x0a]);
    await vscode().command('cleanCopy.checkAll');
    const said = await vscode().waitForNotification(
      say('Articles checked: {0}. Findings: {1}, in {2} of them.', 1, 0, 0),
    );
    expect(said).toContain(say('Files that cannot be read: {0}.', 1));
    expect(said).toContain(say('Files longer than the size limit: {0}.', 1));
    expect((await vscode().listed()).map(({ path, message }) => [path, message])).toEqual([
      [
        'page/long.txt',
        say(
          'The article is too long to check: {0} characters; the limit is {1} (cleanCopy.maxFileSize).',
          8 * ARTICLE.length,
          5000,
        ),
      ],
      [
        'page/other.txt',
        say('The file cannot be read: it is binary, or in another encoding than “files.encoding” says.'),
      ],
    ]);
    await vscode().set('cleanCopy.maxFileSize', undefined);
    await vscode().set('cleanCopy.articles', undefined);
  });

  test.each([
    ['checkAll', 'There are no articles in this folder.'],
    ['cleanAll', 'There is nothing to clean up in this folder.'],
  ])('a folder without articles: %s', async (command, words) => {
    await vscode().set('cleanCopy.articles', '**/*.nothing');
    await vscode().command(`cleanCopy.${command}`);
    expect(await vscode().waitForNotification(say(words))).toBe(say(words));
    await vscode().set('cleanCopy.articles', undefined);
  });

  test('a name that is none, or one too long', async () => {
    await ready('named.txt');
    for (const [name, words] of [
      ['？！', say('“{0}” is no name. Nothing was edited.', '？！')],
      ['名'.repeat(61), say('A name has {0} characters at most. Nothing was edited.', 60)],
    ] as const) {
      await vscode().select(ARTICLE.indexOf('乔望山') + 1);
      await vscode().rename(name);
      await vscode().waitForNotification(words);
      await isUntouched();
      await vscode().clearNotifications();
    }
  });
});
