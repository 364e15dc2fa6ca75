import { describe, expect, it } from 'vitest';
import { parseArticle, parseLastingSteps, reparseArticle } from '../../../src/core/article.js';
import { changeBetween } from '../../../src/core/change.js';
import { atOnce } from '../../../src/core/slices.js';

const TEXT = ['渡口的灯', '□林小满', '清晨的雾还没有散。', '', '老艄公解开了缆绳。', '①', '船开了。'].join(
  '\n',
);
/** An edit at the start, in the middle, of line ends, and at the end. */
const EDITS: readonly ((text: string) => string)[] = [
  (text) => `春，${text}`,
  (text) => text.replace('没有', '没'),
  (text) => text.replace('\n\n', '\n'),
  (text) => text.replace('□林小满\n', ''),
  (text) => text.replace('老艄公', '　　老\n艄公'),
  (text) => `${text}岸上有人挥手。`,
];

const plain = (article: ReturnType<typeof parseArticle>) =>
  article.paragraphs.map(({ memo: _, ...rest }) => rest);

describe('an article that is read again', () => {
  it('is as one that is read afresh, and those before it stay as they were', () => {
    const known = [{ text: TEXT, article: atOnce(parseLastingSteps(TEXT, null)) }];
    for (const edit of EDITS) {
      const { text: before, article } = known[known.length - 1]!;
      const text = edit(before);
      known.push({ text, article: reparseArticle(article, text, changeBetween(before, text)!).article });
      for (const one of known) expect(plain(one.article)).toEqual(plain(parseArticle(one.text)));
    }
  });

  it('takes over the paragraphs that stand: they are the same objects', () => {
    const article = atOnce(parseLastingSteps(TEXT, null));
    const last = article.paragraphs[article.paragraphs.length - 1]!;
    const text = `春，${TEXT}`;
    const again = reparseArticle(article, text, changeBetween(TEXT, text)!).article;
    expect(again.paragraphs[again.paragraphs.length - 1]).toBe(last);
    expect(again.lineStarts).toEqual(Uint32Array.from(again.paragraphs, (p) => p.lineStart));
  });
});
