import * as vscode from 'vscode';

/** Why an article is not edited, in one line that says what to do instead. */
const WORDS = {
  movedOn: () =>
    vscode.l10n.t('The article has changed in the meantime. Nothing was edited; please try again.'),
  readOnly: () => vscode.l10n.t('The article is read-only. Nothing was edited; save a copy first.'),
  closed: () => vscode.l10n.t('The article has been closed. Nothing was edited.'),
};

export type Refusal = keyof typeof WORDS;

/** Says it, and does not wait: the message may stand for minutes. */
export const refuse = (why: Refusal): void => {
  void vscode.window.showWarningMessage(WORDS[why]());
};
