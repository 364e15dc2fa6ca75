// Two windows on one file: what one does and saves, the other sees, and nothing of either is lost.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { check } from '../../src/core/check.js';
import { readResources } from '../resources.js';
import { openAnother, useWindow, type Window } from './harness/index.js';

const ARTICLE = readFileSync('media/walkthrough/sample.txt', 'utf8');
const MOVED_ON = 'The article has changed in the meantime. Nothing was edited; please try again.';
const PATH = 'channel.txt';
const resources = readResources();

/** One finding as both the core and the editor name it. */
const named = ({ code, start, end }: { code: string; start: number; end: number }) =>
  `${code} ${start}-${end}`;
const wantedIn = (text: string): string[] =>
  check(text, {}, resources)
    .findings.map(({ rule, start, end }) => named({ code: rule, start, end }))
    .sort();

type Side = 0 | 1;
type Step =
  | { readonly do: 'type'; readonly in: Side; readonly at: number; readonly text: string }
  | { readonly do: 'fix' | 'stale' | 'late'; readonly in: Side; readonly pick: number }
  | { readonly do: 'clean' | 'undo' | 'save'; readonly in: Side };

const side = fc.constantFrom<Side>(0, 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('type' as const),
    in: side,
    at: fc.nat(900),
    text: fc.constantFrom('水', '。', '\n\n', '④\n\n', '𠮷'),
  }),
  fc.record({
    do: fc.constantFrom('fix' as const, 'stale' as const, 'late' as const),
    in: side,
    pick: fc.nat(99),
  }),
  fc.record({
    do: fc.constantFrom('clean' as const, 'undo' as const, 'save' as const, 'save' as const),
    in: side,
  }),
);

describe('two windows on one file', () => {
  const first = useWindow({ shared: true });
  let second: Window;
  beforeAll(async () => {
    second = await openAnother(first(), { shared: true });
  });
  afterEach(async () => {
    for (const window of windows()) await window.clearNotifications();
  });
  afterAll(async () => {
    expect(second.errors, 'errors that the extension logged in the second window').toEqual([]);
  });
  const windows = () => [first(), second] as const;
  /** Had unsaved changes when the other one saved: VS Code then reads the file again only when it is told to. */
  const isBehind = [false, false];
  const both = async (text: string) => {
    for (const window of windows()) await window.closeAll();
    isBehind.fill(false);
    await first().disk.write(PATH, text);
    for (const window of windows()) {
      await window.waitFor(
        'file',
        () => window.disk.read(PATH),
        (now) => now === text,
      );
      await window.open(PATH);
      await window.waitForText(text);
      await window.waitForProblems();
    }
  };
  /** Each window shows the findings of its own text, and, where nothing is unsaved, the text of the disk. */
  const settled = async () => {
    for (const [i, window] of windows().entries()) {
      const state = async () => {
        const { text, dirty } = await window.editor();
        const found = await window.problems();
        return {
          text,
          isDisk: dirty || isBehind[i] || text === (await window.disk.read(PATH)),
          // The faded look of what is no finding by itself.
          found: found
            .filter(({ severity, faded }) => severity !== 'hint' || !faded)
            .map(named)
            .sort(),
        };
      };
      await window.waitFor(
        'findings of its own text',
        state,
        ({ text, isDisk, found }) => isDisk && found.join() === wantedIn(text).join(),
      );
    }
  };

  test('what one has cleaned up and saved, the other shows at once', async () => {
    await both(ARTICLE);
    await first().command('cleanCopy.cleanArticle');
    const cleaned = await first().waitForText((text) => text !== ARTICLE);
    await first().command('workbench.action.files.save');
    await second.waitForText(cleaned);
    await settled();
  });

  test('a fix that one has on offer is not applied to what the other has saved', async () => {
    await both(ARTICLE);
    await second.holdActions(ARTICLE.indexOf('①'));
    await first().replace(0, 0, '新');
    await first().command('workbench.action.files.save');
    await second.waitForText(`新${ARTICLE}`);
    await second.takeAction('Remove the marker');
    expect(await second.waitForNotification('changed')).toBe(MOVED_ON);
    expect(await second.text()).toBe(`新${ARTICLE}`);
    expect(await second.disk.read(PATH)).toBe(`新${ARTICLE}`);
  });

  test('both have changed the text: the later one cannot save over the other, and keeps its own', async () => {
    await both(ARTICLE);
    await first().replace(0, 0, '甲');
    await second.replace(0, 0, '乙');
    await first().command('workbench.action.files.save');
    await second.waitFor(
      'news of the file',
      () => second.disk.read(PATH),
      (text) => text.startsWith('甲'),
    );
    await second.command('cleanCopy.cleanArticle');
    const cleaned = await second.waitForText((text) => !text.includes('①'));
    await second.command('workbench.action.files.save');
    await second.waitForNotification('newer');
    expect(await second.text()).toBe(cleaned);
    expect(await second.disk.read(PATH)).toBe(`甲${ARTICLE}`);
    await second.command('workbench.action.files.revert');
    await second.waitForText(`甲${ARTICLE}`);
    await settled();
  });

  test('random steps in both: no stale fix is applied, one undo is exact, neither loses a word', async () => {
    const done: Partial<Record<Step['do'], number>> = {};
    /** An action somewhere in the text, ready to be taken; undefined where there is none. */
    const hold = async (window: Window, pick: number): Promise<(() => Promise<void>) | undefined> => {
      const found = await window.problems();
      const finding = found[pick % Math.max(found.length, 1)];
      if (!finding) return undefined;
      const titles = await window.holdActions(finding.start, finding.end);
      const fix = titles.find((title) => /^(Remove|Merge|Keep|Fix all)/u.test(title));
      return fix === undefined ? undefined : () => window.takeAction(fix);
    };
    const take = async (it: Step) => {
      const window = windows()[it.in];
      const before = await window.text();
      switch (it.do) {
        case 'type':
          await window.replace(Math.min(it.at, before.length), Math.min(it.at, before.length), it.text);
          break;
        case 'fix':
          await (await hold(window, it.pick))?.();
          break;
        case 'clean':
          await window.command('cleanCopy.cleanArticle');
          break;
        case 'undo':
          await window.command('undo');
          return;
        case 'stale': {
          const action = await hold(window, it.pick);
          await window.replace(0, 0, '新');
          await action?.();
          expect(await window.text(), 'a fix for a text that no longer stands there').toBe(`新${before}`);
          break;
        }
        case 'late': {
          // The other one saves while a fix is on offer here; an editor without unsaved changes follows.
          const action = await hold(window, it.pick);
          await save(1 - it.in);
          const { text } = await window.editor();
          await action?.();
          if (text !== before) expect(await window.text(), 'a fix for what was there before').toBe(text);
          break;
        }
        case 'save':
          await save(it.in);
          return;
      }
      if (it.do !== 'fix' && it.do !== 'clean') return;
      const after = await window.text();
      if (after === before) return;
      await window.command('undo');
      expect(await window.text(), 'undone').toBe(before);
      await window.command('redo');
      expect(await window.text(), 'done again').toBe(after);
    };
    /** Saves; where the file has changed meanwhile, VS Code must refuse, and the text goes back to what is there. */
    const save = async (which: number) => {
      const window = windows()[which]!;
      const other = windows()[1 - which]!;
      const { text, dirty } = await window.editor();
      if (!dirty) return;
      const there = await window.disk.read(PATH);
      await window.command('workbench.action.files.save');
      if ((await window.editor()).dirty) {
        expect(await window.text(), 'what could not be saved').toBe(text);
        expect(await window.disk.read(PATH), 'the file of the other one').toBe(there);
        await window.clearNotifications();
        await window.command('workbench.action.files.revert');
        isBehind[which] = false;
        return;
      }
      isBehind[which] = false;
      isBehind[1 - which] = (await other.editor()).dirty;
      for (const one of windows())
        await one.waitFor(
          'file',
          () => one.disk.read(PATH),
          (now) => now === text,
        );
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 12 }), async (steps) => {
        await both(ARTICLE);
        for (const it of steps) {
          await take(it);
          await settled();
          done[it.do] = (done[it.do] ?? 0) + 1;
        }
      }),
      { numRuns: 6, endOnFailure: true, interruptAfterTimeLimit: 80_000, markInterruptAsFailure: false },
    );
    console.log(`two windows: ${JSON.stringify(done)}`);
  });
});
