// Scores a model on labelled articles, alone and with the document pass.
//
//   npx tsx scripts/train-people/evaluate.ts --model models/people.bin [--show N] [--fold K] FILE.jsonl ...
import { readFileSync } from 'node:fs';
import { parseArticle } from '../../src/core/article.js';
import { findPeople } from '../../src/core/extract/people/index.js';
import { NameModel } from '../../src/core/extract/people/model.js';
import { readLabelled } from './data.js';
import { score } from './score.js';

const args = process.argv.slice(2);
const option = (name: string, fallback: string): string =>
  args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1]! : fallback;
const bytes = readFileSync(option('model', 'models/people.bin'));
const model = new NameModel(bytes);
const show = Number(option('show', '0'));
const fold = Number(option('fold', '-1'));
const files = args.filter((a, i) => !a.startsWith('--') && !args[i - 1]?.startsWith('--'));
for (const file of files) {
  let articles = readLabelled(file);
  if (file.includes('train.jsonl') && fold >= 0) articles = articles.filter((_, i) => i % 5 === fold);
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
  const whole = score(
    (text) => findPeople(parseArticle(text), { copies: [] }, bytes).flatMap((p) => p.mentions),
    articles,
    show,
  );
  console.log(file.split('/').at(-1), 'alone', JSON.stringify(alone), 'document', JSON.stringify(whole));
}
