import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { CheckOptions } from '../core/check.js';
import { RULE_IDS } from '../core/finding.js';
import type { Selection } from './args.js';
import { Fault, faultOf } from './fault.js';
import { type Levels, parseSettings, type SettingsFile } from './settings-file.js';

const NONE: SettingsFile = { levelsFor: () => ({}) };

/** Finds the settings for a file and says once what is wrong in them. */
export class Settings {
  private readonly files = new Map<string, SettingsFile>();
  private readonly folders = new Map<string, string | undefined>();

  /**
   * With `config`, that file is read now and holds for everything; throws a Fault where it cannot be. `say` is told of
   * wrong values, which are ignored.
   */
  constructor(
    private readonly selection: Selection,
    private readonly config: string | undefined,
    private readonly say: (file: string, fault: Fault) => void,
  ) {
    if (config !== undefined) this.read(config, process.cwd());
  }

  /**
   * What to check in a file that was found under a PATH of the call. The settings are those of the PATH's folder or the
   * nearest one above it, as in an editor that has the folder open; standard input (`-`) has those of the current one.
   */
  for(root: string, file: string): CheckOptions {
    const levels: Levels = { ...this.fileFor(root).levelsFor(file) };
    const { only, without } = this.selection;
    for (const rule of RULE_IDS) {
      if (without.includes(rule) || (only.length > 0 && !only.includes(rule))) levels[rule] = 'off';
      else if (only.includes(rule) && levels[rule] === 'off') delete levels[rule];
    }
    return { rules: levels };
  }

  private fileFor(root: string): SettingsFile {
    if (this.config !== undefined) return this.read(this.config, process.cwd());
    const folder = this.nearest(root === '-' ? '.' : root);
    return folder === undefined
      ? NONE
      : this.read(join(folder, '.vscode', 'settings.json'), realpathSync(folder));
  }

  private nearest(path: string): string | undefined {
    let folder = resolve(path);
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) folder = dirname(folder);
    if (this.folders.has(folder)) return this.folders.get(folder);
    let at: string | undefined = folder;
    while (at !== undefined && !existsSync(join(at, '.vscode', 'settings.json')))
      at = at === dirname(at) ? undefined : dirname(at);
    this.folders.set(folder, at);
    return at;
  }

  private read(file: string, base: string): SettingsFile {
    const known = this.files.get(file);
    if (known) return known;
    let settings = NONE;
    try {
      settings = parseSettings(readFileSync(file, 'utf8'), base, (fault) => this.say(file, fault));
    } catch (error) {
      const { id, args } = faultOf(error);
      // The file that the call names must be there; one that merely lies nearby may be unreadable.
      if (file === this.config) throw new Fault(id, args, file);
    }
    this.files.set(file, settings);
    return settings;
  }
}
