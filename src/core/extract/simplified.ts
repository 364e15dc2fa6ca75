import { PAIRS } from './characters.js';

/** The Simplified form of each Traditional character, by code unit; 0 for all others. */
const SIMPLIFIED = new Uint16Array(65536);
for (let i = 0; i < PAIRS.length; i += 2) SIMPLIFIED[PAIRS.charCodeAt(i)] = PAIRS.charCodeAt(i + 1);

/** The text with its Traditional characters made Simplified, unit for unit. The text itself where it has none. */
export function simplified(text: string): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const plain = SIMPLIFIED[text.charCodeAt(i)];
    if (!plain) continue;
    out += text.slice(from, i) + String.fromCharCode(plain);
    from = i + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}
