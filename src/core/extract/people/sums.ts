import { Kernel } from '../../kernel.js';
import { ROW } from './pair-table.js';
import { SUMS_KERNEL } from './sums-kernel.js';
import { ALONE, FIRST, FOREIGN_FIRST, TAGS } from './tags.js';
import { ROWS, START_ROWS, TEMPLATES } from './templates.js';
import { PAD } from './units.js';

/** A character bears on the units up to this far before and after it. */
export const REACH = 3;
/** Weights of a character: for the units REACH before it to REACH after it, TAGS each. */
export const SINGLE_ROW = (2 * REACH + 1) * TAGS;
/** Weights of a pair: for the units REACH - 1 before its first character to REACH after it. */
export const DOUBLE_ROW = 2 * REACH * TAGS;

/** The weights of a model, one byte each, 128 above what they are worth. */
export interface Weights {
  /** ROWS rows of TAGS each. */
  readonly dense: Uint8Array;
  /** Rows of SINGLE_ROW, and of DOUBLE_ROW. */
  readonly singles: Uint8Array;
  readonly doubles: Uint8Array;
}

// What lies where in the memory, in bytes: the numbers of a unit's dense rows, the dense weights, those of
// characters and of pairs, a row of noughts before either; then for each unit where the weights of its character and of the pair that it begins
// stand, and its sums. sums.wat knows these numbers.
const DENSE = 64;
const SINGLES = DENSE + ROWS * TAGS;
const UNIT = 24;
const UNIT_WORDS = UNIT / 4;
/** Where in a unit its sums begin. */
const SUMS = 8;
/** From the scores of a unit to those of the next, in numbers. */
export const SCORES_APART = UNIT / 2;

/** See sums.wat; a unit is its place in bytes. */
interface Functions {
  begin(unit: number): number;
  addCharacters(unit: number): number;
  finish(unit: number): void;
}

/** Memory, and functions that work in it. */
export interface Summing {
  readonly buffer: ArrayBuffer;
  readonly functions: Functions;
  /** Makes room for so many bytes; what is in it stays, but views of the buffer before may not see it. */
  grow(bytes: number): void;
}

/** Eight numbers at a time where the engine has WebAssembly for that, one by one elsewhere. */
export function summingOf(bytes: number): Summing {
  try {
    return new Kernel<Functions>(SUMS_KERNEL, bytes);
  } catch {
    return new PlainSumming(bytes);
  }
}

/**
 * Sums what speaks for each tag of the units of a text. Weights are 128 above what they are worth, so that none is below
 * zero; scores are differences of tags, where 128 falls out.
 */
export class Sums {
  /** The numbers of the dense rows that are summed next: START_ROWS of them by `begin`, the others by `finish`. */
  rows!: Uint16Array;
  /** How much better each tag is than the first one: see `scoresOf`. */
  scores!: Int16Array;
  private words!: Int32Array;
  private readonly doublesFrom: number;
  private readonly unitsFrom: number;
  private readonly functions: Functions;

  constructor(
    { dense, singles, doubles }: Weights,
    private readonly summing = summingOf(
      SINGLES + SINGLE_ROW + singles.length + DOUBLE_ROW + doubles.length + 8,
    ),
  ) {
    this.doublesFrom = SINGLES + SINGLE_ROW + singles.length;
    this.unitsFrom = (this.doublesFrom + DOUBLE_ROW + doubles.length + 7) & ~7;
    this.functions = summing.functions;
    const bytes = new Uint8Array(summing.buffer);
    bytes.set(dense, DENSE);
    bytes.set(singles, SINGLES + SINGLE_ROW);
    bytes.set(doubles, this.doublesFrom + DOUBLE_ROW);
    this.makeRoom(1000);
  }

  /** Makes room for so many units, PAD more before and behind included. What is known of units goes. */
  makeRoom(units: number): void {
    const bytes = this.unitsFrom + units * UNIT;
    if (this.scores && bytes <= this.summing.buffer.byteLength) return;
    this.summing.grow(bytes);
    const { buffer } = this.summing;
    this.rows = new Uint16Array(buffer, 0, TEMPLATES);
    this.words = new Int32Array(buffer);
    this.scores = new Int16Array(buffer);
  }

  /**
   * Says of so many units, PAD before the first and behind the last included, which weights they have: for each code the
   * number of its row plus one, 0 for none; for each number of a pair its facts.
   */
  place(
    count: number,
    codes: Uint16Array,
    pairs: Int32Array,
    singleRows: Uint16Array,
    facts: Uint16Array,
  ): void {
    const { words, doublesFrom } = this;
    let word = this.unitsFrom >> 2;
    for (let at = 0; at < count; at++, word += UNIT_WORDS) {
      words[word] = SINGLES + singleRows[codes[at]!]! * SINGLE_ROW;
      words[word + 1] = doublesFrom + facts[pairs[at]! + ROW]! * DOUBLE_ROW;
    }
  }

  /** Sums the first START_ROWS of `rows` for a unit, and gives how much better than the first tag the best that begins a name is. */
  begin(unit: number): number {
    return this.functions.begin(this.unitAt(unit));
  }

  /** Adds what the characters and pairs around a unit weigh, and gives the same. */
  addCharacters(unit: number): number {
    return this.functions.addCharacters(this.unitAt(unit));
  }

  /** Adds the other rows. The unit's scores are set. */
  finish(unit: number): void {
    this.functions.finish(this.unitAt(unit));
  }

  /** Where the TAGS scores of a unit begin in `scores`; those of the next unit are SCORES_APART further on. */
  scoresOf(unit: number): number {
    return (this.unitAt(unit) + SUMS) >> 1;
  }

  private unitAt(unit: number): number {
    return this.unitsFrom + (unit + PAD) * UNIT;
  }
}

/** The same sums without WebAssembly. */
export class PlainSumming implements Summing {
  buffer: ArrayBuffer;
  private bytes: Uint8Array;
  private halves: Uint16Array;
  private words: Int32Array;

  constructor(bytes: number) {
    this.buffer = new ArrayBuffer((bytes + 7) & ~7);
    this.bytes = new Uint8Array(this.buffer);
    this.halves = new Uint16Array(this.buffer);
    this.words = new Int32Array(this.buffer);
  }

  grow(bytes: number): void {
    const before = this.bytes;
    if (bytes <= before.length) return;
    this.buffer = new ArrayBuffer((bytes + 7) & ~7);
    this.bytes = new Uint8Array(this.buffer);
    this.bytes.set(before);
    this.halves = new Uint16Array(this.buffer);
    this.words = new Int32Array(this.buffer);
  }

  readonly functions: Functions = {
    begin: (unit) => {
      const sums = (unit + SUMS) >> 1;
      this.halves.fill(0, sums, sums + TAGS);
      this.addDense(sums, 0, START_ROWS);
      return this.lead(sums);
    },
    addCharacters: (unit) => {
      const sums = (unit + SUMS) >> 1;
      const word = unit >> 2;
      for (let j = 0; j <= 2 * REACH; j++)
        this.addRow(sums, this.words[word + (REACH - j) * UNIT_WORDS]! + j * TAGS);
      for (let j = 0; j < 2 * REACH; j++)
        this.addRow(sums, this.words[word + (REACH - 1 - j) * UNIT_WORDS + 1]! + j * TAGS);
      return this.lead(sums);
    },
    finish: (unit) => {
      const { halves } = this;
      const sums = (unit + SUMS) >> 1;
      this.addDense(sums, START_ROWS, TEMPLATES);
      const first = halves[sums]!;
      for (let tag = 0; tag < TAGS; tag++) halves[sums + tag]! -= first;
    },
  };

  private addDense(sums: number, from: number, to: number): void {
    for (let i = from; i < to; i++) this.addRow(sums, DENSE + this.halves[i]! * TAGS);
  }

  private addRow(sums: number, row: number): void {
    const { halves, bytes } = this;
    for (let tag = 0; tag < TAGS; tag++) halves[sums + tag]! += bytes[row + tag]!;
  }

  private lead(sums: number): number {
    const { halves } = this;
    const best = Math.max(halves[sums + FIRST]!, halves[sums + FOREIGN_FIRST]!, halves[sums + ALONE]!);
    return best - halves[sums]!;
  }
}
