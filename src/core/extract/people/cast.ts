import type { Article } from '../../article.js';
import { disagreeing, type Same } from '../../memory.js';
import { inStrides, paced, type Steps } from '../../slices.js';
import { tight } from '../../tight.js';
import { OTHER_NAME } from './other-names.js';
import type { Name } from './place.js';
import type { Roles } from './roles.js';

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
export class Cast {
  private known: ReadonlyMap<string, Entry> | undefined;

  constructor(readonly entries: readonly Entry[]) {}

  /** Who is meant by each form of a name. Put together when somebody asks: there are tens of thousands. */
  get byForm(): ReadonlyMap<string, Entry> {
    if (!this.known) {
      const byForm = new Map(this.entries.map((entry) => [entry.name, entry]));
      // Somebody called by the short form of another name may go by that one among others.
      for (const entry of this.entries) for (const alias of entry.aliases) byForm.set(alias, entry);
      this.known = byForm;
    }
    return this.known;
  }
}

/** The names of an article and what each is called. */
export interface Named {
  /** Its paragraphs may move when it is read again: of one that is over only their texts count. */
  readonly article: Pick<Article, 'text' | 'paragraphs'>;
  /** Of each paragraph, offsets within it. */
  readonly names: readonly (readonly Name[])[];
  readonly roles: readonly Roles[];
  /** For each paragraph 1 where it is part of a surplus copy: what that says of a person is said by the copy that stays. */
  readonly surplus: Uint8Array;
}

/** One form of a name, wherever it stands. */
interface Form {
  readonly name: string;
  count: number;
  /** The paragraph of its first mention, and which name of that it is. */
  first: number;
  nth: number;
  roles: string[];
  /** The same with its characters set apart: 刘 才. */
  spaced: string[];
  /** Shorter forms that may stand for it. */
  readonly parts: readonly string[];
  /** The name that the text says it is another name of, at its first mention. */
  besides: string | undefined;
  /** The one fuller form that it may be a part of; null where there are several. */
  fuller: Form | null | undefined;
  /** The full form that it belongs to, where that is another. */
  owner: Form | undefined;
  /** Of a full form to which others belong: all of them and itself, in order. */
  group: Form[] | undefined;
  /** What was made of it where it is somebody's only form. */
  entry: Entry | undefined;
}

const DOTS = /[·•・‧.-]/u;

/** Names taken in, or entries made, between two steps. */
const STRIDE = 500;

/** Who is who in an article, kept up to date from check to check. */
export class Casting {
  private forms = new Map<string, Form>();
  /** All forms in the order in which they come up. */
  private ordered: Form[] = [];
  private known: Cast | undefined;
  /** More has changed than was looked at: the check that was to ask anew may have been given up. */
  private isSpent = false;

  private constructor(private named: Named) {}

  /** Takes in all names of an article, in steps. */
  static *of(named: Named): Steps<Casting> {
    const casting = new Casting(named);
    for (let p = 0; p < named.names.length; ) {
      p = takeForms(named, p, casting.forms);
      yield;
    }
    casting.ordered = [...casting.forms.values()];
    const isTime = paced(STRIDE);
    for (const form of casting.ordered) {
      if (isTime()) yield;
      form.besides = besides(named, form.first, form.nth);
    }
    return casting;
  }

  /**
   * Takes in what an article says now of which some paragraphs still stand. Lists of names and roles that have not changed
   * are the same objects; the lists that differ from `before` are those of `places`, in order. `standing` gives the
   * paragraphs in which a name may stand, in order. False where much has changed: who is who is then to be asked anew.
   */
  update(now: Named, same: Same, standing: (name: string) => readonly number[], others: Others): boolean {
    if (this.isSpent) return false;
    const { forms } = this;
    const before = this.named;
    this.named = now;
    // Where a check was given up half-way, others may differ from what was taken in last.
    const isKnown = others.before === before.names;
    const { gone, come } = differingPlaces(before, now, same, isKnown ? others.places : undefined);
    const [was, is] = [said(before, gone), said(now, come)];
    /** Forms that first come up where something has changed. */
    const near = new Set<Form>();
    for (const { p } of gone)
      for (const { name } of before.names[p]!) if (forms.get(name)?.first === p) near.add(forms.get(name)!);
    const order = [...near].sort(inOrder).map(({ name }) => name);
    this.shift(now.names.length - before.names.length, before.names.length - same.tail);
    const told = [...new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name) !== is.get(name));
    this.isSpent = told.length > MOST_LOOKED_FOR;
    if (this.isSpent) return false;
    for (const name of told) {
      const form = forms.get(name);
      if (form) near.add(form);
      forms.delete(name);
      for (const p of standing(name)) takeNames(now, p, forms, name);
      const again = forms.get(name);
      if (again) again.besides = besides(now, again.first, again.nth);
    }
    this.takeOut(near);
    const fresh = [...new Set([...told, ...order])].flatMap((name) => forms.get(name) ?? []);
    this.placeAgain(new Set(fresh.filter(({ name }) => was.get(name) === is.get(name))), come);
    fresh.sort(inOrder);
    const isOther = told.length > 0 || fresh.some(({ name }, i) => name !== order[i]);
    for (const form of fresh) this.ordered.splice(this.behindAll(form), 0, form);
    if (this.readBesides(come) || isOther) this.known = undefined;
    return true;
  }

  /** The forms from paragraph `from` on have moved. */
  private shift(by: number, from: number): void {
    if (by !== 0) for (const form of this.ordered) if (form.first >= from) form.first += by;
  }

  /** Some forms are no longer among all of them: in place, these are tens of thousands. */
  private takeOut(gone: ReadonlySet<Form>): void {
    if (gone.size === 0) return;
    const { ordered } = this;
    let kept = 0;
    for (const form of ordered) if (!gone.has(form)) ordered[kept++] = form;
    ordered.length = kept;
  }

  /** Some forms come up first somewhere in the paragraphs that have changed. */
  private placeAgain(left: Set<Form>, come: readonly Changed[]): void {
    for (const { p } of come)
      this.named.names[p]!.forEach(({ name }, nth) => {
        const form = this.forms.get(name)!;
        if (!left.delete(form)) return;
        form.first = p;
        form.nth = nth;
      });
  }

  /** The place among all forms for one that is not among them. */
  private behindAll(form: Form): number {
    let low = 0;
    let high = this.ordered.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (inOrder(this.ordered[middle]!, form) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Reads again who has another name where something has changed, or close behind; whether that is told in another way now. */
  private readBesides(come: readonly Changed[]): boolean {
    const { forms, named } = this;
    const { paragraphs } = named.article;
    let isOther = false;
    for (const { p } of come) {
      const end = paragraphs[p]!.end + CLOSE;
      for (let q = p; q < paragraphs.length && (q === p || paragraphs[q]!.start <= end); q++)
        named.names[q]!.forEach(({ name }, nth) => {
          const form = forms.get(name)!;
          if (form.first !== q || form.nth !== nth) return;
          const now = besides(named, q, nth);
          if (now !== form.besides) isOther = true;
          form.besides = now;
        });
    }
    return isOther;
  }

  /** Makes one entry of all that names one person, in steps. As long as nobody is told in another way it is the same object. */
  *cast(): Steps<Cast> {
    if (this.known) return this.known;
    const { forms, ordered } = this;
    yield* findOwners(ordered, forms);
    const entries: Entry[] = [];
    yield* inStrides(ordered, STRIDE, (form) => {
      const owner = form.owner ?? form;
      if (!owner.group) entries.push(entryOfOne(form));
      else if (owner.group[0] === form) entries.push(entryOf(owner, owner.group));
      return 1;
    });
    this.known = new Cast(entries);
    return this.known;
  }
}

/** More names than this are not looked for one by one. */
const MOST_LOOKED_FOR = 16;

const inOrder = (a: Form, b: Form): number => a.first - b.first || a.nth - b.nth;

/** Where lists of names or roles are others than they were in a list of before. */
interface Others {
  readonly before: Named['names'];
  readonly places: readonly number[];
}

/** A paragraph that has changed. All that have not stood before have one area, each other one has its own. */
interface Changed {
  readonly p: number;
  readonly area: number;
}

/** The paragraphs, in order, of which two articles say different things: among `places`, if these are known. */
function differingPlaces(
  before: Named,
  now: Named,
  same: Same,
  places?: readonly number[],
): { gone: Changed[]; come: Changed[] } {
  const gone: Changed[] = [];
  const come: Changed[] = [];
  const { head } = same;
  const { length } = now.names;
  const [oldTo, to] = [before.names.length - same.tail, length - same.tail];
  const compare = (q: number): void => {
    const p = q < head ? q : q + oldTo - to;
    const isSame =
      before.names[p] === now.names[q] &&
      before.roles[p] === now.roles[q] &&
      before.surplus[p] === now.surplus[q];
    if (isSame) return;
    gone.push({ p, area: q });
    come.push({ p: q, area: q });
  };
  const all =
    places &&
    [...new Set([...places, ...disagreeing(before.surplus, now.surplus, same)])].sort((a, b) => a - b);
  const compareIn = (from: number, end: number): void => {
    if (all) all.filter((q) => q >= from && q < end).forEach(compare);
    else for (let q = from; q < end; q++) compare(q);
  };
  compareIn(0, head);
  for (let p = head; p < oldTo; p++) gone.push({ p, area: -1 });
  for (let q = head; q < to; q++) come.push({ p: q, area: -1 });
  compareIn(to, length);
  return { gone, come };
}

/** All that some paragraphs say of each name, but for where it stands in them. */
function said({ article, names, roles, surplus }: Named, places: readonly Changed[]): Map<string, string> {
  const all = new Map<string, string>();
  for (const { p, area } of places)
    names[p]!.forEach(({ name, start, end }, k) => {
      const spaced = name.length === end - start ? '' : article.paragraphs[p]!.text.slice(start, end);
      const called = surplus[p] === 0 ? roles[p]![k]! : [];
      all.set(name, [all.get(name) ?? '', area, spaced, ...called].join('\n'));
    });
  return all;
}

const entryOf = (owner: Form, list: readonly Form[]): Entry => ({
  name: owner.name,
  aliases: list.flatMap((f) => [...(f === owner ? [] : [f.name]), ...f.spaced]),
  roles: [...new Set(list.flatMap((f) => f.roles))],
  count: list.reduce((sum, { count }) => sum + count, 0),
});

function entryOfOne(form: Form): Entry {
  const { name, spaced, roles, count } = form;
  form.entry ??= { name, aliases: tight(spaced), roles: tight(roles), count };
  return form.entry;
}

/** Takes in the names from paragraph `from` on, up to the paragraph that it returns. */
function takeForms(named: Named, from: number, forms: Map<string, Form>): number {
  let rest = STRIDE;
  let p = from;
  for (; p < named.names.length && rest > 0; p++) {
    rest -= named.names[p]!.length;
    takeNames(named, p, forms);
  }
  return p;
}

/** Takes in the names of a paragraph, or where `only` is given that one. */
function takeNames(
  { article, names, roles, surplus }: Named,
  p: number,
  forms: Map<string, Form>,
  only?: string,
): void {
  const own = names[p]!;
  for (let k = 0; k < own.length; k++) {
    const { name, start, end } = own[k]!;
    if (only !== undefined && name !== only) continue;
    let form = forms.get(name);
    if (!form) {
      form = {
        name,
        count: 0,
        first: p,
        nth: k,
        roles: [],
        spaced: [],
        parts: shorterForms(name),
        besides: undefined,
        fuller: undefined,
        owner: undefined,
        group: undefined,
        entry: undefined,
      };
      forms.set(name, form);
    }
    form.count++;
    if (name.length !== end - start) addTo(form.spaced, article.paragraphs[p]!.text.slice(start, end));
    if (surplus[p] === 1) continue;
    for (const role of roles[p]![k]!) addTo(form.roles, role);
  }
}

function addTo(list: string[], word: string): void {
  if (!list.includes(word)) list.push(word);
}

/** What stands for a full name later on. */
function shorterForms(name: string): readonly string[] {
  if (DOTS.test(name) || /^[A-Za-z\u00c0-\u024f]+ /u.test(name)) {
    const pieces = name.split(/[·•・‧. -]/u).filter(Boolean);
    return pieces.length > 2 ? [...pieces, pieces.slice(1).join('·')] : pieces;
  }
  if (/^[\u3400-\u9fff]{3}$/u.test(name)) return [name.slice(1)];
  return /^[\u3400-\u9fff]{4}$/u.test(name) ? [name.slice(0, 2), name.slice(2)] : NO_FORMS;
}
const NO_FORMS: readonly string[] = [];

/** Finds the full form that a shorter or other form belongs to, only where a single one fits, and all that belong together. */
function* findOwners(ordered: readonly Form[], forms: ReadonlyMap<string, Form>): Steps<void> {
  yield* inStrides(ordered, STRIDE, (form) => {
    form.fuller = undefined;
    form.owner = undefined;
    form.group = undefined;
    return 1;
  });
  yield* inStrides(ordered, STRIDE, (form) => {
    for (const part of form.parts) {
      const short = forms.get(part);
      if (short) short.fuller = short.fuller === undefined || short.fuller === form ? form : null;
    }
    return 1;
  });
  yield* inStrides(ordered, STRIDE, (form) => {
    const owner = form.fuller ?? (form.besides === undefined ? undefined : forms.get(form.besides));
    if (owner && owner !== form && owner.owner !== form) form.owner = owner.owner ?? owner;
    return 1;
  });
  yield* inStrides(ordered, STRIDE, (form) => {
    if (form.owner) form.owner.group ??= [];
    return 1;
  });
  yield* inStrides(ordered, STRIDE, (form) => {
    (form.owner ?? form).group?.push(form);
    return 1;
  });
}

/** Another name stands this close behind the name it belongs to. */
const CLOSE = 24;

/** The form that the text itself says is another name of the one before: 甲（Jia）, 甲，原名乙. Of name `nth` of paragraph `p`. */
function besides({ article, names }: Named, p: number, nth: number): string | undefined {
  const { text, paragraphs } = article;
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
