import type { Steps } from '../../slices.js';
import { IntMap } from '../int-map.js';
import type { Words } from '../words.js';
import { Reader, type Section } from './bytes.js';
import type { LatinNames } from './latin-names.js';
import { INFO, LENGTHS, NAMES, PARTS, PairTable, THIRDS } from './pair-table.js';
import type { Titles } from './titles.js';
import { CodeTable } from './units.js';

/** Coarse classes of words. */
export const WordClass = {
  none: 0,
  noun: 1,
  verb: 2,
  adjective: 3,
  adverb: 4,
  place: 5,
  person: 6,
  proper: 7,
  function: 8,
  number: 9,
  time: 10,
  locative: 11,
  idiom: 12,
  pronoun: 13,
  foreign: 14,
  japanese: 15,
} as const;

/** Parts of names that are two characters long. */
export const NamePart = { compoundFamily: 1, japaneseFamily: 2, japaneseGiven: 4 } as const;
/** Beside them: the pair begins a word that is somebody's name, or a Japanese family name of three characters. */
export const BEGINS_PERSON = 128;
export const BEGINS_FAMILY = 64;
/** All that says that the pair begins a Japanese family name. */
export const FAMILY_PARTS = NamePart.japaneseFamily | BEGINS_FAMILY;
const ALL_PARTS = NamePart.compoundFamily | NamePart.japaneseFamily | NamePart.japaneseGiven;

/** In LENGTHS, beside lengths: PARTS has something to say of the pair; titles end in it. */
export const LISTED = 1;
export const ENDS_TITLE = 2;

/** With more families than this a character opens names, however seldom it does in Chinese ones. */
const MANY_FAMILIES = 10;

export const mix = (hash: number, code: number): number => {
  const h = Math.imul(hash ^ code, 0x9e3779b1);
  return h ^ (h >>> 15);
};

/** One of sixteen bits for each code. */
export const bitOf = (code: number): number => 1 << (Math.imul(code, 0x9e3779b1) >>> 28);

// What Lexicon.levels holds of a code: three bits for each place in a name, and whether it opens names.
export const familyOf = (levels: number): number => levels & 7;
export const firstOf = (levels: number): number => (levels >> 3) & 7;
export const secondOf = (levels: number): number => (levels >> 6) & 7;
export const onlyOf = (levels: number): number => (levels >> 9) & 7;
export const foreignOf = (levels: number): number => (levels >> 12) & 7;
export const opensName = (levels: number): boolean => levels >= OPENS;
const OPENS = 0x8000;

/** Codes turned into text at a time. */
const CHUNK = 1024;

/** Capitals, capitalised Latin words, kana, hangul, in the codes of units: first and last of each. */
const LETTERS: readonly (readonly [number, number])[] = [
  [65, 90],
  [0xc0, 0xde],
  [0xe030, 0xe04f],
  [0x3041, 0x30ff],
  [0xac00, 0xd7a3],
];

/** The words of a model file, sorted: each shares so many letters with the one before it, and has so many of its own. */
class WordList {
  readonly size: number;
  readonly shared: Uint8Array;
  readonly rest: Uint8Array;
  readonly infos: Uint8Array;
  /** Those that are not shared, of all words. */
  readonly letters: Uint16Array;

  constructor(reader: Reader) {
    this.size = reader.count();
    const letterCount = reader.count();
    this.shared = reader.u8(this.size);
    this.rest = reader.u8(this.size);
    this.infos = reader.u8(this.size);
    this.letters = reader.u16(letterCount);
  }
}

/** Pairs of codes and what is said of each. */
class PairList {
  readonly firsts: Uint16Array;
  readonly seconds: Uint16Array;
  readonly bits: Uint8Array;

  constructor(reader: Reader) {
    const n = reader.count();
    this.firsts = reader.u16(n);
    this.seconds = reader.u16(n);
    this.bits = reader.u8(n);
  }
}

interface Lists {
  readonly words: WordList;
  readonly names: PairList;
  readonly parts: PairList;
}

/** Counts the pairs that each code begins, and gives how many words have three characters and more. */
function countWords({ size, shared, rest, letters }: WordList, firsts: Uint16Array): number {
  let long = 0;
  for (let w = 0, at = 0, first = 0; w < size; w++) {
    if (shared[w] === 0) first = letters[at]!;
    if (shared[w]! < 2) firsts[first]!++;
    if (shared[w]! + rest[w]! > 2) long++;
    at += rest[w]!;
  }
  return long;
}

function count(codes: Uint16Array, counts: Uint16Array): void {
  for (let i = 0; i < codes.length; i++) counts[codes[i]!]!++;
}

/**
 * What is known of characters and words, from the lists.
 *
 * A word's info is one byte: its class in the low four bits, then two bits for how often it stands straight before a
 * name and two for how often straight after one (0 hardly ever, 3 mostly).
 */
export class Lexicon {
  readonly titles: Titles;
  readonly latin: LatinNames;
  readonly table: CodeTable;
  /**
   * Per code, in one number: for each place in a name, 0 (never) to 7, how much likelier the code is there than in running
   * text (`familyOf` to `foreignOf`), and whether a name may start with it: most of a text starts none (`opensName`).
   */
  readonly levels = new Uint16Array(65536);
  private readonly sounds: Uint8Array;
  private soundOf: Uint16Array | undefined;
  /** Info of one-character words. */
  readonly charInfo = new Uint8Array(65536);
  /** What is known of pairs of codes. */
  readonly pairs: PairTable;
  /** Info of words of three characters and more, by hash of their codes. */
  readonly longWords: IntMap;

  /**
   * Reads the lists, in steps. `others`: the first codes of the pairs that a model will add of its own. Each loop has a
   * function of its own: an engine that makes machine code of a loop while it runs makes it of the function around it, all
   * of it, and again.
   */
  static *open(
    sections: Record<Section, Uint8Array>,
    words: Words,
    others: Uint16Array = new Uint16Array(0),
  ): Steps<Lexicon> {
    const lists: Lists = {
      words: new WordList(new Reader(sections.words)),
      names: new PairList(new Reader(sections.pairs)),
      parts: new PairList(new Reader(sections.parts)),
    };
    const lexicon = new Lexicon(sections, lists, words, others);
    yield;
    const families = new Uint16Array(65536);
    lexicon.readWords(lists.words, families);
    yield;
    lexicon.readNames(lists.names);
    lexicon.readParts(lists.parts, families);
    lexicon.markTitles();
    yield;
    return lexicon;
  }

  private constructor(
    sections: Record<Section, Uint8Array>,
    lists: Lists,
    { titles, latin }: Words,
    others: Uint16Array,
  ) {
    this.titles = titles;
    this.latin = latin;
    const variants = new Reader(sections.variants);
    const variantCount = variants.count();
    this.table = new CodeTable(variants.rising(variantCount), variants.u16(variantCount));
    this.sounds = sections.sounds;
    this.readChars(new Reader(sections.chars));

    const firsts = new Uint16Array(65536);
    count(others, firsts);
    count(lists.names.firsts, firsts);
    count(lists.parts.firsts, firsts);
    for (const title of titles.endings) firsts[title.charCodeAt(title.length - 2)]!++;
    const longCount = countWords(lists.words, firsts);
    this.pairs = new PairTable(firsts);
    this.longWords = new IntMap(longCount);
  }

  /**
   * Toneless sounds per code, numbered, with what ears confuse counted as one (zh and z, ing and in); 0 unknown. Read when
   * two names are so much alike that somebody asks: in most articles none are.
   */
  get sound(): Uint16Array {
    this.soundOf ??= soundsIn(new Reader(this.sounds));
    return this.soundOf;
  }

  private readWords({ size, shared, rest, infos, letters }: WordList, families: Uint16Array): void {
    const { pairs, longWords, levels } = this;
    const { facts } = pairs;
    const word = new Uint16Array(64);
    const hashes = new Int32Array(65);
    let pair = 0;
    for (let w = 0, at = 0; w < size; w++) {
      const same = shared[w]!;
      const n = same + rest[w]!;
      for (let k = same; k < n; k++) {
        const code = letters[at++]!;
        word[k] = code;
        hashes[k + 1] = mix(hashes[k]!, code);
      }
      if (same < 2) pair = pairs.add(word[0]!, word[1]!);
      facts[pair + LENGTHS]! |= 1 << n;
      const info = infos[w]!;
      const kind = info & 15;
      if (kind === WordClass.japanese) {
        if (++families[word[0]!]! > MANY_FAMILIES) levels[word[0]!]! |= OPENS;
        if (n < 4) {
          facts[pair + PARTS]! |= n === 2 ? NamePart.japaneseFamily : BEGINS_FAMILY;
          facts[pair + LENGTHS]! |= LISTED;
        }
      } else if (kind === WordClass.person) {
        facts[pair + PARTS]! |= BEGINS_PERSON;
        facts[pair + LENGTHS]! |= LISTED;
      }
      if (n === 2) facts[pair + INFO] = info;
      else {
        facts[pair + THIRDS]! |= bitOf(word[2]!);
        longWords.setNew(hashes[n]! || 1, info);
      }
    }
  }

  private readNames({ firsts, seconds, bits }: PairList): void {
    const { pairs } = this;
    for (let i = 0; i < bits.length; i++) pairs.facts[pairs.add(firsts[i]!, seconds[i]!) + NAMES] = bits[i]!;
  }

  private readParts({ firsts, seconds, bits }: PairList, families: Uint16Array): void {
    const { pairs, levels } = this;
    const { facts } = pairs;
    for (let i = 0; i < bits.length; i++) {
      const pair = pairs.add(firsts[i]!, seconds[i]!);
      facts[pair + PARTS]! |= bits[i]!;
      if ((bits[i]! & NamePart.japaneseFamily) === 0) continue;
      facts[pair + LENGTHS]! |= LISTED;
      if (++families[firsts[i]!]! > MANY_FAMILIES) levels[firsts[i]!]! |= OPENS;
    }
  }

  private markTitles(): void {
    const { pairs, titles } = this;
    for (const title of titles.endings) {
      const at = title.length - 2;
      pairs.facts[pairs.add(title.charCodeAt(at), title.charCodeAt(at + 1)) + LENGTHS]! |= ENDS_TITLE;
    }
  }

  /** The text in Simplified characters and narrow punctuation, unit for unit. */
  fold(text: string): string {
    const { codes } = this.table;
    const n = text.length;
    let from = 0;
    while (from < n && codes[text.charCodeAt(from)] === text.charCodeAt(from)) from++;
    if (from === n) return text;
    let folded = text.slice(0, from);
    for (; from < n; from += CHUNK) {
      const chunk = new Array<number>(Math.min(CHUNK, n - from));
      for (let i = 0; i < chunk.length; i++) chunk[i] = codes[text.charCodeAt(from + i)]!;
      folded += String.fromCharCode(...chunk);
    }
    return folded;
  }

  /** Length of the longest word that starts at `at`, 1 where none of two characters or more does, and its info. */
  wordAt(text: string, at: number): { length: number; info: number } {
    const word = this.packedWordAt(text, at);
    return { length: word >> 8, info: word & 255 };
  }

  /** The same as one number, length times 256 and info: no object is made. */
  packedWordAt(text: string, at: number): number {
    const { codes } = this.table;
    const { facts } = this.pairs;
    const a = codes[text.charCodeAt(at)]!;
    let best = 256 | this.charInfo[a]!;
    if (at + 1 >= text.length) return best;
    const b = codes[text.charCodeAt(at + 1)]!;
    const pair = this.pairs.find(a, b);
    const open = pair ? facts[pair + LENGTHS]! : 0;
    if (open & 4) best = 512 | facts[pair + INFO]!;
    if (at + 2 >= text.length || !(facts[pair + THIRDS]! & bitOf(codes[text.charCodeAt(at + 2)]!)))
      return best;
    let hash = mix(mix(0, a), b);
    for (let length = 3; open >> length !== 0 && at + length <= text.length; length++) {
      hash = mix(hash, codes[text.charCodeAt(at + length - 1)]!);
      const info = (open >> length) & 1 ? this.longWords.get(hash || 1) : 0;
      if (info) best = (length << 8) | info;
    }
    return best;
  }

  /** What the first two characters of a text may be as part of a name: bits of NamePart. */
  partOf(text: string): number {
    const { codes } = this.table;
    const pair = this.pairs.find(codes[text.charCodeAt(0)]!, codes[text.charCodeAt(1)]!);
    return this.pairs.facts[pair + PARTS]! & ALL_PARTS;
  }

  private readChars(reader: Reader): void {
    const { levels, charInfo } = this;
    const n = reader.count();
    const codes = reader.rising(n);
    const family = reader.u8(n);
    const first = reader.u8(n);
    const second = reader.u8(n);
    const only = reader.u8(n);
    const foreign = reader.u8(n);
    const infos = reader.u8(n);
    for (const [from, to] of LETTERS) levels.fill(OPENS, from, to + 1);
    for (let i = 0; i < n; i++) {
      const code = codes[i]!;
      charInfo[code] = infos[i]!;
      const opens = family[i]! > 0 || foreign[i]! > 2 ? OPENS : 0;
      levels[code]! |=
        opens | family[i]! | (first[i]! << 3) | (second[i]! << 6) | (only[i]! << 9) | (foreign[i]! << 12);
    }
  }
}

function soundsIn(sounds: Reader): Uint16Array {
  const n = sounds.count();
  const codes = sounds.rising(n);
  const low = sounds.u8(n);
  const high = sounds.u8(n);
  const found = new Uint16Array(65536);
  for (let i = 0; i < n; i++) found[codes[i]!] = low[i]! | (high[i]! << 8);
  return found;
}
