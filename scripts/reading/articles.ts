import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The texts of a folder's articles, one .txt each, in order of name. */
export const readArticles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
