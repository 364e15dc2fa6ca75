// What the benchmark measures, bundled and minified as it ships.
export { parseArticle } from '../src/core/article.js';
export { Checker, check, checkSteps } from '../src/core/check.js';
export { figureSteps } from '../src/core/extract/figures/index.js';
export { extract } from '../src/core/extract/index.js';
export { findPeople } from '../src/core/extract/people/index.js';
export { nameModel } from '../src/core/extract/people/load.js';
export { wordsSteps } from '../src/core/extract/words.js';
export { readingModel } from '../src/core/reading/index.js';
export { findRepeats } from '../src/core/repeats/index.js';
export { atOnce, inSlices } from '../src/core/slices.js';
