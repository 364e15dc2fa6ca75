import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { check as recheck } from 'recheck';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

// The checker in plain JavaScript: no native program, no Java.
const { checkSync } = createRequire(import.meta.url)('recheck/lib/browser.js') as {
  checkSync(...args: Parameters<typeof recheck>): Awaited<ReturnType<typeof recheck>>;
};

interface Exception {
  /** How the expression begins. */
  readonly starts: string;
  /** Why it is harmless. */
  readonly reason: string;
  /** The longest text it is ever given, in code units: so much of any pump must run in no time. */
  readonly longest: number;
}

/** Regular expressions that are not proven linear. The text of an article must not be able to make one slow. */
const EXCEPTIONS: readonly Exception[] = [
  {
    starts: '(?:(?:摄|攝)(?:[（(]',
    reason: 'credit lines: roles.ts looks at 160 units at most',
    longest: 160,
  },
  {
    starts: '^(?:第[ \\u3000]?[0-9０-９',
    reason: 'page numbers: roles.ts looks at 60 units at most',
    longest: 60,
  },
  { starts: '(?:农历|大年', reason: 'the six units before a number', longest: 6 },
  {
    starts: '^(?:[□◎◇■●▲◆口]',
    reason:
      'bylines: roles.ts looks at 45 units at most; the checker needs ten seconds for it and may give up',
    longest: 45,
  },
  { starts: '(?:^|[\\s(])(?:photos?', reason: 'credit.ts looks at the last 60 units', longest: 60 },
  { starts: '[,.;:!?]+$', reason: 'words of a stretch of 48 units', longest: 48 },
  { starts: '[A-Z][A-Za-z]* $', reason: 'the fourteen units before a number', longest: 14 },
  { starts: '[^\\s,，。;；', reason: 'the stretch before a name, FAR units at most', longest: 64 },
  { starts: '.*(?:现任|时任', reason: 'the stretch before a name, FAR units at most', longest: 64 },
  {
    starts: '(?:\\b(?:said|says',
    reason: 'thirty letters at most follow the word; short of time the checker guesses, and guesses wrong',
    longest: 20_000,
  },
];
const MOST_MS = 5;
/** Repeated, what makes an expression that is no good look hard. */
const PUMPS = [' ', '，', '一', '报', '一·', '一 ', '一、', '（', '1', 'a', 'said Ab', 'said Abbbbbbbbbbb '];

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Expression {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression in the source: the literals, and where others are built. */
function inSource(): { literals: Expression[]; built: string[] } {
  const literals: Expression[] = [];
  const built: string[] = [];
  for (const name of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const file = join(root, 'src', name);
    const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      const place = () =>
        `${relative(root, file)}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        literals.push({ place: place(), source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
      }
      const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
      if (isCall && node.expression.getText() === 'RegExp') built.push(place());
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  return { literals, built };
}

/** The expressions that the core builds from parts when it is loaded. */
async function whileLoading(): Promise<Expression[]> {
  const seen: Expression[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, [source, flags = '']: [string | RegExp, string?]) {
      const expression = new target(source, flags);
      seen.push({ place: 'built', source: expression.source, flags: expression.flags });
      return expression;
    },
  });
  try {
    await import('../../src/core/check.js');
  } finally {
    globalThis.RegExp = original;
  }
  return seen;
}

/** What is slow about an expression; empty where it is proven linear or an exception holds. */
function slowness({ place, source, flags }: Expression): string[] {
  const exception = EXCEPTIONS.find(({ starts }) => source.startsWith(starts));
  if (exception) {
    const expression = new RegExp(source, flags);
    const took = Math.max(
      ...PUMPS.map((pump) => time(expression, pump.repeat(exception.longest).slice(0, exception.longest))),
    );
    return took < MOST_MS ? [] : [`${place} /${source}/${flags}: ${took} ms on ${exception.longest} units`];
  }
  // d, v and y are unknown to the checker and change nothing of the time.
  const result = checkSync(source, flags.replace(/[dvy]/g, ''), { timeout: 120_000 });
  if (result.status === 'safe') return [];
  const how = result.status === 'vulnerable' ? result.complexity.summary : result.error.kind;
  return [`${place} /${source}/${flags}: ${how}`];
}

/** Milliseconds of one test, the best of five. */
function time(expression: RegExp, text: string): number {
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now();
    expression.test(text);
    return performance.now() - began;
  });
  return Math.min(...times);
}

const { literals, built } = inSource();
const made = await whileLoading();

test('the checker tells slow from fast', () => {
  for (const source of ['^(a+)+$', '\\s+$'])
    expect(slowness({ place: '', source, flags: '' })).toHaveLength(1);
  expect(slowness({ place: '', source: '^\\s+', flags: '' })).toEqual([]);
});

describe('every regular expression is linear, or given short texts only', () => {
  test(`${literals.length} literals`, () => expect(literals.flatMap(slowness)).toEqual([]), 600_000);

  test(`${built.length} built from parts`, () => {
    expect(made.length).toBeGreaterThanOrEqual(built.length);
    // One built elsewhere, or later from text that it is given, would be seen by nobody.
    expect(built.filter((place) => !place.startsWith('src/core/'))).toEqual([]);
    expect(made.flatMap(slowness)).toEqual([]);
  }, 600_000);

  test('no exception is left that none needs', () => {
    const sources = [...literals, ...made].map(({ source }) => source);
    expect(EXCEPTIONS.filter(({ starts }) => !sources.some((source) => source.startsWith(starts)))).toEqual(
      [],
    );
  });
});
