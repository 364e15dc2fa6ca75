import chinese from '../../l10n/bundle.l10n.zh-cn.json';
import { type Message, say } from '../core/messages.js';
import { en, type WordId } from './messages/en.js';
import { zh } from './messages/zh.js';
import { printable } from './printable.js';

export type Language = 'en' | 'zh';

export type Arguments = Readonly<Record<string, string | number>>;

/** The command line's voice in one language. */
export interface Speech {
  readonly language: Language;
  /** One line; arguments are made printable. */
  say(id: WordId, args?: Arguments): string;
  /** A message of the core, arguments as they are. */
  core(message: Message): string;
  /** The other language's form of an English template of the core. */
  translate(english: string): string;
}

export function speechIn(language: Language): Speech {
  const words = language === 'zh' ? zh : en;
  const bundle: Readonly<Record<string, string>> = language === 'zh' ? chinese : {};
  const translate = (english: string) => bundle[english] ?? english;
  return {
    language,
    say: (id, args = {}) =>
      words[id].replace(/\{([a-z]+)\}/gi, (whole, name: string) =>
        args[name] === undefined ? whole : printable(String(args[name])),
      ),
    core: (message) => say(message, translate),
    translate,
  };
}

/** `--lang`, else what the environment says, as POSIX orders its variables. English where none speaks Chinese. */
export function languageFrom(option: unknown, env: NodeJS.ProcessEnv): Language {
  const name = typeof option === 'string' ? option : env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^zh/i.test(name) ? 'zh' : 'en';
}
