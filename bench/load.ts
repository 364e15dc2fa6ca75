import { mkdirSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';

export type Core = typeof import('./core.js');

const here = new URL('.', import.meta.url);
const built = new URL('.build/core.mjs', here);
let core: Promise<Core> | undefined;

/** The core as it ships: bundled and minified. */
export function loadCore(): Promise<Core> {
  core ??= bundleCore().then(loadBuilt);
  return core;
}

/** The same in another process, when it has been bundled. */
export const loadBuilt = (): Promise<Core> => import(built.href);

async function bundleCore(): Promise<void> {
  mkdirSync(new URL('.', built), { recursive: true });
  await build({
    entryPoints: [new URL('core.ts', here).pathname],
    outfile: built.pathname,
    bundle: true,
    minify: !process.env.NOMIN,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    logLevel: 'warning',
  });
}

/** The models and words that ship. */
export const resources = (): Record<'words' | 'people' | 'reading', Uint8Array> => models;

const model = (name: string) => readFileSync(new URL(`../models/${name}`, here));

const models = { words: model('words.txt'), people: model('people.bin'), reading: model('reading.bin') };
