// Scores a model on labelled articles, alone and with the document pass.
//
//   npx tsx scripts/train-people/evaluate.ts --model models/people.bin [--show N] [--fold K] [--sentences] FILE.jsonl ...
//
// With --sentences every sentence is a document of its own, and what was found is told by kind of name.
import { readFileSync } from 'node:fs';
import { parseArticle } from '../../src/core/article.js';
import { findPeople } from '../../src/core/extract/people/index.js';
import { NameModel } from '../../src/core/extract/people/model.js';
import { wordsSteps } from '../../src/core/extract/words.js';
import { atOnce } from '../../src/core/slices.js';
import { type Labelled, readLabelled, sentences } from './data.js';
import { byKind, score } from './score.js';

const args = process.argv.slice(2);
const option = (name: string, fallback: string): string =>
  args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1]! : fallback;
const apart = args.includes('--sentences');
const bytes = readFileSync(option('model', 'models/people.bin'));
const words = atOnce(wordsSteps(readFileSync('models/words.txt')))!;
const model = atOnce(NameModel.open(bytes, words));
const show = Number(option('show', '0'));
const fold = Number(option('fold', '-1'));
const files = args.filter((a) => a.endsWith('.jsonl'));
for (const file of files) {
  let articles: Labelled[] = readLabelled(file);
  if (file.includes('train.jsonl') && fold >= 0) articles = articles.filter((_, i) => i % 5 === fold);
  if (apart) articles = articles.flatMap(sentences);
  const alone = score(
    (text) =>
      parseArticle(text).paragraphs.flatMap((p) =>
        model
          .find(p.text)
          .filter((s) => s.sure)
          .map((s) => ({ start: s.start + p.start, end: s.end + p.start })),
      ),
    articles,
  );
  const find = (text: string) =>
    findPeople(parseArticle(text, words), { copies: [] }, bytes).flatMap((p) => p.mentions);
  const whole = score(find, articles, show);
  console.log(file.split('/').at(-1), 'alone', JSON.stringify(alone), 'document', JSON.stringify(whole));
  if (!apart) continue;
  for (const [kind, found] of byKind(find, articles)) console.log(`  ${kind}: ${JSON.stringify(found)}`);
}
