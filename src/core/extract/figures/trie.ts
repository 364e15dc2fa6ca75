interface Node<T> {
  next?: Map<number, Node<T>>;
  value?: T;
}

/** Words with something known about each; finds the longest that starts at a place. */
export class Trie<T> {
  private readonly root: Node<T> = {};

  set(word: string, value: T): void {
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
  const trie = new Trie<true>();
  for (const list of lists) for (const word of list.split(/\s+/)) if (word) trie.set(word, true);
  return trie;
}

/** Whether the text before `at` ends in one of the words; the length of the longest, or 0. */
export class Endings {
  private readonly byLast = new Map<number, string[]>();

  constructor(...lists: readonly string[]) {
    for (const list of lists)
      for (const word of list.split(/\s+/)) {
        if (!word) continue;
        const last = word.charCodeAt(word.length - 1);
        const same = this.byLast.get(last);
        if (same) same.push(word);
        else this.byLast.set(last, [word]);
      }
    for (const words of this.byLast.values()) words.sort((a, b) => b.length - a.length);
  }

  lengthBefore(text: string, at: number): number {
    if (at <= 0) return 0;
    const words = this.byLast.get(text.charCodeAt(at - 1));
    if (words) for (const word of words) if (text.endsWith(word, at)) return word.length;
    return 0;
  }
}
