import { RULE_IDS, type RuleId, type Severity } from '../core/finding.js';
import { isPlainGlob } from '../core/glob.js';

export type RuleSetting = Severity | 'off';
export type RuleSettings = Readonly<Partial<Record<RuleId, RuleSetting>>>;

/** The settings of one document, checked; what is wrong in them has been left out. */
export interface Settings {
  readonly enable: boolean;
  readonly rules: RuleSettings;
  /** Globs of files that are left alone. */
  readonly ignoreFiles: readonly string[];
  /** Severities for the files that match a glob; later globs win. */
  readonly rulesForFiles: readonly { readonly glob: string; readonly rules: RuleSettings }[];
  /** In UTF-16 code units. */
  readonly maxFileSize: number;
  /** Milliseconds between the last keystroke and the check. */
  readonly delay: number;
  readonly fade: boolean;
  readonly hover: boolean;
  readonly outline: boolean;
  readonly folding: boolean;
  /** Glob of the files that `Check All Articles` reads. */
  readonly articles: string;
}

export const DEFAULTS: Settings = {
  enable: true,
  rules: {},
  ignoreFiles: [],
  rulesForFiles: [],
  maxFileSize: 20_000_000,
  delay: 60,
  fade: true,
  hover: true,
  outline: true,
  folding: true,
  articles: '**/*.{txt,text,md,markdown}',
};

/** Says that the value of a setting is of no use; `key` is without the `cleanCopy.` prefix. */
export type Complain = (key: string, value: unknown) => void;

const RULE_SETTINGS: readonly unknown[] = ['error', 'warning', 'information', 'hint', 'off'];
const isRuleSetting = (value: unknown): value is RuleSetting => RULE_SETTINGS.includes(value);
const isRule = (id: string): id is RuleId => (RULE_IDS as readonly string[]).includes(id);
const isGlob = (value: unknown): value is string => typeof value === 'string' && isPlainGlob(value);

/** Reads settings through `get`; a value of the wrong type is complained of and its default taken. */
export function parseSettings(get: (key: string) => unknown, complain: Complain): Settings {
  function read<T>(key: string, fallback: T, fits: (value: unknown) => value is T): T {
    const value = get(key);
    if (value === undefined || fits(value)) return value ?? fallback;
    complain(key, value);
    return fallback;
  }
  const boolean = (v: unknown): v is boolean => typeof v === 'boolean';
  const within =
    (low: number, high: number) =>
    (v: unknown): v is number =>
      typeof v === 'number' && v >= low && v <= high;

  const rules: Partial<Record<RuleId, RuleSetting>> = {};
  for (const id of RULE_IDS) {
    const value = get(`rules.${id}`);
    if (isRuleSetting(value)) rules[id] = value;
    else if (value !== undefined) complain(`rules.${id}`, value);
  }
  return {
    enable: read('enable', DEFAULTS.enable, boolean),
    rules,
    ignoreFiles: parseGlobs(get('ignoreFiles'), complain),
    rulesForFiles: parseRulesForFiles(get('rulesForFiles'), complain),
    maxFileSize: read('maxFileSize', DEFAULTS.maxFileSize, within(1000, 100_000_000)),
    delay: read('delay', DEFAULTS.delay, within(0, 10_000)),
    fade: read('fade', DEFAULTS.fade, boolean),
    hover: read('hover', DEFAULTS.hover, boolean),
    outline: read('outline', DEFAULTS.outline, boolean),
    folding: read('folding', DEFAULTS.folding, boolean),
    articles: read('articles', DEFAULTS.articles, isGlob),
  };
}

function parseGlobs(value: unknown, complain: Complain): string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    complain('ignoreFiles', value);
    return [];
  }
  for (const glob of value) if (!isGlob(glob)) complain('ignoreFiles', glob);
  return value.filter(isGlob);
}

function parseRulesForFiles(value: unknown, complain: Complain): Settings['rulesForFiles'] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    complain('rulesForFiles', value);
    return [];
  }
  const entries = Object.entries(value);
  for (const [glob] of entries) if (!isPlainGlob(glob)) complain('rulesForFiles', glob);
  return entries
    .filter(([glob]) => isPlainGlob(glob))
    .map(([glob, given]) => {
      const rules: Partial<Record<RuleId, RuleSetting>> = {};
      if (typeof given !== 'object' || given === null) complain('rulesForFiles', given);
      else
        for (const [id, setting] of Object.entries(given)) {
          if (isRule(id) && isRuleSetting(setting)) rules[id] = setting;
          else complain('rulesForFiles', { [id]: setting });
        }
      return { glob, rules };
    });
}
