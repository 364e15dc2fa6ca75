import { expect } from 'chai';
import * as vscode from 'vscode';
import { closeAll, findings, openFile, until } from './fixture.js';

const ARTICLE = `盐湖边的气象站

□本报记者 季远帆

盐湖边的气象站只有三个人，站长郁怀瑾在这里守了十九年。去年，站里一共发出预警信息86条。

守站的人

“风从湖面上来的时候，什么都听不见。”郁怀瑾说，“习惯了就好。”

冬天最冷的时候，气温降到零下31摄氏度，仪器上的冰要用手一点一点抹掉。

①

换班的车每个月来两次，带来蔬菜、药品和信件。郁怀瑾把信按人分好，压在值班室的玻璃板下面。
`;
const RENAMED = ARTICLE.replaceAll('郁怀瑾', '郁怀谨');
const run = <T>(command: string, ...args: unknown[]) => vscode.commands.executeCommand<T>(command, ...args);

/** What all hovers at a place say. */
async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await run<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  const texts = hovers.flatMap(({ contents }) => contents.map((c) => (c as vscode.MarkdownString).value));
  return texts
    .join('\n')
    .replaceAll('&nbsp;', ' ')
    .replaceAll(/\\([\\`*_{}[\]()#+\-!~])/gu, '$1');
}

describe('people and figures in the text', () => {
  let document: vscode.TextDocument;
  const at = (passage: string, shift = 1) => document.positionAt(document.getText().indexOf(passage) + shift);

  beforeEach(async () => {
    document = await openFile(`station-${Date.now()}.txt`, ARTICLE);
    await findings(document.uri);
  });
  afterEach(closeAll);

  it('a hover says who a person is: what the text calls them, and where', async () => {
    const text = await hoverAt(document, at('郁怀瑾'));
    expect(text)
      .to.contain('**郁怀瑾**')
      .and.to.contain('- 站长')
      .and.to.contain('3 mentions · lines 5, 9, 15');
    expect(await hoverAt(document, at('季远帆'))).to.contain('1 mention · line 3');
  });

  it('a hover says what a figure is: value, kind and label', async () => {
    const text = await hoverAt(document, at('86条'));
    expect(text)
      .to.match(/\*\*86条\*\* \S*预警信息/u)
      .and.to.contain('count · 86 条');
    expect(await hoverAt(document, at('零下31摄氏度'))).to.contain('temperature · -31 摄氏度');
  });

  it('nothing is said where there is nothing to say, or where hovers are off', async () => {
    expect(await hoverAt(document, at('蔬菜'))).to.equal('');
    await vscode.workspace.getConfiguration('cleanCopy').update('hover', false, true);
    await until(
      () => hoverAt(document, at('郁怀瑾')),
      (text) => text === '',
    );
    await vscode.workspace.getConfiguration('cleanCopy').update('hover', undefined, true);
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

  it('no name is no new name, and nothing is edited', async () => {
    for (const name of ['  ', '？', '郁\n怀', '长'.repeat(61)]) {
      const refused = await run(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        at('郁怀瑾'),
        name,
      ).then(
        () => false,
        () => true,
      );
      expect(refused, JSON.stringify(name)).to.equal(true);
    }
    expect(document.getText()).to.equal(ARTICLE);
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

describe('a person with several forms of a name', () => {
  const TEXT = `湖畔的修船人

□本报记者 季远帆

修船人伊万·彼得罗夫今年六十七岁。彼得罗夫说，他从十五岁起就在船厂干活。

“老船和人一样，都怕闲着。”彼得罗夫笑着说。
`;
  let document: vscode.TextDocument;
  const at = (passage: string) => document.positionAt(TEXT.indexOf(passage) + 1);

  before(async () => {
    document = await openFile('boats.txt', TEXT);
    await until(
      () => hoverAt(document, at('伊万')),
      (text) => text !== '',
    );
  });
  after(closeAll);

  it('is one person in hovers, highlights and references', async () => {
    expect(await hoverAt(document, at('彼得罗夫说')))
      .to.contain('**伊万·彼得罗夫**')
      .and.to.contain('Also: 彼得罗夫');
    const lit = await run<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      at('伊万'),
    );
    const names = ['伊万·彼得罗夫', '彼得罗夫', '彼得罗夫'];
    expect(lit.map(({ range }) => document.getText(range))).to.deep.equal(names);
    const found = await run<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      at('彼得罗夫说'),
    );
    expect(found.map(({ range }) => document.getText(range))).to.deep.equal(names);
  });

  it('is renamed in all of them that share the part', async () => {
    const renamed = async (place: string, name: string) => {
      const edit = await run<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        at(place),
        name,
      );
      return edit.get(document.uri).map(({ newText }) => newText);
    };
    const wanted = ['伊万·彼得洛夫', '彼得洛夫', '彼得洛夫'];
    expect(await renamed('伊万', ' 伊万·彼得洛夫 ')).to.deep.equal(wanted);
    expect(await renamed('彼得罗夫说', '彼得洛夫')).to.deep.equal(wanted);
    // The surname is not told by the new name: only the full one changes.
    expect(await renamed('伊万', '老万')).to.deep.equal(['老万']);
  });
});

describe('the outline', () => {
  afterEach(closeAll);
  const outline = async (path: string, text: string) => {
    const document = await openFile(path, text);
    return run<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
  };
  const names = (symbols: readonly vscode.DocumentSymbol[]) => symbols.map(({ name }) => name);
  const SECOND = `河埠头的早市

□本报记者 柏青

天还没亮，河埠头的石阶上已经摆满了竹篮，菱角、莲藕和刚起水的鱼虾一样一样排开。

卖菱角的阿婆说，她在这里摆了四十年，哪一级石阶是谁家的，闭着眼睛也不会走错。
`;

  it('has one root per article where a file holds several', async () => {
    const roots = await outline('two.txt', `${ARTICLE}\n\n${SECOND}`);
    expect(names(roots)).to.deep.equal(['盐湖边的气象站', '河埠头的早市']);
    const [first, second] = roots;
    expect(first!.range.end.isBefore(second!.range.start)).to.equal(true);
    expect(names(second!.children)[0]).to.contain('柏青');
    expect(second!.children).to.have.length(3);
  });

  it('can be switched off', async () => {
    const document = await openFile('off.txt', ARTICLE);
    await vscode.workspace.getConfiguration('cleanCopy').update('outline', false, true);
    await until(
      () => run<unknown[] | undefined>('vscode.executeDocumentSymbolProvider', document.uri),
      (symbols) => !symbols?.length,
    );
    await vscode.workspace.getConfiguration('cleanCopy').update('outline', undefined, true);
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
