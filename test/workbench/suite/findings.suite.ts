import { expect } from 'chai';
import * as vscode from 'vscode';
import { actionsAt, closeAll, findings, openFile, until } from './fixture.js';

const COPY = '磨坊的水轮每分钟转十二圈，带动三副石磨，一天能磨出九百斤面粉，够镇上的四家面馆用一个星期。';
const ARTICLE = `磨坊里的水声

①

${COPY}

老磨工说，等到雨水多起来，水轮还会转得再快一些，那时候夜里也要有人守着。

${COPY}

②

面馆的老板隔一天来拉一次面，顺便带走两袋麸皮。
`;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('findings while the article is edited', () => {
  let document: vscode.TextDocument;
  const shown = () =>
    vscode.languages
      .getDiagnostics(document.uri)
      .map(({ code, range }) => `${code} ${document.getText(range)}`)
      .sort()
      .join('\n');
  const insert = async (line: number, text: string) => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(line, 0), text);
    await vscode.workspace.applyEdit(edit);
  };

  beforeEach(async () => {
    document = await openFile(`mill-${Date.now()}.txt`, ARTICLE);
    await findings(document.uri, (all) => all.length === 3);
  });
  afterEach(closeAll);

  it('do not flicker while something else is typed', async () => {
    const before = shown();
    const counts: number[] = [];
    const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => uri.toString() === document.uri.toString()))
        counts.push(vscode.languages.getDiagnostics(document.uri).length);
    });
    for (const character of '今年春天磨坊又添了一副新的石磨') {
      await insert(12, character);
      await pause(100);
    }
    await until(shown, (now) => now === before);
    listener.dispose();
    // They moved along and were told anew, every time all of them.
    expect(counts.length).to.be.greaterThan(1);
    expect([...new Set(counts)]).to.deep.equal([3]);
  });

  it('do not flicker while settings change that have nothing to do with them', async () => {
    const counts: number[] = [];
    const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => uri.toString() === document.uri.toString()))
        counts.push(vscode.languages.getDiagnostics(document.uri).length);
    });
    const settings = vscode.workspace.getConfiguration('cleanCopy');
    await settings.update('hover', false, vscode.ConfigurationTarget.Global);
    await settings.update('hover', undefined, vscode.ConfigurationTarget.Global);
    await pause(300);
    listener.dispose();
    expect(counts.filter((n) => n !== 3)).to.deep.equal([]);
  });

  it('show though keys go on coming faster than the delay', async () => {
    const settings = vscode.workspace.getConfiguration('cleanCopy');
    await settings.update('delay', 150, vscode.ConfigurationTarget.Global);
    let typed = 0;
    await insert(4, '③\n\n');
    while (!shown().includes('③') && typed < 80) {
      await insert(document.lineCount - 1, '水');
      typed++;
      await pause(25);
    }
    await settings.update('delay', undefined, vscode.ConfigurationTarget.Global);
    expect(typed, 'keys until the finding showed').to.be.lessThan(80);
  });

  it('no action is offered for a text that has not been checked yet', async () => {
    const edit = new vscode.WorkspaceEdit();
    const marker = document.positionAt(document.getText().indexOf('①'));
    edit.insert(document.uri, new vscode.Position(0, 0), '新');
    await vscode.workspace.applyEdit(edit);
    const offered = await actionsAt(document, new vscode.Range(marker, marker));
    // Either the check has been quicker, and what is offered is for this version, or nothing is offered.
    for (const { command } of offered ?? [])
      for (const argument of command?.arguments ?? [])
        if (argument?.version !== undefined) expect(argument.version).to.equal(document.version);
  });
});
