import {
  type Article,
  type LastingArticle,
  parseLastingSteps,
  parseSteps,
  reparseArticle,
} from './article.js';
import { changeBetween } from './change.js';
import type { Facts } from './extract/facts.js';
import { extractSteps, factsOnDemand } from './extract/index.js';
import { peopleSteps } from './extract/people/index.js';
import { nameModelSteps } from './extract/people/load.js';
import { wordsSteps } from './extract/words.js';
import type { Finding, RuleId, Severity } from './finding.js';
import { Memory, type Same } from './memory.js';
import { readingModelSteps } from './reading/index.js';
import { Matcher, type Repeats, repeatsSteps, withoutProofs } from './repeats/index.js';
import type { Resources } from './resources.js';
import type { Rule } from './rules/context.js';
import { FACT_RULES, TEXT_RULES } from './rules/index.js';
import { atOnce, type Steps } from './slices.js';
import { wrapSteps } from './wraps/index.js';

export interface CheckOptions {
  /** Severity per rule, `off` to leave it out; a rule not named keeps its own. */
  readonly rules?: Partial<Record<RuleId, Severity | 'off'>>;
  /** False: leave people, figures and pictures out, and the rules that compare them. */
  readonly facts?: boolean;
}

export interface CheckResult {
  readonly article: Article;
  /** In order of place. */
  readonly findings: readonly Finding[];
  readonly facts: Facts;
}

const NO_FACTS: Facts = { people: [], figures: [], images: [] };

/** One call for everything: findings and facts of a text. Never throws on any string. */
export function check(text: string, options: CheckOptions = {}, resources: Resources = {}): CheckResult {
  return atOnce(checkSteps(text, options, resources));
}

/** The same in steps, for hosts that must not be held up: see `inSlices`. */
export function* checkSteps(
  text: string,
  options: CheckOptions = {},
  resources: Resources = {},
): Steps<CheckResult> {
  const article = yield* parseSteps(text, yield* wordsSteps(resources.words));
  // Nothing but this call holds the matcher: it is gone before the facts are read.
  const told = yield* readText(
    { article, matcher: yield* Matcher.read(text, article.paragraphs, false) },
    options,
    resources,
  );
  yield;
  return yield* readFacts(told, options, resources);
}

/** What is read of a text before anything is judged; the checker keeps it for the next text. */
interface Reading {
  readonly article: LastingArticle;
  readonly matcher: Matcher;
}

/** What is known of a text before its facts are. */
interface Told {
  readonly article: Article;
  readonly repeats: Repeats;
  readonly findings: Finding[];
}

/** Finds what is wrong with the text itself. */
function* readText(
  { article, matcher }: { readonly article: Article; readonly matcher: Matcher },
  options: CheckOptions,
  resources: Resources,
  memory?: Memory,
): Steps<Told> {
  const repeats = yield* repeatsSteps(article, matcher, memory);
  const reading = yield* readingModelSteps(resources.reading);
  yield;
  const wraps = yield* wrapSteps(article, reading, memory);
  yield;
  const findings = yield* apply(TEXT_RULES, { article, repeats, reading, wraps, memory }, options);
  return { article, repeats: withoutProofs(repeats), findings };
}

/** Reads the facts, and finds what is wrong with them. With a memory facts are put together when they are asked for. */
function* readFacts(
  { article, repeats, findings }: Told,
  options: CheckOptions,
  resources: Resources,
  memory?: Memory,
): Steps<CheckResult> {
  let facts = NO_FACTS;
  if (options.facts !== false) {
    const people = yield* peopleSteps(article, repeats, resources.people, memory);
    const names = yield* nameModelSteps(resources.people, article.words);
    for (const finding of yield* apply(FACT_RULES, { article, repeats, names, people, memory }, options))
      findings.push(finding);
    // After the rules: what they read off a paragraph goes as soon as its facts are told.
    facts = memory ? factsOnDemand(article, repeats, people) : yield* extractSteps(article, repeats, people);
  }
  findings.sort((a, b) => a.start - b.start || a.end - b.end);
  yield;
  return { article, findings, facts };
}

/** Applies rules, each with the severity that the options give it. */
function* apply<Context>(
  rules: readonly Rule<Context>[],
  context: Context,
  options: CheckOptions,
): Steps<Finding[]> {
  const findings: Finding[] = [];
  for (const rule of rules) {
    yield;
    const severity = options.rules?.[rule.id];
    if (severity === 'off') continue;
    const found = rule.check(context);
    for (const finding of 'next' in found ? yield* found : found)
      findings.push(severity ? { ...finding, severity } : finding);
  }
  return findings;
}

/** Where more of a text than this is new, it is read afresh. */
const MOST_NEW = 0.5;

function* read(text: string, resources: Resources): Steps<Reading> {
  const article = yield* parseLastingSteps(text, yield* wordsSteps(resources.words));
  return { article, matcher: yield* Matcher.read(text, article.paragraphs, true) };
}

/** A check that remembers: `update` reads again only what changed since the last call, and equals a fresh `check`. */
export class Checker {
  private reading: Reading | undefined;
  private last: CheckResult | undefined;
  /** What the last check that came to its end has left. */
  private memory: Memory | undefined;
  /** What of the article is still what it was at that check. */
  private same: Same | undefined;

  constructor(
    private readonly options: CheckOptions = {},
    private readonly resources: Resources = {},
  ) {}

  update(text: string): CheckResult {
    return atOnce(this.updateSteps(text));
  }

  /** The same in steps. A run may be left at any step, and another begun. */
  *updateSteps(text: string): Steps<CheckResult> {
    if (this.last?.article.text === text) return this.last;
    const { options, resources } = this;
    const reading = this.reread(text) ?? (yield* this.read(text));
    this.reading = reading;
    const memory = new Memory(this.memory, this.same);
    const steps = judge(reading, options, resources, memory);
    for (;;) {
      const step = steps.next();
      if (step.done) {
        memory.close();
        reading.matcher.settle();
        this.memory = memory;
        this.same = { head: reading.article.paragraphs.length, tail: reading.article.paragraphs.length };
        this.last = step.value;
        return step.value;
      }
      yield;
      // Another run has taken what was read for a text of its own.
      if (this.reading !== reading) return yield* checkSteps(text, options, resources);
    }
  }

  private *read(text: string): Steps<Reading> {
    this.memory = undefined;
    this.same = undefined;
    return yield* read(text, this.resources);
  }

  /** Brings what was read up to date, all at once. Undefined where too little is the same. */
  private reread(text: string): Reading | undefined {
    const { reading } = this;
    this.reading = undefined;
    if (!reading) return undefined;
    const change = changeBetween(reading.article.text, text);
    if (!change) return { ...reading };
    if (change.newTo - change.from > MOST_NEW * text.length) return undefined;
    const { article, splice, same } = reparseArticle(reading.article, text, change);
    reading.matcher.update(text, article.paragraphs, splice);
    if (this.same)
      this.same = { head: Math.min(this.same.head, same.head), tail: Math.min(this.same.tail, same.tail) };
    return { article, matcher: reading.matcher };
  }
}

function* judge(
  reading: Reading,
  options: CheckOptions,
  resources: Resources,
  memory: Memory,
): Steps<CheckResult> {
  return yield* readFacts(yield* readText(reading, options, resources, memory), options, resources, memory);
}
