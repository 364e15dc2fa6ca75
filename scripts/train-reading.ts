/**
 * Counts how Chinese reads on, fits networks for joints and for longer stretches, weighs the evidence for cuts, and writes models/reading.bin
 * (numbers only).
 *
 *   npx tsx scripts/train-reading.ts [--texts DIR]... [--labelled FILE.jsonl]... [--held-out DIR]... [--out FILE]
 *                                    [--networks DIR]
 *
 * DIR holds articles, one .txt each, a paragraph a line; FILE.jsonl has one {"text"} a line. Articles that share
 * passages with the held-out folders are left out, so that what is measured there is honest. The evidence is weighed
 * on articles that neither the network nor the counts it comes from have seen: each part of them by what was learnt from
 * the other parts. What ships was learnt from all. Needs python3 with PyTorch. With `--networks` the networks are kept in a
 * folder, and taken from there if they are in it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { HashedWeights } from '../src/core/reading/hashed.js';
import { ReadingModel } from '../src/core/reading/index.js';
import { LEAST, LEAST_IN_CONTEXT } from '../src/core/reading/pair-classes.js';
import { atOnce } from '../src/core/slices.js';
import { readArticles } from './reading/articles.js';
import { fitWeights, gather, noSamples } from './reading/calibrate.js';
import { fitContext } from './reading/context.js';
import { alphabetOf, type Counted, count, encode, lettersOf, pairsOf } from './reading/count.js';
import { fitHeadings, fitRests } from './reading/hashed.js';
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
const kept = values('networks', [])[0];
/** The evidence is weighed on each of so many parts of the articles by what was learnt from the others. */
const FOLDS = 4;
/** How often each article is cut up. */
const ROUNDS = 60;

/** Pieces of fifteen characters: enough to know an article again. */
function* prints(text: string, every: number): Generator<string> {
  const bare = text.replace(/\s+/gu, '');
  for (let i = 0; i + 15 <= bare.length; i += every) yield bare.slice(i, i + 15);
}
const known = new Set(heldOut.flatMap(readArticles).flatMap((text) => [...prints(text, 30)]));
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
const clean = texts.flatMap(readArticles).filter(isNew);
const mixed = labelledTexts.filter(isNew);

const all = [...clean, ...mixed];
const letters = lettersOf(all);
/** What some articles teach: counts, what tells headings and rests, the networks. */
async function learn(name: string, articles: readonly string[]): Promise<Learnt> {
  const counted = count(articles, letters);
  const alphabet = alphabetOf(letters);
  const hashed = [fitHeadings(articles, alphabet), fitRests(articles, alphabet)];
  const joint = await keeping(`${name}.joint`, () => fitJoint(articles, alphabet, pairsOf(counted, LEAST)));
  const context = await keeping(`${name}.context`, () =>
    fitContext(articles, alphabet, pairsOf(counted, LEAST_IN_CONTEXT)),
  );
  return [counted, hashed, [joint, context]];
}
type Learnt = [Counted, readonly HashedWeights[], readonly Uint8Array[]];

/** A network from the folder in which they are kept, or else a new one, which is put there. */
async function keeping(name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const file = kept && join(kept, name);
  if (file && existsSync(file)) return readFileSync(file);
  const network = await make();
  if (file) writeFileSync(file, network);
  return network;
}

/** Learns, weighs, learns from all, and writes. */
async function train(): Promise<void> {
  // The evidence is weighed on clean articles only: what looks cut in them was cut by us.
  const samples = noSamples();
  const whole = learn('whole', all);
  const folds = Array.from({ length: FOLDS }, (_, fold) =>
    learn(`without-${fold}`, [...clean.filter((_, i) => i % FOLDS !== fold), ...mixed]),
  );
  for (const [fold, learnt] of folds.entries()) {
    const [counted, hashed, networks] = await learnt;
    const model = atOnce(ReadingModel.open(encode(counted, [], hashed, networks)));
    const unseen = clean.filter((_, i) => i % FOLDS === fold);
    gather(samples, model, unseen, ROUNDS);
  }
  const [counted, hashed, networks] = await whole;
  const bytes = encode(counted, fitWeights(samples), hashed, networks);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, bytes);
  console.log(`${clean.length} + ${mixed.length} articles, ${bytes.length} bytes`);
}

void train();
