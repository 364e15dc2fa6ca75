import { readFileSync } from 'node:fs';
import { check } from '../../../../src/core/check.js';
import type { Person } from '../../../../src/core/extract/facts.js';

export const model = new Uint8Array(readFileSync(new URL('../../../../models/people.bin', import.meta.url)));

export const read = (text: string): readonly Person[] => check(text, {}, { people: model }).facts.people;

/** The entries' names in order. */
export const names = (text: string): string[] => read(text).map((p) => p.name);

/** The entry that a name belongs to. */
export function who(text: string, name: string): Person {
  const person = read(text).find((p) => p.name === name || p.aliases.includes(name));
  if (!person) throw new Error(`${name} not found in ${names(text).join(' ')}`);
  return person;
}
