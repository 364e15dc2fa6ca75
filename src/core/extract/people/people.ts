import type { Article } from '../../article.js';
import type { Range } from '../../range.js';
import type { Repeats } from '../../repeats/index.js';
import type { Person } from '../facts.js';
import { bareName } from './document.js';

/** One form of a name, wherever it stands. */
interface Form {
  readonly name: string;
  readonly mentions: Range[];
  readonly roles: string[];
  /** The same with its characters set apart: 刘 才. */
  readonly spaced: Set<string>;
}

const DOTS = /[·•・‧.-]/u;

/** Makes one entry of all that names one person. `names` and `roles`: of each paragraph, offsets within it. */
export function assemble(
  article: Article,
  repeats: Pick<Repeats, 'copies'>,
  names: readonly (readonly Range[])[],
  roles: readonly (readonly string[][])[],
): Person[] {
  const forms = new Map<string, Form>();
  const ordered: Form[] = [];
  let copy = 0;
  article.paragraphs.forEach((p, i) => {
    names[i]!.forEach((r, k) => {
      const spelled = p.text.slice(r.start, r.end);
      const name = bareName(spelled);
      let form = forms.get(name);
      if (!form) {
        form = { name, mentions: [], roles: [], spaced: new Set() };
        forms.set(name, form);
        ordered.push(form);
      }
      const at = { start: p.start + r.start, end: p.start + r.end };
      form.mentions.push(at);
      if (spelled !== name) form.spaced.add(spelled);
      while (copy < repeats.copies.length && repeats.copies[copy]!.end <= at.start) copy++;
      const surplus = repeats.copies[copy];
      // What a surplus copy says of a person is said by the copy that stays.
      if (surplus && surplus.start <= at.start) return;
      for (const role of roles[i]![k]!) if (!form.roles.includes(role)) form.roles.push(role);
    });
  });
  const owners = ownersOf(article.text, forms, ordered);
  const entries = new Map<Form, Form[]>();
  for (const form of ordered) {
    const owner = owners.get(form) ?? form;
    const list = entries.get(owner);
    if (list) list.push(form);
    else entries.set(owner, [form]);
  }
  return [...entries].map(([owner, list]) => ({
    name: owner.name,
    aliases: list.flatMap((f) => [...(f === owner ? [] : [f.name]), ...f.spaced]),
    roles: [...new Set(list.flatMap((f) => f.roles))],
    mentions: list.flatMap((f) => f.mentions).sort((a, b) => a.start - b.start),
  }));
}

/** The full form that a shorter or other form belongs to. Only where a single one fits. */
function ownersOf(text: string, forms: Map<string, Form>, ordered: readonly Form[]): Map<Form, Form> {
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
    const owner = parts.get(form.name) ?? besides(text, form, forms);
    if (owner && owner !== form && owners.get(owner) !== form) owners.set(form, owners.get(owner) ?? owner);
  }
  return owners;
}

const OTHER_NAME =
  /^[，,、（(\s]*(?:原名|本名|又名|别名|原姓名|笔名|艺名|乳名|小名|化名|曾用名|法名|网名|字|号|自号|英文名|日文名|韩文名|原文名|外号|绰号|昵称)(?:叫|是|为|：|:)?[“"「]?$/u;

/** What may stand straight before another name of someone: the last characters of OTHER_NAME, or a bracket or blank. */
const BEFORE_OTHER = /[名字号称叫是为：:“"「（ (]$/u;

/** The form that the text itself says is another name of the one before: 甲（Jia）, 甲，原名乙. */
function besides(text: string, form: Form, forms: Map<string, Form>): Form | undefined {
  const first = form.mentions[0]!;
  const from = Math.max(0, first.start - 24);
  const before = text.slice(from, first.start);
  if (!BEFORE_OTHER.test(before)) return undefined;
  for (let length = before.length; length > 1; length--) {
    for (let at = 0; at + length <= before.length; at++) {
      const owner = forms.get(before.slice(at, at + length));
      if (!owner || owner === form) continue;
      const between = before.slice(at + length);
      const latin = /^[A-Za-z]/u.test(form.name) && !/^[A-Za-z]/u.test(owner.name);
      if (latin && /^[ （(]{1,2}$/u.test(between)) return owner;
      if (OTHER_NAME.test(between)) return owner;
    }
  }
  return undefined;
}
