import { mkdirSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';

export type Core = typeof import('./core.js');

const here = new URL('.', import.meta.url);
const built = new URL('.build/core.mjs', here);
/** The core as it ships: bundled and minified. */
export const loadCore = (): Promise<Core> => import(built.href);

/** Bundles it, for all jobs. */
export async function bundleCore(): Promise<void> {
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
