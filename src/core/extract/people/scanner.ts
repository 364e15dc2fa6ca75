import type { Range } from '../../range.js';
import { bitOf } from './lexicon.js';

/** Finds any of many names in a text, in one pass. */
export class NameScanner {
  /** By first code unit, the second ones by bitOf: most of a text is told by it. */
  private readonly firsts = new Uint16Array(65536);
  /** By first two code units, longest first. */
  private readonly names = new Map<number, string[]>();

  /** Names of two code units and more. */
  constructor(names: Iterable<string>) {
    for (const name of names) this.add(name);
  }

  add(name: string): void {
    const a = name.charCodeAt(0);
    const b = name.charCodeAt(1);
    this.firsts[a]! |= bitOf(b);
    const key = (a << 16) | b;
    const list = this.names.get(key);
    if (!list) this.names.set(key, [name]);
    else if (!list.includes(name)) {
      list.push(name);
      list.sort((x, y) => y.length - x.length);
    }
  }

  remove(name: string): void {
    const key = (name.charCodeAt(0) << 16) | name.charCodeAt(1);
    const left = this.names.get(key)?.filter((one) => one !== name) ?? [];
    if (left.length > 0) this.names.set(key, left);
    else this.names.delete(key);
  }

  /** The places of names in order, none overlapping another, the longest at each. */
  scan(text: string): Range[] {
    const { firsts, names } = this;
    const found: Range[] = [];
    for (let i = 0; i + 1 < text.length; i++) {
      const a = text.charCodeAt(i);
      const seconds = firsts[a]!;
      if (seconds === 0) continue;
      const b = text.charCodeAt(i + 1);
      if ((seconds & bitOf(b)) === 0) continue;
      const list = names.get((a << 16) | b);
      if (!list) continue;
      for (const name of list) {
        if (!text.startsWith(name, i) || splitsWord(text, i, i + name.length)) continue;
        found.push({ start: i, end: i + name.length });
        i += name.length - 1;
        break;
      }
    }
    return found;
  }
}

const LATIN = /[A-Za-z\u00c0-\u024f]/u;

/** A Latin word goes on beyond the range. */
function splitsWord(text: string, start: number, end: number): boolean {
  return (
    (LATIN.test(text[start]!) && start > 0 && LATIN.test(text[start - 1]!)) ||
    (LATIN.test(text[end - 1]!) && end < text.length && LATIN.test(text[end]!))
  );
}
