import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/root.js';
import { kernelNames, pattern, shortNames } from '../../scripts/short-names.mjs';

const names = shortNames();

describe('names that the extension’s bundles shorten', () => {
  test.each([
    // Asked for by name: the engine by the extension, the platform by us, us by the platform.
    'Checker',
    'checkSteps',
    'provideHover',
    'length',
    // Written into files and into VS Code's storage.
    'aliases',
    'mentions',
    'approx',
    'start',
    'before',
    // Looked up by a text: a kind of figure, an argument of a message, a part of a pattern, a test with `in`.
    'percent',
    'paragraphs',
    'marker',
    'text',
  ])('leave %s alone', (name) => {
    expect(names).not.toContain(name);
  });

  test('are none by which WebAssembly is called', () => {
    expect(kernelNames()).toEqual(expect.arrayContaining(['memory', 'gather', 'addCharacters']));
    for (const name of kernelNames()) expect(names).not.toContain(name);
  });

  test('are those that nobody else sees', () => {
    expect(names.length).toBeGreaterThan(300);
    for (const name of ['isSurplus', 'memo', 'traits', 'wordAt']) expect(names).toContain(name);
  });
});

/** What the command line says to a call. */
function say(program: string, call: string) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...call.split(' '), 'samples'], {
    cwd: root,
    encoding: 'utf8',
  });
  return { stdout, stderr, status };
}

const CLI = join(root, 'dist/cli.js');

/** Everything that the entries of a JSON text are called. */
const keysOf = (json: string): string[] => [...json.matchAll(/"(\w+)":/g)].map(([, key]) => key!);

// The command line ships with its names as they are. With the extension's it must do the same work.
describe('a command line with short names', () => {
  const short = join(root, 'out/short-names.js');

  beforeAll(async () => {
    const written = ['check --format json', 'check --format sarif', 'extract --format json'].flatMap((call) =>
      keysOf(say(CLI, call).stdout),
    );
    await build({
      absWorkingDir: root,
      entryPoints: ['src/cli/main.ts'],
      outfile: short,
      bundle: true,
      minify: true,
      format: 'cjs',
      target: 'es2022',
      charset: 'utf8',
      platform: 'node',
      mainFields: ['module', 'main'],
      logLevel: 'warning',
      mangleProps: pattern(names),
      // The names of its own reports, which the extension does not write.
      reserveProps: pattern([...new Set(written)]),
    });
  }, 60_000);

  test.each([
    'check --format json',
    'check --format text',
    'check --format sarif',
    'extract --format json',
    'extract --format csv',
    'extract --format markdown',
    'fix --diff',
  ])('says the same to %s, byte for byte', (call) => {
    const said = say(CLI, call);
    expect(said.stdout.length).toBeGreaterThan(1000);
    expect(say(short, call)).toEqual(said);
  });
});
