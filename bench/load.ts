import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';

export type Core = typeof import('./core.js');

const here = new URL('.', import.meta.url);
const built = new URL('.build/core.mjs', here);
let core: Promise<Core> | undefined;

/** The core as it ships: bundled and minified. */
export function loadCore(): Promise<Core> {
  core ??= bundleCore().then(() => import(built.href) as Promise<Core>);
  return core;
}

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

/** The models that ship, where the repository has them. */
export function resources(): { people?: Uint8Array; reading?: Uint8Array } {
  return models;
}

function model(name: string): Uint8Array | undefined {
  const path = new URL(`../models/${name}.bin`, here);
  return existsSync(path) ? readFileSync(path) : undefined;
}

const models = Object.fromEntries(
  (['people', 'reading'] as const).flatMap((name) => {
    const bytes = model(name);
    return bytes ? [[name, bytes]] : [];
  }),
);
