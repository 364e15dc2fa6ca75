// Bundles what runs inside VS Code: for the extension host of the browser and of the desktop alike.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { unzipSync } from 'fflate';
import { root } from '../../../scripts/root.js';

const from = join(root, 'test/workbench');
const out = join(root, 'out/workbench');
const OPTIONS: BuildOptions = {
  bundle: true,
  format: 'cjs',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  target: 'es2022',
  external: ['vscode'],
  logLevel: 'warning',
};

/** The fixture extension; returns its folder. */
export async function bundleFixture(): Promise<string> {
  const folder = join(out, 'fixture');
  const entryPoints = [join(from, 'fixture-extension/extension.ts')];
  await build({ ...OPTIONS, entryPoints, outfile: join(folder, 'extension.js') });
  for (const name of ['package.json', 'package.nls.json'])
    cpSync(join(from, 'fixture-extension', name), join(folder, name));
  return folder;
}

/** The extension under test: what the .vsix holds that VSIX names, unpacked; this checkout where it names none. */
export function extensionUnderTest(vsix = process.env.VSIX): string {
  if (!vsix) return root;
  const folder = join(out, 'vsix');
  rmSync(folder, { recursive: true, force: true });
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(join(root, vsix))))) {
    if (!name.startsWith('extension/')) continue;
    const path = join(folder, name.slice('extension/'.length));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  return folder;
}

/** Every *.suite.ts as one module with a `run`; returns its path. */
export async function bundleSuite(outfile = join(out, 'suite.js')): Promise<string> {
  const suites = readdirSync(join(from, 'suite')).filter((name) => name.endsWith('.suite.ts'));
  const loads = suites.map((name) => `require('./${name}');`).join(' ');
  const contents = `import { runSuites } from './run.js'; export const run = () => runSuites(() => { ${loads} });`;
  await build({
    ...OPTIONS,
    stdin: { contents, resolveDir: join(from, 'suite'), loader: 'ts' },
    outfile,
    // Mocha's browser build puts itself into whatever `module` it finds: ours is set after it.
    format: 'iife',
    globalName: 'suite',
    footer: { js: 'module.exports = suite;' },
  });
  return outfile;
}
