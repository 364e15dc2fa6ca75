// Runs suite/*.suite.ts inside the browser's extension host; each of its tests is one here.
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { joinBrowser } from './harness/index.js';
import { type Mark, readMark } from './harness/protocol.js';

const PATIENCE = 240_000;

/** Resolves to the exit code that VS Code gives when the suite ends. */
function exitOf(page: Page, log: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const words = () => log.slice(-30).join('\n');
    const timer = setTimeout(() => reject(new Error(`the suite did not end:\n${words()}`)), PATIENCE);
    const exit = (code: number) => {
      clearTimeout(timer);
      resolve(code);
    };
    page
      .exposeFunction('codeAutomationExit', exit)
      .then(() => page.goto(`${inject('servers').suite}/?folder=fixture:/articles`))
      .catch(reject);
  });
}

/** An error in a log that has to do with the extension, or one that nobody has caught. */
const isFault = (type: string, text: string): boolean =>
  (type === 'error' && /clean-?copy/i.test(text)) || /rejected promise not handled|unhandled/i.test(text);

async function runInBrowser(): Promise<{ marks: Mark[]; exit: number; log: string[]; faults: string[] }> {
  const context = await (await joinBrowser()).newContext({ viewport: { width: 1280, height: 800 } });
  const marks: Mark[] = [];
  const log: string[] = [];
  const faults: string[] = [];
  try {
    const page = await context.newPage();
    page.on('console', (entry) => {
      const mark = readMark(entry.text());
      if (mark) marks.push(mark);
      else log.push(entry.text());
      if (!mark && isFault(entry.type(), entry.text())) faults.push(entry.text());
    });
    // VS Code calls off its own requests in this way.
    page.on('pageerror', ({ message, stack }) => message === 'Canceled' || faults.push(stack ?? message));
    return { marks, exit: await exitOf(page, log), log, faults };
  } finally {
    await context.close();
  }
}

const { marks, exit, log, faults } = await runInBrowser();
// What the suite measured and counted.
for (const line of log.filter((entry) => /findings after|model of the editor/.test(entry))) console.log(line);

describe('inside the extension host', () => {
  for (const { title, state, error } of marks)
    test.skipIf(state === 'skipped')(title, () => {
      if (state === 'failed') throw new Error(error);
    });
  test('no exception in any log', () => expect(faults).toEqual([]));
  test('the suite ran to its end', () => {
    expect(marks.length, log.slice(-30).join('\n')).toBeGreaterThan(0);
    const failed = marks.some(({ state }) => state === 'failed');
    expect(exit === 0 || failed, log.slice(-30).join('\n')).toBe(true);
  });
});
