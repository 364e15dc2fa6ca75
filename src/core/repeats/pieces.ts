import type { Article, Paragraph } from '../article.js';

/** So many characters must agree on the two sides of a join together to prove it. */
export const PROOF = 11;

/** A heading, which a copy that glues paragraphs together runs into the text below. */
const LONGEST_HEADING = 28;

/** A paragraph of which more must follow: it stops short of an end, or leaves a quotation open. */
export function isCut({ paragraphs }: Article, p: number): boolean {
  const { end, open, stray } = paragraphs[p]!.traits;
  return end === 'open' || end === 'comma' || open.length > stray.length;
}

/** A short line that may be a heading or the first words of a cut paragraph: by itself it does not tell. */
export const mayBeHeading = ({ text, traits }: Paragraph): boolean =>
  text.length <= LONGEST_HEADING &&
  traits.stops === 0 &&
  traits.commas <= 2 &&
  traits.open === '' &&
  (traits.end === 'open' || traits.end === 'bracket');
