import * as vscode from 'vscode';

/** The sample article and the walkthrough. */
export function offerFirstSteps(context: vscode.ExtensionContext): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('cleanCopy.openSample', async () => {
      const file = vscode.Uri.joinPath(context.extensionUri, 'media', 'walkthrough', 'sample.txt');
      const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      // An untitled document: the user may do with it what they like, with or without a folder.
      const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
      await vscode.window.showTextDocument(document);
    }),
    vscode.commands.registerCommand('cleanCopy.openWalkthrough', () =>
      vscode.commands.executeCommand(
        'workbench.action.openWalkthrough',
        `${context.extension.id}#cleanCopy.firstSteps`,
      ),
    ),
  );
}
