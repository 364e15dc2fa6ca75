import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { useWindow } from './harness/index.js';

const ARTICLE = readFileSync('media/walkthrough/sample.txt', 'utf8');

describe('a folder that is not trusted, on a virtual disk', () => {
  const vscode = useWindow({
    untrusted: true,
    files: {
      'channel.txt': ARTICLE,
      '.vscode/settings.json': '{ "cleanCopy.rules.truncated-sentence": "error" }',
    },
  });

  test('is in restricted mode, and the article is checked all the same', async () => {
    await vscode().page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await vscode().open('channel.txt');
    const found = await vscode().waitForProblems((all) => all.some(({ severity }) => severity === 'error'));
    expect(found.some(({ code }) => code === 'repeated-paragraph')).toBe(true);
  });

  test('is cleaned up, and the panel speaks', async () => {
    await vscode().showPanel();
    await vscode()
      .tree('People')
      .waitForRows((rows) => rows.length > 3);
    await vscode().palette('Clean Up Article');
    await vscode().waitForText((text) => !/[①②③]/u.test(text));
    await vscode().save();
    await vscode().waitFor(
      'file',
      () => vscode().disk.read('channel.txt'),
      (text) => !/[①②③]/u.test(text),
    );
  });
});
