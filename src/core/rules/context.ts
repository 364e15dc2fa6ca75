import type { Article } from '../article.js';
import type { NameModel } from '../extract/people/model.js';
import type { People } from '../extract/people/people.js';
import type { Finding, RuleId } from '../finding.js';
import type { Memory } from '../memory.js';
import type { ReadingModel } from '../reading/index.js';
import type { Proofs, Repeats } from '../repeats/index.js';
import type { Steps } from '../slices.js';
import type { Wraps } from '../wraps/index.js';

/** What a rule for the text may look at. */
export interface TextContext {
  readonly article: Article;
  readonly repeats: Proofs;
  /** How Chinese reads on; null where the host gave no model. */
  readonly reading: ReadingModel | null;
  /** Lines broken at a width: no rule for whole paragraphs speaks of them. */
  readonly wraps: Wraps;
  /** What the rules have left of the check before, where there is one. */
  readonly memory: Memory | undefined;
}

/** What a rule that compares facts may look at. It comes last, when the proofs of repeats are no longer in memory. */
export interface FactContext {
  readonly article: Article;
  readonly repeats: Repeats;
  /** How names look; null where the host gave no model. */
  readonly names: NameModel | null;
  readonly people: People;
  /** What the rules have left of the check before, where there is one. */
  readonly memory: Memory | undefined;
}

/** Findings come in order of place; severities are set from the settings afterwards. */
export interface Rule<Context> {
  readonly id: RuleId;
  /** Everything at once, or in steps where a long file takes long. */
  check(context: Context): readonly Finding[] | Steps<readonly Finding[]>;
}

export type TextRule = Rule<TextContext>;
export type FactRule = Rule<FactContext>;
