import type { Locator, Page } from 'playwright-core';
import { plain, waitFor } from './wait.js';

export interface Row {
  readonly label: string;
  readonly description: string;
  /** What a screen reader says. */
  readonly spoken: string;
  readonly level: number;
  readonly expanded: boolean | undefined;
  readonly selected: boolean;
}

/** A tree view in the side bar. */
export class Tree {
  readonly pane: Locator;

  constructor(
    page: Page,
    readonly title: string,
  ) {
    this.pane = page.locator('.pane', {
      has: page.locator('.pane-header .title', { hasText: title }),
    });
  }

  /** Opens the view where it is folded. */
  async unfold(): Promise<void> {
    const header = this.pane.locator('.pane-header');
    await header.waitFor();
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
  }

  /** The rows on the screen: a long tree shows only those that fit. */
  async rows(): Promise<Row[]> {
    await this.unfold();
    return this.pane.locator('.monaco-list-row').evaluateAll((rows) =>
      rows.map((row) => {
        const read = (selector: string) =>
          (row.querySelector(selector)?.textContent ?? '').replace(/\u00a0/g, ' ').trim();
        const expanded = row.getAttribute('aria-expanded');
        return {
          label: read('.label-name'),
          description: read('.label-description'),
          spoken: row.getAttribute('aria-label') ?? '',
          level: Number(row.getAttribute('aria-level') ?? 1),
          expanded: expanded === null ? undefined : expanded === 'true',
          selected: row.getAttribute('aria-selected') === 'true',
        };
      }),
    );
  }

  labels = async (): Promise<string[]> => (await this.rows()).map(({ label }) => label);

  /** Waits until the rows are wanted; by default until there are some. */
  waitForRows(wanted = (rows: Row[]): boolean => rows.length > 0): Promise<Row[]> {
    return waitFor(`rows in ${this.title}`, () => this.rows(), wanted);
  }

  row = (label: string): Locator => this.pane.locator('.monaco-list-row', { hasText: label }).first();

  async click(label: string): Promise<void> {
    await this.unfold();
    await this.row(label).click();
  }

  async expand(label: string): Promise<void> {
    await this.row(label).locator('.monaco-tl-twistie').click();
  }

  /** Presses an inline button of a row by its tooltip. */
  async rowAction(label: string, action: string): Promise<void> {
    await this.row(label).hover();
    await this.row(label).locator(`.action-label[aria-label*="${action}"]`).click();
  }

  /** Opens a row's menu with the keyboard, as the row stands selected; resolves to its items. */
  async menu(label: string): Promise<string[]> {
    await this.row(label).click();
    await this.row(label).press('Shift+F10');
    const items = this.pane.page().locator('.context-view .monaco-menu .action-label:not(.separator)');
    await items.first().waitFor();
    return (await items.allInnerTexts()).map(plain);
  }

  /** Chooses from a row's menu. */
  async menuAction(label: string, action: string): Promise<void> {
    await this.menu(label);
    const menu = this.pane.page().locator('.context-view .monaco-menu');
    const item = menu.locator('.action-item', { hasText: action }).first();
    // A menu that has only just opened takes no click.
    await waitFor(
      'choice',
      async () => {
        await item.click({ timeout: 1_000 }).catch(() => undefined);
        return menu.count();
      },
      (n) => n === 0,
    );
  }

  /** What a row says when the mouse rests on it. */
  async tooltip(label: string): Promise<string> {
    const page = this.pane.page();
    const hover = page.locator('.workbench-hover .hover-contents');
    return waitFor(
      `tooltip of ${label}`,
      async () => {
        // Rows may have moved under the mouse since: it comes anew each time.
        await page.mouse.move(0, 0);
        await hover.waitFor({ state: 'hidden' });
        await this.row(label).locator('.label-name').hover();
        await hover
          .first()
          .waitFor({ timeout: 3_000 })
          .catch(() => undefined);
        return plain((await hover.allInnerTexts()).join('\n'));
      },
      (text) => text.includes(label),
    );
  }

  /** Presses a button in the view's title by its tooltip. */
  async titleAction(action: string): Promise<void> {
    await this.pane.locator('.pane-header').hover();
    await this.pane.locator(`.pane-header .action-label[aria-label*="${action}"]`).click();
  }

  /** What the view says while it is empty. */
  async welcome(): Promise<string> {
    await this.unfold();
    const said = await this.pane.locator('.welcome-view-content, .message').allInnerTexts();
    return plain(said.join('\n'));
  }
}
