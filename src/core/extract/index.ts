import type { Article } from '../article.js';
import type { Repeats } from '../repeats/index.js';
import type { Resources } from '../resources.js';
import { atOnce, type Steps } from '../slices.js';
import type { Facts } from './facts.js';
import { figureSteps } from './figures/index.js';
import { imagesOf } from './images/index.js';
import { peopleSteps } from './people/index.js';

/**
 * Reads people, figures and pictures off an article, in steps; facts in surplus copies belong to the copy that stays.
 */
export function* extractSteps(article: Article, repeats: Repeats, resources: Resources): Steps<Facts> {
  const people = yield* peopleSteps(article, repeats, resources.people);
  const figures = yield* figureSteps(article, repeats);
  return { people, figures, images: imagesOf(article, repeats) };
}

/** The same at once. */
export function extract(article: Article, repeats: Repeats, resources: Resources = {}): Facts {
  return atOnce(extractSteps(article, repeats, resources));
}
