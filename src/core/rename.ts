/** What stands between the parts of a name: blanks, and the dots of transliterated names. */
const BETWEEN = /([\s\u3000·•・‧.-]+)/u;
const HAN = /^[\u3400-\u9fff]+$/u;
const BLANKS = /[\s\u3000]+/gu;

/**
 * What another form of a person's name becomes when the form `from` is renamed to `to`: the family name changes with
 * the full name, the full name with the given name. Undefined where the form has nothing of `from`, or where nobody can
 * know which part of it has become what; it then stays.
 */
export function renamedForm(form: string, from: string, to: string): string | undefined {
  if (form === from) return to;
  // 刘 才 is 刘才, set apart to fill a line.
  if (form.replace(BLANKS, '') === from) return spacedLike(form, to);
  return HAN.test(form) && HAN.test(from) && HAN.test(to)
    ? renamedHan(form, from, to)
    : renamedParts(form, from, to);
}

function spacedLike(form: string, to: string): string {
  const old = [...form.replace(BLANKS, '')];
  const now = [...to];
  if (now.length !== old.length) return to;
  let at = 0;
  return [...form].map((c) => (c === old[at] ? now[at++]! : c)).join('');
}

/** Chinese names have no gap between their two parts: one form must be the beginning or the end of the other. */
function renamedHan(form: string, from: string, to: string): string | undefined {
  if (form.endsWith(from)) return form.slice(0, form.length - from.length) + to;
  if (form.startsWith(from)) return to + form.slice(from.length);
  // A part of the new name can only be told where it is as long as the old one.
  if (to.length !== from.length) return undefined;
  if (from.endsWith(form)) return to.slice(from.length - form.length);
  return from.startsWith(form) ? to.slice(0, form.length) : undefined;
}

/** Names of several parts: a part changes wherever it stands as a whole. */
function renamedParts(form: string, from: string, to: string): string | undefined {
  const own = form.split(BETWEEN);
  const old = from.split(BETWEEN).filter((_, i) => i % 2 === 0);
  const now = to.split(BETWEEN).filter((_, i) => i % 2 === 0);
  if (old.length === 1) {
    if (!own.includes(from)) return undefined;
    return own.map((part) => (part === from ? to : part)).join('');
  }
  if (now.length !== old.length) return undefined;
  let isKnown = true;
  const parts = own.map((part, i) => {
    if (i % 2 === 1) return part;
    const at = old.indexOf(part);
    if (at < 0) isKnown = false;
    return now[at] ?? part;
  });
  return isKnown ? parts.join('') : undefined;
}
