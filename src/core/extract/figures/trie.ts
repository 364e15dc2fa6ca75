interface Node<T> {
  next?: Map<number, Node<T>>;
  value?: T;
}

/** The code unit is a word by itself. */
const ALONE = 0x8000;
/** One of fifteen bits for each code unit. */
const bitOf = (code: number): number => 1 << (((Math.imul(code, 0x9e3779b1) >>> 16) * 15) >>> 16);

/** Words with something known about each; finds the longest that starts at a place. */
export class Trie<T> {
  private readonly root: Node<T> = {};
  /** By first code unit, what may stand behind it in a word, by bitOf, and ALONE: most of a text is told by it. */
  private firsts: Uint16Array | undefined;

  /** `fill` sets the words when the first question comes: loading the module stays cheap. */
  constructor(private fill?: (trie: Trie<T>) => void) {}

  set(word: string, value: T): void {
    this.firsts ??= new Uint16Array(65536);
    this.firsts[word.charCodeAt(0)]! |= word.length === 1 ? ALONE : bitOf(word.charCodeAt(1));
    let node = this.root;
    for (let i = 0; i < word.length; i++) {
      node.next ??= new Map();
      const code = word.charCodeAt(i);
      let child = node.next.get(code);
      if (!child) {
        child = {};
        node.next.set(code, child);
      }
      node = child;
    }
    node.value ??= value;
  }

  /** The longest word at `at`, or undefined. */
  longest(text: string, at: number): { readonly end: number; readonly value: T } | undefined {
    const { fill } = this;
    if (fill) {
      this.fill = undefined;
      fill(this);
    }
    const seconds = this.firsts && at < text.length ? this.firsts[text.charCodeAt(at)]! : 0;
    if (seconds === 0) return undefined;
    if (!(seconds & ALONE) && !(at + 1 < text.length && seconds & bitOf(text.charCodeAt(at + 1))))
      return undefined;
    let node: Node<T> | undefined = this.root;
    let end = -1;
    let value: T | undefined;
    for (let i = at; i <= text.length; i++) {
      if (node.value !== undefined) {
        end = i;
        value = node.value;
      }
      node = node.next?.get(text.charCodeAt(i));
      if (!node) break;
    }
    return end < 0 ? undefined : { end, value: value as T };
  }
}

/** A trie of bare words, from one string of words set apart by blanks. */
export function wordTrie(...lists: readonly string[]): Trie<true> {
  return new Trie<true>((trie) => {
    for (const list of lists) for (const word of list.split(/\s+/)) if (word) trie.set(word, true);
  });
}

/** Whether the text before `at` ends in one of the words; the length of the longest, or 0. */
export class Endings {
  private known: Map<number, string[]> | undefined;
  private readonly lists: readonly string[];

  constructor(...lists: readonly string[]) {
    this.lists = lists;
  }

  /** By last code unit, the longest first; made when the first question comes. */
  private get byLast(): ReadonlyMap<number, readonly string[]> {
    this.known ??= byLastOf(this.lists);
    return this.known;
  }

  lengthBefore(text: string, at: number): number {
    if (at <= 0) return 0;
    const words = this.byLast.get(text.charCodeAt(at - 1));
    if (words) for (const word of words) if (text.endsWith(word, at)) return word.length;
    return 0;
  }
}

function byLastOf(lists: readonly string[]): Map<number, string[]> {
  const byLast = new Map<number, string[]>();
  for (const list of lists)
    for (const word of list.split(/\s+/)) {
      if (!word) continue;
      const last = word.charCodeAt(word.length - 1);
      const same = byLast.get(last);
      if (same) same.push(word);
      else byLast.set(last, [word]);
    }
  for (const words of byLast.values()) words.sort((a, b) => b.length - a.length);
  return byLast;
}
