import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page, Route } from 'playwright-core';
import { expect } from 'vitest';
import type { Language } from '../../../scripts/vscode-web.js';
import type { Action, Disk, Editor, Listed, Problem } from './protocol.js';
import { Tree } from './tree.js';
import { PATIENCE, plain, waitFor } from './wait.js';

export const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
} as const;
export type Theme = keyof typeof THEMES;

export interface WindowOptions {
  /** The display language; English unless said. */
  readonly language?: Language;
  readonly theme?: Theme;
  /** Files on the tests' own disk, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** False: the window opens without a folder, as VS Code does when it is started for the first time. */
  readonly folder?: boolean;
  /** True: the disk is common to all windows of the browser profile that say so. */
  readonly shared?: boolean;
  /** True: VS Code wants to know whether the folder is to be trusted, and nobody has said yes. */
  readonly untrusted?: boolean;
  readonly size?: { readonly width: number; readonly height: number };
}

const COMMAND_KEY = process.platform === 'darwin' ? 'Meta' : 'Control';
interface CommandBridge {
  runCommand(id: string, args: readonly unknown[]): Promise<unknown>;
}
/** Gives the page VS Code's own command service, through the module that the page has loaded anyway. */
const COMMAND_BRIDGE = (url: string): string => `globalThis.runCommand = async (id, args) => {
  const { commands } = await import('${url}/static/build/out/vs/workbench/workbench.web.main.internal.js');
  return commands.executeCommand(id, ...args);
};`;

/** Serves the page as vscode.dev does: with workspace trust, which test builds leave out. */
async function withTrust(route: Route): Promise<void> {
  const response = await route.fetch();
  const page = await response.text();
  const body = page.replace(
    'id="vscode-workbench-web-configuration" data-settings="{',
    '$&&quot;enableWorkspaceTrust&quot;:true,',
  );
  if (body === page) throw new Error('VS Code’s page is built in another way: workspace trust stays off');
  await route.fulfill({ response, body });
}

/** One VS Code window. What a user does is done through the keyboard and the mouse; what they see is read back. */
export class Window {
  /** Errors that the page or the extension host logged and that concern the extension under test. */
  readonly errors: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly options: WindowOptions,
  ) {
    page.setDefaultTimeout(PATIENCE);
    page.on('console', (entry) => {
      const text = entry.text();
      if (entry.type() === 'error' && /clean-?copy/i.test(text)) this.errors.push(text);
    });
  }

  /** Opens a window on a disk of its own. Fails where the extension cannot be loaded. */
  static async open(context: BrowserContext, url: string, options: WindowOptions = {}): Promise<Window> {
    const page = await context.newPage();
    const window = new Window(page, options);
    await page.setViewportSize(options.size ?? { width: 1280, height: 800 });
    await page.addInitScript(COMMAND_BRIDGE(url));
    if (options.untrusted) await page.route(({ pathname }) => pathname === '/', withTrust);
    const scheme = options.shared ? 'shared' : 'fixture';
    const folder = options.untrusted ? 'vscode-vfs://fixture/articles' : `${scheme}:/articles`;
    await page.goto(options.folder === false ? url : `${url}/?folder=${folder}`);
    await window.arrange(options.files);
    return window;
  }

  private async arrange(files: WindowOptions['files'] = {}): Promise<void> {
    const { settings = {}, theme = 'light', folder = true } = this.options;
    const ready = this.page.locator(folder ? '.explorer-folders-view' : '.explorer-viewlet').first();
    await ready.waitFor({ timeout: 3 * PATIENCE });
    await waitFor('fixture extension', this.tabs, () => true);
    await this.set('workbench.colorTheme', THEMES[theme]);
    for (const [key, value] of Object.entries(settings)) await this.set(key, value);
    for (const [path, text] of Object.entries(files)) await this.disk.write(path, text);
  }

  /** Closes the window and opens it anew, as on the next morning. The disk lives in the window: it needs its files. */
  async reload(files: Readonly<Record<string, string>>): Promise<void> {
    await this.closeAll();
    await this.page.reload();
    await this.arrange(files);
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  // Asking VS Code

  /** Runs a command by id, as an extension would; resolves to what it returns. */
  command<T = unknown>(id: string, ...args: unknown[]): Promise<T> {
    return this.page.evaluate(
      ([name, values]) => (globalThis as unknown as CommandBridge).runCommand(name, values),
      [id, args] as const,
    ) as Promise<T>;
  }

  private ask<T>(name: string, ...args: unknown[]): Promise<T> {
    return this.command<T>(`fixture.${name}`, ...args);
  }

  /** The disk behind the editor's back: `write` is a change by another program. */
  readonly disk: {
    [Name in keyof Disk]: (...args: Parameters<Disk[Name]>) => Promise<ReturnType<Disk[Name]>>;
  } = {
    write: (path, text) => this.ask('write', path, text),
    writeBytes: (path, bytes) => this.ask('writeBytes', path, bytes),
    read: (path) => this.ask('read', path),
    remove: (path) => this.ask('remove', path),
    setReadonly: (path, readonly) => this.ask('setReadonly', path, readonly),
  };

  /** Opens a file and waits until its text shows. */
  async open(path: string): Promise<void> {
    await this.ask('open', path);
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  openUntitled(text: string, language = 'plaintext'): Promise<void> {
    return this.ask('untitled', text, language);
  }

  /** Closes every editor; what was not saved is gone. */
  async closeAll(): Promise<void> {
    while ((await this.tabs()).length > 0) await this.command('workbench.action.revertAndCloseActiveEditor');
  }

  /** Opens a file as if it had just arrived: nothing unsaved, nothing to undo. */
  async openFresh(path: string, text: string): Promise<void> {
    await this.closeAll();
    await this.disk.write(path, text);
    await this.open(path);
    await this.waitForText((now) => now === text);
  }

  editor = (): Promise<Editor> => this.ask('editor');
  text = async (): Promise<string> => (await this.editor()).text;
  /** Findings of the active file, or of a file by path. */
  problems = (path?: string): Promise<Problem[]> => this.ask('problems', path);
  /** The findings of all files, closed ones too. */
  listed = (): Promise<Listed[]> => this.ask('listed');
  /** What the lightbulb would offer between two offsets, without opening it. */
  actions = (start: number, end = start, only?: string): Promise<Action[]> =>
    this.ask('actions', start, end, only);
  /** Keeps what the lightbulb would offer between two offsets, for `takeAction`; resolves to the titles. */
  holdActions = (start: number, end = start): Promise<string[]> => this.ask('holdActions', start, end);
  /** Carries out a kept action, whatever has become of its document. */
  takeAction = (title: string): Promise<void> => this.ask('takeAction', title);
  isActive = (): Promise<boolean> => this.ask('isActive');
  tabs = (): Promise<string[]> => this.ask('tabs');
  /** Documents that VS Code holds, shown or not, by their URIs. */
  documents = (): Promise<string[]> => this.ask('documents');
  clipboard = (): Promise<string> => this.ask('clipboard');
  set = (key: string, value: unknown): Promise<void> => this.ask('set', key, value);
  select = (start: number, end = start): Promise<void> => this.ask('select', start, end);
  replace = (start: number, end: number, text: string): Promise<boolean> =>
    this.ask('replace', start, end, text);

  /** Selects the first place where a passage stands in the active file. */
  async selectText(passage: string): Promise<void> {
    const at = (await this.text()).indexOf(passage);
    if (at < 0) throw new Error(`not in the text: ${passage}`);
    await this.select(at, at + passage.length);
  }

  /** Waits until the active file has findings, or findings that `wanted` accepts; resolves to them. */
  waitForProblems(wanted = (found: Problem[]): boolean => found.length > 0): Promise<Problem[]> {
    return this.waitFor('findings', () => this.problems(), wanted);
  }

  /** Waits until the active file's text is this, or is wanted; resolves to it. */
  waitForText(wanted: string | ((text: string) => boolean)): Promise<string> {
    const test = typeof wanted === 'string' ? (text: string) => text === wanted : wanted;
    return this.waitFor('text', this.text, test);
  }

  waitFor = waitFor;

  // What a user does

  async focusEditor(): Promise<void> {
    await this.command('workbench.action.focusActiveEditorGroup');
  }

  press = (keys: string): Promise<void> => this.page.keyboard.press(keys.replace(/\bMod\b/g, COMMAND_KEY));

  /** Types into the active editor, a key at a time. */
  async type(text: string): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.type(text);
  }

  async undo(): Promise<void> {
    await this.focusEditor();
    await this.press('Mod+z');
  }

  async redo(): Promise<void> {
    await this.focusEditor();
    await this.press(process.platform === 'darwin' ? 'Meta+Shift+z' : 'Control+y');
  }

  async save(): Promise<void> {
    await this.focusEditor();
    await this.press('Mod+s');
  }

  /** Runs a command from the palette by its title, the category left out or not: `Clean Copy: Clean Up Article`. */
  async palette(title: string): Promise<void> {
    await this.openPalette(`>${title}`);
    await this.pick(title);
  }

  /** Opens the box at the top and puts words into it: `>` before them finds commands. */
  async openPalette(words: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input.input').first();
    // A key that comes while VS Code is busy with the focus goes nowhere.
    await waitFor(
      'command palette',
      async () => {
        await this.press('F1');
        await input.waitFor({ timeout: 3_000 }).catch(() => undefined);
        return input.isVisible();
      },
      (isOpen) => isOpen,
    );
    await input.fill(words);
  }

  /** Rows of the open quick pick. */
  quickPick = (): Locator => this.page.locator('.quick-input-widget .monaco-list-row');

  /** Picks a row of the open list by what it contains; resolves when the list is gone, or another one has come. */
  async pick(row: string): Promise<void> {
    const found = this.quickPick().filter({ hasText: row }).first();
    await found.waitFor();
    // A list that is filled anew at that moment takes no click.
    await waitFor(
      `choice of “${row}”`,
      async () => {
        await found.click({ timeout: 1_000 }).catch(() => undefined);
        await found.waitFor({ state: 'hidden', timeout: 2_000 }).catch(() => undefined);
        return found.isVisible();
      },
      (stays) => !stays,
    );
  }

  /** Answers the box that asks for words under this title: what is typed before the box is there goes elsewhere. */
  async inputBox(title: string, text: string): Promise<void> {
    const box = this.page.locator('.quick-input-widget', {
      has: this.page.locator('.quick-input-title', { hasText: title }),
    });
    const input = box.locator('input.input');
    await input.waitFor();
    await input.fill(text);
    await input.press('Enter');
    await box.waitFor({ state: 'hidden' });
  }

  /** Picks rows of the open list that has boxes to tick, by what their labels contain, and says OK. */
  async tick(...rows: string[]): Promise<void> {
    const words = this.page.locator('.quick-input-widget input.input');
    const box = this.quickPick();
    const isAlone = () =>
      waitFor(
        'one row',
        () => box.count(),
        (count) => count === 1,
      );
    for (const row of rows) {
      // One row alone cannot be missed: a list that is still growing moves under the mouse.
      await words.fill(row);
      await isAlone();
      const ticked = () => box.first().getAttribute('aria-checked', { timeout: 1_000 });
      const before = await ticked();
      await waitFor(
        `tick at “${row}”`,
        async () => {
          await box.first().click({ timeout: 1_000 });
          await expect.poll(ticked, { timeout: 3_000 }).not.toBe(before);
          return ticked();
        },
        (now) => now !== before,
      );
      await words.fill('');
    }
    await this.page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).click();
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Takes the name that the box for saving a file proposes, over a file that is there already or not. */
  async saveAs(name: string): Promise<void> {
    const box = this.page.locator('.quick-input-widget');
    const input = box.locator('input.input');
    await waitFor(
      'proposed name',
      () => input.inputValue(),
      (value) => value.endsWith(name),
    );
    await waitFor(
      'end of saving',
      async () => {
        // Once the name is there, once more where the file is: the box asks whether it may be overwritten.
        await input.press('Enter', { timeout: 1_000 }).catch(() => undefined);
        await box.waitFor({ state: 'hidden', timeout: 1_000 }).catch(() => undefined);
        return box.isVisible();
      },
      (stays) => !stays,
    );
  }

  /** Opens the lightbulb at the cursor, by its key or by a click on it; resolves to the titles it offers. */
  async lightbulb(by: 'key' | 'click' = 'key'): Promise<string[]> {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    await expect
      .poll(
        async () => {
          if (by === 'click') await this.clickLightbulb();
          else {
            await this.focusEditor();
            await this.press('Mod+.');
          }
          await rows
            .first()
            .waitFor({ timeout: 3_000 })
            .catch(() => undefined);
          return rows.count();
        },
        { timeout: PATIENCE, message: 'the lightbulb offers nothing' },
      )
      .toBeGreaterThan(0);
    return (await rows.locator('.title').allInnerTexts()).map(plain);
  }

  /** Clicks the lightbulb once it has come to the cursor's line, or the one beside it where that is full. */
  private async clickLightbulb(): Promise<void> {
    const editor = this.page.locator('.editor-instance');
    const bulb = editor.locator('.lightBulbWidget, [class*="codicon-gutter-lightbulb"]').first();
    const cursor = editor.locator('.cursors-layer .cursor').first();
    await waitFor(
      'lightbulb',
      async () => [await bulb.boundingBox(), await cursor.boundingBox()],
      ([at, line]) => !!at && !!line && Math.abs(at.y - line.y) < 1.5 * line.height,
    );
    await bulb.click();
  }

  /** Opens the lightbulb and clicks the first action whose title contains this. */
  async pickAction(title: string, by: 'key' | 'click' = 'key'): Promise<void> {
    const offered = await this.lightbulb(by);
    const at = offered.findIndex((action) => action.includes(title));
    if (at < 0) throw new Error(`the lightbulb does not offer “${title}”, but: ${offered.join(' | ')}`);
    // Not a plain click: Playwright waits for rows to be enabled, and VS Code marks the list in a way it misreads.
    const widget = this.page.locator('.action-widget').first();
    await waitFor(
      `choice of “${title}”`,
      async () => {
        const row = widget.locator('.monaco-list-row.action').nth(at);
        await row.click({ force: true, timeout: 1_000 }).catch(() => undefined);
        await widget.waitFor({ state: 'hidden', timeout: 2_000 }).catch(() => undefined);
        return widget.isVisible();
      },
      (stays) => !stays,
    );
  }

  /** Shows the hover at the cursor; resolves to its text. One that has gone again is only shown anew after it was hidden. */
  async hover(): Promise<string> {
    await this.command('editor.action.hideHover');
    await this.command('editor.action.showHover', { focus: 'noAutoFocus' });
    const hover = this.page.locator('.monaco-editor .monaco-hover:not(.hidden) .hover-contents');
    await hover.first().waitFor({ timeout: PATIENCE / 6 });
    return plain((await hover.allInnerTexts()).join('\n'));
  }

  /** Renames what the cursor stands on with F2; resolves when the box is gone. */
  async rename(name: string): Promise<void> {
    await this.focusEditor();
    await this.press('F2');
    const input = this.page.locator('.rename-box input.rename-input');
    await input.waitFor();
    await input.fill(name);
    await input.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** A tree of the side bar by its title in the display language. Its container must be open: see `showPanel`. */
  tree = (title: string): Tree => new Tree(this.page, title);

  /** Opens Clean Copy's container from the activity bar. */
  async showPanel(): Promise<void> {
    await this.command('workbench.view.extension.cleanCopy');
    await this.page.locator('.sidebar .pane').first().waitFor();
  }

  /** Messages in the corner, or in VS Code's list of all where that is open; newest first. */
  async notifications(): Promise<string[]> {
    return (await this.page.locator('.notification-list-item-message').allInnerTexts()).map(plain);
  }

  /** Waits for a message that contains this; resolves to all of it. */
  async waitForNotification(part: string): Promise<string> {
    return (await this.waitForNotifications(part)).find((one) => one.includes(part))!;
  }

  /**
   * Waits for a message that contains this; resolves to all that are there. VS Code shows three messages within 800 ms
   * and folds them away after ten seconds; its list has them all, and is opened for those that are not in the corner.
   */
  async waitForNotifications(part: string): Promise<string[]> {
    const begun = Date.now();
    const shown = await this.waitFor(
      'message',
      async () => {
        if (Date.now() - begun > 1_500) await this.command('notifications.showList');
        return this.notifications();
      },
      (all) => all.some((one) => one.includes(part)),
    );
    await this.command('notifications.hideList');
    return shown;
  }

  /** Presses a button of a message, in the corner or, where it is there no more, in the list of all. */
  async answer(button: string): Promise<void> {
    const found = this.page.locator('.notification-list-item .monaco-button', { hasText: button }).first();
    await waitFor(
      `button “${button}”`,
      async () => {
        if (!(await found.isVisible())) await this.command('notifications.showList');
        return found.isVisible();
      },
      (isThere) => isThere,
    );
    await found.click();
  }

  /** Closes all messages. */
  clearNotifications = (): Promise<unknown> => this.command('notifications.clearAll');

  /** Closes what a test that failed may have left open above the text. */
  async tidyUp(): Promise<void> {
    await this.command('workbench.action.closeQuickOpen');
    await this.press('Escape');
    await this.clearNotifications();
  }

  /** Texts in the status bar. */
  async statusBar(): Promise<string[]> {
    return (await this.page.locator('.statusbar-item').allInnerTexts()).map(plain).filter(Boolean);
  }

  /** Writes out/workbench/NAME.png, or a file elsewhere. */
  async screenshot(name: string, folder = 'out/workbench'): Promise<string> {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name}.png`);
    await this.page.screenshot({ path, animations: 'disabled' });
    return path;
  }
}
