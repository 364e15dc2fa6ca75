import { expect } from 'chai';
import * as vscode from 'vscode';
import { closeAll, findings, openFile, until } from './fixture.js';

const ARTICLE = `盐湖边的气象站

□本报记者 季远帆

盐湖边的气象站只有三个人，站长是在这里守了十九年的郁怀瑾。去年，站里一共发出预警信息86条。

守站的人

“风从湖面上来的时候，什么都听不见。”郁怀瑾说，“习惯了就好。”

冬天最冷的时候，气温降到零下31摄氏度，仪器上的冰要用手一点一点抹掉。

①

换班的车每个月来两次，带来蔬菜、药品和信件。郁怀瑾把信按人分好，压在值班室的玻璃板下面。
`;
const RENAMED = ARTICLE.replaceAll('郁怀瑾', '郁怀谨');
const run = <T>(command: string, ...args: unknown[]) => vscode.commands.executeCommand<T>(command, ...args);

describe('people and figures in the text', () => {
  let document: vscode.TextDocument;
  const at = (passage: string, shift = 1) => document.positionAt(document.getText().indexOf(passage) + shift);

  beforeEach(async () => {
    document = await openFile(`station-${Date.now()}.txt`, ARTICLE);
    await findings(document.uri);
  });
  afterEach(closeAll);

  it('a hover says who a person is', async () => {
    const hovers = await run<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at('郁怀瑾'));
    const text = hovers
      .flatMap(({ contents }) => contents.map((c) => (c as vscode.MarkdownString).value))
      .join('\n');
    expect(text.replaceAll('&nbsp;', ' ')).to.contain('郁怀瑾').and.to.contain('3 mentions');
  });

  it('a hover says what a figure is', async () => {
    const hovers = await run<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at('86条'));
    const text = hovers
      .flatMap(({ contents }) => contents.map((c) => (c as vscode.MarkdownString).value))
      .join('\n');
    expect(text).to.contain('86条').and.to.contain('count');
  });

  it('all mentions light up, and nothing else does', async () => {
    const lit = await run<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      at('郁怀瑾'),
    );
    expect(lit.map(({ range }) => document.getText(range))).to.deep.equal(['郁怀瑾', '郁怀瑾', '郁怀瑾']);
    const none = await run<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      at('蔬菜'),
    );
    expect(none ?? []).to.deep.equal([]);
  });

  it('references are the mentions', async () => {
    const found = await run<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, at('郁怀瑾'));
    expect(found.map(({ range }) => range.start.line)).to.deep.equal([4, 8, 14]);
  });

  it('renaming changes every mention, and one undo brings all back', async () => {
    const edit = await run<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      at('郁怀瑾'),
      '郁怀谨',
    );
    await vscode.workspace.applyEdit(edit);
    expect(document.getText()).to.equal(RENAMED);
    await run('undo');
    await until(
      () => document.getText(),
      (text) => text === ARTICLE,
    );
  });

  it('what is no name cannot be renamed', async () => {
    const refused = await run('vscode.executeDocumentRenameProvider', document.uri, at('蔬菜'), '水果').then(
      () => false,
      () => true,
    );
    expect(refused).to.equal(true);
  });

  it('the outline has title, byline, headings and paragraphs', async () => {
    const [title, ...rest] = await run<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    expect(rest).to.deep.equal([]);
    expect(title?.name).to.equal('盐湖边的气象站');
    const names = title!.children.map(({ name }) => name);
    expect(names).to.include('守站的人');
    expect(names[0]).to.contain('季远帆');
    const heading = title!.children.find(({ name }) => name === '守站的人');
    expect(heading!.children.length).to.be.greaterThan(1);
  });
});

describe('copies of several lines', () => {
  afterEach(closeAll);

  it('can be folded away', async () => {
    const block = [
      '湖边的路是石子铺的，雨天不积水，晴天不起灰，走起来沙沙作响，听得见自己的脚步。',
      '路的尽头有一棵老榆树，树下摆着四张石凳，歇脚的人在这里喝水、说话、看船。',
      '傍晚的时候，收网的船一条接一条靠岸，孩子们跑过去数筐里的鱼，数完了再跑回来。',
    ].join('\n\n');
    const text = `湖边\n\n${block}\n\n天黑以后，只剩下水声，一下一下拍着堤岸，整夜都不停。\n\n${block}\n\n第二天又是这样开始的。\n`;
    const document = await openFile('lake.txt', text);
    await findings(document.uri, (all) => all.some(({ code }) => code === 'repeated-paragraph'));
    const folds = await run<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    const [fold] = folds;
    expect(folds).to.have.length(1);
    expect(document.lineAt(fold!.start).text).to.contain('湖边的路');
    expect(fold!.start).to.be.greaterThan(8);
    expect(document.lineAt(fold!.end).text).to.contain('收网的船');
  });
});
