import { PerText } from '../../article/memo.js';
import type { Article } from '../../article.js';
import type { Range } from '../../range.js';
import type { Repeats } from '../../repeats/index.js';
import { atOnce, type Steps } from '../../slices.js';
import { onBound } from '../../text.js';
import type { Person } from '../facts.js';
import { announced } from './announced.js';
import { ReadPart, settleNames } from './document.js';
import { japaneseNames } from './japanese.js';
import { latinNames } from './latin.js';
import { listedNames } from './listed.js';
import { nameModel } from './load.js';
import type { NameModel, NameSpan } from './model.js';
import { otherNames } from './other-names.js';
import { assemble } from './people.js';
import { repair } from './repair.js';
import { rolesOf } from './roles.js';

const PARTS = new WeakMap<NameModel, PerText<ReadPart>>();

/** What reads as a name in a paragraph taken by itself. */
export function readNames(text: string, model: NameModel): NameSpan[] {
  const { lexicon } = model;
  const mended = listedNames(
    text,
    japaneseNames(text, repair(text, model.find(text), lexicon), lexicon),
    lexicon,
  );
  const called = latinNames(text, announced(text, mended, lexicon), lexicon);
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

/** Finds the people of an article, in steps. `bytes`: models/people.bin. */
export function* peopleSteps(
  article: Article,
  repeats: Pick<Repeats, 'copies'>,
  bytes: Uint8Array | undefined,
): Steps<Person[]> {
  const model = nameModel(bytes);
  if (!model) return [];
  const { lexicon } = model;
  const perText = partsBy(model);
  const parts: ReadPart[] = [];
  let read = 0;
  for (const paragraph of article.paragraphs) {
    parts.push(perText.of(paragraph));
    read += paragraph.text.length;
    if (read < STRIDE) continue;
    read = 0;
    yield;
  }
  const names = yield* settleNames(parts, lexicon);
  const roles: (readonly string[][])[] = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    const own = names[i]!;
    if (own.length === 0) {
      roles.push(NO_ROLES);
      continue;
    }
    if (!part.roles || !areSame(part.roles.names, own)) {
      part.roles = { names: own, list: rolesOf(part.text, own, lexicon) };
      yield;
    }
    roles.push(part.roles.list);
  }
  for (const paragraph of article.paragraphs) perText.letGo(paragraph);
  return yield* assemble(article, repeats, names, roles);
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
): Person[] {
  return atOnce(peopleSteps(article, repeats, bytes));
}
