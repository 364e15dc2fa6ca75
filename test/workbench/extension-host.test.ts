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

async function runInBrowser(): Promise<{ marks: Mark[]; exit: number; log: string[] }> {
  const context = await (await joinBrowser()).newContext({ viewport: { width: 1280, height: 800 } });
  const marks: Mark[] = [];
  const log: string[] = [];
  try {
    const page = await context.newPage();
    page.on('console', (entry) => {
      const mark = readMark(entry.text());
      if (mark) marks.push(mark);
      else log.push(entry.text());
    });
    return { marks, exit: await exitOf(page, log), log };
  } finally {
    await context.close();
  }
}

const { marks, exit, log } = await runInBrowser();
// Times that the suite measured.
for (const line of log.filter((entry) => entry.includes('findings after'))) console.log(line);

describe('inside the extension host', () => {
  for (const { title, state, error } of marks)
    test.skipIf(state === 'skipped')(title, () => {
      if (state === 'failed') throw new Error(error);
    });
  test('the suite ran to its end', () => {
    expect(marks.length, log.slice(-30).join('\n')).toBeGreaterThan(0);
    const failed = marks.some(({ state }) => state === 'failed');
    expect(exit === 0 || failed, log.slice(-30).join('\n')).toBe(true);
  });
});
