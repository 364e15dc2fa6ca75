import * as vscode from 'vscode';
import type { Resources } from '../core/resources.js';

/** Reads the models that ship beside the bundle, once, when the first article is open. */
export class Models {
  private loading: Promise<Resources> | undefined;

  constructor(private readonly extensionUri: vscode.Uri) {}

  load(): Promise<Resources> {
    this.loading ??= this.read();
    return this.loading;
  }

  private async read(): Promise<Resources> {
    const [people, reading] = await Promise.all([this.file('people.bin'), this.file('reading.bin')]);
    return { ...(people && { people }), ...(reading && { reading }) };
  }

  /** A model that is not there is no fault: the core does without it. */
  private async file(name: string): Promise<Uint8Array | undefined> {
    try {
      return await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.extensionUri, 'models', name));
    } catch {
      return undefined;
    }
  }
}
