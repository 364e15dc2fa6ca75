/**
 * Counts how Chinese reads on, weighs the evidence for cuts, and writes models/reading.bin (numbers only).
 *
 *   npx tsx scripts/train-reading.ts [--texts DIR]... [--labelled FILE.jsonl]... [--held-out DIR]... [--out FILE]
 *
 * DIR holds articles, one .txt each, a paragraph a line; FILE.jsonl has one {"text"} a line. Articles that share
 * passages with the held-out folders are left out, so that what is measured there is honest. The evidence is weighed
 * on articles that the counts have not seen; then everything is counted.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ReadingModel } from '../src/core/reading/index.js';
import { fitted, gather, report } from './reading/calibrate.js';
import { count, encode } from './reading/count.js';

const args = process.argv.slice(2);
const values = (name: string, fallback: string[]): string[] => {
  const given = args.flatMap((arg, i) => (arg === `--${name}` ? [args[i + 1]!] : []));
  return given.length ? given : fallback;
};
const shared = '../shared';
const texts = values('texts', [`${shared}/corpus/more-newspaper`]);
const labelled = values('labelled', [`${shared}/people/train.jsonl`]);
const heldOut = values('held-out', [`${shared}/corpus/clean-newspaper`, `${shared}/corpus/clean-mixed`]);
const out = values('out', ['models/reading.bin'])[0]!;
const FOLDS = 4;
/** How often each article is cut up. */
const ROUNDS = 3;
/** How many wrong answers of the weighed evidence to print. */
const SHOW = Number(values('show', ['0'])[0]);

const read = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));

/** Pieces of fifteen characters: enough to know an article again. */
function* prints(text: string, every: number): Generator<string> {
  const bare = text.replace(/\s+/gu, '');
  for (let i = 0; i + 15 <= bare.length; i += every) yield bare.slice(i, i + 15);
}
const known = new Set(heldOut.flatMap(read).flatMap((text) => [...prints(text, 30)]));
const isNew = (text: string): boolean => {
  let hits = 0;
  for (const print of prints(text, 1)) if (known.has(print)) hits++;
  return hits <= 4;
};
const labelledTexts = labelled.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { text: string }).text),
);
const clean = texts.flatMap(read).filter(isNew);
const mixed = labelledTexts.filter(isNew);

// The evidence is weighed on clean articles only: what looks cut in them was cut by us. Each part of them is read with
// counts of the other parts.
const samples = Array.from({ length: FOLDS }, (_, fold) => {
  const counted = [...clean.filter((_, i) => i % FOLDS !== fold), ...mixed];
  const model = ReadingModel.parse(encode(count(counted), []));
  return gather(
    model,
    clean.filter((_, i) => i % FOLDS === fold),
    ROUNDS,
    fold,
  );
});
// One part is left out first, to see how well the weights carry over.
report(samples[0]!, fitted(samples.slice(1).flat()), SHOW);
const weights = fitted(samples.flat());
const bytes = encode(count([...clean, ...mixed]), weights);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, bytes);
console.log(`${clean.length} + ${mixed.length} articles, ${bytes.length} bytes`);
