// Writes the Traditional Chinese of what the editor and the manifest say from the Simplified, in Taiwan's words.
import { readFileSync, writeFileSync } from 'node:fs';
import { Converter } from 'opencc-js/cn2t';

const FILES = [
  ['l10n/bundle.l10n.zh-cn.json', 'l10n/bundle.l10n.zh-tw.json'],
  ['package.nls.zh-cn.json', 'package.nls.zh-tw.json'],
];

/** What the converter does not know of VS Code's own words in Taiwan, or gets wrong. */
const WORDS = [
  ['隻讀', '唯讀'],
  ['撤銷', '復原'],
  [/應用(?!程式)/g, '套用'],
  ['示例', '範例'],
  ['下劃線', '底線'],
  ['型別', '類型'],
  ['文本', '文字'],
  ['“', '「'],
  ['”', '」'],
];

const convert = Converter({ from: 'cn', to: 'twp' });

/** @param {string} simplified */
export const traditional = (simplified) =>
  WORDS.reduce((text, [from, to]) => text.replaceAll(from, /** @type {string} */ (to)), convert(simplified));

export function writeTraditional() {
  for (const [from, to] of FILES) {
    const words = Object.entries(JSON.parse(readFileSync(from, 'utf8')));
    const converted = Object.fromEntries(words.map(([key, text]) => [key, traditional(text)]));
    writeFileSync(to, `${JSON.stringify(converted, null, 2)}\n`);
  }
}
