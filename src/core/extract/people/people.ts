import type { Article } from '../../article.js';
import type { Range } from '../../range.js';
import type { Repeats } from '../../repeats/index.js';
import type { Steps } from '../../slices.js';
import type { Person } from '../facts.js';
import type { Name } from './document.js';
import { OTHER_NAME } from './other-names.js';

/** One form of a name, wherever it stands. */
interface Form {
  readonly name: string;
  readonly mentions: Range[];
  /** Where its first mention stands among all mentions. */
  readonly first: number;
  readonly roles: string[];
  /** The same with its characters set apart: 刘 才. */
  readonly spaced: Set<string>;
}

/** A mention of a form. */
interface Place extends Range {
  readonly form: Form;
}

const DOTS = /[·•・‧.-]/u;

/** Names put into their places, or entries made, between two steps. */
const STRIDE = 500;

/** Makes one entry of all that names one person, in steps. `names` and `roles`: of each paragraph, offsets within it. */
export function* assemble(
  article: Article,
  repeats: Pick<Repeats, 'copies'>,
  names: readonly (readonly Name[])[],
  roles: readonly (readonly string[][])[],
): Steps<Person[]> {
  const forms = new Map<string, Form>();
  const ordered: Form[] = [];
  const places: Place[] = [];
  let copy = 0;
  for (let i = 0, rest = STRIDE; i < names.length; i++) {
    const p = article.paragraphs[i]!;
    rest -= names[i]!.length;
    if (rest < 0) {
      rest = STRIDE;
      yield;
    }
    names[i]!.forEach((r, k) => {
      const { name } = r;
      let form = forms.get(name);
      if (!form) {
        form = { name, mentions: [], first: places.length, roles: [], spaced: new Set() };
        forms.set(name, form);
        ordered.push(form);
      }
      const at = { start: p.start + r.start, end: p.start + r.end };
      form.mentions.push(at);
      places.push({ ...at, form });
      if (name.length !== r.end - r.start) form.spaced.add(p.text.slice(r.start, r.end));
      while (copy < repeats.copies.length && repeats.copies[copy]!.end <= at.start) copy++;
      const surplus = repeats.copies[copy];
      // What a surplus copy says of a person is said by the copy that stays.
      if (surplus && surplus.start <= at.start) return;
      for (const role of roles[i]![k]!) if (!form.roles.includes(role)) form.roles.push(role);
    });
  }
  yield;
  const owners = ownersOf(article.text, places, ordered);
  yield;
  const entries = new Map<Form, Form[]>();
  for (const form of ordered) {
    const owner = owners.get(form) ?? form;
    const list = entries.get(owner);
    if (list) list.push(form);
    else entries.set(owner, [form]);
  }
  const people: Person[] = [];
  for (const [owner, list] of entries) {
    people.push({
      name: owner.name,
      aliases: list.flatMap((f) => [...(f === owner ? [] : [f.name]), ...f.spaced]),
      roles: [...new Set(list.flatMap((f) => f.roles))],
      mentions:
        list.length === 1
          ? owner.mentions
          : list.flatMap((f) => f.mentions).sort((a, b) => a.start - b.start),
    });
    if (people.length % STRIDE === 0) yield;
  }
  return people;
}

/** The full form that a shorter or other form belongs to. Only where a single one fits. */
function ownersOf(text: string, places: readonly Place[], ordered: readonly Form[]): Map<Form, Form> {
  const owners = new Map<Form, Form>();
  const parts = new Map<string, Form | null>();
  const claim = (part: string, form: Form) => {
    const known = parts.get(part);
    parts.set(part, known === undefined || known === form ? form : null);
  };
  for (const form of ordered) {
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
    const owner = parts.get(form.name) ?? besides(text, form, places);
    if (owner && owner !== form && owners.get(owner) !== form) owners.set(form, owners.get(owner) ?? owner);
  }
  return owners;
}

/** Another name stands this close behind the name it belongs to. */
const CLOSE = 24;

/** The form that the text itself says is another name of the one before: 甲（Jia）, 甲，原名乙. */
function besides(text: string, form: Form, places: readonly Place[]): Form | undefined {
  const { start } = form.mentions[0]!;
  const latin = /^[A-Za-z]/u.test(form.name);
  for (let i = form.first - 1; i >= 0 && places[i]!.end >= start - CLOSE; i--) {
    const owner = places[i]!.form;
    if (owner === form) continue;
    const between = text.slice(places[i]!.end, start);
    if (OTHER_NAME.test(between)) return owner;
    if (latin && /^[ （(]{1,2}$/u.test(between) && !/^[A-Za-z]/u.test(owner.name)) return owner;
  }
  return undefined;
}
