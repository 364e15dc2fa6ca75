import * as vscode from 'vscode';

/** What of a folder was not read, in words: numbers of files. */
export function leftOut({ unreadable, tooLarge }: { unreadable: number; tooLarge: number }): string[] {
  const { t } = vscode.l10n;
  return [
    unreadable > 0 && t('Files that cannot be read: {0}.', unreadable),
    tooLarge > 0 && t('Files longer than the size limit: {0}.', tooLarge),
  ].filter((part) => part !== false);
}
