// Turns the word lists and counts into the lexicon sections of the model.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import type { Section } from '../../src/core/extract/people/bytes.js';
import { NamePart, WordClass } from '../../src/core/extract/people/lexicon.js';
import { CodeTable } from '../../src/core/extract/people/units.js';
import { Writer } from './pack.js';

export type LexiconSections = Pick<
  Record<Section, Uint8Array>,
  'variants' | 'chars' | 'words' | 'pairs' | 'parts' | 'sounds'
>;

const CLASS_OF: Record<string, number> = {
  n: WordClass.noun,
  g: WordClass.noun,
  v: WordClass.verb,
  a: WordClass.adjective,
  b: WordClass.adjective,
  z: WordClass.adjective,
  d: WordClass.adverb,
  p: WordClass.function,
  c: WordClass.function,
  u: WordClass.function,
  y: WordClass.function,
  e: WordClass.function,
  o: WordClass.function,
  k: WordClass.function,
  h: WordClass.function,
  m: WordClass.number,
  q: WordClass.number,
  t: WordClass.time,
  f: WordClass.locative,
  s: WordClass.locative,
  i: WordClass.idiom,
  l: WordClass.idiom,
  r: WordClass.pronoun,
  j: WordClass.proper,
};

function classOf(tag: string): number {
  if (tag.startsWith('ns') || tag === 'nis') return WordClass.place;
  if (tag.startsWith('nr')) return WordClass.person;
  if (tag === 'nt' || tag === 'nz' || tag === 'x') return WordClass.proper;
  return CLASS_OF[tag[0]!] ?? WordClass.proper;
}

const lines = (path: string): string[] => readFileSync(path, 'utf8').split(/\r?\n/).filter(Boolean);

/** What the lists say of words and characters, for making names up and for the model's lexicon. */
export interface Lists {
  /** Full Chinese names. */
  readonly fullNames: readonly string[];
  /** Transliterated name parts. */
  readonly foreignNames: readonly string[];
  readonly foreign: ReadonlySet<string>;
  /** Words that are somebody's name: 鲁迅. */
  readonly famous: readonly string[];
  readonly japaneseFamilies: readonly string[];
  readonly japaneseGiven: readonly string[];
  readonly families: ReadonlySet<string>;
  readonly singleFamilies: readonly string[];
  readonly compoundFamilies: readonly string[];
  /** Every character of the running text, once. */
  readonly characters: readonly string[];
  readonly sections: LexiconSections;
}

const isHan = (s: string): boolean => /^[\u4e00-\u9fff]+$/u.test(s);

/** `plain`: running text, for how often characters stand outside names. */
export function readLists(folder: string, plain: string): Lists {
  const variants = variantPairs();
  const table = new CodeTable(Uint16Array.from(variants.from), Uint16Array.from(variants.to));
  const simple = (s: string) =>
    Array.from(s, (c) => (c.length > 1 ? c : String.fromCharCode(table.codes[c.charCodeAt(0)]!))).join('');

  const words = new Map<string, { cls: number; freq: number }>();
  const charFreq = new Float64Array(65536).fill(1);
  for (const line of lines(join(folder, 'CoreNatureDictionary.mini.txt'))) {
    const [raw, ...tags] = line.split('\t');
    const word = simple(raw!);
    if (!isHan(word) || word.length > 12) continue;
    const byClass = new Map<number, number>();
    let freq = 0;
    for (let i = 0; i + 1 < tags.length; i += 2) {
      const n = Number(tags[i + 1]);
      freq += n;
      const cls = classOf(tags[i]!);
      byClass.set(cls, (byClass.get(cls) ?? 0) + n);
    }
    const cls = [...byClass].sort((a, b) => b[1] - a[1])[0]?.[0] ?? WordClass.proper;
    words.set(word, { cls, freq });
    if (cls !== WordClass.person) for (const c of word) charFreq[c.charCodeAt(0)]! += freq;
  }
  for (const c of simple(plain)) if (isHan(c)) charFreq[c.charCodeAt(0)]! += 1;

  const counts = { family: count(), first: count(), second: count(), only: count(), foreign: count() };
  const around = new Map<string, { before: number; after: number }>();
  for (const line of lines(join(folder, 'nr.txt'))) {
    const [raw, ...roles] = line.split(' ');
    const word = simple(raw!);
    for (let i = 0; i + 1 < roles.length; i += 2) {
      const n = Number(roles[i + 1]);
      const code = word.charCodeAt(0);
      if (word.length === 1 && isHan(word)) {
        if (roles[i] === 'B') counts.family[code]! += n;
        if (roles[i] === 'C') counts.first[code]! += n;
        if (roles[i] === 'D') counts.second[code]! += n;
        if (roles[i] === 'E') counts.only[code]! += n;
      }
      if (roles[i] === 'K' || roles[i] === 'L') {
        const entry = around.get(word) ?? { before: 0, after: 0 };
        entry[roles[i] === 'K' ? 'before' : 'after'] += n;
        around.set(word, entry);
      }
    }
  }

  const families = new Set<string>();
  for (const line of lines(join(folder, 'family-names-wainshine.txt')))
    if (isHan(line.trim())) families.add(simple(line.trim()));
  for (const f of families) if (f.length === 1) counts.family[f.charCodeAt(0)]! += 5;
  const compounds = [...families].filter((f) => f.length === 2);

  const given = new Map<string, number>();
  const fullNames = lines(join(folder, 'names-dsner.txt'))
    .map((s) => simple(s.trim()))
    .filter((s) => isHan(s) && s.length >= 2 && s.length <= 4);
  for (const name of fullNames) {
    const double = compounds.includes(name.slice(0, 2)) && name.length > 2;
    const rest = name.slice(double ? 2 : 1);
    if (!double) counts.family[name.charCodeAt(0)]! += 1;
    if (rest.length === 1) counts.only[rest.charCodeAt(0)]! += 1;
    if (rest.length === 2) {
      counts.first[rest.charCodeAt(0)]! += 1;
      counts.second[rest.charCodeAt(1)]! += 1;
      given.set(rest, (given.get(rest) ?? 0) + 1);
    }
  }

  const foreignNames = lines(join(folder, 'nrf.txt'))
    .map((s) => simple(s.split(/[\s\t]/)[0]!))
    .filter((s) => isHan(s) && s.length >= 2);
  const inside = new Map<string, number>();
  const initial = new Map<string, number>();
  const final = new Map<string, number>();
  const add = (m: Map<string, number>, k: string) => m.set(k, (m.get(k) ?? 0) + 1);
  for (const name of foreignNames) {
    for (const c of name) counts.foreign[c.charCodeAt(0)]! += 1;
    for (let i = 0; i + 1 < name.length; i++) add(inside, name.slice(i, i + 2));
    add(initial, name.slice(0, 2));
    add(final, name.slice(-2));
    if (name.length <= 12 && !words.has(name)) words.set(name, { cls: WordClass.foreign, freq: 1 });
  }

  const japaneseFamilies: string[] = [];
  const japaneseGiven: string[] = [];
  for (const line of lines(join(folder, 'nrj.txt'))) {
    const [raw, kind] = line.split(' ');
    const word = simple(raw!);
    if (!isHan(word) || word.length < 2 || word.length > 4) continue;
    if (kind === 'x') japaneseFamilies.push(word);
    if (kind === 'm') japaneseGiven.push(word);
    if (kind === 'x' && word.length <= 3 && !words.has(word))
      words.set(word, { cls: WordClass.japanese, freq: 1 });
  }

  return {
    fullNames,
    foreignNames,
    foreign: new Set(foreignNames),
    famous: [...words]
      .filter(([word, { cls }]) => cls === WordClass.person && word.length > 2)
      .map(([word]) => word),
    japaneseFamilies,
    japaneseGiven,
    families,
    singleFamilies: [...families].filter((f) => f.length === 1),
    compoundFamilies: compounds,
    characters: [...new Set(simple(plain))].filter(isHan),
    sections: {
      variants: new Writer()
        .count(variants.from.length)
        .rising(variants.from)
        .list(Uint16Array.from(variants.to))
        .done(),
      chars: packChars(charFreq, counts, words, around),
      words: packWords(words, around),
      pairs: packPairs([inside, initial, final, given]),
      parts: packParts(compounds, japaneseFamilies, japaneseGiven, words),
      sounds: packSounds(variants),
    },
  };
}

const count = () => new Float64Array(65536);

/** Traditional and variant characters, rising, with the ones they are read as. */
interface Variants {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

function variantPairs(): Variants {
  const convert = Converter({ from: 'tw', to: 'cn' });
  const from: number[] = [];
  const to: number[] = [];
  for (let c = 0x3400; c <= 0x9fff; c++) {
    const plain = convert(String.fromCharCode(c));
    if (plain.length !== 1 || plain.charCodeAt(0) === c) continue;
    from.push(c);
    to.push(plain.charCodeAt(0));
  }
  return { from, to };
}

/** 0 never; 1 to 7 by how much likelier the character is in this place of a name than in text. */
function levels(counts: Float64Array, text: Float64Array, least: number): Uint8Array {
  const total = counts.reduce((a, b) => a + b);
  const all = text.reduce((a, b) => a + b);
  return Uint8Array.from(counts, (n, c) => {
    if (n < least) return 0;
    const ratio = Math.log(n / total / (text[c]! / all));
    return 1 + [-2.5, -1.5, -0.5, 0.5, 1.5, 2.8].filter((step) => ratio > step).length;
  });
}

function infoOf(
  word: string,
  cls: number,
  freq: number,
  around: Map<string, { before: number; after: number }>,
): number {
  const near = around.get(word) ?? { before: 0, after: 0 };
  const level = (n: number) => (n < 2 ? 0 : [0.01, 0.05, 0.2].filter((s) => n / (freq + n + 5) > s).length);
  return cls | (level(near.before) << 4) | (level(near.after) << 6);
}

function packChars(
  text: Float64Array,
  counts: Record<'family' | 'first' | 'second' | 'only' | 'foreign', Float64Array>,
  words: Map<string, { cls: number; freq: number }>,
  around: Map<string, { before: number; after: number }>,
): Uint8Array {
  const columns = [
    levels(counts.family, text, 3),
    levels(counts.first, text, 3),
    levels(counts.second, text, 3),
    levels(counts.only, text, 3),
    levels(counts.foreign, text, 4),
    new Uint8Array(65536),
  ];
  for (const [word, { cls, freq }] of words)
    if (word.length === 1) columns[5]![word.charCodeAt(0)] = infoOf(word, cls, freq, around);
  // Punctuation has no class, but stands beside names more or less often.
  for (const [word, near] of around)
    if (word.length === 1 && !isHan(word) && near.before + near.after > 20)
      columns[5]![word.charCodeAt(0)] = infoOf(word, 0, 2000, around);
  const codes: number[] = [];
  for (let c = 1; c < 65536; c++) if (columns.some((column) => column[c])) codes.push(c);
  const writer = new Writer().count(codes.length).rising(codes);
  for (const column of columns) writer.list(Uint8Array.from(codes, (c) => column[c]!));
  return writer.done();
}

function packWords(
  words: Map<string, { cls: number; freq: number }>,
  around: Map<string, { before: number; after: number }>,
): Uint8Array {
  const shared: number[] = [];
  const rest: number[] = [];
  const infos: number[] = [];
  const letters: number[] = [];
  let last = '';
  for (const word of [...words.keys()].filter((w) => w.length > 1).sort()) {
    let same = 0;
    while (same < last.length && same < word.length - 1 && last[same] === word[same]) same++;
    shared.push(same);
    rest.push(word.length - same);
    const { cls, freq } = words.get(word)!;
    infos.push(infoOf(word, cls, freq, around) || WordClass.proper);
    for (const c of word.slice(same)) letters.push(c.charCodeAt(0));
    last = word;
  }
  return new Writer()
    .count(shared.length)
    .count(letters.length)
    .list(Uint8Array.from(shared))
    .list(Uint8Array.from(rest))
    .list(Uint8Array.from(infos))
    .list(Uint16Array.from(letters))
    .done();
}

/** inside, initial, final: counts in transliterated names; given: in Chinese ones. */
function packPairs(maps: Map<string, number>[]): Uint8Array {
  const steps = [
    [2, 4, 12],
    [2, 4, 10],
    [2, 4, 10],
    [2, 5, 15],
  ];
  const facts = new Map<string, number>();
  maps.forEach((map, i) => {
    for (const [pair, n] of map) {
      const level = steps[i]!.filter((s) => n >= s).length;
      if (level) facts.set(pair, (facts.get(pair) ?? 0) | (level << (2 * i)));
    }
  });
  const pairs = [...facts.keys()].sort();
  return new Writer()
    .count(pairs.length)
    .list(Uint16Array.from(pairs, (p) => p.charCodeAt(0)))
    .list(Uint16Array.from(pairs, (p) => p.charCodeAt(1)))
    .list(Uint8Array.from(pairs, (p) => facts.get(p)!))
    .done();
}

/** Parts of names of two characters; Japanese families that are words of that class are known by it. */
function packParts(
  compounds: readonly string[],
  families: readonly string[],
  given: readonly string[],
  words: Map<string, { cls: number; freq: number }>,
): Uint8Array {
  const bits = new Map<string, number>();
  const add = (names: readonly string[], bit: number) => {
    for (const name of names) if (name.length === 2) bits.set(name, (bits.get(name) ?? 0) | bit);
  };
  add(compounds, NamePart.compoundFamily);
  add(
    families.filter((f) => words.get(f)?.cls !== WordClass.japanese),
    NamePart.japaneseFamily,
  );
  add(given, NamePart.japaneseGiven);
  const pairs = [...bits.keys()].sort();
  return new Writer()
    .count(pairs.length)
    .list(Uint16Array.from(pairs, (p) => p.charCodeAt(0)))
    .list(Uint16Array.from(pairs, (p) => p.charCodeAt(1)))
    .list(Uint8Array.from(pairs, (p) => bits.get(p)!))
    .done();
}

/** Numbers the sounds of characters, without tones and with what ears confuse as one. */
function packSounds({ from, to }: Variants): Uint8Array {
  const numbers = new Map<string, number>();
  const codes: number[] = [];
  const sounds: number[] = [];
  const simple = new Map(from.map((c, i) => [c, to[i]!]));
  for (let c = 0x4e00; c <= 0x9fa5; c++) {
    const [sound] = pinyin(String.fromCharCode(simple.get(c) ?? c), { toneType: 'none', type: 'array' });
    if (!sound || !/^[a-zü]+$/u.test(sound)) continue;
    const heard = sound.replace(/^([zcs])h/u, '$1').replace(/ng$/u, 'n');
    if (!numbers.has(heard)) numbers.set(heard, numbers.size + 1);
    codes.push(c);
    sounds.push(numbers.get(heard)!);
  }
  return new Writer()
    .count(codes.length)
    .rising(codes)
    .list(Uint8Array.from(sounds, (n) => n & 255))
    .list(Uint8Array.from(sounds, (n) => n >> 8))
    .done();
}
