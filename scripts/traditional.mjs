// Writes the Traditional Chinese of what the editor says from the Simplified, with Taiwan's words and quotation marks.
import { readFileSync, writeFileSync } from 'node:fs';
import { Converter } from 'opencc-js/cn2t';

export function writeTraditional() {
  const convert = Converter({ from: 'cn', to: 'twp' });
  const simplified = JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8'));
  const traditional = Object.fromEntries(
    Object.entries(simplified).map(([english, chinese]) => [
      english,
      convert(chinese).replaceAll('“', '「').replaceAll('”', '」'),
    ]),
  );
  writeFileSync('l10n/bundle.l10n.zh-tw.json', `${JSON.stringify(traditional, null, 2)}\n`);
}
