// Builds the bundles and the Traditional Chinese messages. For desktop and browser at once: dist/extension.js, which
// starts with the editor, and dist/core/engine.js, which it loads when the first article is open. For Node: dist/cli.js.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { build, context } from 'esbuild';
import { pattern, shortNames } from './short-names.mjs';
import { writeTraditional } from './traditional.mjs';
import { vscodeOnce } from './vscode-once.mjs';

const watch = process.argv.includes('--watch');
const shared = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  // Chinese words as they are: half the size of escapes.
  charset: 'utf8',
  minify: !watch,
  sourcemap: watch ? 'linked' : false,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};
// `neutral` keeps Node out: whatever needs a Node built-in fails the build instead of failing in the browser.
const extension = [
  // A module: the one kind of script that both hosts load by its address, whenever it is wanted.
  {
    ...shared,
    entryPoints: ['src/core/engine.ts'],
    outfile: 'dist/core/engine.js',
    format: 'esm',
    platform: 'neutral',
  },
  {
    ...shared,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    platform: 'neutral',
    plugins: [vscodeOnce],
  },
];
const commandLine = {
  ...shared,
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/cli.js',
  platform: 'node',
  // jsonc-parser's `main` loads its parts in a way that cannot be bundled.
  mainFields: ['module', 'main'],
  banner: { js: '#!/usr/bin/env node' },
};

writeTraditional();
// Says to Node what dist/core holds: elsewhere a .js file is no module.
mkdirSync('dist/core', { recursive: true });
writeFileSync('dist/core/package.json', '{ "type": "module" }\n');
if (watch) {
  console.log('building');
  for (const options of [...extension, commandLine]) await (await context(options)).watch();
  console.log('watching');
} else {
  const results = [await build(commandLine)];
  // Both bundles hand objects to each other: what one calls a property the other calls it too.
  const mangleProps = pattern(shortNames());
  let mangleCache = {};
  for (const options of extension) {
    const result = await build({ ...options, mangleProps, mangleCache });
    mangleCache = result.mangleCache;
    results.push(result);
  }
  // What the bundles hold: the notices are made from it.
  mkdirSync('out', { recursive: true });
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  writeFileSync('out/bundled.json', JSON.stringify([...new Set(inputs)].sort(), null, 1));
  chmodSync('dist/cli.js', 0o755);
}
