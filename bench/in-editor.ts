import { type Browser, chromium } from 'playwright-core';
import { browserArguments, findBrowser } from '../scripts/browser.js';
import { serve } from '../scripts/vscode-web.js';
import { ofClock } from './measure.js';
import type { Rows } from './rows.js';

const ROUNDS = 7;
const PATIENCE = 90_000;

/** Activation in a real VS Code, as its own list of running extensions tells it. */
export async function inEditorRows(rows: Rows): Promise<void> {
  const server = await serve({ extension: new URL('..', import.meta.url).pathname });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArguments() });
  try {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) times.push(await activation(browser, server.url));
    rows.add({
      id: 'activate in VS Code',
      what: 'activation in a real VS Code, by its own account',
      size: '',
      timing: ofClock(times),
      note: 'evaluating the bundle and the call of activate(), whole milliseconds',
    });
  } finally {
    await browser.close();
    server.close();
  }
}

/** Opens a plain text file in a fresh window and reads how long the extension took to start. */
async function activation(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.goto(url);
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    const run = (id: string) =>
      page.evaluate(
        `import('${url}/static/build/out/vs/workbench/workbench.web.main.internal.js')
          .then(({ commands }) => commands.executeCommand('${id}'))`,
      );
    await run('workbench.action.files.newUntitledFile');
    await run('workbench.action.showRuntimeExtensions');
    const own = page.locator('.runtime-extensions-editor .extension', { hasText: 'clean-copy.clean-copy' });
    const told = await own.locator('.activation-time', { hasText: /\d+ ?ms/ }).textContent();
    const ms = /(\d+)\s*ms/.exec(told ?? '')?.[1];
    if (ms === undefined) throw new Error(`VS Code tells no time: ${told}`);
    return Number(ms);
  } finally {
    await context.close();
  }
}
