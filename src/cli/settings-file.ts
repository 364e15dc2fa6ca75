import { relative, resolve, sep } from 'node:path';
import { type ParseError, parse } from 'jsonc-parser';
import picomatch from 'picomatch';
import { RULE_IDS, type RuleId, type Severity } from '../core/finding.js';
import { isPlainGlob } from '../core/glob.js';
import { Fault } from './fault.js';

export type Levels = Partial<Record<RuleId, Severity | 'off'>>;

/** The settings of one file. */
export interface SettingsFile {
  /** What the settings say about the rules for a file, by its path. */
  levelsFor(path: string): Readonly<Levels>;
}

type Say = (fault: Fault) => void;

const PREFIX = 'cleanCopy.';
const LEVELS = ['error', 'warning', 'information', 'hint', 'off'] as const;
const ALL_OFF: Levels = Object.fromEntries(RULE_IDS.map((rule) => [rule, 'off']));

/**
 * Reads the text of a settings file (JSON with comments and trailing commas) in which the editor's setting names are
 * used: `cleanCopy.rules.RULE`, `cleanCopy.rulesForFiles` and `cleanCopy.ignoreFiles`; others have no meaning here.
 * Globs count from `base`. What is wrong is said and left out.
 */
export function parseSettings(text: string, base: string, say: Say): SettingsFile {
  const errors: ParseError[] = [];
  const json: unknown = parse(text.replace(/^\ufeff/, ''), errors, { allowTrailingComma: true });
  if (errors[0]) say(new Fault('settings.notJson', { at: errors[0].offset }));
  const levels: Levels = {};
  const forFiles: { matches: (path: string) => boolean; levels: Levels }[] = [];
  for (const [name, value] of Object.entries(isRecord(json) ? json : {})) {
    if (name === `${PREFIX}rules`) readLevels(name, value, levels, say);
    else if (name.startsWith(`${PREFIX}rules.`)) readLevel(name, value, levels, say);
    else if (name === `${PREFIX}rulesForFiles`) {
      if (!isRecord(value)) say(bad(name, value, '{ "GLOB": { "RULE": … } }'));
      else
        for (const [glob, given] of Object.entries(value)) {
          const own: Levels = {};
          readLevels(name, given, own, say);
          if (!isPlainGlob(glob)) say(bad(name, glob, '"GLOB"'));
          else forFiles.push({ matches: matcher(glob, base), levels: own });
        }
    } else if (name === `${PREFIX}ignoreFiles`) {
      if (!Array.isArray(value)) say(bad(name, value, '[ "GLOB", … ]'));
      else
        for (const glob of value as unknown[]) {
          if (typeof glob !== 'string' || !isPlainGlob(glob)) say(bad(name, glob, '"GLOB"'));
          else forFiles.push({ matches: matcher(glob, base), levels: ALL_OFF });
        }
    }
  }
  return {
    levelsFor: (path) =>
      Object.assign(
        {},
        levels,
        ...forFiles.filter(({ matches }) => matches(path)).map((entry) => entry.levels),
      ),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readLevels(name: string, value: unknown, levels: Levels, say: Say): void {
  if (!isRecord(value)) say(bad(name, value, '{ "RULE": … }'));
  else
    for (const [rule, level] of Object.entries(value))
      readLevel(`${PREFIX}rules.${rule}`, level, levels, say);
}

function readLevel(name: string, value: unknown, levels: Levels, say: Say): void {
  const rule = RULE_IDS.find((id) => `${PREFIX}rules.${id}` === name);
  const level = LEVELS.find((l) => l === value);
  if (!rule) say(new Fault('settings.unknown', { name }));
  else if (!level) say(bad(name, value, LEVELS.join(', ')));
  else levels[rule] = level;
}

/** A glob with a slash counts from the folder of the settings, one without is a file name, as in the editor. */
function matcher(glob: string, base: string): (path: string) => boolean {
  // VS Code knows no patterns in brackets either.
  const options = { dot: true, basename: !glob.includes('/'), noextglob: true };
  const isMatch = picomatch(glob.replace(/^\//, ''), options);
  return (path) => path !== '-' && isMatch(relative(base, resolve(path)).split(sep).join('/'));
}

const bad = (name: string, value: unknown, allowed: string): Fault =>
  new Fault('settings.badValue', { name, value: JSON.stringify(value)?.slice(0, 40) ?? '?', allowed });
