import { PerText } from '../../article/memo.js';
import type { Article, Paragraph } from '../../article.js';
import type { Repeats } from '../../repeats/index.js';
import { inStrides, type Steps } from '../../slices.js';
import { tight } from '../../tight.js';
import type { Figure, Unlabelled } from '../facts.js';
import type { Words } from '../words.js';
import { labelOf } from './label/index.js';
import { scan } from './scan.js';

/** A blank between a figure and Chinese text, as some pages set it: 3 月 24 日. */
const SPACED = /[0-9] [\u3400-\u9fff]|[\u3400-\u9fff] [0-9]/;

/** Every figure of one passage; offsets count from its start. */
export function findFigures(text: string, words: Words): Figure[] {
  if (!text.includes(' ') || !SPACED.test(text)) return labelled(text, words);
  const at = new Uint32Array(text.length + 1);
  let tight = '';
  let from = 0;
  let size = 0;
  const put = (to: number) => {
    for (let i = from; i < to; i++) at[size++] = i;
    tight += text.slice(from, to);
    from = to + 1;
  };
  for (let i = text.indexOf(' '); i >= 0; i = text.indexOf(' ', i + 1))
    if (SPACED.test(text.slice(i - 1, i + 2))) put(i);
  put(text.length);
  return labelled(tight, words).map((figure) => {
    const start = at[figure.start]!;
    const end = at[figure.end - 1]! + 1;
    return whole({ ...figure, start, end, text: text.slice(start, end) }, figure.label);
  });
}

/** So many Traditional characters make a passage Traditional: a name or a quotation may bring one. */
const TRADITIONAL = 3;

function labelled(text: string, { characters, figures: vocabulary }: Words): Figure[] {
  // All words are looked for in Simplified; what is told of a figure is in the article's own characters.
  const plain = characters.simplified(text);
  const figures = scan(
    plain,
    plain !== text && differences(text, plain, TRADITIONAL) === TRADITIONAL,
    vocabulary,
  );
  const known: Figure[] = [];
  figures.forEach((figure, i) => {
    const following = figures[i + 1]?.start ?? plain.length;
    known.push(whole(figure, labelOf(plain, figure, known, following, vocabulary)));
  });
  if (plain === text) return known;
  const own = new Map<string, string>();
  return known.map((figure) => {
    const { label, unit, start, end } = figure;
    const from = Math.max(0, start - 60);
    const at = plain.slice(from, end + 60).indexOf(label);
    if (at >= 0) own.set(label, text.slice(from + at, from + at + label.length));
    const ownUnit = unit.replace(/./gu, (c) => {
      const unitAt = figure.text.lastIndexOf(c);
      return unitAt < 0 ? c : text[start + unitAt]!;
    });
    return whole({ ...figure, text: text.slice(start, end), unit: ownUnit }, own.get(label) ?? label);
  });
}

/** How many code units differ between two texts of one length, counted up to `most`. */
function differences(a: string, b: string, most: number): number {
  let n = 0;
  for (let i = 0; i < a.length && n < most; i++) if (a.charCodeAt(i) !== b.charCodeAt(i)) n++;
  return n;
}

/** A figure with its entries always in one order: engines read objects of one shape much faster. */
function whole({ start, end, text, kind, value, unit, approx }: Unlabelled, label: string): Figure {
  return { start, end, text, kind, value, unit, approx, label };
}

/** The figures of a paragraph, read once while its text stands; offsets count from its start. Without words none. */
export const FIGURES = new PerText((text, _traits, { memo }): readonly Figure[] =>
  memo.words ? tight(findFigures(text, memo.words)) : [],
);

/** Text read between two steps, in code units. */
const STRIDE = 5000;

/**
 * The figures of an article. One that stands in a surplus copy belongs to the copy that stays, and is not told twice, unless
 * the copies differ in it.
 */
export function* figureSteps(article: Article, repeats: Repeats): Steps<Figure[]> {
  const figures: Figure[] = [];
  const { copies } = repeats;
  let copy = 0;
  yield* inStrides(article.paragraphs, STRIDE, (paragraph) => {
    while (copy < copies.length && copies[copy]!.end <= paragraph.start) copy++;
    const inCopy = copy < copies.length && copies[copy]!.start < paragraph.end;
    for (const figure of placedOf(paragraph))
      if (!inCopy || !repeats.isSurplus(figure) || differs(copies, copy, figure)) figures.push(figure);
    FIGURES.letGo(paragraph);
    return paragraph.text.length;
  });
  return figures;
}

/** Whether a figure is one in which its copy, the one at `at` or a later one, differs from the copy that stays. */
function differs(copies: Repeats['copies'], at: number, { start, end }: Figure): boolean {
  for (let i = at; i < copies.length && copies[i]!.start <= start; i++)
    if (
      copies[i]!.differences.some(
        ({ here }) => here.start < end && start < Math.max(here.end, here.start + 1),
      )
    )
      return true;
  return false;
}

/** The figures of a paragraph at their places in the file, kept until the paragraph has moved. */
function placedOf(paragraph: Paragraph): readonly Figure[] {
  const own = FIGURES.of(paragraph);
  if (own.length === 0) return own;
  if (!paragraph.memo.lasting) return place(own, paragraph.start);
  const placed = PLACED.of(paragraph);
  if (placed.at !== paragraph.start) {
    placed.at = paragraph.start;
    placed.figures = own.map((figure) => moved(figure, paragraph.start));
  }
  return placed.figures;
}

/** Nobody will ask for them in the paragraph any more: the same objects are moved, not copied. */
function place(figures: readonly Figure[], by: number): readonly Figure[] {
  for (const figure of figures as { start: number; end: number }[] & readonly Figure[]) {
    figure.start += by;
    figure.end += by;
  }
  return figures;
}

const PLACED = new PerText(() => ({ at: -1, figures: [] as readonly Figure[] }));

function moved({ start, end, text, kind, value, unit, approx, label }: Figure, by: number): Figure {
  return { start: start + by, end: end + by, text, kind, value, unit, approx, label };
}
