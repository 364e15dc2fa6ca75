import { conflictingFigure } from './conflicting-figure.js';
import type { FactRule, TextRule } from './context.js';
import { hardWrappedText } from './hard-wrapped-text.js';
import { imageMarker } from './image-marker.js';
import { inconsistentName } from './inconsistent-name.js';
import { repeatedParagraph } from './repeated-paragraph.js';
import { truncatedSentence } from './truncated-sentence.js';

/** The rules for the text itself. */
export const TEXT_RULES: readonly TextRule[] = [
  repeatedParagraph,
  truncatedSentence,
  hardWrappedText,
  imageMarker,
];

/** The rules that compare people and figures. */
export const FACT_RULES: readonly FactRule[] = [inconsistentName, conflictingFigure];
