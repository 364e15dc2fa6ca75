import type { Lists } from '../lists.js';

/** Makes Traditional characters Simplified, to find words by. */
export class Characters {
  private readonly pairs: string;
  private table: Uint16Array | undefined;

  constructor(lists: Lists) {
    this.pairs = lists.of('traditional');
  }

  /** The text with its Traditional characters made Simplified, unit for unit. The text itself where it has none. */
  simplified(text: string): string {
    this.table ??= tableOf(this.pairs);
    const { table } = this;
    let out = '';
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      const plain = table[text.charCodeAt(i)];
      if (!plain) continue;
      out += text.slice(from, i) + String.fromCharCode(plain);
      from = i + 1;
    }
    return from === 0 ? text : out + text.slice(from);
  }
}

/** The Simplified form of each Traditional character, by code unit; 0 for all others. */
function tableOf(pairs: string): Uint16Array {
  const table = new Uint16Array(65536);
  for (const line of pairs.split(/\s+/u))
    for (let i = 0; i < line.length; i += 2) table[line.charCodeAt(i)] = line.charCodeAt(i + 1);
  return table;
}
