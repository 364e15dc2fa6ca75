// A model of the editor: random sequences of what editors and programs do to an article, in the real VS Code.
// After every step the text is exactly what the model says, and the findings are those of a check from scratch.
import { expect } from 'chai';
import fc from 'fast-check';
import * as vscode from 'vscode';
import { check } from '../../../src/core/check.js';
import type { RuleId } from '../../../src/core/finding.js';
import type { Resources } from '../../../src/core/resources.js';
import { actionsAt, closeAll, disk, EXTENSION, openFile, until } from './fixture.js';

const ARTICLE = `河湾新渡口开航

①

□本报记者 乔一舟

早上七点，第一班渡船载着三十六名乘客离开河湾新渡口。船老大孟春生说，

从今天起，对岸的孩子上学不用再绕十一公里的山路。

新渡口去年九月动工，投资820万元，建了两个泊位和一座候船

室。候船室的墙上挂着老渡口的照片，照片里的木船如今停在博物馆。

②

早上七点，第一班渡船载着三十六名乘客离开河湾新渡口。船老大孟春生说，从今天起，对岸的孩子上学不用再绕十一公里的山路。
`;
const FIXES = ['cleanCopy.applyChange', 'cleanCopy.fixAllOfRule', 'cleanCopy.fixAll'];
const LOUD = ['repeated-paragraph', 'truncated-sentence', 'image-marker'] as const;

type Step =
  | { readonly do: 'type'; readonly at: number; readonly text: string }
  | { readonly do: 'remove'; readonly at: number; readonly length: number }
  | { readonly do: 'fix' | 'stale'; readonly pick: number; readonly at: number; readonly text: string }
  | { readonly do: 'switch'; readonly rule: RuleId }
  | { readonly do: 'clean' | 'undo' | 'redo' | 'save' | 'reload' };

const place = fc.nat(2000);
const typed = fc.constantFrom('水', '，', '。', '\n', '\n\n', '③\n', '𠮷', '😀', ' ', '新渡口去年九月动工，');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('type' as const), at: place, text: typed }),
  fc.record({ do: fc.constant('remove' as const), at: place, length: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ do: fc.constantFrom('fix' as const, 'stale' as const), pick: place, at: place, text: typed }),
  fc.record({ do: fc.constant('switch' as const), rule: fc.constantFrom(...LOUD) }),
  fc.record({ do: fc.constantFrom('clean', 'undo', 'redo', 'save', 'reload') }) as fc.Arbitrary<Step>,
);

/** One file in one editor, and what is known of it. */
class Desk {
  private readonly off = new Set<RuleId>();

  constructor(
    readonly document: vscode.TextDocument,
    private readonly resources: Resources,
  ) {}

  get text(): string {
    return this.document.getText();
  }

  async step(it: Step): Promise<void> {
    const before = this.text;
    if (it.do === 'type' || it.do === 'remove') await this.edit(it);
    else if (it.do === 'fix') await this.undoable(() => this.pick(it.pick));
    else if (it.do === 'clean') await this.undoable(async () => () => this.command('cleanCopy.cleanArticle'));
    else if (it.do === 'stale') {
      const action = await this.pick(it.pick);
      const moved = await this.edit({ do: 'type', at: it.at, text: it.text });
      await action?.();
      expect(this.text, 'a fix for a text that no longer stands there').to.equal(moved);
    } else if (it.do === 'switch') await this.switchRule(it.rule);
    else if (it.do === 'save') {
      await this.document.save();
      expect(this.text).to.equal(before);
      expect(await disk.read('model.txt')).to.equal(before);
    } else if (it.do === 'reload') {
      // Another program writes the file: an editor without unsaved changes follows.
      await this.document.save();
      const written = `${before}又记：渡口夜里也开。\n`;
      await disk.write('model.txt', written);
      await until(
        () => this.text,
        (text) => text === written,
      );
    } else await this.command(it.do);
    await this.settled();
  }

  /** Types or removes through the editor; resolves to the text that must stand there now. */
  private async edit(it: Extract<Step, { do: 'type' | 'remove' }>): Promise<string> {
    const before = this.text;
    const start = this.document.offsetAt(this.document.positionAt(Math.min(it.at, before.length)));
    const length = it.do === 'remove' ? it.length : 0;
    const range = new vscode.Range(this.document.positionAt(start), this.document.positionAt(start + length));
    const end = this.document.offsetAt(range.end);
    const text = it.do === 'type' ? it.text : '';
    const editor = await vscode.window.showTextDocument(this.document);
    await editor.edit((edit) => edit.replace(range, text));
    const after = before.slice(0, this.document.offsetAt(range.start)) + text + before.slice(end);
    expect(this.text).to.equal(after);
    return after;
  }

  /** A fix offered somewhere in the text, ready to be applied; undefined where there is none. */
  private async pick(pick: number): Promise<(() => Promise<void>) | undefined> {
    const found = vscode.languages.getDiagnostics(this.document.uri);
    const finding = found[pick % Math.max(found.length, 1)];
    if (!finding) return undefined;
    const offered = await actionsAt(this.document, finding.range);
    const fixes = offered.filter(({ command }) => command && FIXES.includes(command.command));
    const command = fixes[pick % Math.max(fixes.length, 1)]?.command;
    return command && (() => this.command(command.command, ...(command.arguments ?? [])));
  }

  /** What one action does, one undo takes back to the letter, and one redo does again. */
  private async undoable(prepare: () => Promise<(() => Promise<void>) | undefined>): Promise<void> {
    const before = this.text;
    const act = await prepare();
    await act?.();
    const after = this.text;
    if (after === before) return;
    await this.command('undo');
    expect(this.text, 'undone').to.equal(before);
    await this.command('redo');
    expect(this.text, 'done again').to.equal(after);
  }

  private async switchRule(rule: RuleId): Promise<void> {
    if (this.off.has(rule)) this.off.delete(rule);
    else this.off.add(rule);
    const value = this.off.has(rule) ? 'off' : undefined;
    const settings = vscode.workspace.getConfiguration('cleanCopy.rules');
    await settings.update(rule, value, vscode.ConfigurationTarget.Global);
  }

  private async command(id: string, ...args: unknown[]): Promise<void> {
    await vscode.window.showTextDocument(this.document);
    await vscode.commands.executeCommand(id, ...args);
  }

  /** Waits until the findings shown are those of a check from scratch. */
  private async settled(): Promise<void> {
    const rules = Object.fromEntries([...this.off].map((rule) => [rule, 'off' as const]));
    const fresh = check(this.text, { rules, facts: false }, this.resources).findings.map(
      ({ rule, start, end }) => `${rule} ${start}-${end}`,
    );
    const shown = () =>
      vscode.languages
        .getDiagnostics(this.document.uri)
        .map(
          ({ code, range }) =>
            `${code} ${this.document.offsetAt(range.start)}-${this.document.offsetAt(range.end)}`,
        );
    await until(shown, (now) => now.sort().join() === fresh.sort().join());
  }

  async leave(): Promise<void> {
    for (const rule of this.off) await this.switchRule(rule);
    await this.document.save();
    await closeAll();
    await disk.remove('model.txt');
  }
}

describe('a model of the editor', () => {
  let resources: Resources;
  before(async () => {
    const { extensionUri } = vscode.extensions.getExtension(EXTENSION)!;
    const read = (name: string) =>
      vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'models', name));
    resources = { people: await read('people.bin'), reading: await read('reading.bin') };
  });

  it('no stale fix is applied, undo is exact, findings are those of a fresh check', async function () {
    this.timeout(180_000);
    const deadline = { interruptAfterTimeLimit: 120_000, markInterruptAsFailure: false };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const desk = new Desk(await openFile('model.txt', ARTICLE), resources);
        try {
          for (const it of steps) await desk.step(it);
        } finally {
          await desk.leave();
        }
      }),
      { numRuns: 12, endOnFailure: true, ...deadline },
    );
  });
});
