/**
 * Counts how Chinese reads on, fits a network for joints, weighs the evidence for cuts, and writes models/reading.bin
 * (numbers only).
 *
 *   npx tsx scripts/train-reading.ts [--texts DIR]... [--labelled FILE.jsonl]... [--held-out DIR]... [--out FILE]
 *                                    [--joints DIR] [--show N]
 *
 * DIR holds articles, one .txt each, a paragraph a line; FILE.jsonl has one {"text"} a line. Articles that share
 * passages with the held-out folders are left out, so that what is measured there is honest. The evidence is weighed
 * on a part of the articles that neither a first network nor its counts have seen; then both are made anew from
 * everything. Needs python3 with NumPy. With `--joints` the networks are kept in a folder, and taken from there if they
 * are in it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ReadingModel } from '../src/core/reading/index.js';
import { fitted, gather, report } from './reading/calibrate.js';
import { alphabetOf, count, encode, lettersOf } from './reading/count.js';
import { fitJoint } from './reading/joint.js';

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
const kept = values('joints', [])[0];
/** One article in so many is left for weighing the evidence. */
const PARTS = 4;
/** How often each article is cut up. */
const ROUNDS = 10;
/** One article in so many of those is left out of the first fit, to see how well it carries over. */
const CHECKED = 4;
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

// The evidence is weighed on clean articles only: what looks cut in them was cut by us.
const weighed = clean.filter((_, i) => i % PARTS === 0);
const others = [...clean.filter((_, i) => i % PARTS !== 0), ...mixed];
const letters = lettersOf([...clean, ...mixed]);
const jointOf = (name: string, articles: readonly string[]): Uint8Array => {
  const file = kept && join(kept, `${name}.joint`);
  if (file && existsSync(file)) return readFileSync(file);
  const joint = fitJoint(articles, alphabetOf(letters));
  if (file) writeFileSync(file, joint);
  return joint;
};
const model = ReadingModel.parse(encode(count(others, letters), [], jointOf('part', others)));
const parts = Array.from({ length: CHECKED }, (_, part) =>
  gather(
    model,
    weighed.filter((_, i) => i % CHECKED === part),
    ROUNDS,
    part,
  ),
);
report(parts[0]!, fitted(parts.slice(1).flat()), SHOW);
const weights = fitted(parts.flat());
const all = [...clean, ...mixed];
const bytes = encode(count(all, letters), weights, jointOf('whole', all));
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, bytes);
console.log(`${clean.length} + ${mixed.length} articles, ${bytes.length} bytes`);
