import type { Article } from '../article.js';
import type { Facts } from '../extract/facts.js';
import type { NameModel } from '../extract/people/model.js';
import type { Finding, RuleId, Severity } from '../finding.js';
import type { ReadingModel } from '../reading/index.js';
import type { Repeats } from '../repeats/index.js';
import type { Steps } from '../slices.js';
import type { Wraps } from '../wraps/index.js';

/** What a rule may look at. */
export interface RuleContext {
  readonly article: Article;
  readonly repeats: Repeats;
  /** How Chinese reads on; null where the host gave no model. */
  readonly reading: ReadingModel | null;
  /** How names look; null where the host gave no model. */
  readonly names: NameModel | null;
  /** Lines broken at a width: no rule for whole paragraphs speaks of them. */
  readonly wraps: Wraps;
  /** Empty where the check leaves facts out. */
  readonly facts: Facts;
}

/** Findings come in order of place; severities are set from the settings afterwards. */
export interface Rule {
  readonly id: RuleId;
  readonly severity: Severity;
  /** Everything at once, or in steps where a long file takes long. */
  check(context: RuleContext): Finding[] | Steps<Finding[]>;
}
