import { check } from '../../../../src/core/check.js';
import type { Person } from '../../../../src/core/extract/facts.js';
import { readResources } from '../../../resources.js';

const { words, people } = readResources();

export const read = (text: string): readonly Person[] => check(text, {}, { words, people }).facts.people;

/** The entries' names in order. */
export const names = (text: string): string[] => read(text).map((p) => p.name);

/** The entry that a name belongs to. */
export function who(text: string, name: string): Person {
  const person = read(text).find((p) => p.name === name || p.aliases.includes(name));
  if (!person) throw new Error(`${name} not found in ${names(text).join(' ')}`);
  return person;
}
