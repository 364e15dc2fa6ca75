import { describe, expect, test } from 'vitest';
import { useWindow } from './harness/index.js';

const COPY =
  '河堤上的柳树是去年春天种下的，一共三百二十棵，由沿岸八个村子分段看护。入冬以后，每棵树都裹上了草绳。';
const ARTICLE = `柳堤新绿

${COPY}

①

种树的人说，等到树荫连成一片，夏天的河堤就凉快了。

看护的人每个星期巡一次堤，遇上大风大雨还要加一

次，把吹歪的树苗扶正。

${COPY}

②

再过两年，这里就是一条绿廊。
`;

describe('findings in the text', () => {
  const vscode = useWindow({ files: { 'willows.txt': ARTICLE, 'notes.md': `# Notes\n\n${ARTICLE}` } });

  test('each has a code, a source, a message, related places and the faded look', async () => {
    await vscode().open('willows.txt');
    const found = await vscode().waitForProblems((all) => all.length === 4);
    expect(found.map(({ code }) => code)).toEqual([
      'image-marker',
      'truncated-sentence',
      'repeated-paragraph',
      'image-marker',
    ]);
    expect(new Set(found.map(({ source }) => source))).toEqual(new Set(['Clean Copy']));
    const [marker, cut, copy] = found;
    expect(marker).toMatchObject({ text: '①', severity: 'information', faded: true });
    expect(cut).toMatchObject({ severity: 'warning', faded: false });
    expect(cut!.related).toEqual([
      { message: expect.stringContaining('次，把'), path: 'willows.txt', line: 11 },
    ]);
    expect(copy).toMatchObject({ text: COPY, faded: true, line: 13 });
    expect(copy!.related).toEqual([{ message: 'The copy that stays', path: 'willows.txt', line: 3 }]);
  });

  test('a related place is a click away in the Problems panel', async () => {
    await vscode().open('willows.txt');
    await vscode().command('workbench.actions.view.problems');
    const rows = vscode().page.locator('.markers-panel .monaco-list-row');
    await vscode().waitFor(
      'selection',
      async () => {
        await rows.filter({ hasText: 'The copy that stays' }).first().click();
        return vscode().editor();
      },
      ({ selection }) => selection.start === ARTICLE.indexOf(COPY) && selection.end > selection.start,
    );
    await vscode().command('workbench.action.closePanel');
  });

  test('without fading nothing is faded, and nothing else is different', async () => {
    await vscode().open('willows.txt');
    const before = await vscode().waitForProblems((all) => all.length === 4);
    await vscode().set('cleanCopy.fade', false);
    const after = await vscode().waitForProblems((all) => all.every(({ faded }) => !faded));
    expect(after.map((one) => ({ ...one, faded: true }))).toEqual(
      before.map((one) => ({ ...one, faded: true })),
    );
    await vscode().set('cleanCopy.fade', undefined);
    await vscode().waitForProblems((all) => all.some(({ faded }) => faded));
  });

  test('Markdown is checked too', async () => {
    await vscode().open('notes.md');
    const codes = (await vscode().waitForProblems((all) => all.length === 4)).map(({ code }) => code);
    expect(codes).toEqual(['image-marker', 'truncated-sentence', 'repeated-paragraph', 'image-marker']);
  });

  test('a finding goes with its cause', async () => {
    await vscode().open('willows.txt');
    await vscode().waitForProblems((all) => all.length === 4);
    await vscode().selectText('①');
    await vscode().press('Delete');
    await vscode().waitForProblems((all) => all.length === 3);
    await vscode().undo();
    await vscode().waitForProblems((all) => all.length === 4);
  });

  test('they go with the last tab of their file', async () => {
    await vscode().closeAll();
    await vscode().command('workbench.actions.view.problems');
    const { page } = vscode();
    await page.locator('.markers-panel .message-box-container', { hasText: 'No problems' }).waitFor();
    await vscode().open('willows.txt');
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'Stray image marker ①' }).waitFor();
    await vscode().closeAll();
    await page.locator('.markers-panel .message-box-container', { hasText: 'No problems' }).waitFor();
    await vscode().command('workbench.action.closePanel');
    await vscode().open('willows.txt');
  });

  test('severities are as set; a rule that is off vanishes and comes back', async () => {
    await vscode().set('cleanCopy.rules.image-marker', 'error');
    await vscode().waitForProblems((all) => all.filter(({ severity }) => severity === 'error').length === 2);
    await vscode().set('cleanCopy.rules.image-marker', 'hint');
    await vscode().waitForProblems((all) => all.filter(({ severity }) => severity === 'hint').length === 2);
    await vscode().set('cleanCopy.rules.image-marker', 'off');
    await vscode().waitForProblems((all) => all.length === 2);
    await vscode().set('cleanCopy.rules.image-marker', undefined);
    await vscode().waitForProblems((all) => all.length === 4);
  });

  test('a file that is left alone has none, and the rules for a glob apply', async () => {
    await vscode().set('cleanCopy.ignoreFiles', ['willows.*']);
    await vscode().waitForProblems((all) => all.length === 0);
    await vscode().set('cleanCopy.ignoreFiles', undefined);
    await vscode().set('cleanCopy.rulesForFiles', { '**/will*.txt': { 'repeated-paragraph': 'off' } });
    await vscode().waitForProblems((all) => all.length === 3);
    await vscode().set('cleanCopy.rulesForFiles', undefined);
    await vscode().waitForProblems((all) => all.length === 4);
  });

  test('untitled documents are checked', async () => {
    await vscode().openUntitled(ARTICLE);
    await vscode().waitForProblems((all) => all.length === 4);
  });

  test('they go when the document becomes something else', async () => {
    await vscode().openUntitled(ARTICLE, 'javascript');
    // Time enough for a check that should not happen.
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect((await vscode().problems()).filter(({ source }) => source === 'Clean Copy')).toEqual([]);
  });

  test('the notes of a notebook are no article', async () => {
    const cell = { cell_type: 'markdown', metadata: {}, source: [ARTICLE] };
    const notebook = { cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 };
    await vscode().disk.write('notes.ipynb', JSON.stringify(notebook));
    void vscode().command('vscode.open', { $mid: 1, scheme: 'fixture', path: '/articles/notes.ipynb' });
    await vscode().page.getByRole('button', { name: 'Open Notebook' }).click();
    await vscode().waitFor('cell', vscode().documents, (all) => all.some((uri) => uri.includes('notebook')));
    // Time enough for a check that should not happen.
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect((await vscode().listed()).filter(({ path }) => path.includes('notebook'))).toEqual([]);
  });
});
