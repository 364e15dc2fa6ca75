import * as vscode from 'vscode';

/** Puts text on the clipboard; resolves to whether it is there. Where it cannot be written, one message says why. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await vscode.env.clipboard.writeText(text);
    return true;
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    void vscode.window.showErrorMessage(vscode.l10n.t('The clipboard could not be written: {0}', why));
    return false;
  }
}
