// All that reads texts, built as a file of its own: the editor loads it when the first article is open.
export { Checker, checkSteps } from './check.js';
export { ChoiceHistory } from './choices.js';
export { cleanSteps } from './clean.js';
export { Twins } from './repeats/across-files.js';
