import type { Steps } from '../../slices.js';
import type { Words } from '../words.js';
import { Reader, readSections, type Section } from './bytes.js';
import { Lexicon, opensName } from './lexicon.js';
import { type NameSpan, nameSpan } from './span.js';
import { DOUBLE_ROW, SCORES_APART, SINGLE_ROW, Sums } from './sums.js';
import {
  ALONE,
  CLOSED,
  FIRST,
  FOREIGN_FIRST,
  FOREIGN_INNER,
  FOREIGN_LAST,
  INNER,
  LAST,
  OPENING,
  OUT,
  TAGS,
} from './tags.js';
import { ROWS, type Spots, Templates } from './templates.js';
import { PAD, Units } from './units.js';

/** Below this a path is given up, in weights: two and a half nats worse than another. */
const HOPELESS = -80;
/** The same for a name's start, by the templates that tell most of it, and by these and the characters around it. */
const UNLIKELY = -50;
const FAINT = -70;
/** Units between two names beyond which one bears nothing on the other's path. */
const APART = 12;
const NEVER = -1e8;
/** How much more a name may weigh in the search for guesses. */
const GUESS = 64;

/** What pairs of characters weigh. */
interface Doubles {
  readonly firsts: Uint16Array;
  readonly seconds: Uint16Array;
  readonly weights: Uint8Array;
}

function readDoubles(reader: Reader): Doubles {
  const n = reader.count();
  return { firsts: reader.u16(n), seconds: reader.u16(n), weights: reader.rows(n * DOUBLE_ROW) };
}

/** A linear-chain conditional random field over the characters of a text. */
export class NameModel {
  readonly lexicon: Lexicon;
  private readonly units: Units;
  private readonly templates: Templates;
  private readonly transitions: Int16Array;
  /** The same against staying outside. */
  private readonly against: Int32Array;
  private readonly best = new Int32Array(4);
  private readonly sums: Sums;
  /** Per code, the row of its weights plus one; 0 for none. */
  private readonly singleRow = new Uint16Array(65536);
  private back = new Uint16Array(0);
  /** Per unit: 0 nothing is summed, 1 what Templates.fillStart sets, 2 its characters too, 3 all, and its scores are set. */
  private scored = new Uint8Array(0);
  /** Per unit how it stood when it was last summed as a start: see `Sums.begin`. */
  private leads = new Int16Array(0);

  /** Reads models/people.bin, in steps. Throws RangeError when the bytes are something else. */
  static *open(bytes: Uint8Array, words: Words): Steps<NameModel> {
    const sections = readSections(bytes);
    const doubles = readDoubles(new Reader(sections.doubles));
    const lexicon = yield* Lexicon.open(sections, words, doubles.firsts);
    return new NameModel(sections, lexicon, doubles);
  }

  private constructor(sections: Record<Section, Uint8Array>, lexicon: Lexicon, doubles: Doubles) {
    this.lexicon = lexicon;
    this.units = new Units(this.lexicon.table);
    this.templates = new Templates(this.lexicon);
    this.transitions = new Reader(sections.transitions).i16(TAGS * TAGS);
    this.against = Int32Array.from(this.transitions, (w) => w - this.transitions[0]!);
    const denseSize = ROWS * TAGS;
    if (sections.dense.length !== denseSize) throw new RangeError('a people model of another shape');
    const singles = new Reader(sections.singles);
    const singleCount = singles.count();
    const codes = singles.rising(singleCount);
    for (let i = 0; i < singleCount; i++) this.singleRow[codes[i]!] = i + 1;
    lexicon.pairs.addRows(doubles.firsts, doubles.seconds);
    this.sums = new Sums({
      dense: sections.dense,
      singles: singles.rows(singleCount * SINGLE_ROW),
      doubles: doubles.weights,
    });
  }

  /**
   * Finds names in a text (best a paragraph), in order: those on the best path, and as guesses those that a path
   * which favours names would add. `lean` moves the balance of both, in weights: positive finds more.
   */
  find(text: string, lean = 0): NameSpan[] {
    const { units } = this;
    units.read(text);
    const n = units.length;
    this.templates.read(units);
    if (n === 0) return [];
    this.makeRoom();
    const more: number[] = [];
    this.decode(lean + GUESS, 0, n, more);
    const spans: NameSpan[] = [];
    // What the guesses leave outside is outside on the best path too: it is looked for around them only.
    for (let i = 0; i < more.length; ) {
      const from = more[i]!;
      let to = more[i + 1]!;
      let k = i + 2;
      while (k < more.length && more[k]! - to < APART) {
        to = more[k + 1]!;
        k += 2;
      }
      const found: number[] = [];
      this.decode(lean, Math.max(0, from - APART), Math.min(n, to + APART), found);
      this.merge(found, more, i, k, spans);
      i = k;
    }
    return spans;
  }

  /** Places where the lists know more, of the text that was read last. */
  get spots(): Spots {
    return this.templates.spots;
  }

  /** Adds the names found, and between them the guesses, those at `from` to `to`, that overlap none of them. */
  private merge(
    found: readonly number[],
    guesses: readonly number[],
    from: number,
    to: number,
    spans: NameSpan[],
  ): void {
    let f = 0;
    for (let i = from; i < to; i += 2) {
      while (f < found.length && found[f]! < guesses[i + 1]!)
        this.push(spans, found[f++]!, found[f++]!, true);
      const last = spans.at(-1);
      if (last && last.end > this.units.starts[guesses[i]!]!) continue;
      this.push(spans, guesses[i]!, guesses[i + 1]!, false);
    }
    while (f < found.length) this.push(spans, found[f++]!, found[f++]!, true);
  }

  private push(spans: NameSpan[], first: number, last: number, sure: boolean): void {
    const { starts } = this.units;
    spans.push(nameSpan(starts[first]!, starts[last]!, this.margin(first, last), sure));
  }

  /** How much better units first to last (exclusive) score as a name than as none, in weights. */
  private margin(first: number, last: number): number {
    const n = last - first;
    if (n === 1) return this.along(first, [ALONE]);
    const foreign = new Array<number>(n).fill(FOREIGN_INNER);
    foreign[0] = FOREIGN_FIRST;
    foreign[n - 1] = FOREIGN_LAST;
    const margin = this.along(first, foreign);
    if (n > 3) return margin;
    return Math.max(margin, this.along(first, n === 2 ? [FIRST, LAST] : [FIRST, INNER, LAST]));
  }

  private along(first: number, tags: readonly number[]): number {
    const { sums, transitions: t } = this;
    let sum = 0;
    let before = OUT;
    tags.forEach((tag, i) => {
      sum += sums.scores[sums.scoresOf(first + i) + tag]! + t[before * TAGS + tag]! - t[0]!;
      before = tag;
    });
    return sum + t[before * TAGS]! - t[0]!;
  }

  /** Makes room for the units that were read last, and says of each which weights are those of its character and pair. */
  private makeRoom(): void {
    const { units, sums, singleRow } = this;
    const n = units.length;
    if (this.scored.length < n) {
      this.back = new Uint16Array(n * 2);
      this.scored = new Uint8Array(n * 2);
      this.leads = new Int16Array(n * 2);
      sums.makeRoom(n * 2 + 2 * PAD);
    }
    this.scored.fill(0, 0, n);
    sums.place(n + 2 * PAD, units.codes, this.templates.pair, singleRow, this.lexicon.pairs.facts);
  }

  /** By the features that tell most of it, and then by the characters as well, a name may start at this unit. */
  private mayStart(unit: number): boolean {
    const { scored, leads } = this;
    if (!opensName(this.templates.levels[unit + PAD]!)) return false;
    if (scored[unit] === 0) this.sumStart(unit);
    if (scored[unit] === 1) {
      if (leads[unit]! <= UNLIKELY) return false;
      this.addCharacters(unit);
    }
    return scored[unit] === 3 || leads[unit]! > FAINT;
  }

  /** Sums what tells most of where a name starts. */
  private sumStart(unit: number): void {
    const { sums } = this;
    this.templates.fillStart(sums.rows, this.units, unit);
    this.leads[unit] = sums.begin(unit);
    this.scored[unit] = 1;
  }

  /** Adds what the characters and pairs around a unit weigh. */
  private addCharacters(unit: number): void {
    this.leads[unit] = this.sums.addCharacters(unit);
    this.scored[unit] = 2;
  }

  /** All features of a unit: most units of a text are never asked for them. */
  private scoreUnit(unit: number): void {
    const { sums } = this;
    if (this.scored[unit] === 0) this.sumStart(unit);
    if (this.scored[unit] === 1) this.addCharacters(unit);
    this.templates.fillRest(sums.rows, this.units, unit);
    sums.finish(unit);
    this.scored[unit] = 3;
  }

  /**
   * Viterbi over the legal tag sequences, all scores taken against staying outside: first units and ends of names by
   * turns. Where no name can start it does not look. `back` packs, per unit, where each tag's best path comes from.
   */
  private decode(lean: number, begin: number, n: number, spans: number[]): void {
    const { scored, back, against: t } = this;
    const { scores } = this.sums;
    const scoresFrom = this.sums.scoresOf(0);
    const [tFI, tFL, tIL] = [t[FIRST * TAGS + INNER]!, t[FIRST * TAGS + LAST]!, t[INNER * TAGS + LAST]!];
    const tffi = t[FOREIGN_FIRST * TAGS + FOREIGN_INNER]!;
    const tffl = t[FOREIGN_FIRST * TAGS + FOREIGN_LAST]!;
    const tfii = t[FOREIGN_INNER * TAGS + FOREIGN_INNER]!;
    const tfil = t[FOREIGN_INNER * TAGS + FOREIGN_LAST]!;
    const { best } = this;
    for (let p = begin; p < n; p++) {
      if (scored[p] !== 3) {
        if (!this.mayStart(p)) continue;
        this.scoreUnit(p);
      }
      const first = scoresFrom + p * SCORES_APART;
      if (
        scores[first + FIRST]! < HOPELESS &&
        scores[first + FOREIGN_FIRST]! < HOPELESS &&
        scores[first + ALONE]! < HOPELESS
      )
        continue;
      // A stretch that starts here, and ends where no name can be open any more.
      const start = p;
      let o = 0;
      let last = NEVER;
      let flast = NEVER;
      let alone = NEVER;
      let b = NEVER;
      let m = NEVER;
      let fb = NEVER;
      let fm = NEVER;
      for (; p < n; p++) {
        if (scored[p] !== 3) this.scoreUnit(p);
        const at = scoresFrom + p * SCORES_APART;
        let from = 0;
        for (let k = 0; k < 4; k++) {
          const to = OPENING[k]!;
          let top = o + t[to]!;
          let which = 0;
          const viaLast = last + t[LAST * TAGS + to]!;
          if (viaLast > top) {
            top = viaLast;
            which = 1;
          }
          const viaForeign = flast + t[FOREIGN_LAST * TAGS + to]!;
          if (viaForeign > top) {
            top = viaForeign;
            which = 2;
          }
          const viaAlone = alone + t[ALONE * TAGS + to]!;
          if (viaAlone > top) {
            top = viaAlone;
            which = 3;
          }
          best[k] = top;
          from |= which << (2 * k);
        }
        let e2 = b + tFL;
        if (m + tIL > e2) {
          e2 = m + tIL;
          from |= 256;
        }
        let fm2 = fb + tffi;
        if (fm + tfii > fm2) {
          fm2 = fm + tfii;
          from |= 512;
        }
        let fe2 = fb + tffl;
        if (fm + tfil > fe2) {
          fe2 = fm + tfil;
          from |= 1024;
        }
        back[p] = from;
        m = b + tFI + scores[at + INNER]!;
        o = best[0]!;
        b = best[1]! + scores[at + FIRST]! + lean;
        fb = best[2]! + scores[at + FOREIGN_FIRST]! + lean;
        alone = best[3]! + scores[at + ALONE]! + lean;
        last = e2 + scores[at + LAST]!;
        fm = fm2 + scores[at + FOREIGN_INNER]!;
        flast = fe2 + scores[at + FOREIGN_LAST]!;
        const low = o + HOPELESS;
        if (b < low && m < low && last < low && fb < low && fm < low && flast < low && alone < low) break;
      }
      const end = Math.min(p, n - 1);
      const top = Math.max(o, last, flast, alone);
      const tag = top === o ? OUT : top === last ? LAST : top === flast ? FOREIGN_LAST : ALONE;
      this.trace(tag, start, end, spans);
    }
  }

  /** Follows the best path back from unit `end` to unit `start` and adds its names to `spans`. */
  private trace(tag: number, start: number, end: number, spans: number[]): void {
    const { back } = this;
    const from = spans.length;
    let stop = 0;
    for (let p = end; p >= start; p--) {
      if (tag === LAST || tag === FOREIGN_LAST || tag === ALONE) stop = p + 1;
      if (tag === FIRST || tag === FOREIGN_FIRST || tag === ALONE) spans.push(stop, p);
      const via = back[p]!;
      const opening = OPENING.indexOf(tag);
      if (opening >= 0) tag = CLOSED[(via >> (2 * opening)) & 3]!;
      else if (tag === INNER) tag = FIRST;
      else if (tag === LAST) tag = via & 256 ? INNER : FIRST;
      else if (tag === FOREIGN_INNER) tag = via & 512 ? FOREIGN_INNER : FOREIGN_FIRST;
      else tag = via & 1024 ? FOREIGN_INNER : FOREIGN_FIRST;
    }
    turnRound(spans, from);
  }
}

/** Turns the numbers of a list round, from `from` on. */
function turnRound(list: number[], from: number): void {
  for (let i = from, k = list.length - 1; i < k; i++, k--) [list[i], list[k]] = [list[k]!, list[i]!];
}
