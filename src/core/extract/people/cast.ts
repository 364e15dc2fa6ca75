import type { Article } from '../../article.js';
import { paced, type Steps } from '../../slices.js';
import { tight } from '../../tight.js';
import type { Name } from './document.js';
import { OTHER_NAME } from './other-names.js';

/** Someone the article names, wherever that is. */
export interface Entry {
  /** The fullest form of the name that the text uses. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly roles: readonly string[];
  /** How many places name the person. */
  readonly count: number;
}

/** Everybody an article names, in the order in which they come up, whatever their places. */
export interface Cast {
  readonly entries: readonly Entry[];
  /** Who is meant by each form of a name. */
  readonly byForm: ReadonlyMap<string, Entry>;
}

/** The names of an article and what each is called. */
export interface Named {
  readonly article: Article;
  /** Of each paragraph, offsets within it. */
  readonly names: readonly (readonly Name[])[];
  readonly roles: readonly (readonly string[][])[];
  /** For each paragraph 1 where it is part of a surplus copy: what that says of a person is said by the copy that stays. */
  readonly surplus: Uint8Array;
}

/** One form of a name, wherever it stands. */
interface Form {
  readonly name: string;
  count: number;
  /** The paragraph of its first mention, and which name of that it is. */
  readonly first: number;
  readonly nth: number;
  readonly roles: string[];
  /** The same with its characters set apart: 刘 才. */
  readonly spaced: string[];
}

const DOTS = /[·•・‧.-]/u;

/** Names taken in, or entries made, between two steps. */
const STRIDE = 500;

/** Makes one entry of all that names one person, in steps. */
export function* castSteps(named: Named): Steps<Cast> {
  const forms = new Map<string, Form>();
  for (let p = 0; p < named.names.length; ) {
    p = takeForms(named, p, forms);
    yield;
  }
  const ordered = [...forms.values()];
  const owners = yield* ownersOf(named, ordered, forms);
  yield;
  const grouped = groupsOf(ordered, owners);
  const entries: Entry[] = [];
  const byForm = new Map<string, Entry>();
  for (const form of ordered) {
    const list = grouped.get(form);
    if (list === OF_ANOTHER) continue;
    const entry = list ? entryOf(owners.get(form) ?? form, list) : entryOfOne(form);
    entries.push(entry);
    if (list) for (const { name } of list) byForm.set(name, entry);
    else byForm.set(form.name, entry);
    if (entries.length % STRIDE === 0) yield;
  }
  return { entries, byForm };
}

/** Of a form that comes up later than another of the same person. */
const OF_ANOTHER: readonly Form[] = [];

/** For forms of people who have several: all of them, in order, with the first; `OF_ANOTHER` with the others. */
function groupsOf(
  ordered: readonly Form[],
  owners: ReadonlyMap<Form, Form>,
): ReadonlyMap<Form, readonly Form[]> {
  const grouped = new Map<Form, readonly Form[]>();
  const lists = new Map<Form, Form[]>();
  const isOwner = new Set(owners.values());
  for (const form of owners.size > 0 ? ordered : []) {
    const owner = owners.get(form) ?? form;
    if (owner === form && !isOwner.has(form)) continue;
    const list = lists.get(owner);
    if (list) {
      list.push(form);
      grouped.set(form, OF_ANOTHER);
    } else {
      const first = [form];
      lists.set(owner, first);
      grouped.set(form, first);
    }
  }
  return grouped;
}

const entryOf = (owner: Form, list: readonly Form[]): Entry => ({
  name: owner.name,
  aliases: list.flatMap((f) => [...(f === owner ? [] : [f.name]), ...f.spaced]),
  roles: [...new Set(list.flatMap((f) => f.roles))],
  count: list.reduce((sum, { count }) => sum + count, 0),
});

const entryOfOne = ({ name, spaced, roles, count }: Form): Entry => ({
  name,
  aliases: tight(spaced),
  roles: tight(roles),
  count,
});

/** Takes in the names from paragraph `from` on, up to the paragraph that it returns. */
function takeForms(
  { article, names, roles, surplus }: Named,
  from: number,
  forms: Map<string, Form>,
): number {
  let rest = STRIDE;
  let p = from;
  for (; p < names.length && rest > 0; p++) {
    const own = names[p]!;
    rest -= own.length;
    for (let k = 0; k < own.length; k++) {
      const { name, start, end } = own[k]!;
      let form = forms.get(name);
      if (!form) {
        form = { name, count: 0, first: p, nth: k, roles: [], spaced: [] };
        forms.set(name, form);
      }
      form.count++;
      if (name.length !== end - start) addTo(form.spaced, article.paragraphs[p]!.text.slice(start, end));
      if (surplus[p] === 1) continue;
      for (const role of roles[p]![k]!) addTo(form.roles, role);
    }
  }
  return p;
}

function addTo(list: string[], word: string): void {
  if (!list.includes(word)) list.push(word);
}

/** The full form that a shorter or other form belongs to. Only where a single one fits. */
function* ownersOf(
  { article, names }: Named,
  ordered: readonly Form[],
  forms: ReadonlyMap<string, Form>,
): Steps<Map<Form, Form>> {
  const isTime = paced(STRIDE);
  const owners = new Map<Form, Form>();
  const parts = new Map<string, Form | null>();
  const claim = (part: string, form: Form) => {
    const known = parts.get(part);
    parts.set(part, known === undefined || known === form ? form : null);
  };
  for (const form of ordered) {
    if (isTime()) yield;
    const { name } = form;
    if (DOTS.test(name) || /^[A-Za-z\u00c0-\u024f]+ /u.test(name)) {
      const pieces = name.split(/[·•・‧. -]/u).filter(Boolean);
      for (const piece of pieces) claim(piece, form);
      if (pieces.length > 2) claim(pieces.slice(1).join('·'), form);
    } else if (/^[\u3400-\u9fff]{3}$/u.test(name)) claim(name.slice(1), form);
    else if (/^[\u3400-\u9fff]{4}$/u.test(name)) {
      claim(name.slice(0, 2), form);
      claim(name.slice(2), form);
    }
  }
  for (const form of ordered) {
    if (isTime()) yield;
    const owner = parts.get(form.name) ?? forms.get(besides(article, names, form.first, form.nth) ?? '');
    if (owner && owner !== form && owners.get(owner) !== form) owners.set(form, owners.get(owner) ?? owner);
  }
  return owners;
}

/** Another name stands this close behind the name it belongs to. */
const CLOSE = 24;

/** The form that the text itself says is another name of the one before: 甲（Jia）, 甲，原名乙. Of name `nth` of paragraph `p`. */
function besides(
  { text, paragraphs }: Article,
  names: readonly (readonly Name[])[],
  p: number,
  nth: number,
): string | undefined {
  const own = names[p]![nth]!;
  const start = paragraphs[p]!.start + own.start;
  const latin = /^[A-Za-z]/u.test(own.name);
  for (let q = p; q >= 0 && paragraphs[q]!.end >= start - CLOSE; q--) {
    const before = names[q]!;
    for (let k = q === p ? nth - 1 : before.length - 1; k >= 0; k--) {
      const { name, end } = before[k]!;
      const at = paragraphs[q]!.start + end;
      if (at < start - CLOSE) return undefined;
      if (name === own.name) continue;
      const between = text.slice(at, start);
      if (OTHER_NAME.test(between)) return name;
      if (latin && /^[ （(]{1,2}$/u.test(between) && !/^[A-Za-z]/u.test(name)) return name;
    }
  }
  return undefined;
}

/** A stretch of paragraphs, the last exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether two articles that are the same but for a stretch have the same cast. The names and their roles elsewhere are
 * the same in both.
 */
export function isSameCast(before: Named, old: Stretch, now: Named, fresh: Stretch): boolean {
  const one = said(before, old);
  const other = said(now, fresh);
  return one.length === other.length && one.every((each, i) => each === other[i]);
}

/** All that a stretch says for the cast of an article, as far behind it as it can tell that two names are one person's. */
function said({ article, names, roles, surplus }: Named, { from, to }: Stretch): string[] {
  const all: string[] = [];
  const { paragraphs } = article;
  const end = to > 0 ? paragraphs[to - 1]!.end + CLOSE : 0;
  for (let p = from; p < names.length && (p < to || paragraphs[p]!.start <= end); p++)
    names[p]!.forEach(({ name, start, end }, k) => {
      const called = p < to && surplus[p] === 0 ? roles[p]![k]! : [];
      const spaced = name.length === end - start ? '' : paragraphs[p]!.text.slice(start, end);
      all.push(name, spaced, besides(article, names, p, k) ?? '', `${called.length}`, ...called);
    });
  return all;
}
