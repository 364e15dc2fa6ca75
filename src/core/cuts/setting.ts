import type { Paragraph } from '../article.js';

/** How many lines to each side are looked at. */
export const AROUND = 12;
/** Shorter lines may be headings. */
const SHORT = 32;
/** From here on a line's place in the file says nothing. */
const PLACES = 4;
const MOST_ALIKE = 3;
/** A line's length as twice its logarithm to base 2, up to so much. */
const LENGTHS = 31;

/** What stands around a paragraph that may break off: headings come with others like them, and stand at certain places. */
export interface Setting {
  /** Whether the lines before and behind it are short and have no end either. */
  readonly before: 0 | 1;
  readonly behind: 0 | 1;
  /** How many such lines stand around, and how many of them are as long as it is. */
  readonly opens: number;
  readonly alike: number;
  /** Its place in the file: 0 first, `PLACES` anywhere further down. */
  readonly place: number;
  /** How long the line behind it is: twice the logarithm to base 2, rounded. */
  readonly nextLength: number;
}

/** Reads the settings of paragraphs among `left`; `isAside` says what stands between text without being text. */
export class Settings {
  /** Whether each line is short and has no end: 0 unknown, 1 no, 2 yes. */
  private readonly opens: Uint8Array;
  /** What was read last: of one paragraph it is asked for several times in a row. */
  private last: Setting | undefined;
  private lastOf = -1;

  constructor(
    private readonly left: readonly Paragraph[],
    private readonly isAside: (p: Paragraph) => boolean,
  ) {
    this.opens = new Uint8Array(left.length);
  }

  private isOpen(i: number): 0 | 1 {
    const p = this.left[i];
    if (!p) return 0;
    this.opens[i] ||= p.traits.end === 'open' && p.text.length < SHORT && !this.isAside(p) ? 2 : 1;
    return this.opens[i] === 2 ? 1 : 0;
  }

  of(i: number): Setting {
    if (!this.last || this.lastOf !== i) {
      this.last = this.read(i);
      this.lastOf = i;
    }
    return this.last;
  }

  private read(i: number): Setting {
    const { left } = this;
    const { traits, text } = left[i]!;
    let opens = 0;
    let alike = 0;
    const to = Math.min(left.length, i + AROUND + 1);
    for (let k = Math.max(0, i - AROUND); k < to; k++) {
      if (k === i || this.isOpen(k) === 0) continue;
      opens++;
      if (text.length < SHORT && Math.abs(left[k]!.traits.length - traits.length) <= 1) alike++;
    }
    const next = left[i + 1];
    return {
      before: this.isOpen(i - 1),
      behind: this.isOpen(i + 1),
      opens,
      alike: Math.min(MOST_ALIKE, alike),
      place: Math.min(PLACES, i),
      nextLength: next ? Math.min(LENGTHS, Math.round(2 * Math.log2(next.text.length + 1))) : 0,
    };
  }
}

/** Settings as numbers, below `SETTINGS`; two that differ have two numbers. */
export const SETTINGS = 2 * 2 * (2 * AROUND + 1) * (MOST_ALIKE + 1) * (PLACES + 1) * (LENGTHS + 1);
export const keyOfSetting = ({ before, behind, opens, alike, place, nextLength }: Setting): number =>
  ((((before * 2 + behind) * (2 * AROUND + 1) + opens) * (MOST_ALIKE + 1) + alike) * (PLACES + 1) + place) *
    (LENGTHS + 1) +
  nextLength;

/** Writes what a setting says into the evidence, from entry `at` on: six numbers. */
export function settingFeatures(f: Float32Array, at: number, setting: Setting): void {
  f[at] = setting.before;
  f[at + 1] = setting.behind;
  f[at + 2] = Math.log(1 + setting.opens);
  f[at + 3] = setting.alike;
  f[at + 4] = 1 - setting.place / PLACES;
  f[at + 5] = Math.max(-3, (setting.nextLength / 2) * Math.LN2 - 4.2);
}
