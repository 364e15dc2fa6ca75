import { parseArticle } from '../../src/core/article.js';
import { type Alphabet, FIGURE, LATIN, NONE, UNKNOWN } from '../../src/core/reading/symbols.js';
import { CLASS, CLOSER, COLON, COMMA, DASH, HAN, OPENER, STOP } from '../../src/core/text.js';

/** A paragraph of whole sentences. */
interface Body extends Places {
  readonly symbols: number[];
}

/** Numbers of symbols before which a paragraph may be cut, in a word or behind a comma, and before which a sentence begins. */
interface Places {
  readonly words: number[];
  readonly commas: number[];
  readonly sentences: number[];
}

/** What the network for joints is fitted on, an article at a time; everything is numbers of symbols. */
export interface JointArticle {
  readonly bodies: readonly Body[];
  /** Paragraphs that begin something. */
  readonly starts: readonly number[][];
  /** Headings and the like: paragraphs that end without a full stop although nothing is cut. */
  readonly ends: readonly number[][];
}

const BODY = 24;
const HEADING = 60;
const STARTS = new Set(['body', 'heading', 'title', 'list', 'caption']);
const ENDS = new Set(['body', 'heading', 'title', 'list']);

/** Reads clean articles into what the network is fitted on; those with fewer than two paragraphs to cut are left out. */
export function jointData(articles: readonly string[], alphabet: Alphabet): JointArticle[] {
  return articles
    .map((text) => {
      const paragraphs = parseArticle(text).paragraphs.filter((p) => p.text.length > 1);
      const symbolsOf = (p: { text: string }) => read(p.text, alphabet).symbols;
      return {
        bodies: paragraphs
          .filter((p) => p.role === 'body' && p.traits.end === 'closed')
          .map((p) => read(p.text, alphabet))
          .filter(({ symbols }) => symbols.length >= BODY)
          .map(({ symbols, kinds }) => ({ symbols, ...places(kinds) })),
        starts: paragraphs.filter((p) => STARTS.has(p.role)).map(symbolsOf),
        ends: paragraphs
          .filter((p) => ENDS.has(p.role) && (p.traits.end === 'open' || p.traits.end === 'bracket'))
          .map(symbolsOf)
          .filter((symbols) => symbols.length <= HEADING),
      };
    })
    .filter(({ bodies }) => bodies.length >= 2);
}

/** The symbols of a text, as the alphabet gives them from either end, and the class of each. */
function read(text: string, alphabet: Alphabet): { symbols: number[]; kinds: number[] } {
  const symbols: number[] = [];
  const kinds: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const symbol = alphabet.of(text.charCodeAt(i));
    if (symbol === NONE) continue;
    if ((symbol === FIGURE || symbol === LATIN) && symbols[symbols.length - 1] === symbol) continue;
    symbols.push(symbol);
    kinds.push(symbol === UNKNOWN ? 0 : CLASS[text.charCodeAt(i)]!);
  }
  return { symbols, kinds };
}

/** Where columns end: anywhere inside a paragraph but at the end of a sentence or beside a bracket. */
function places(kinds: readonly number[]): Places {
  const words: number[] = [];
  const commas: number[] = [];
  const low = Math.max(8, Math.floor(kinds.length * 0.15));
  const high = Math.min(kinds.length - 6, Math.floor(kinds.length * 0.85));
  for (let at = low; at <= high; at++) {
    const before = kinds[at - 1]!;
    const after = kinds[at]!;
    if ([STOP, DASH, OPENER].includes(before)) continue;
    if ([STOP, DASH, OPENER, COMMA, COLON, CLOSER].includes(after)) continue;
    if (before === COMMA) commas.push(at);
    else if (before === HAN && after === HAN) words.push(at);
  }
  const sentences: number[] = [];
  for (let at = 1; at < kinds.length; at++)
    if (kinds[at - 1] === STOP && kinds[at] !== STOP && kinds[at] !== CLOSER) sentences.push(at);
  return { words, commas, sentences };
}
