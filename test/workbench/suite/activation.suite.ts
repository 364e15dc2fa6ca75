import { expect } from 'chai';
import * as vscode from 'vscode';
import { closeAll, EXTENSION, findings, openFile } from './fixture.js';

describe('activation', () => {
  afterEach(closeAll);

  it('starts with a plain text file and finds what is wrong in it', async () => {
    const { uri } = await openFile('activation.txt', '春到柳溪\n\n①\n\n柳溪村的油菜花开了。\n');
    const [marker] = await findings(uri);
    expect(vscode.extensions.getExtension(EXTENSION)?.isActive).to.equal(true);
    expect(marker?.range.start.line).to.equal(2);
  });

  it('clears its findings when their cause is gone', async () => {
    const document = await openFile('cleared.txt', '春到柳溪\n\n②\n\n柳溪村的油菜花开了。\n');
    await findings(document.uri);
    const edit = new vscode.WorkspaceEdit();
    edit.delete(document.uri, new vscode.Range(2, 0, 4, 0));
    await vscode.workspace.applyEdit(edit);
    await findings(document.uri, (all) => all.length === 0);
  });
});
