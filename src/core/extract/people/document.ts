import type { Same } from '../../memory.js';
import { inStrides, paced, type Steps } from '../../slices.js';
import { tight } from '../../tight.js';
import { ANYWHERE, Evidence, verdictOf, WHERE_SURE } from './evidence.js';
import { actingWords } from './latin-context.js';
import { type Lexicon, NamePart } from './lexicon.js';
import { bareName, type Name, type NamedSpan, type Place, placesOf, type Recut } from './place.js';
import type { Roles } from './roles.js';
import { NameScanner } from './scanner.js';
import type { NameSpan } from './span.js';
import { crossesStart, isOrdinaryWord } from './words.js';

/** A paragraph and what the model reads as names in it, with what the document makes of that. */
export class ReadPart {
  readonly spans: readonly NamedSpan[];
  /** Its places that may be names; undefined where it is not part of a document. */
  places: readonly Place[] | undefined;
  /** Its names, in order: another list where they may be others. */
  names: readonly Name[] = NOBODY;
  /** What it calls its names, and which these are. */
  roles: { readonly names: readonly Name[]; readonly list: Roles } | undefined;
  private known: readonly string[] | undefined;

  constructor(
    readonly text: string,
    spans: readonly NameSpan[],
  ) {
    this.spans = spans.length > 0 ? allNamed(spans, text) : NO_SPANS;
  }

  /** Nobody will ask what was made of it. */
  forget(): void {
    this.places = undefined;
    this.names = NOBODY;
    this.roles = undefined;
  }

  /** Words in Latin letters that do something here as people do. */
  get acting(): readonly string[] {
    this.known ??= actingWords(this.text);
    return this.known;
  }
}

function allNamed(spans: readonly NameSpan[], text: string): readonly NamedSpan[] {
  const named = new Array<NamedSpan>(spans.length);
  for (let i = 0; i < named.length; i++) {
    const { start, end, margin, sure } = spans[i]!;
    named[i] = { start, end, margin, sure, name: bareName(text.slice(start, end)) };
  }
  return named;
}

const NO_SPANS: readonly NamedSpan[] = [];
const NOBODY: readonly Name[] = [];

/** Paragraphs, or names, that are looked at between two steps. */
const STRIDE = 2000;

/** Text in which names are looked for between two steps, in code units. */
const TEXT = 16_000;

/** More names than this are not looked for one by one. */
const MOST_LOOKED_FOR = 16;

/** What was said of a name before something changed. */
interface Before {
  readonly isKnown: boolean;
  readonly certainty: number;
  readonly verdict: number;
}

/**
 * The names of a document. The places of each name are weighed together: a name found once is a name everywhere, and one
 * that hardly any place bears out is none.
 */
export class DocumentNames {
  private readonly evidence = new Map<string, Evidence>();
  /** Names that are another name with a character too many: 张军强|调 beside 张军. */
  private readonly cuts = new Map<string, Recut>();
  private scanner = new NameScanner([]);
  /** How often each word acts as people do; undefined as long as nobody has asked. */
  private acting: Map<string, number> | undefined;
  /** The names about which something may have changed, while an update lasts. */
  private touched: Map<string, Before> | undefined;
  /** More has changed than was looked at: the check that was to weigh all anew may have been given up. */
  private isSpent = false;

  private constructor(
    private readonly lexicon: Lexicon,
    private parts: readonly ReadPart[],
  ) {}

  /** Whether these are the parts that were taken in last. */
  isOf(parts: readonly ReadPart[]): boolean {
    return this.parts === parts;
  }

  /** Weighs the names of a document: afterwards each part has its names. */
  static *of(parts: readonly ReadPart[], lexicon: Lexicon): Steps<DocumentNames> {
    const document = new DocumentNames(lexicon, parts);
    yield* inStrides(parts, STRIDE, (part) => document.takeSpans(part));
    yield* document.bearOut();
    yield* document.recut();
    document.scanner = new NameScanner(document.knownNames());
    yield* inStrides(parts, TEXT, (part) => {
      document.place(part);
      return part.text.length;
    });
    yield* inStrides(parts, STRIDE, (part) => {
      part.names = document.namesOf(part);
      return 1;
    });
    return document;
  }

  /**
   * Takes in that the document has other parts now, of which some still stand. Only parts in which something stands that is
   * told in another way now get other names: gives their places, among them all that are new. Undefined where that is much:
   * the document is then to be weighed anew. `standing` gives the places of the parts in which a name may stand, in order.
   */
  update(
    parts: readonly ReadPart[],
    { head, tail }: Same,
    standing: (name: string) => readonly number[],
  ): Set<number> | undefined {
    if (this.isSpent) return undefined;
    const gone = this.parts.slice(head, this.parts.length - tail);
    const come = parts.slice(head, parts.length - tail);
    this.parts = parts;
    const touched = new Map<string, Before>();
    this.touched = touched;
    const found = new Map<string, readonly number[]>();
    const find = (name: string): readonly number[] => {
      const known = found.get(name) ?? (found.size < MOST_LOOKED_FOR ? standing(name) : []);
      found.set(name, known);
      return known;
    };
    for (const part of gone) this.count(part, -1);
    for (const [list, by] of [
      [gone, -1],
      [come, 1],
    ] as const)
      for (const { spans } of list)
        for (const span of spans) {
          this.touch(span.name);
          this.entry(span.name).add(span, by);
        }
    this.updateActing(gone, come);
    for (const name of [...touched.keys()]) this.bear(name);
    const again = new Set(come.map((_, i) => head + i));
    for (const name of this.recutAgain(touched, find)) for (const p of find(name)) again.add(p);
    for (const [name, { isKnown }] of touched) {
      if (this.isKnown(name) === isKnown) continue;
      if (isKnown) this.scanner.remove(name);
      else this.scanner.add(name);
      for (const p of find(name)) again.add(p);
    }
    for (const p of again) {
      this.count(parts[p]!, -1);
      this.place(parts[p]!);
    }
    for (const name of touched.keys()) if (this.evidence.get(name)?.isEmpty) this.evidence.delete(name);
    for (const [name, { verdict }] of touched)
      if (verdictOf(name, this.evidence.get(name)) !== verdict) for (const p of find(name)) again.add(p);
    for (const p of again) parts[p]!.names = this.namesOf(parts[p]!);
    this.touched = undefined;
    this.isSpent = found.size >= MOST_LOOKED_FOR;
    return this.isSpent ? undefined : again;
  }

  /** Notes what has been said of a name before it changes, and of the parts of which it is made. */
  private touch(name: string): void {
    const { touched } = this;
    if (!touched || touched.has(name)) return;
    const e = this.evidence.get(name);
    touched.set(name, {
      isKnown: this.isKnown(name),
      certainty: e?.certainty ?? 0,
      verdict: verdictOf(name, e),
    });
    if (e?.bearsParts) for (const part of partsOf(name, this.lexicon)) this.touch(part);
  }

  private entry(name: string): Evidence {
    let e = this.evidence.get(name);
    if (!e) {
      e = new Evidence();
      this.evidence.set(name, e);
    }
    return e;
  }

  /** Counts the spans of a part, and says how many there are. */
  private takeSpans({ spans }: ReadPart): number {
    for (let k = 0; k < spans.length; k++) this.entry(spans[k]!.name).add(spans[k]!, 1);
    return 1 + spans.length;
  }

  private *bearOut(): Steps<void> {
    const isTime = paced(STRIDE);
    for (const name of [...this.evidence.keys()]) {
      if (isTime()) yield;
      this.bear(name);
    }
  }

  /** Works out what the document says for a name beside its places, and what that says for the parts of the name. */
  private bear(name: string): void {
    const e = this.evidence.get(name);
    if (!e) return;
    // Tobias Renwick, Renwick keeps.
    const family = e.sure === 0 && e.guessed > 0 ? LATIN_FULL.exec(name)?.[1] : undefined;
    e.isBorneOut = family !== undefined && this.acts(family);
    // Parts of a full name stand for it later on: 约翰·史密斯, then 史密斯; 内村航平, then 内村.
    const bears = e.sure > 0 || e.isBorneOut;
    if (bears === e.bearsParts) return;
    e.bearsParts = bears;
    for (const part of partsOf(name, this.lexicon)) {
      if (part.length < 2) continue;
      this.touch(part);
      const own = this.entry(part);
      own.fullNames = bears ? [...own.fullNames, e] : own.fullNames.filter((one) => one !== e);
    }
  }

  /** Whether a word does somewhere what people do. */
  private acts(word: string): boolean {
    if (!this.acting) {
      this.acting = new Map();
      for (const part of this.parts)
        for (const word of part.acting) this.acting.set(word, (this.acting.get(word) ?? 0) + 1);
    }
    return this.acting.has(word);
  }

  private updateActing(gone: readonly ReadPart[], come: readonly ReadPart[]): void {
    const { acting } = this;
    if (!acting) return;
    const words = new Map<string, number>();
    for (const part of gone) for (const word of part.acting) words.set(word, (words.get(word) ?? 0) - 1);
    for (const part of come) for (const word of part.acting) words.set(word, (words.get(word) ?? 0) + 1);
    const others = new Set<string>();
    for (const [word, by] of words) {
      const was = acting.get(word) ?? 0;
      if (was + by > 0) acting.set(word, was + by);
      else acting.delete(word);
      if (was > 0 !== was + by > 0) others.add(word);
    }
    if (others.size === 0) return;
    for (const [name, { sure }] of this.evidence)
      if (sure === 0 && others.has(LATIN_FULL.exec(name)?.[1] ?? '')) this.touch(name);
  }

  private *recut(): Steps<void> {
    const { cuts } = this;
    const isTime = paced(STRIDE);
    /** Names with another one in them that is as sure: few, so that most places need not be looked at. */
    const may = new Set<string>();
    for (const [name, e] of this.evidence) {
      if (isTime()) yield;
      if (this.holdsOther(name, e)) may.add(name);
    }
    if (may.size === 0) return;
    for (const part of this.parts) {
      if (isTime()) yield;
      for (const span of part.spans) {
        if (!span.sure || !may.has(span.name) || cuts.has(span.name)) continue;
        const cut = this.cutAt(part.text, span);
        if (cut) cuts.set(span.name, cut);
      }
    }
  }

  /** The names that are read in another way now. */
  private recutAgain(
    touched: ReadonlyMap<string, Before>,
    find: (name: string) => readonly number[],
  ): string[] {
    const { evidence, cuts } = this;
    const names = new Set(touched.keys());
    const others: string[] = [];
    for (const [other, { certainty }] of touched)
      if (this.certaintyOf(other) !== certainty) others.push(other);
    if (others.length > 0)
      evidence.forEach((_, name) => {
        for (const other of others) if (isLonger(name, other)) names.add(name);
      });
    const recut: string[] = [];
    for (const name of names) {
      const [was, is] = [cuts.get(name), this.cutOf(name, find)];
      if (was?.from === is?.from && was?.to === is?.to) continue;
      this.touch(name);
      recut.push(name);
      if (is) cuts.set(name, is);
      else cuts.delete(name);
    }
    return recut;
  }

  /** The first place of a name that shows how it is to be read. */
  private cutOf(name: string, find: (name: string) => readonly number[]): Recut | undefined {
    const e = this.evidence.get(name);
    if (!e || !this.holdsOther(name, e)) return undefined;
    for (const p of find(name)) {
      const { text, spans } = this.parts[p]!;
      for (const span of spans) {
        const cut = span.sure && span.name === name ? this.cutAt(text, span) : undefined;
        if (cut) return cut;
      }
    }
    return undefined;
  }

  /** Whether a name has another one in it that is as sure. */
  private holdsOther(name: string, { certainty }: Evidence): boolean {
    if (certainty === 0 || name.length < 3) return false;
    return this.certaintyOf(name.slice(0, -1)) >= certainty || this.certaintyOf(name.slice(1)) >= certainty;
  }

  private certaintyOf(name: string): number {
    return this.evidence.get(name)?.certainty ?? 0;
  }

  /** How the name at a place is read where the words around it show that it has a character too many. */
  private cutAt(text: string, { name, start, end }: NamedSpan): Recut | undefined {
    const { lexicon } = this;
    const certainty = this.certaintyOf(name);
    const late = this.certaintyOf(name.slice(1));
    if (late >= certainty && name.length < 5 && crossesStart(text, start, lexicon)) return { from: 1, to: 0 };
    const short = this.certaintyOf(name.slice(0, -1));
    if (short < certainty) return undefined;
    const next = lexicon.wordAt(text, end - 1);
    return AFTER.test(name.at(-1)!) || (next.length > 1 && short > certainty)
      ? { from: 0, to: 1 }
      : undefined;
  }

  /** Whether a name is looked for wherever it stands. */
  private isKnown(name: string): boolean {
    return name.length > 1 && !this.cuts.has(name) && this.certaintyOf(name) > 0;
  }

  private *knownNames(): Generator<string> {
    for (const name of this.evidence.keys()) if (this.isKnown(name)) yield name;
  }

  /** Reads the places of a part, and counts them. */
  private place(part: ReadPart): void {
    part.places = placesOf(part, this.scanner, this.cuts, this.lexicon);
    this.count(part, 1);
  }

  /** Takes the places of a part into account, or no longer (`by` -1). */
  private count(part: ReadPart, by: 1 | -1): void {
    const { places = NO_PLACES } = part;
    for (let i = 0; i < places.length; i++) {
      const { name, thing, kind } = places[i]!;
      const e = this.evidence.get(name);
      if (!e) continue;
      this.touch(name);
      e.stands += by;
      if (thing) e.things += by;
      if (kind) e.kinds += by;
    }
    if (by < 0) part.places = undefined;
  }

  private namesOf({ places = NO_PLACES }: ReadPart): readonly Name[] {
    return places.every(this.isName) ? places : tight(places.filter(this.isName));
  }

  private readonly isName = ({ name, span, thing }: Place): boolean => {
    if (thing) return false;
    const e = this.evidence.get(name);
    const verdict = verdictOf(name, e);
    if (verdict === WHERE_SURE) return span?.sure ?? false;
    if (verdict !== ANYWHERE) return false;
    if (span !== undefined) return true;
    e!.isOrdinary ??= isOrdinaryWord(name, this.lexicon);
    return !e!.isOrdinary;
  };
}

const NO_PLACES: readonly Place[] = [];

/** Whether a name is another one with one character more, before or behind it. */
const isLonger = (name: string, other: string): boolean =>
  other.length > 1 && name.length === other.length + 1 && (name.startsWith(other) || name.endsWith(other));

const DOTTED = /^[\u3400-\u9fff]+(?:[·•・‧-][\u3400-\u9fff]+)+$/u;

/** Latin family names that are no words of a sentence's start. */
const LATIN_FULL =
  /^[A-Z\u00c0-\u00de].*[ \u00a0]((?:[A-Z\u00c0-\u00de]['’]?)?[A-Z\u00c0-\u00de][a-z\u00df-\u024f]{3,})$/u;

function partsOf(name: string, lexicon: Lexicon): string[] {
  const latin = LATIN_FULL.exec(name);
  if (latin) return [latin[1]!];
  if (DOTTED.test(name)) {
    const parts = name.split(/[·•・‧-]/u);
    return [parts[0]!, parts.at(-1)!];
  }
  if (!/^[\u3400-\u9fff]{4}$/u.test(name)) return [];
  return lexicon.partOf(name) === NamePart.japaneseFamily ? [name.slice(0, 2)] : [];
}

/** Words that stand straight after a name and are easily taken for its last character. */
const AFTER =
  /^[和与同及跟在是为对把被让向将已曾正还也都便就才又再仍原现因称说道表强指介谈告认坦笑边从到由给等之的了着并而这那以来去]/u;
