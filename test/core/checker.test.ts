import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damagedText } from '../../bench/text.js';
import { Checker, type CheckResult, check } from '../../src/core/check.js';
import { readResources } from '../resources.js';

/** The models that ship: without them most of what could go wrong is never run. */
const MODELS = readResources();

const ARTICLE = damagedText(6000).text;

/** What a result says, without what the paragraphs remember. */
const plain = ({ article, findings, facts }: CheckResult) => ({
  text: article.text,
  paragraphs: article.paragraphs.map(({ memo: _, ...rest }) => rest),
  findings,
  // Facts that are put together when they are asked for.
  facts: { ...facts },
});

/** Lines with names that are easily taken for one another, and with figures that do not agree. */
const TELLING = [
  '梧川县水利局局长罗砚舟说，今年全县新修水渠12公里，惠及农户3800户。',
  '据县水利局局长罗砚洲介绍，今年全县新修水渠21公里，惠及农户3800户。',
  '罗砚舟、罗砚州、何晓丽、何晓莉都到了现场。',
  '何晓丽说：“水渠通了，田里的活就好办了。”何晓莉在一旁点头。',
  '摄影师何晓莉（左）和乡亲们在渠边合影。 何晓丽摄',
  '埃里克·索尔海姆（Erik Solheim）昨天抵达梧川。',
  '索尔海姆说，他曾用名艾瑞克。',
  'The engineer Tobias Renwick keeps the gauge. Renwick says it is 12 km long.',
  '张军强、张军、周敏到了梧川。张军强调，堤坝要加固。',
  '段 宁和段宁的哥哥都来了，段宁强说他也去。',
  '内村航平夺冠。内村说，他练了三年。',
  '制造商科沃斯表示，科沃斯的新机器三月上市。',
  '渡口大桥全长1280米，双向四车道。',
  '渡口大桥全长1820米，双向四车道。',
];
const telling = fc.constantFrom(...TELLING);

const piece = fc.oneof(
  { weight: 2, arbitrary: telling.map((line) => `${line}\n`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '舟',
      '洲',
      '何晓',
      '莉',
      '罗砚舟',
      '、',
      '12',
      '公里',
      '局长',
      '说，',
      '（',
      '中学',
    ),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom('的', '。', '，', '\n', '\r\n', '\r', ' ', '　', '①', '“', '”', '3', '李'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...ARTICLE.split('\n').filter(Boolean)).map((line) => `${line}\n`),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);

/** Sentences that stand whole in one place and in two pieces in another. */
const CUT = [
  '清晨的河堤上雾还没有散，渡口的老艄公已经把缆绳解开，等着第一拨过河赶集的人。',
  '县里的水文站连夜送来通报，说上游的雨已经停了，下半夜的水位还会再涨半尺。',
  '镇上的供销社把农具摆到了门口，铁匠铺的炉火一直烧到天黑，来修犁的人排成了队。',
];
const pieces = fc.tuple(fc.constantFrom(...CUT), fc.nat(), fc.boolean()).map(([line, at, whole]) => {
  const cut = 12 + (at % (line.length - 20));
  return whole ? [line] : [line.slice(0, cut), line.slice(cut)];
});
/** Small texts of such lines, so that what is changed in one place tells on another. */
const dense = fc
  .array(
    fc.oneof(
      telling.map((line) => [line]),
      pieces,
    ),
    { minLength: 3, maxLength: 24 },
  )
  .map((lines) => lines.flat().join('\n'));
/** What may come in the place of what, so that names, figures and joins change their meaning. */
const SWAPS = [
  '12',
  '21',
  '38',
  '舟',
  '洲',
  '州',
  '丽',
  '莉',
  '局长',
  '说',
  '介绍',
  '渡口',
  '水位',
  '，',
  '。\n',
  '、',
  '\n',
  '中学',
  '罗砚舟',
  '的',
];
const swap = fc.record({
  from: fc.constantFrom(...SWAPS),
  to: fc.constantFrom(...SWAPS, ''),
  nth: fc.nat(5),
});
type Swap = typeof swap extends fc.Arbitrary<infer T> ? T : never;

function exchange(text: string, { from, to, nth }: Swap): string {
  const parts = text.split(from);
  if (parts.length < 2) return text + to;
  const at = 1 + (nth % (parts.length - 1));
  return `${parts.slice(0, at).join(from)}${to}${parts.slice(at).join(from)}`;
}

/** Where, as a share of the text's length. */
const place = fc.double({ min: 0, max: 1, noNaN: true });
const length = fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200));

/** Takes out a stretch, most often a short one, and puts in new text or a copy of text that stands elsewhere. */
const edit = fc.record({
  at: place,
  length,
  put: fc.oneof(
    fc.constant(''),
    piece,
    fc.record({ from: place, length: fc.oneof(fc.nat(60), fc.nat(600)) }),
  ),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function apply(text: string, { at, length: out, put }: Edit): string {
  const from = Math.floor(at * text.length);
  const source = typeof put === 'string' ? 0 : Math.floor(put.from * text.length);
  const insert = typeof put === 'string' ? put : text.slice(source, source + put.length);
  return text.slice(0, from) + insert + text.slice(from + out);
}

const LINE_EDITS = ['joined', 'cut', 'taken out', 'doubled', 'moved to the end', 'typed into'] as const;
/** Lines with one of them changed, or with that and the next made one. */
function changed(lines: readonly string[], i: number, kind: (typeof LINE_EDITS)[number]): string[] {
  const line = lines[i]!;
  const half = line.length >> 1;
  const next = i + 1 < lines.length ? lines[i + 1]! : '';
  const put = {
    joined: [line + next],
    cut: [line.slice(0, half), line.slice(half)],
    'taken out': [],
    doubled: [line, '', line],
    'moved to the end': [],
    'typed into': [`${line.slice(0, half)}的${line.slice(half)}`],
  }[kind];
  const end = kind === 'moved to the end' ? [line] : [];
  return [...lines.slice(0, i), ...put, ...lines.slice(kind === 'joined' ? i + 2 : i + 1), ...end];
}

describe('Checker', () => {
  it('equals a fresh check after any edits', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.nat(1000).map((seed) => damagedText(6000, seed).text),
          fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
          fc.array(telling, { maxLength: 20 }).map((lines) => lines.join('\n\n')),
        ),
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        (start, edits) => {
          const checker = new Checker({}, MODELS);
          let text = start;
          checker.update(text);
          for (const one of edits) {
            text = apply(text, one);
            expect(plain(checker.update(text))).toEqual(plain(check(text, {}, MODELS)));
          }
        },
      ),
      { numRuns: Number(process.env.FC_RUNS ?? 80) },
    );
  }, 600_000);

  it('leaves what it has said before as it was', () => {
    const checker = new Checker({}, MODELS);
    const texts = [
      ARTICLE,
      `春${ARTICLE}`,
      `春${ARTICLE.replace('\n', '。\n\n')}`,
      ARTICLE.slice(40),
      ARTICLE,
    ];
    const results = texts.map((text) => checker.update(text));
    for (const [i, result] of results.entries())
      expect(plain(result)).toEqual(plain(check(texts[i]!, {}, MODELS)));
  });

  it('equals a fresh check where what is changed tells on other places', () => {
    fc.assert(
      fc.property(
        dense,
        fc.boolean(),
        fc.array(fc.oneof({ weight: 4, arbitrary: swap }, edit), { minLength: 1, maxLength: 12 }),
        (start, twice, edits) => {
          const checker = new Checker({}, MODELS);
          // What stands twice, far apart, is not seen with the change.
          let text = twice ? `${start}\n${ARTICLE}\n${start}` : start;
          checker.update(text);
          for (const one of edits) {
            text = 'to' in one ? exchange(text, one) : apply(text, one);
            expect(plain(checker.update(text))).toEqual(plain(check(text, {}, MODELS)));
          }
        },
      ),
      { numRuns: Number(process.env.FC_RUNS ?? 100) },
    );
  }, 600_000);

  it('equals a fresh check where a text is longer than what any part of it can see', () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.integer({ min: 60_000, max: 200_000 }),
        fc.array(edit, { minLength: 1, maxLength: 5 }),
        (seed, bytes, edits) => {
          const checker = new Checker({}, MODELS);
          let text = damagedText(bytes, seed).text;
          checker.update(text);
          for (const one of edits) {
            text = apply(text, one);
            expect(plain(checker.update(text))).toEqual(plain(check(text, {}, MODELS)));
          }
        },
      ),
      { numRuns: Number(process.env.FC_RUNS ?? 15) },
    );
  }, 600_000);

  it('equals a fresh check where runs before it were left half-way', () => {
    const text = damagedText(20_000, 3).text;
    fc.assert(
      fc.property(fc.array(fc.tuple(edit, fc.nat(120)), { minLength: 2, maxLength: 12 }), (edits) => {
        const checker = new Checker({}, MODELS);
        checker.update(text);
        let now = text;
        for (const [one, steps] of edits) {
          now = apply(now, one);
          const run = checker.updateSteps(now);
          for (let n = 0; n < steps && !run.next().done; n++);
        }
        now = `${now}的`;
        expect(plain(checker.update(now))).toEqual(plain(check(now, {}, MODELS)));
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 30) },
    );
  }, 600_000);

  // Every change that an editor makes to lines of a damaged page, taken back again, and two in a row.
  it.each(
    readdirSync('samples')
      .sort()
      .flatMap((name) => LINE_EDITS.map((kind) => [name, kind] as const)),
  )('equals a fresh check where lines of %s are %s', (name, kind) => {
    const text = readFileSync(`samples/${name}`, 'utf8');
    const lines = text.split('\n');
    const checker = new Checker({}, MODELS);
    checker.update(text);
    for (let i = 0; i < lines.length; i++) {
      const once = changed(lines, i, kind);
      const twice = changed(once, (i * 7 + 3) % once.length, kind);
      for (const now of [once, twice].map((some) => some.join('\n')))
        expect(plain(checker.update(now))).toEqual(plain(check(now, {}, MODELS)));
      if (i % 2 === 0) expect(plain(checker.update(text))).toEqual(plain(check(text, {}, MODELS)));
    }
  });

  it('tells facts of the text they were asked for, however late', () => {
    const checker = new Checker({}, MODELS);
    const before = checker.update(ARTICLE);
    checker.update(`梧川县水利局局长罗砚舟说，今年修了12公里水渠。\n${ARTICLE}`);
    expect(plain(before)).toEqual(plain(check(ARTICLE, {}, MODELS)));
  });

  it('gives the same result again for the same text', () => {
    const checker = new Checker({}, MODELS);
    expect(checker.update(ARTICLE)).toBe(checker.update(ARTICLE));
  });
});
