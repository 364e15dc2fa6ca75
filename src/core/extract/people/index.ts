import { PerText } from '../../article/memo.js';
import type { Article } from '../../article.js';
import { collectUnderWay } from '../../collect.js';
import { KeptList, type Memory, type Same, Stage, spliced } from '../../memory.js';
import type { Range } from '../../range.js';
import { marksOfCopies, type Repeats } from '../../repeats/index.js';
import { atOnce, inStrides, paced, type Steps } from '../../slices.js';
import { onBound } from '../../text.js';
import type { Person } from '../facts.js';
import { announced } from './announced.js';
import { Casting, type Named } from './cast.js';
import { DocumentNames, ReadPart } from './document.js';
import { japaneseNames } from './japanese.js';
import { latinNames } from './latin.js';
import type { Lexicon } from './lexicon.js';
import { listedNames } from './listed.js';
import { nameModelSteps } from './load.js';
import type { NameModel } from './model.js';
import { otherNames } from './other-names.js';
import { NOBODY, People } from './people.js';
import type { Name } from './place.js';
import { repair } from './repair.js';
import { type Roles, rolesOf } from './roles.js';
import type { NameSpan } from './span.js';
import { type Standings, standingsIn } from './standings.js';

const PARTS = new WeakMap<NameModel, PerText<ReadPart>>();

/** What reads as a name in a paragraph taken by itself. */
export function readNames(text: string, model: NameModel): readonly NameSpan[] {
  const { lexicon } = model;
  const mended = repair(text, model.find(text), lexicon);
  const { families, people, titled } = model.spots;
  const listed = listedNames(text, japaneseNames(text, mended, families, lexicon), people, lexicon);
  const called = latinNames(text, announced(text, listed, titled, lexicon), lexicon);
  const names = otherNames(text, called, lexicon);
  return names.every((name) => isWhole(text, name)) ? names : names.filter((name) => isWhole(text, name));
}

/** Neither end falls inside a character of two code units. */
const isWhole = (text: string, { start, end }: Range): boolean =>
  onBound(text, start) === start && onBound(text, end) === end;

/** What a model reads in paragraphs, kept with each of them. */
function partsBy(model: NameModel): PerText<ReadPart> {
  let parts = PARTS.get(model);
  if (!parts) {
    parts = new PerText((text) => new ReadPart(text, readNames(text, model)));
    PARTS.set(model, parts);
  }
  return parts;
}

/** Text read between two steps, in code units. */
const STRIDE = 4000;

/** Names, and paragraphs, for which it is read what they are called, between two steps. */
const NAMES = 200;

/** What is left of a check for the people of the next. */
interface Kept {
  readonly model: NameModel;
  readonly parts: KeptList<ReadPart>;
  readonly names: Named['names'];
  readonly roles: KeptList<Roles>;
  /** These two bring themselves up to date, whatever they were before. */
  readonly document: DocumentNames;
  readonly casting: Casting;
  /** Where names stand that were asked for: who goes on typing asks for the same ones. */
  readonly standings: Standings;
}
const KEPT = new Stage<Kept>();

/**
 * Finds the people of an article, in steps. `bytes`: models/people.bin. With a memory only the names of paragraphs that
 * have changed are read, and who is who is only asked again where they name others than before.
 */
export function* peopleSteps(
  article: Article,
  repeats: Pick<Repeats, 'copies'>,
  bytes: Uint8Array | undefined,
  memory?: Memory,
): Steps<People> {
  const model = yield* nameModelSteps(bytes, article.words);
  if (!model) return NOBODY;
  const surplus = marksOfCopies(repeats.copies, article.paragraphs.length);
  if (!memory) {
    const named = yield* namedOnce(article, surplus, model);
    return new People(article, named.names, yield* (yield* Casting.of(named)).cast());
  }
  const kept = memory.recall(KEPT);
  const now = kept
    ? yield* onwards(kept, article, surplus, memory.same)
    : yield* afresh(article, surplus, model);
  memory.leave(KEPT, now);
  return new People(article, now.names, yield* now.casting.cast());
}

function* afresh(article: Article, surplus: Uint8Array, model: NameModel): Steps<Kept> {
  const { lexicon } = model;
  const parts = yield* partsOf(article, model);
  const document = yield* DocumentNames.of(parts, lexicon);
  const roles: Roles[] = [];
  yield* inStrides(parts, NAMES, (part) => {
    roles.push(callings(part, lexicon));
    return 1 + part.names.length;
  });
  const { text, paragraphs } = article;
  const named = { article: { text, paragraphs }, names: namesOf(parts), roles, surplus };
  return {
    model,
    parts: new KeptList(parts),
    names: named.names,
    roles: new KeptList(roles),
    document,
    casting: yield* Casting.of(named),
    standings: new Map(),
  };
}

/** The same where no other check follows: what the names were told by is gone before they are put together. */
function* namedOnce(article: Article, surplus: Uint8Array, model: NameModel): Steps<Named> {
  const { lexicon } = model;
  // The words by which repeats were found are let go of meanwhile.
  const parts = yield* collectUnderWay(partsOf(article, model), article.text);
  yield* DocumentNames.of(parts, lexicon);
  const names: (readonly Name[])[] = [];
  const roles: Roles[] = [];
  yield* inStrides(parts, NAMES, (part) => {
    const own = part.names;
    roles.push(callings(part, lexicon));
    names.push(placesAlone(own));
    part.forget();
    return 1 + own.length;
  });
  return { article, names, roles, surplus };
}

/** Names without what they were told by. */
function placesAlone(names: readonly Name[]): readonly Name[] {
  if (names.length === 0) return NO_NAMES;
  const alone = new Array<Name>(names.length);
  for (let i = 0; i < alone.length; i++) {
    const { name, start, end } = names[i]!;
    alone[i] = { name, start, end };
  }
  return alone;
}

/** What is read in each paragraph. */
function* partsOf(article: Article, model: NameModel): Steps<ReadPart[]> {
  const perText = partsBy(model);
  const parts: ReadPart[] = [];
  yield* inStrides(article.paragraphs, STRIDE, (paragraph) => {
    parts.push(paragraph.memo.lasting ? perText.of(paragraph) : perText.once(paragraph));
    return paragraph.text.length;
  });
  return parts;
}

/** The same from what was left. */
function* onwards(kept: Kept, article: Article, surplus: Uint8Array, same: Same): Steps<Kept> {
  const { model } = kept;
  const { paragraphs } = article;
  const perText = partsBy(model);
  const come = paragraphs.slice(same.head, paragraphs.length - same.tail).map((p) => perText.of(p));
  const keptParts = kept.parts.next(same, come);
  const parts = keptParts.list;
  yield;
  const standings = new Map<string, readonly number[]>();
  const standing = standingsIn(article, standings, kept.standings, kept.names.length, same);
  // A check that was given up half-way may have taken in more.
  const isCurrent = kept.document.isOf(kept.parts.list);
  const again = kept.document.update(parts, same, standing);
  const document = again ? kept.document : yield* DocumentNames.of(parts, model.lexicon);
  const names = again && isCurrent ? namesAgain(kept.names, same, parts, again) : namesOf(parts);
  const places = again && isCurrent ? [...again].sort((a, b) => a - b) : others(kept.names, names, same);
  const keptRoles = kept.roles.next(
    same,
    come.map(() => NO_ROLES),
  );
  const roles = keptRoles.list;
  const isTime = paced(256);
  for (const p of places) {
    if (isTime()) yield;
    keptRoles.put(p, callings(parts[p]!, model.lexicon));
  }
  const named = { article: { text: article.text, paragraphs }, names, roles, surplus };
  const casting = kept.casting.update(named, same, standing, { before: kept.names, places })
    ? kept.casting
    : yield* Casting.of(named);
  return { model, parts: keptParts, names, roles: keptRoles, document, casting, standings };
}

const namesOf = (parts: readonly ReadPart[]): (readonly Name[])[] => parts.map(({ names }) => names);

/** The same where all names that may be others are those of some places. */
function namesAgain(
  before: readonly (readonly Name[])[],
  same: Same,
  parts: readonly ReadPart[],
  places: Iterable<number>,
): Named['names'] {
  if (before.length === parts.length && !isAnyOther(before, parts, places)) return before;
  const fresh = new Array<readonly Name[]>(parts.length - same.head - same.tail).fill(NO_NAMES);
  const names = spliced(before, same, fresh);
  for (const p of places) names[p] = parts[p]!.names;
  return names;
}
const NO_NAMES: readonly Name[] = [];

function isAnyOther(before: Named['names'], parts: readonly ReadPart[], places: Iterable<number>): boolean {
  for (const p of places) if (parts[p]!.names !== before[p]) return true;
  return false;
}

/** The paragraphs that have changed, or of which the names may be others. */
function others(
  before: readonly (readonly Name[])[],
  now: readonly (readonly Name[])[],
  { head, tail }: Same,
): number[] {
  const found: number[] = [];
  const by = now.length - before.length;
  for (let p = 0; p < head; p++) if (before[p] !== now[p]) found.push(p);
  for (let p = head; p < now.length - tail; p++) found.push(p);
  for (let p = now.length - tail; p < now.length; p++) if (before[p - by] !== now[p]) found.push(p);
  return found;
}

/** What a paragraph calls each of its names. */
function callings(part: ReadPart, lexicon: Lexicon): Roles {
  const { names, text } = part;
  if (names.length === 0) return NO_ROLES;
  if (!part.roles || !areSame(part.roles.names, names))
    part.roles = { names, list: rolesOf(text, names, lexicon) };
  return part.roles.list;
}

const NO_ROLES: Roles = [];

function areSame(a: readonly Range[], b: readonly Range[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i]!.start !== b[i]!.start || a[i]!.end !== b[i]!.end) return false;
  return true;
}

/** The same at once. */
export function findPeople(
  article: Article,
  repeats: Pick<Repeats, 'copies'>,
  bytes: Uint8Array | undefined,
): readonly Person[] {
  return atOnce(peopleSteps(article, repeats, bytes)).all;
}
