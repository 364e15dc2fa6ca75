// The page that started it all, through the command line as a whole: found, cleaned and read as a careful editor would.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeShared, shared } from '../shared.js';
import { folder, paragraphs, run, tree } from './tool.js';

interface Entry {
  readonly line?: number;
  readonly lines?: readonly [number, number];
  readonly optional?: boolean;
  readonly safe?: boolean;
}
interface Found {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly fixes: readonly { readonly safe: boolean }[];
}

const RULES = ['image-marker', 'truncated-sentence', 'repeated-paragraph'] as const;

describeShared('the page that started it all', 'seed/article.txt', () => {
  const page = shared('seed/article.txt');
  const text = readFileSync(page, 'utf8');
  const expected = JSON.parse(readFileSync(shared('seed/expected.json'), 'utf8'));
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const report = run(['check', '--format', 'json', page]);
  const findings: Found[] = JSON.parse(report.stdout).files[0].findings;
  const repeats = findings.filter(({ rule }) => rule === 'repeated-paragraph');

  const linesOf = ({ line, lines }: Entry): readonly [number, number] => lines ?? [line!, line!];
  /** A finding says where a sentence breaks off, and covers a copy; a byline over the copy belongs to it. */
  function says(found: Found, entry: Entry): boolean {
    const [first, last] = linesOf(entry);
    if (found.rule !== 'repeated-paragraph') return lineAt(found.end) === last;
    const start = lineAt(found.start);
    return lineAt(found.end) === last && start <= first && first - start <= 1;
  }

  describe.each(RULES)('%s', (rule) => {
    const own = findings.filter((found) => found.rule === rule);
    const entries: readonly Entry[] = expected[rule];

    const wanted = entries.filter(({ optional }) => !optional);
    test.each(wanted.map((entry) => [linesOf(entry).join('-'), entry] as const))(
      'line %s is found',
      (_, entry) => {
        const [first, last] = linesOf(entry);
        // A copy that goes needs no mending.
        const gone = repeats.some((copy) => lineAt(copy.start) <= first && last <= lineAt(copy.end));
        expect(own.some((found) => says(found, entry)) || (rule === 'truncated-sentence' && gone)).toBe(true);
      },
    );

    test('nothing else is flagged', () => {
      const others = own.filter((found) => !entries.some((entry) => says(found, entry)));
      expect(others.map(({ start, end }) => [lineAt(start), lineAt(end)])).toEqual([]);
    });

    test('what is safe to mend is what the editor would not ask about', () => {
      for (const found of own) {
        const entry = entries.find((candidate) => says(found, candidate))!;
        expect(found.fixes[0]?.safe ?? false, `line ${linesOf(entry)[0]}`).toBe(entry.safe ?? true);
      }
    });
  });

  test('no other rule speaks', () => {
    expect(report.status).toBe(1);
    expect(findings.filter(({ rule }) => !RULES.some((own) => own === rule))).toEqual([]);
  });

  test('`fix` gives the page back, paragraph for paragraph, and leaves the copy with a word of its own', () => {
    const out = folder();
    expect(run(['fix', '--out', out, page]).status).toBe(0);
    const [fixed] = Object.values(tree(out));
    const lines = text.split('\n');
    const left = [lines[129]!, lines[130]!].map((line) => line.trim());
    expect(paragraphs(fixed!).map((line) => line.trim())).toEqual([
      ...paragraphs(readFileSync(shared('seed/cleaned.txt'), 'utf8')).map((line) => line.trim()),
      ...left,
    ]);
    // Cleaned once, it is clean.
    const again = folder({ 'page.txt': fixed! });
    run(['fix', again]);
    expect(tree(again)['page.txt']).toBe(fixed);
  });

  test('everyone on it with their roles, and nobody else', () => {
    interface Person {
      readonly name: string;
      readonly roles: readonly string[];
    }
    const sorted = (people: readonly Person[]) =>
      people
        .map(({ name, roles }) => ({ name, roles: [...roles].sort() }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    const { people } = JSON.parse(run(['extract', '--format', 'json', page]).stdout).files[0];
    expect(people).toHaveLength(12);
    expect(sorted(people)).toEqual(sorted(expected.people));
  });

  test('every figure on it', () => {
    const { figures } = JSON.parse(run(['extract', '--format', 'json', page]).stdout).files[0];
    const texts: string[] = figures.map((figure: { text: string }) => figure.text);
    const wanted: string[] = expected.figures;
    expect(wanted.filter((figure) => !texts.includes(figure))).toEqual([]);
    // An optional one may be read with a word more or less.
    const known: string[] = [...wanted, ...expected['figures optional']];
    const isKnown = (figure: string) => known.some((one) => one.includes(figure) || figure.includes(one));
    expect(texts.filter((figure) => !isKnown(figure))).toEqual([]);
  });
});
