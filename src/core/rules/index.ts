import { conflictingFigure } from './conflicting-figure.js';
import type { Rule } from './context.js';
import { hardWrappedText } from './hard-wrapped-text.js';
import { imageMarker } from './image-marker.js';
import { inconsistentName } from './inconsistent-name.js';
import { repeatedParagraph } from './repeated-paragraph.js';
import { truncatedSentence } from './truncated-sentence.js';

/** Every rule there is. */
export const RULES: readonly Rule[] = [
  repeatedParagraph,
  truncatedSentence,
  hardWrappedText,
  imageMarker,
  inconsistentName,
  conflictingFigure,
];
