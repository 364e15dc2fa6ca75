// npm run readme: the tables of settings in README.md, from the manifest. With --check, fails where they differ.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.js';

interface Setting {
  readonly default: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
}

const json = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const settings: Record<string, Setting> = Object.assign(
  {},
  ...[json('package.json').contributes.configuration].flat().map(({ properties }) => properties),
);

function table(heading: string, columns: string, words: Record<string, string>): string {
  const rows = Object.entries(settings).map(([key, setting]) => {
    const text = setting.markdownDescription ?? setting.description ?? '';
    const said = text.replace(/^%(.*)%$/, (_, id: string) => words[id] ?? id).replace(/\|/g, '\\|');
    return `| \`${key}\` | \`${JSON.stringify(setting.default)}\` | ${said.replace(/\s+/g, ' ')} |`;
  });
  return `### ${heading}\n\n${columns}\n|---|---|---|\n${rows.join('\n')}\n`;
}

const tables: Record<string, string> = {
  'zh-cn': table('设置', '| 设置 | 默认值 | 作用 |', json('package.nls.zh-cn.json')),
  en: table('Settings', '| setting | default | what it does |', json('package.nls.json')),
};
const file = join(root, 'README.md');
const before = readFileSync(file, 'utf8');
const after = before.replace(
  /(<!-- settings:(\S+) -->\n)[\s\S]*?(<!-- \/settings -->)/g,
  (_, open: string, language: string, close: string) => `${open}${tables[language]}${close}`,
);
if (!process.argv.includes('--check')) writeFileSync(file, after);
else if (after !== before) {
  console.error('The settings in README.md are not those of the manifest: run `npm run readme`.');
  process.exitCode = 1;
}
