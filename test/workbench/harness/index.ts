import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { Window, type WindowOptions } from './window.js';

export type { Action, Editor, Listed, Problem } from './protocol.js';
export type { Row } from './tree.js';
export { THEMES, type Theme, type WindowOptions } from './window.js';
export { type Words, wordsIn } from './words.js';
export type { Window };

let browser: Browser | undefined;
/** Every test file joins the one browser of the run. */
export async function joinBrowser(): Promise<Browser> {
  browser ??= await chromium.connect(inject('browser'));
  return browser;
}

/**
 * A fresh window for the suite that calls this, open while its tests run. Call it inside `describe`:
 *
 *     const vscode = useWindow({ files: { 'a.txt': '…' } });
 *     test('…', async () => { await vscode().open('a.txt'); … });
 *
 * A failing test leaves a picture in out/workbench/failures. Errors that the extension logs fail the suite.
 */
export function useWindow(options: WindowOptions = {}): () => Window {
  let context: BrowserContext | undefined;
  let window: Window | undefined;
  const current = () => {
    if (!window) throw new Error('the window is open only while tests run');
    return window;
  };
  beforeAll(async () => {
    context = await (await joinBrowser()).newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    window = await Window.open(context, inject('servers')[options.language ?? 'en'], options);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || !window) return;
    const name = `${task.suite?.name ?? ''} ${task.name}`.replace(/[^\p{L}\p{N}]+/gu, '-');
    const path = await window.screenshot(name, 'out/workbench/failures');
    console.log(`What the window showed: ${path}`);
    // What one test leaves open shall not fail the next.
    await window.tidyUp();
  });
  afterAll(async () => {
    const errors = window?.errors ?? [];
    await context?.close();
    expect(errors, 'errors that the extension logged').toEqual([]);
  });
  return current;
}

/** A second window of the same browser profile, on a disk of its own unless both say `shared`. The caller closes it. */
export function openAnother(first: Window, options: WindowOptions = {}): Promise<Window> {
  return Window.open(first.page.context(), inject('servers')[options.language ?? 'en'], options);
}
