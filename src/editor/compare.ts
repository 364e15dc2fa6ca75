import * as vscode from 'vscode';
import type { VirtualTexts } from './virtual-texts.js';

/** Two passages of an article to look at side by side. */
export interface Comparison {
  readonly uri: vscode.Uri;
  readonly left: string;
  readonly right: string;
}

/** `cleanCopy.compareCopies`: two copies in a diff editor. */
export function offerComparing(texts: VirtualTexts): vscode.Disposable {
  return vscode.commands.registerCommand('cleanCopy.compareCopies', ({ uri, left, right }: Comparison) =>
    vscode.commands.executeCommand(
      'vscode.diff',
      texts.add('side', uri, left),
      texts.add('side', uri, right),
      vscode.l10n.t('This copy ↔ the copy that stays'),
    ),
  );
}
