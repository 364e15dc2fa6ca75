import type { Article } from '../article.js';
import type { Repeats } from '../repeats/index.js';
import type { Resources } from '../resources.js';
import { atOnce, type Steps } from '../slices.js';
import type { Facts, Figure, Picture } from './facts.js';
import { figureSteps } from './figures/index.js';
import { imageSteps } from './images/index.js';
import { peopleSteps } from './people/index.js';
import type { People } from './people/people.js';

/**
 * Puts together people, who have been found, with figures and pictures, in steps; facts in surplus copies belong to the
 * copy that stays.
 */
export function* extractSteps(article: Article, repeats: Repeats, people: People): Steps<Facts> {
  return {
    people: yield* people.allSteps(),
    figures: yield* figureSteps(article, repeats),
    images: yield* imageSteps(article, repeats),
  };
}

/** Reads all facts off an article at once. */
export function extract(article: Article, repeats: Repeats, resources: Resources = {}): Facts {
  return atOnce(extractSteps(article, repeats, atOnce(peopleSteps(article, repeats, resources.people))));
}

/** All facts of an article, each kind put together when it is first asked for: after most keystrokes nobody asks for any. */
export function factsOnDemand(article: Article, repeats: Repeats, people: People): Facts {
  let figures: readonly Figure[] | undefined;
  let images: readonly Picture[] | undefined;
  return {
    get people() {
      return people.all;
    },
    get figures() {
      figures ??= atOnce(figureSteps(article, repeats));
      return figures;
    },
    get images() {
      images ??= atOnce(imageSteps(article, repeats));
      return images;
    },
  };
}
