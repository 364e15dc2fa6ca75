// Labelled articles, and articles of the same kind with other names in them.
import { readFileSync } from 'node:fs';
import { foreignOf, type Lexicon, WordClass } from '../../src/core/extract/people/lexicon.js';
import type { Lists } from './lexicon.js';
import { nameOfPeoples } from './peoples.js';

export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly optional?: boolean;
}

export interface Labelled {
  readonly text: string;
  readonly people: readonly Mention[];
}

/** Reads {text, people} or {text, per: [[start, end]]}, a line each. */
export function readLabelled(path: string): Labelled[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const { text, people, per } = JSON.parse(line);
      return {
        text,
        people: (people ?? per.map(([start, end]: [number, number]) => ({ start, end }))).toSorted(
          (a: Mention, b: Mention) => a.start - b.start,
        ),
      };
    });
}

/** A small generator of random numbers in [0, 1) (mulberry32), so that a training can be repeated. */
export function random(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const HAN = /^[\u4e00-\u9fff]+$/u;
const DOT = /[·•・‧-]/u;

/** Shares of names that become names of other peoples of China, and names that the word list knows. */
const PEOPLES = 0.03;
const FAMOUS = 0.03;
/** Share of places that become others, which no list holds either: 在努瓦克肖特 must not look like 在克林顿. */
const PLACES = 0.25;
/** What villages are called by. */
const VILLAGES = '庄村沟渡湾店桥坝坪寨营堡铺窑屯塘岭镇乡县塔街巷';

/**
 * The same article with other people in it, so that the model learns where names stand and how they look rather than
 * who was in the news: each name, everywhere it stands, becomes another of its kind with probability `share`.
 */
export function renamed(
  article: Labelled,
  lists: Lists,
  lexicon: Lexicon,
  share: number,
  rand: () => number,
): Labelled {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(rand() * list.length)]!;
  const { foreign } = lists;
  const made = new Map<string, string>();
  const parts = new Map<string, string>();

  // Names that no list holds: the model must not learn that lists hold every name.
  const invented = (): string => {
    const [a, b] = [pick(lists.foreignNames), pick(lists.foreignNames)];
    const to =
      a.slice(0, 1 + Math.floor(rand() * (a.length - 1))) + b.slice(1 + Math.floor(rand() * (b.length - 1)));
    return to.length < 2 || to.length > 7 ? a : to;
  };
  const foreignName = () => (rand() < 0.4 ? pick(lists.foreignNames) : invented());
  const foreignPart = (part: string): string => {
    let to = parts.get(part);
    if (to === undefined) {
      to = foreignName();
      for (let tries = 0; tries < 2 && Math.abs(to.length - part.length) > 1; tries++) to = foreignName();
      parts.set(part, to);
    }
    return to;
  };
  // Parents may choose any character, some families have a rare name.
  const odd = (name: string): string => {
    const chars = [...name];
    for (let i = 0; i < chars.length; i++)
      if (rand() < (i === 0 ? 0.01 : 0.08)) chars[i] = pick(lists.characters);
    return chars.join('');
  };
  // Mostly of the same length, so that what stands around the names stays natural, but not always, so that the model
  // has to look for their ends.
  const chinese = (length: number): string => {
    const want = rand() < 0.7 ? length : rand() < 0.6 ? 3 : 2;
    let to = pick(lists.fullNames);
    for (let tries = 0; tries < 12 && to.length !== want; tries++) to = pick(lists.fullNames);
    if (rand() < 0.06) to = pick(lists.singleFamilies) + to.slice(1);
    if (to.length === 3 && rand() < 0.03) to = to.slice(0, 2) + to[1];
    return odd(to);
  };
  const japanese = () =>
    rand() < 0.5
      ? pick(lists.japaneseFamilies) + pick(lists.japaneseGiven)
      : pick(lists.japaneseFamilies)[0]! + pick(lists.japaneseFamilies).slice(-1) + pick(lists.japaneseGiven);
  const abroad = () => (rand() < 0.5 ? foreignName() : `${foreignName()}·${foreignName()}`);
  const rename = (name: string): string => {
    if (DOT.test(name)) {
      const pieces = name.split(/([·•・‧-])/u);
      if (!pieces.every((p) => HAN.test(p) || DOT.test(p))) return name;
      return pieces.map((p) => (HAN.test(p) ? foreignPart(p) : p)).join('');
    }
    if (/^[\u4e00-\u9fff][ \u3000][\u4e00-\u9fff]$/u.test(name)) return chinese(2).split('').join(name[1]);
    if (!HAN.test(name) || name.length < 2) return name;
    if (parts.has(name)) return parts.get(name)!;
    if (name.length >= 5 || foreign.has(name)) return foreignPart(name);
    const other = rand();
    if (other < 0.04) return japanese();
    if (other < 0.08) return abroad();
    if (other < 0.1) return pick(lists.compoundFamilies) + chinese(3).slice(1);
    if (other < 0.1 + PEOPLES) return nameOfPeoples(rand);
    if (other < 0.1 + PEOPLES + FAMOUS) return pick(lists.famous);
    const family = lists.families.has(name[0]!) || (name.length > 2 && lists.families.has(name.slice(0, 2)));
    if (family && name.length < 4) return chinese(name.length);
    if (name.length === 4 && lists.families.has(name.slice(0, 2))) return chinese(4);
    if (name.length === 4 && lists.japaneseFamilies.includes(name.slice(0, 2))) return japanese();
    return foreignPart(name);
  };

  const places = new Map<string, string>();
  const place = (word: string): string => {
    let to = places.get(word);
    if (to === undefined) {
      to = rand() < PLACES ? elsewhere(word) : word;
      places.set(word, to);
    }
    return to;
  };
  const elsewhere = (word: string): string => {
    const kind = /[县縣市区區镇鎮乡鄉村]$/u.exec(word)?.[0];
    if (!kind) return foreignName();
    const family = pick(lists.singleFamilies);
    if (rand() < 0.3) return `${family}家${pick([...VILLAGES])}`;
    return family + pick(lists.characters) + (rand() < 0.5 ? pick([...VILLAGES]) : kind);
  };
  const moved = (passage: string): string => {
    let out = '';
    for (let at = 0; at < passage.length; ) {
      const { length, info } = lexicon.wordAt(passage, at);
      const word = passage.slice(at, at + length);
      out += isPlaceToMove(word, info, lexicon) ? place(word) : word;
      at += length;
    }
    return out;
  };

  let text = '';
  let from = 0;
  const people: Mention[] = [];
  for (const m of article.people) {
    if (m.start < from) continue;
    const name = article.text.slice(m.start, m.end);
    let to = name;
    if (!m.optional) {
      if (!made.has(name)) made.set(name, rand() < share ? rename(name) : name);
      to = made.get(name)!;
    }
    text += moved(article.text.slice(from, m.start));
    people.push({ ...m, start: text.length, end: text.length + to.length });
    text += to;
    from = m.end;
  }
  return { text: text + moved(article.text.slice(from)), people };
}

/** A transliterated place, or a Chinese one that says what kind of place it is. */
function isPlaceToMove(word: string, info: number, lexicon: Lexicon): boolean {
  if (word.length < 2 || (info & 15) !== WordClass.place) return false;
  if (word.length > 2 && /[县縣市区區镇鎮乡鄉村]$/u.test(word)) return true;
  return (
    word.length > 2 && [...lexicon.fold(word)].every((c) => foreignOf(lexicon.levels[c.charCodeAt(0)]!) >= 3)
  );
}

/** The sentences of an article that hold anything, each by itself. */
export function sentences({ text, people }: Labelled): Labelled[] {
  return [...text.matchAll(/[^\r\n。！？!?]+[。！？!?]*[”’」』）)]*/gu)].flatMap((m) => {
    const [start, end] = [m.index, m.index + m[0].length];
    const inside = people.filter((p) => p.start >= start && p.end <= end);
    return [
      { text: m[0], people: inside.map((p) => ({ ...p, start: p.start - start, end: p.end - start })) },
    ];
  });
}
