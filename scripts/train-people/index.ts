// Trains models/people.bin. See docs/people.md.
//
//   npx tsx scripts/train-people/index.ts --data FOLDER [--out models/people.bin] [--seed 1] [--runs 8] [--epochs 4]
//     [--penalty 1e-7] [--least 2] [--rate 0.1] [--share 0.6] [--fold K] [--dev FILE]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { familyOf, Lexicon } from '../../src/core/extract/people/lexicon.js';
import { NameModel } from '../../src/core/extract/people/model.js';
import { DOUBLE_ROW, SINGLE_ROW } from '../../src/core/extract/people/sums.js';
import { wordsSteps } from '../../src/core/extract/words.js';
import type { Range } from '../../src/core/range.js';
import { atOnce } from '../../src/core/slices.js';
import { averageOf, type NameKind, type Trained, Trainer } from './crf.js';
import { random, readLabelled, renamed } from './data.js';
import { type LexiconSections, readLists } from './lexicon.js';
import { packSections, Writer } from './pack.js';
import { score } from './score.js';

const args = process.argv.slice(2);
const option = (name: string, fallback: string): string =>
  args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1]! : fallback;
const folder = option('data', '');
if (!folder) {
  console.error('usage: npx tsx scripts/train-people/index.ts --data FOLDER');
  process.exit(2);
}
const epochs = Number(option('epochs', '4'));
const runs = Number(option('runs', '8'));
const out = option('out', 'models/people.bin');
const seed = Number(option('seed', '1'));
let articles = readLabelled(join(folder, 'train.jsonl'));
const dev = readLabelled(option('dev', join(folder, 'dev.jsonl')));
// With --fold K of five, that fifth of the articles measures too instead of training: for choosing settings.
const fold = Number(option('fold', '-1'));
const held = articles.filter((_, i) => i % 5 === fold);
if (fold >= 0) articles = articles.filter((_, i) => i % 5 !== fold);
const share = Number(option('share', '0.6'));
const least = Number(option('least', '2'));

const outside = articles
  .map(({ text, people }) => {
    const parts: string[] = [];
    let from = 0;
    for (const m of people) {
      parts.push(text.slice(from, m.start));
      from = m.end;
    }
    return parts.join('') + text.slice(from);
  })
  .join('\n');
const lists = readLists(join(folder, 'lexicon'), outside);
const none = new Uint8Array(4);
const words = atOnce(wordsSteps(readFileSync('models/words.txt')))!;
const lexicon = atOnce(
  Lexicon.open({ ...lists.sections, transitions: none, dense: none, singles: none, doubles: none }, words),
);
const rate = Number(option('rate', '0.1'));
const trained: Trained[] = [];
for (let run = 1; run <= runs; run++) {
  const rand = random(seed + run);
  const trainer = new Trainer(lexicon, kindOf, Number(option('penalty', '1e-7')), 8_000_000);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const started = performance.now();
    trainer.rate = rate * Math.min(1, (1.3 * (epochs - epoch + 0.5)) / epochs);
    for (let i = articles.length - 1; i > 0; i--) {
      const j = Math.floor(rand() * (i + 1));
      [articles[i], articles[j]] = [articles[j]!, articles[i]!];
    }
    let loss = 0;
    // Most passes over an article have other people in it.
    for (const article of articles)
      loss += trainer.learn(rand() < share ? renamed(article, lists, lexicon, 0.9, rand) : article);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`run ${run}, epoch ${epoch}: loss ${loss.toFixed(0)}, ${seconds} s`);
    if (epoch > epochs / 2) trainer.average();
  }
  trained.push(trainer.finish());
  const model = atOnce(NameModel.open(pack(lists.sections, averageOf(trained)), words));
  console.log(`after run ${run}: dev ${JSON.stringify(score((text) => sure(model, text), dev))}`);
  if (held.length) console.log(`held out ${JSON.stringify(score((text) => sure(model, text), held))}`);
}

const bytes = pack(lists.sections, averageOf(trained));
writeFileSync(out, bytes);
console.log(`${out}: ${bytes.length} bytes, ${gzipSync(readFileSync(out), { level: 9 }).length} compressed`);

/** Chinese where the family name is a usual one, other where it is none, either where only the text can tell. */
function kindOf(name: string): NameKind {
  const folded = lexicon.fold(name);
  if (!/^[\u4e00-\u9fff]{2,3}$/u.test(folded)) return { chinese: false, other: true };
  const foreign = lists.foreign.has(folded);
  const family = lists.families.has(folded[0]!);
  if (!family) return { chinese: false, other: true };
  return { chinese: true, other: foreign || familyOf(lexicon.levels[folded.charCodeAt(0)]!) < 4 };
}

/** What the model alone is sure of, paragraph by paragraph. */
function sure(model: NameModel, text: string): Range[] {
  return [...text.matchAll(/[^\r\n]+/g)].flatMap((line) =>
    model
      .find(line[0])
      .filter((s) => s.sure)
      .map((s) => ({ start: s.start + line.index, end: s.end + line.index })),
  );
}

/** Weights to bytes: 32 steps a nat, clipped at ±127, 128 added so that none is below zero. */
function pack(
  lexiconSections: LexiconSections,
  { dense, transitions, singles, doubles }: Trained,
): Uint8Array {
  const byte = (w: number) => Math.max(-127, Math.min(127, Math.round(w * 32)));
  // Weights of a character or a pair that hardly count are left out: half of them, and none is missed.
  const strong = (w: number) => (Math.abs(byte(w)) < least ? 0 : byte(w));
  const rows = (weights: ReadonlyMap<number, Float32Array>) =>
    [...weights]
      .map(([key, row]) => [key, Int8Array.from(row, strong)] as const)
      .filter(([, row]) => row.some((w) => w !== 0))
      .sort((a, b) => (a[0] >>> 0) - (b[0] >>> 0));
  const lifted = (row: Int8Array) => Uint8Array.from(row, (w) => w + 128);
  const flat = (list: (readonly [number, Int8Array])[], size: number) => {
    const all = new Uint8Array(list.length * size);
    list.forEach(([, row], i) => {
      all.set(lifted(row), i * size);
    });
    return all;
  };
  const one = rows(singles);
  const two = rows(doubles);
  return packSections({
    ...lexiconSections,
    transitions: new Writer().list(Int16Array.from(transitions, (t) => Math.round(t * 32))).done(),
    dense: new Writer().list(lifted(Int8Array.from(dense, byte))).done(),
    singles: new Writer()
      .count(one.length)
      .rising(one.map(([key]) => key))
      .list(flat(one, SINGLE_ROW))
      .done(),
    doubles: new Writer()
      .count(two.length)
      .list(Uint16Array.from(two, ([key]) => key >>> 16))
      .list(Uint16Array.from(two, ([key]) => key & 0xffff))
      .list(flat(two, DOUBLE_ROW))
      .done(),
  });
}
