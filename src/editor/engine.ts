import * as vscode from 'vscode';
import type { Resources } from '../core/resources.js';

/** The part of the core that reads texts, and the models and words that it reads them with. */
export interface Loaded {
  readonly core: typeof import('../core/engine.js');
  readonly resources: Resources;
}

/** Loads what is not needed before the first article is open, once. All of it ships beside the bundle that VS Code loads. */
export class Engine {
  private loading: Promise<Loaded> | undefined;

  constructor(private readonly extensionUri: vscode.Uri) {}

  load(): Promise<Loaded> {
    this.loading ??= this.read();
    return this.loading;
  }

  private async read(): Promise<Loaded> {
    const [core, words, people, reading] = await Promise.all([
      this.core(),
      this.model('words.txt'),
      this.model('people.bin'),
      this.model('reading.bin'),
    ]);
    return {
      core,
      resources: { ...(words && { words }), ...(people && { people }), ...(reading && { reading }) },
    };
  }

  /**
   * A module of the platform, by its whole address: the desktop's extension host has a file there, the browser's what its
   * own extension came from. Neither knows an address to count from.
   */
  private async core(): Promise<Loaded['core']> {
    try {
      return await import(vscode.Uri.joinPath(this.extensionUri, 'dist', 'core', 'engine.js').toString());
    } catch (error) {
      void vscode.window.showErrorMessage(
        vscode.l10n.t('Clean Copy cannot load its own code, and checks nothing: {0}', String(error)),
      );
      throw error;
    }
  }

  /** A model that is not there is no fault: the core does without it. */
  private async model(name: string): Promise<Uint8Array | undefined> {
    try {
      return await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.extensionUri, 'models', name));
    } catch {
      return undefined;
    }
  }
}
