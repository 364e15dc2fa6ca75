import { type ParseArgsConfig, parseArgs } from 'node:util';
import { RULE_IDS, type RuleId } from '../core/finding.js';
import { Fault } from './fault.js';

type Options = NonNullable<ParseArgsConfig['options']>;

const COMMON: Options = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  lang: { type: 'string' },
  config: { type: 'string' },
  rule: { type: 'string', multiple: true },
  'no-rule': { type: 'string', multiple: true },
};

const COMMANDS = {
  check: {
    format: { type: 'string' },
    'stdin-ndjson': { type: 'boolean' },
    'exit-zero': { type: 'boolean' },
  },
  fix: { out: { type: 'string' }, diff: { type: 'boolean' } },
  extract: { format: { type: 'string' } },
} satisfies Record<string, Options>;

const ALL: Options = { ...COMMON, ...COMMANDS.check, ...COMMANDS.fix };

const CHECK_FORMATS = ['text', 'json', 'sarif'] as const;
const EXTRACT_FORMATS = ['text', 'json', 'csv', 'markdown'] as const;
type CheckFormat = (typeof CHECK_FORMATS)[number];
export type ExtractFormat = (typeof EXTRACT_FORMATS)[number];

/** Which rules the call itself turns on or off. */
export interface Selection {
  /** Empty: all of them. */
  readonly only: readonly RuleId[];
  readonly without: readonly RuleId[];
}

interface Common {
  readonly paths: readonly string[];
  readonly config: string | undefined;
  readonly selection: Selection;
}

export type Call =
  | { readonly command: 'help' | 'version' }
  | ({ readonly command: 'check'; readonly format: CheckFormat; readonly exitZero: boolean } & Common)
  | ({ readonly command: 'ndjson'; readonly exitZero: boolean } & Common)
  | ({ readonly command: 'fix'; readonly out: string | undefined; readonly diff: boolean } & Common)
  | ({ readonly command: 'extract'; readonly format: ExtractFormat } & Common);

/** The value of `--lang`, read before anything else so that a bad call is answered in the right language. */
export function languageOption(args: readonly string[]): unknown {
  try {
    return parseArgs({ args: [...args], options: ALL, strict: false, allowPositionals: true }).values.lang;
  } catch {
    return undefined;
  }
}

/** Reads the call. Throws a Fault where it is wrong. */
export function readCall(args: readonly string[]): Call {
  const { values, positionals } = parse(args, ALL);
  if (values.help) return { command: 'help' };
  if (values.version) return { command: 'version' };
  const [command, ...paths] = positionals;
  if (command === undefined) throw new Fault('usage.noCommand');
  if (command !== 'check' && command !== 'fix' && command !== 'extract')
    throw new Fault('usage.unknownCommand', { command });
  parse(args, { ...COMMON, ...COMMANDS[command] });
  oneOf('--lang', values.lang, ['zh', 'en']);

  const selection = {
    only: ruleIds('--rule', values.rule),
    without: ruleIds('--no-rule', values['no-rule']),
  };
  const common: Common = { paths, config: text(values.config), selection };
  if (values['stdin-ndjson']) {
    if (paths.length > 0) throw new Fault('usage.ndjsonPaths');
    if (values.format !== undefined)
      throw new Fault('usage.together', { first: '--stdin-ndjson', second: '--format' });
    return { command: 'ndjson', exitZero: values['exit-zero'] === true, ...common };
  }
  if (paths.length === 0) throw new Fault('usage.noPaths');
  if (command === 'fix') {
    if (values.out !== undefined && values.diff)
      throw new Fault('usage.together', { first: '--out', second: '--diff' });
    if (values.out === '') throw new Fault('usage.needsValue', { option: '--out' });
    if (values.out !== undefined && paths.includes('-')) throw new Fault('usage.stdinOut');
    return { command, out: text(values.out), diff: values.diff === true, ...common };
  }
  if (command === 'extract')
    return { command, format: oneOf('--format', values.format, EXTRACT_FORMATS) ?? 'text', ...common };
  return {
    command,
    format: oneOf('--format', values.format, CHECK_FORMATS) ?? 'text',
    exitZero: values['exit-zero'] === true,
    ...common,
  };
}

function parse(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const option = /'(?:-\w, )?(-[^' ]*)/.exec(message)?.[1] ?? '';
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new Fault('usage.unknownOption', { option });
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
      throw new Fault(/does not take/.test(message) ? 'usage.noValue' : 'usage.needsValue', { option });
    throw new Fault('usage.bad', { detail: message });
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function oneOf<T extends string>(option: string, value: unknown, allowed: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((a) => a === value);
  if (!found)
    throw new Fault('usage.badValue', { option, value: String(value), allowed: allowed.join(', ') });
  return found;
}

function ruleIds(option: string, values: unknown): RuleId[] {
  return (Array.isArray(values) ? values : []).flatMap((value) => oneOf(option, value, RULE_IDS) ?? []);
}
