import * as vscode from 'vscode';

export type Sort = 'place' | 'count';

const KEY = 'cleanCopy.sort';

/** How the panel is sorted and filtered: one choice for all its views. */
export class PanelState implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private words = '';

  constructor(private readonly memento: vscode.Memento) {
    setContext('cleanCopy.sort', this.sort);
  }

  get sort(): Sort {
    return this.memento.get<Sort>(KEY) === 'count' ? 'count' : 'place';
  }

  async setSort(sort: Sort): Promise<void> {
    await this.memento.update(KEY, sort);
    setContext('cleanCopy.sort', sort);
    this.changed.fire();
  }

  get filter(): string {
    return this.words;
  }

  setFilter(words: string): void {
    this.words = words.trim();
    setContext('cleanCopy.filtered', this.words !== '');
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }
}

export const setContext = (key: string, value: unknown): void => {
  void vscode.commands.executeCommand('setContext', key, value);
};
