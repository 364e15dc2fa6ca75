import { describe, expect, test } from 'vitest';
import { useWindow } from './harness/index.js';

const ARTICLE = '春到柳溪\n\n①\n\n柳溪村的油菜花开了。\n';

describe('first steps', () => {
  const vscode = useWindow({ files: { 'spring.txt': ARTICLE } });

  test('the extension starts with the first article', async () => {
    await vscode().open('spring.txt');
    await vscode().waitFor('extension', vscode().isActive, (active) => active);
  });

  test('typing reaches the text and one undo takes it back', async () => {
    await vscode().selectText('柳溪村');
    await vscode().type('x');
    await vscode().waitForText((text) => text.includes('x的油菜花'));
    await vscode().undo();
    await vscode().waitForText(ARTICLE);
  });

  test('findings appear', async () => {
    const found = await vscode().waitForProblems();
    expect(found.map(({ text }) => text)).toEqual(['①']);
  });
});

describe('in Chinese', () => {
  const vscode = useWindow({ language: 'zh-cn', theme: 'dark', files: { 'spring.txt': ARTICLE } });

  test('the window speaks Chinese', async () => {
    await vscode().open('spring.txt');
    await vscode().palette('切换自动换行');
  });
});
