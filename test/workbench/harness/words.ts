import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/root.js';
import type { Language } from '../../../scripts/vscode-web.js';

const read = (name: string): Record<string, string> => JSON.parse(readFileSync(join(root, name), 'utf8'));

/** What the extension says in a display language, as its users read it. Both fail on what it never says. */
export interface Words {
  /** A sentence by its English, with what stands in the places of {0}, {1}… */
  say(english: string, ...args: readonly (string | number)[]): string;
  /** A title of the manifest by its key: `command.export`. */
  title(key: string): string;
}

export function wordsIn(language: Language): Words {
  const isEnglish = language === 'en';
  const sentences = read(`l10n/bundle.l10n.${isEnglish ? 'zh-cn' : language}.json`);
  const titles = read(isEnglish ? 'package.nls.json' : `package.nls.${language}.json`);
  const of = (words: Record<string, string>, key: string): string => {
    const found = words[key];
    if (found === undefined) throw new Error(`never said: ${key}`);
    return found;
  };
  return {
    say: (english, ...args) => {
      const translated = of(sentences, english);
      return (isEnglish ? english : translated).replace(/\{(\d+)\}/gu, (_, i) => String(args[i]));
    },
    title: (key) => of(titles, key),
  };
}
