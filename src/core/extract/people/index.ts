import { paragraphAt } from '../../article/at.js';
import { PerText } from '../../article/memo.js';
import type { Article } from '../../article.js';
import { agree, type Memory, type Same, Stage, spliced } from '../../memory.js';
import type { Range } from '../../range.js';
import { marksOfCopies, type Repeats } from '../../repeats/index.js';
import { atOnce, paced, type Steps } from '../../slices.js';
import { onBound } from '../../text.js';
import type { Person } from '../facts.js';
import { announced } from './announced.js';
import { type Cast, castSteps, isSameCast, type Named } from './cast.js';
import { type Name, ReadPart, type Settled, settleAgain, settleNames } from './document.js';
import { japaneseNames } from './japanese.js';
import { latinNames } from './latin.js';
import type { Lexicon } from './lexicon.js';
import { listedNames } from './listed.js';
import { nameModelSteps } from './load.js';
import type { NameModel, NameSpan } from './model.js';
import { otherNames } from './other-names.js';
import { NOBODY, People } from './people.js';
import { repair } from './repair.js';
import { rolesOf } from './roles.js';

const PARTS = new WeakMap<NameModel, PerText<ReadPart>>();

/** What reads as a name in a paragraph taken by itself. */
export function readNames(text: string, model: NameModel): NameSpan[] {
  const { lexicon } = model;
  const mended = repair(text, model.find(text), lexicon);
  const { families, people, titled } = model.spots;
  const listed = listedNames(text, japaneseNames(text, mended, families, lexicon), people, lexicon);
  const called = latinNames(text, announced(text, listed, titled, lexicon), lexicon);
  const names = otherNames(text, called, (part) => lexicon.fold(part));
  return names.filter(({ start, end }) => onBound(text, start) === start && onBound(text, end) === end);
}

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

/** What is left of a check for the people of the next. */
interface Kept extends Named {
  readonly model: NameModel;
  readonly parts: readonly ReadPart[];
  readonly settled: Settled;
  readonly cast: Cast;
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
    return new People(article, named.names, yield* castSteps(named));
  }
  const kept = memory.recall(KEPT);
  const now = kept
    ? yield* onwards(kept, article, surplus, memory.same)
    : yield* afresh(article, surplus, model);
  memory.leave(KEPT, now);
  return new People(article, now.names, now.cast);
}

function* afresh(article: Article, surplus: Uint8Array, model: NameModel): Steps<Kept> {
  const parts = yield* partsOf(article, model);
  const settled = yield* settleNames(parts, model.lexicon);
  const named = { article, surplus, ...(yield* nameAll(parts, settled, model.lexicon)) };
  return { ...named, model, parts, settled, cast: yield* castSteps(named) };
}

/** The same where no other check follows: what the names were told by is gone before they are put together. */
function* namedOnce(article: Article, surplus: Uint8Array, model: NameModel): Steps<Named> {
  const parts = yield* partsOf(article, model);
  const settled = yield* settleNames(parts, model.lexicon);
  const named = yield* nameAll(parts, settled, model.lexicon, (part, own) => {
    part.forget();
    return own.length > 0 ? own.map(({ name, start, end }) => ({ name, start, end })) : own;
  });
  return { article, surplus, ...named };
}

/** The names of each paragraph, or what is `kept` of them, and what it calls them. */
function* nameAll(
  parts: readonly ReadPart[],
  settled: Settled,
  lexicon: Lexicon,
  kept: (part: ReadPart, own: readonly Name[]) => readonly Name[] = (_, own) => own,
): Steps<Pick<Named, 'names' | 'roles'>> {
  const names: (readonly Name[])[] = [];
  const roles: (readonly string[][])[] = [];
  for (const part of parts) {
    const own = settled.namesOf(part);
    roles.push(callings(part, own, lexicon));
    names.push(kept(part, own));
    if (own.length > 0) yield;
  }
  return { names, roles };
}

/** What is read in each paragraph. */
function* partsOf(article: Article, model: NameModel): Steps<ReadPart[]> {
  const perText = partsBy(model);
  const parts: ReadPart[] = [];
  let read = 0;
  for (const paragraph of article.paragraphs) {
    parts.push(paragraph.memo.lasting ? perText.of(paragraph) : perText.once(paragraph));
    read += paragraph.text.length;
    if (read < STRIDE) continue;
    read = 0;
    yield;
  }
  return parts;
}

/** The names and who they are, from what was left. */
function* onwards(kept: Kept, article: Article, surplus: Uint8Array, same: Same): Steps<Kept> {
  const { model } = kept;
  const perText = partsBy(model);
  const old = { from: same.head, to: kept.parts.length - same.tail };
  const fresh = { from: same.head, to: article.paragraphs.length - same.tail };
  const come = article.paragraphs.slice(fresh.from, fresh.to).map((paragraph) => perText.of(paragraph));
  const parts = spliced(kept.parts, same, come);
  const numbers = Array.from({ length: fresh.to - fresh.from }, (_, i) => fresh.from + i);
  const { settled, changed } = kept.settled.allows(kept.parts.slice(old.from, old.to), come)
    ? { settled: kept.settled, changed: new Set(numbers) }
    : yield* settleAgain(
        kept.settled,
        parts,
        numbers,
        (name) => paragraphsWith(article, name),
        model.lexicon,
      );
  const none = come.map(() => NO_ROLES);
  const names: (readonly Name[])[] = spliced<readonly Name[]>(
    kept.names,
    same,
    come.map(() => []),
  );
  const roles: (readonly string[][])[] = spliced<readonly string[][]>(kept.roles, same, none);
  const isTime = paced(256);
  for (const p of changed ?? parts.keys()) {
    if (isTime()) yield;
    names[p] = settled.namesOf(parts[p]!);
    roles[p] = callings(parts[p]!, names[p]!, model.lexicon);
  }
  const now = { article, surplus, names, roles };
  const isSame =
    changed?.size === numbers.length &&
    agree(kept.surplus, surplus, same) &&
    isSameCast(kept, old, now, fresh);
  const cast = isSame ? kept.cast : yield* castSteps(now);
  return { ...now, model, settled, parts, cast };
}

/** The paragraphs in which a name stands, or its two characters with blanks between them. */
function* paragraphsWith({ text, paragraphs }: Article, name: string): Generator<number> {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    yield paragraphAt(paragraphs, at);
  if (name.length !== 2) return;
  for (const blank of BLANKS)
    for (let at = text.indexOf(name[0]! + blank); at >= 0; at = text.indexOf(name[0]! + blank, at + 1)) {
      let end = at + 1;
      while (BLANKS.includes(text[end]!)) end++;
      if (text[end] === name[1]) yield paragraphAt(paragraphs, at);
    }
}
const BLANKS = ' \u3000\u00a0';

/** What a paragraph calls each of its names. */
function callings(part: ReadPart, names: readonly Name[], lexicon: Lexicon): readonly string[][] {
  if (names.length === 0) return NO_ROLES;
  if (!part.roles || !areSame(part.roles.names, names))
    part.roles = { names, list: rolesOf(part.text, names, lexicon) };
  return part.roles.list;
}

const NO_ROLES: readonly string[][] = [];

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
