// A model of the editor: random sequences of what editors and programs do to an article, in the real VS Code.
// After every step the text is exactly what the model says, and the findings are those of a check from scratch.
import { expect } from 'chai';
import fc from 'fast-check';
import * as vscode from 'vscode';
import { check } from '../../../src/core/check.js';
import type { RuleId } from '../../../src/core/finding.js';
import { fingerprints } from '../../../src/core/finding-identity.js';
import type { Resources } from '../../../src/core/resources.js';
import { onBound } from '../../../src/core/text.js';
import { actionsAt, closeAll, disk, EXTENSION, openFile, until } from './fixture.js';

/** An article like no other: most of what one run ignores is nothing to the next. */
const articleOf = (mark: string): string => `河湾新渡口${mark}开航

①

□本报记者 乔${mark}舟

早上七点，第一班${mark}渡船载着三十六名乘客离开河湾新渡口${mark}。船老大孟春生说，

从今天起，对岸${mark}的孩子上学不用再绕十一公里的山路。

新渡口去年九月动工，投资820万元，建了两个泊位${mark}和一座候船

室。候船室的墙上${mark}挂着老渡口的照片，照片里的木船如今停在博物馆${mark}。

②

早上七点，第一班${mark}渡船载着三十六名乘客离开河湾新渡口${mark}。船老大孟春生说，从今天起，对岸${mark}的孩子上学不用再绕十一公里的山路。
`;
const MARKS = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳';
const FIXES = ['cleanCopy.applyChange', 'cleanCopy.fixAllOfRule', 'cleanCopy.fixAll'];
const LOUD = ['repeated-paragraph', 'truncated-sentence', 'image-marker'] as const;

/** `beside`: in the second of two editors that show the same file. */
type Step =
  | { readonly do: 'type'; readonly at: number; readonly text: string; readonly beside: boolean }
  | { readonly do: 'remove'; readonly at: number; readonly length: number; readonly beside: boolean }
  | { readonly do: 'fix' | 'stale'; readonly pick: number; readonly at: number; readonly text: string }
  | { readonly do: 'ignore'; readonly pick: number }
  | { readonly do: 'switch'; readonly rule: RuleId }
  | { readonly do: 'clean' | 'undo' | 'redo' | 'save' | 'reload' | 'close' };

const place = fc.nat(2000);
const typed = fc.constantFrom('水', '，', '。', '\n', '\n\n', '③\n', '𠮷', '😀', ' ', '新渡口去年九月动工，');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('type' as const), at: place, text: typed, beside: fc.boolean() }),
  fc.record({
    do: fc.constant('remove' as const),
    at: place,
    length: fc.integer({ min: 1, max: 12 }),
    beside: fc.boolean(),
  }),
  fc.record({ do: fc.constantFrom('fix' as const, 'stale' as const), pick: place, at: place, text: typed }),
  fc.record({ do: fc.constant('ignore' as const), pick: place }),
  fc.record({ do: fc.constant('switch' as const), rule: fc.constantFrom(...LOUD) }),
  fc.record({
    do: fc.constantFrom('clean', 'undo', 'redo', 'save', 'reload', 'close'),
  }) as fc.Arbitrary<Step>,
);

/** Names of the findings that are ignored: the list outlives every file. */
const ignored = new Set<string>();

/** One file in one editor, and what is known of it. */
class Desk {
  private readonly off = new Set<RuleId>();

  constructor(
    private document: vscode.TextDocument,
    private readonly path: string,
    private readonly resources: Resources,
  ) {}

  get text(): string {
    return this.document.getText();
  }

  private get lineEnd(): string {
    return this.document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  }

  async step(it: Step): Promise<void> {
    const before = this.text;
    if (it.do === 'type' || it.do === 'remove') await this.edit(it);
    else if (it.do === 'fix') await this.undoable(() => this.pick(it.pick));
    else if (it.do === 'clean') await this.undoable(async () => () => this.command('cleanCopy.cleanArticle'));
    else if (it.do === 'stale') {
      const action = await this.pick(it.pick);
      const moved = await this.edit({ do: 'type', at: it.at, text: it.text, beside: false });
      await action?.();
      expect(this.text, 'a fix for a text that no longer stands there').to.equal(moved);
    } else if (it.do === 'switch') await this.switchRule(it.rule);
    else if (it.do === 'ignore') await this.ignore(it.pick);
    else if (it.do === 'close') await this.closeAndOpen();
    else if (it.do === 'save') {
      await this.document.save();
      expect(this.text).to.equal(before);
      expect(await disk.read(this.path)).to.equal(before);
    } else if (it.do === 'reload') {
      // Another program writes the file: an editor without unsaved changes follows.
      await this.document.save();
      const written = `${before}又记：渡口夜里也开。${this.lineEnd}`;
      await disk.write(this.path, written);
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
    // Nobody types inside a character: VS Code would move an edit out of a surrogate pair or a line end.
    const position = (at: number) => this.document.positionAt(onBound(before, Math.min(at, before.length)));
    const range = new vscode.Range(position(it.at), position(it.at + (it.do === 'remove' ? it.length : 0)));
    const [start, end] = [this.document.offsetAt(range.start), this.document.offsetAt(range.end)];
    const text = it.do === 'type' ? it.text.replaceAll('\n', this.lineEnd) : '';
    const editor = await vscode.window.showTextDocument(this.document, {
      viewColumn: it.beside ? vscode.ViewColumn.Two : vscode.ViewColumn.One,
    });
    await editor.edit((edit) => edit.replace(range, text));
    const after = before.slice(0, start) + text + before.slice(end);
    expect(this.text, JSON.stringify({ it, before, now: this.text })).to.equal(after);
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

  private async ignore(pick: number): Promise<void> {
    const found = vscode.languages.getDiagnostics(this.document.uri);
    const shown = found[pick % Math.max(found.length, 1)];
    if (!shown) return;
    const start = this.document.offsetAt(shown.range.start);
    const end = this.document.offsetAt(shown.range.end);
    const prints = fingerprints({ rule: shown.code as RuleId, start, end }, this.text);
    const isIt = ({ command }: vscode.CodeAction): boolean =>
      command?.command === 'cleanCopy.ignore' && command.arguments?.[0].prints.join() === prints.join();
    // What is shown may be of the same text, typed a moment earlier: actions come when that is known.
    const offered = await until(
      () => actionsAt(this.document, shown.range),
      (all) => all.some(isIt),
    );
    for (const print of prints) ignored.add(print);
    await this.command('cleanCopy.ignore', ...(offered.find(isIt)!.command!.arguments ?? []));
  }

  private async closeAndOpen(): Promise<void> {
    const { text } = this;
    await this.document.save();
    await closeAll();
    await until(
      () => vscode.languages.getDiagnostics(this.document.uri).length,
      (count) => count === 0 || !this.document.isClosed,
    );
    this.document = await vscode.workspace.openTextDocument(this.document.uri);
    await vscode.window.showTextDocument(this.document, { preview: false });
    expect(this.text, 'opened again').to.equal(text);
  }

  private async command(id: string, ...args: unknown[]): Promise<void> {
    await vscode.window.showTextDocument(this.document);
    await vscode.commands.executeCommand(id, ...args);
  }

  /** Waits until the findings shown are those of a check from scratch. */
  private async settled(): Promise<void> {
    const rules = Object.fromEntries([...this.off].map((rule) => [rule, 'off' as const]));
    const fresh = check(this.text, { rules }, this.resources)
      .findings.filter((finding) => !fingerprints(finding, this.text).some((print) => ignored.has(print)))
      .map(({ rule, start, end }) => `${rule} ${start}-${end}`);
    const shown = () =>
      vscode.languages
        .getDiagnostics(this.document.uri)
        // The faded look of what is no finding by itself.
        .filter(({ severity, tags }) => severity !== vscode.DiagnosticSeverity.Hint || !tags?.length)
        .map(
          ({ code, range }) =>
            `${code} ${this.document.offsetAt(range.start)}-${this.document.offsetAt(range.end)}`,
        );
    await until(shown, (now) => now.sort().join() === fresh.sort().join()).catch(({ message }: Error) => {
      throw new Error(`wanted ${JSON.stringify(fresh)}, ${message}, in ${JSON.stringify(this.text)}`);
    });
  }

  async leave(): Promise<void> {
    for (const rule of this.off) await this.switchRule(rule);
    await this.document.save();
    await closeAll();
    await disk.remove(this.path);
  }
}

describe('a model of the editor', () => {
  let resources: Resources;
  before(async () => {
    const { extensionUri } = vscode.extensions.getExtension(EXTENSION)!;
    const read = (name: string) =>
      vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'models', name));
    resources = {
      words: await read('words.txt'),
      people: await read('people.bin'),
      reading: await read('reading.bin'),
    };
  });

  it('no stale fix is applied, undo is exact, findings are those of a fresh check', async function () {
    this.timeout(180_000);
    let run = 0;
    const done: Partial<Record<Step['do'], number>> = {};
    const deadline = { interruptAfterTimeLimit: 120_000, markInterruptAsFailure: false };
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 14 }),
        fc.boolean(),
        async (steps, windows) => {
          const mark = MARKS[run++ % MARKS.length]!;
          const path = `model-${mark}.txt`;
          const unix = articleOf(mark);
          const article = windows ? unix.replaceAll('\n', '\r\n') : unix;
          const desk = new Desk(await openFile(path, article), path, resources);
          try {
            for (const it of steps) {
              await desk.step(it);
              done[it.do] = (done[it.do] ?? 0) + 1;
            }
          } finally {
            await desk.leave();
          }
        },
      ),
      { numRuns: MARKS.length, endOnFailure: true, ...deadline },
    );
    console.log(`model of the editor: ${JSON.stringify(done)}`);
  });
});
