import * as vscode from 'vscode';
import { OWN_SEVERITY, type RuleId } from '../core/finding.js';
import { parseSettings, type RuleSetting, type RuleSettings, type Settings } from './settings.js';

/** What stands in a file's own settings, all globs resolved. */
export interface DocumentSettings extends Settings {
  /** False where the extension or this file is switched off. */
  readonly active: boolean;
}

type File = Pick<vscode.TextDocument, 'uri' | 'languageId'>;

/** Reads settings per document and keeps them until a setting changes; a wrong value is said once. */
export class Configuration implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly said = new Set<string>();
  private readonly known = new Map<string, DocumentSettings>();
  private readonly listener: vscode.Disposable;

  constructor() {
    this.listener = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('cleanCopy')) return;
      this.known.clear();
      this.changed.fire();
    });
  }

  of(file: File): DocumentSettings {
    const key = `${file.languageId} ${file.uri}`;
    const known = this.known.get(key);
    if (known) return known;
    // A bound: "check all articles" asks for every file of a folder.
    if (this.known.size >= 100) this.known.clear();
    const settings = this.read(file);
    this.known.set(key, settings);
    return settings;
  }

  private read(file: File): DocumentSettings {
    const section = vscode.workspace.getConfiguration('cleanCopy', file);
    const settings = parseSettings(
      (key) => setBySomebody(section, key),
      (key, value) => this.complain(key, value),
    );
    const rules: RuleSettings = Object.assign(
      { ...settings.rules },
      ...settings.rulesForFiles.filter(({ glob }) => matches(glob, file)).map((entry) => entry.rules),
    );
    const active = settings.enable && !settings.ignoreFiles.some((glob) => matches(glob, file));
    return { ...settings, rules, active };
  }

  private complain(key: string, value: unknown): void {
    const shown = JSON.stringify(value).slice(0, 60);
    const seen = `${key} ${shown}`;
    if (this.said.has(seen)) return;
    this.said.add(seen);
    const openSettings = vscode.l10n.t('Open Settings');
    vscode.window
      .showWarningMessage(
        vscode.l10n.t('The setting “{0}” cannot be {1}; it is ignored.', `cleanCopy.${key}`, shown),
        openSettings,
      )
      .then((chosen) => {
        if (chosen) vscode.commands.executeCommand('workbench.action.openSettings', `cleanCopy.${key}`);
      });
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }
}

/**
 * A setting's value, or undefined where nobody has set it: the manifest's default would pass for a wish, and hide that
 * a finding may be milder than its rule.
 */
function setBySomebody(section: vscode.WorkspaceConfiguration, key: string): unknown {
  const { key: _, defaultValue: __, languageIds: ___, ...set } = section.inspect(key) ?? { key };
  return Object.values(set).some((value) => value !== undefined) ? section.get(key) : undefined;
}

/** Whether a glob names a file: a glob with a slash counts from the workspace folder, one without is a file name. */
export function matches(glob: string, file: File): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(file.uri);
  const isName = !glob.includes('/');
  const inFolder = folder && new vscode.RelativePattern(folder, glob.replace(/^\//u, ''));
  const pattern = isName ? `**/${glob}` : (inFolder ?? glob);
  // `match` looks at the uri and the language only, whatever its signature asks for.
  return vscode.languages.match({ pattern }, file as vscode.TextDocument) > 0;
}

/** The severity of a rule under given settings. */
export const severityOf = (rule: RuleId, rules: RuleSettings): RuleSetting =>
  rules[rule] ?? OWN_SEVERITY[rule];
