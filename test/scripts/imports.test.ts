// The rules of .dependency-cruiser.cjs, each seen to refuse what it is there to refuse.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/root.js';

const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: IForbiddenRuleType[];
  options: object;
};
/** Under the checkout: packages are found as they are from its own files. */
const tree = join(root, 'out', 'imports-test');

/** Importer, what it imports, the rule that says no. */
const REFUSED: readonly (readonly [string, string, string])[] = [
  ['src/core/a.ts', 'vscode', 'core-is-pure'],
  ['src/core/b.ts', 'node:fs', 'core-is-pure'],
  ['src/core/c.ts', 'path', 'core-is-pure'],
  ['src/core/d.ts', 'diff', 'core-is-pure'],
  ['src/core/e.ts', '../editor/fine.js', 'core-is-pure'],
  ['src/core/f.ts', '../cli/fine.js', 'core-is-pure'],
  ['src/core/rules/g.ts', '../../../test/fine.js', 'core-is-pure'],
  ['src/editor/a.ts', '../cli/fine.js', 'editor-not-cli'],
  ['src/editor/views/b.ts', 'node:path', 'editor-is-web-safe'],
  ['src/extension.ts', './cli/fine.js', 'editor-not-cli'],
  ['src/extension.ts', 'node:os', 'editor-is-web-safe'],
  ['src/cli/a.ts', '../editor/fine.js', 'cli-not-editor'],
  ['src/cli/b.ts', '../extension.js', 'cli-not-editor'],
  ['src/cli/c.ts', 'vscode', 'only-editor-uses-vscode'],
  ['src/editor/c.ts', '../extension.js', 'nothing-imports-the-wiring'],
  ['src/cli/d.ts', './main.js', 'nothing-imports-the-wiring'],
  ['src/editor/d.ts', '../../test/fine.js', 'src-alone'],
  ['src/cli/e.ts', '../../scripts/fine.js', 'src-alone'],
  ['src/cli/f.ts', '../../bench/fine.js', 'src-alone'],
  ['src/cli/g.ts', './g2.js', 'no-circular'],
  ['src/cli/g2.ts', './g.js', 'no-circular'],
  ['scripts/a.ts', './nowhere.js', 'resolvable'],
];
const ALLOWED: readonly (readonly [string, string])[] = [
  ['src/core/fine.ts', './also-fine.js'],
  ['src/editor/fine.ts', '../core/fine.js'],
  ['src/editor/fine.ts', 'vscode'],
  ['src/editor/fine.ts', 'diff'],
  ['src/extension.ts', './editor/fine.js'],
  ['src/cli/fine.ts', '../core/fine.js'],
  ['src/cli/fine.ts', 'node:fs'],
  ['src/cli/main.ts', './fine.js'],
  ['test/fine.ts', '../src/core/fine.js'],
  ['scripts/fine.ts', 'opencc-js/cn2t'],
  ['bench/fine.ts', '../dist/extension.js'],
];

let found: [string, string, string][];

beforeAll(async () => {
  rmSync(tree, { recursive: true, force: true });
  const texts = new Map<string, string[]>([['src/core/also-fine.ts', []]]);
  for (const [from, to] of [...REFUSED, ...ALLOWED])
    texts.set(from, [...(texts.get(from) ?? []), `import '${to}';`]);
  for (const [path, lines] of texts) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), `${lines.join('\n')}\nexport const x = 1;\n`);
  }
  const options = { ...config.options, tsConfig: {}, baseDir: tree, validate: true };
  const { output } = await cruise(['src', 'test', 'scripts', 'bench'], {
    ...options,
    ruleSet: { forbidden: config.forbidden },
  });
  found = (output as ICruiseResult).modules.flatMap(({ source, dependencies }) =>
    dependencies.flatMap(({ module, rules }) =>
      (rules ?? []).map(({ name }): [string, string, string] => [source, module.replace(/^node:/, ''), name]),
    ),
  );
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

test.each(REFUSED)('%s may not import %s: %s', (from, to, rule) => {
  expect(found).toContainEqual([from, to.replace(/^node:/, ''), rule]);
});

test.each(ALLOWED)('%s may import %s', (from, to) => {
  expect(found.filter(([source, module]) => source === from && module === to)).toEqual([]);
});

test('every rule has been tried', () => {
  const tried = new Set(REFUSED.map(([, , rule]) => rule));
  expect(config.forbidden.map(({ name }) => name).filter((name) => !tried.has(name!))).toEqual([]);
});
